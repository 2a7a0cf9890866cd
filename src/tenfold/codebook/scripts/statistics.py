"""The scripts for Stata and for SPSS."""

from tenfold.codebook.book import Codebook
from tenfold.codebook.model import Variable
from tenfold.codebook.programs import level, numbers, stata_names
from tenfold.codebook.scripts.fill import categories, fill, plain_numbers

_RAW = "raw_"
"""No variable of a codebook has an underscore in its name."""


def stata_script(codebook: Codebook) -> str:
    """import.do."""
    names = stata_names(codebook)
    return fill(
        "import.do",
        names="\n".join(f"rename v{v.number} {names[v.name]}" for v in codebook.variable),
        categories="\n".join(_encoded(v, names[v.name]) for v in categories(codebook)),
        numbers="\n".join(
            f"destring {names[v.name]}, replace\n{_flag_label(v, names[v.name])}"
            for v in plain_numbers(codebook)
        ),
        labels="\n".join(
            f"label variable {names[v.name]} {_stata(v.label)}" for v in codebook.variable
        ),
        order=" ".join(names.values()),
    )


def _encoded(variable: Variable, name: str) -> str:
    """Turns texts into labelled numbers; Stata stops at a value that the codebook doesn't list."""
    pairs = (f"    {number} {_stata(label)}" for number, label in numbers(variable).items())
    return "\n".join(
        (
            f"label define {name} ///\n" + " ///\n".join(pairs),
            f"encode {name}, generate({_RAW}) label({name}) noextend",
            f"drop {name}",
            f"rename {_RAW} {name}",
        )
    )


def _flag_label(variable: Variable, name: str) -> str:
    pairs = " ".join(f"{number} {_stata(word)}" for number, word in numbers(variable).items())
    return f"label define {name} {pairs}\nlabel values {name} {name}" if pairs else ""


def _stata(text: str) -> str:
    """A text in Stata's compound quotes, which may hold quotation marks."""
    return f'`"{text}"\''


def spss_script(codebook: Codebook) -> str:
    """import.sps."""
    labelled = [variable for variable in codebook.variable if numbers(variable)]
    return fill(
        "import.sps",
        variables="\n".join(f"    {_read(v, codebook)}" for v in codebook.variable),
        categories="\n".join(_recoded(v) for v in categories(codebook)),
        order="\n".join(f"    {v.name}" for v in codebook.variable),
        labels="\n".join(f"  {v.name} {_spss(v.label)}" for v in codebook.variable),
        values="\n  /".join(_values(v) for v in labelled),
        levels="\n  /".join(f"{v.name} ({level(v).upper()})" for v in codebook.variable),
    )


def _read(variable: Variable, codebook: Codebook) -> str:
    """A column's name and type as it is read."""
    if variable.type in {"flag", "year"}:
        return f"{variable.name} F{max(map(len, variable.labels))}.0"
    if variable.type == "list":
        return f"{variable.name} A{len(codebook.about.separator.join(variable.labels).encode())}"
    return f"{_RAW}{variable.name} A{max(len(label.encode()) for label in variable.labels)}"


def _recoded(variable: Variable) -> str:
    pairs = (f"  ({_spss(label)}={number})" for number, label in numbers(variable).items())
    name = variable.name
    head = f"RECODE {_RAW}{name}\n" + "\n".join(pairs)
    return f"{head}\n  INTO {name}.\nFORMATS {name} (F{len(str(len(variable.labels)))}.0)."


def _values(variable: Variable) -> str:
    pairs = (f"\n    {number} {_spss(label)}" for number, label in numbers(variable).items())
    return variable.name + "".join(pairs)


def _spss(text: str) -> str:
    """A text in SPSS's single quotes."""
    return "'" + text.replace("'", "''") + "'"
