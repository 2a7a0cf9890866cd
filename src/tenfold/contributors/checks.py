"""What a contributor's files may not say together: each fault with its file, place and fix."""

from collections import Counter
from collections.abc import Collection, Iterator

from tenfold.codebook import Codebook, Fault, Variable
from tenfold.contributors.catchall import catch_alls
from tenfold.contributors.differing import differing
from tenfold.contributors.lines import folded
from tenfold.contributors.model import Mapping, Reader
from tenfold.contributors.rules import (
    AgeBand,
    AnyAnswer,
    AnyYes,
    Constant,
    Majority,
    NotCollected,
    Rule,
    Year,
)


def faults(mapping: Mapping, codebook: Codebook) -> Iterator[Fault]:
    """Every fault of a contributor's folder: the file's name, the place in it, problem and fix."""
    own = (*_cases(mapping), *_names(mapping), *_person(mapping), *_centuries(mapping))
    first = (*own, *_rules(mapping, codebook), *_named(mapping), *differing(mapping))
    for location, problem in (*first, *catch_alls(mapping, codebook)):
        yield "mapping.toml", location, problem
    for index, problem in _columns(mapping):
        yield "columns.csv", (index,), problem
    for index, problem in _values(mapping, codebook):
        yield "values.csv", (index,), problem


def due(codebook: Codebook) -> tuple[Variable, ...]:
    """The variables that need a rule: the base, but for those that sum up others (ruling 3)."""
    return tuple(variable for variable in codebook.base if not variable.none_of)


Found = tuple[tuple[str | int, ...], str]


def _cases(mapping: Mapping) -> Iterator[Found]:
    """The columns that tell cases apart, and that exclude them, must be in the export."""
    known = {column.column for column in mapping.columns}
    for key, name in (("number", mapping.case.number), ("updated", mapping.case.updated)):
        if name and name not in known:
            yield ("case", key), f"columns.csv has no column {name}; add or mend it"
    if mapping.case.number in mapping.optional:
        yield ("case", "number"), "columns.csv says it is optional; without it there is no case"
    for index, exclusion in enumerate(mapping.exclude):
        if exclusion.column not in known:
            place = ("exclude", index, "column")
            yield place, f"columns.csv has no column {exclusion.column}; add or mend it"


def _names(mapping: Mapping) -> Iterator[Found]:
    """What names a person must be told to identify, so that it is never published."""
    uses = {column.column: column.use for column in mapping.columns}
    named = [("case", "names", name) for columns in mapping.case.names for name in columns]
    named += [("person", "name", name) for name in (mapping.person.name if mapping.person else ())]
    for section, key, name in named:
        if uses.get(name) != "identifies":
            what = "doesn't say that it identifies" if name in uses else "isn't there"
            yield (section, key), f"column {name} {what} in columns.csv; add or mend it"


def _person(mapping: Mapping) -> Iterator[Found]:
    """Birth and sex of a person are read from columns that are known to tell of it."""
    uses = {column.column: column.use for column in mapping.columns}
    for key in ("born", "sex") if mapping.person else ():
        name = getattr(mapping.person, key)
        if uses.get(name) not in {"identifies", "mapped"}:
            what = "neither identifies nor is mapped" if name in uses else "isn't there"
            yield ("person", key), f"column {name} {what} in columns.csv; add or mend it"


def _centuries(mapping: Mapping) -> Iterator[Found]:
    """Where births have years of two digits, it must be said which hundred years are meant."""
    aged = (rule for rule in mapping.variable if isinstance(rule, AgeBand | Majority))
    if not mapping.person and not any(rule.born for rule in aged):
        return
    written: list[tuple[tuple[str | int, ...], Reader]] = [(("reader",), mapping.reader)]
    for index, file in enumerate(mapping.file):
        written += [(("file", index), mapping.reader.of(file))] if file.dates else []
    for place, reader in written:
        if reader.century is None and any("%y" in form for form in reader.dates):
            problem = (
                "years of birth may have two digits; give century, the first year they may mean"
            )
            yield (*place, "dates"), problem


def _rules(mapping: Mapping, codebook: Codebook) -> Iterator[Found]:
    """Each base variable has one rule, which fits it and reads what the export has."""
    needed = {variable.name: variable for variable in due(codebook)}
    seen: set[str] = set()
    for index, rule in enumerate(mapping.variable):
        if rule.name not in needed:
            yield ("variable", index, "name"), f"{rule.name} takes no rule; take this one out"
        elif rule.name in seen:
            yield ("variable", index, "name"), f"{rule.name} has a rule already; keep one"
        else:
            for key, problem in _misfits(rule, needed[rule.name], mapping):
                yield ("variable", index, key), problem
        seen.add(rule.name)
    for name in needed.keys() - seen:
        place = ("variable", len(mapping.variable) - 1)
        yield place, f'{name} has no rule; give it one, be it rule = "not-collected"'


def _misfits(rule: Rule, variable: Variable, mapping: Mapping) -> Iterator[tuple[str, str]]:
    """What is wrong with a rule by itself, as key and problem."""
    uses = {column.column: column.use for column in mapping.columns}
    for name in rule.reads:
        if uses.get(name) not in {"mapped", "case"}:
            what = "identifies or is unused" if name in uses else "isn't there"
            key = "denied_by" if name == getattr(rule, "denied_by", "") else "column"
            yield key, f"column {name} {what} in columns.csv; name another or change its use"
    for name in rule.tables:
        if not mapping.table(name):
            yield "values", f"values.csv has no table {name}; write its lines"
    if isinstance(rule, AnyAnswer):
        known = {folded(line.becomes) for line in mapping.table(rule.values).values()}
        for answer in rule.answers:
            if folded(answer) not in known:
                yield "answers", f"no line of values.csv becomes {answer}; write one or mend it"
    yield from _wrong_kind(rule, variable)


def _named(mapping: Mapping) -> Iterator[Found]:
    """Words for the public crosswalk that name a field, where its folder keeps fields private.

    A name of one word, such as Gender, can't be told from the word.
    """
    if mapping.contributor.fields_public:
        return
    fields = [column.column for column in mapping.columns if " " in column.column.strip()]
    for index, rule in enumerate(mapping.variable):
        key = "reason" if isinstance(rule, NotCollected) else "because"
        if any(field in getattr(rule, key) for field in fields):
            problem = "it names a field, and fields_public isn't true; say it in other words"
            yield ("variable", index, key), problem


def _wrong_kind(rule: Rule, variable: Variable) -> Iterator[tuple[str, str]]:
    """A rule must make what the variable takes."""
    if isinstance(rule, NotCollected) and not variable.null:
        yield (
            "rule",
            f"every case would be left out, as none may lack {rule.name}; {_instead(variable)}",
        )
    if isinstance(rule, AnyAnswer | AnyYes) and variable.type != "flag":
        yield "rule", f"{rule.rule} makes flags, and {rule.name} is none; choose another rule"
    if isinstance(rule, AgeBand) and not any(label.endswith("+") for label in variable.labels):
        yield "rule", f"{rule.name} has no age bands; choose another rule"
    if isinstance(rule, Majority) and not {"Minor", "Adult"} <= set(variable.labels):
        yield "rule", f"{rule.name} isn't Minor or Adult; choose another rule"
    if isinstance(rule, Year) and variable.type != "year":
        yield "rule", f"{rule.name} is no year; choose another rule"
    if isinstance(rule, Constant) and rule.value not in variable.labels:
        yield "value", f"{rule.name} has no label {rule.value}; choose one of the codebook's"


def _instead(variable: Variable) -> str:
    return "read it from a column" if variable.type == "year" else "read it, or make it a constant"


def _columns(mapping: Mapping) -> Iterator[tuple[int, str]]:
    counts = Counter(column.column for column in mapping.columns)
    read = {name for rule in mapping.variable for name in rule.reads}
    for index, column in enumerate(mapping.columns):
        if counts[column.column] > 1:
            yield index, "this column stands twice; keep one line"
        if column.use == "mapped" and column.column not in read:
            yield index, "no rule reads this column; set its use to unused"


def _values(mapping: Mapping, codebook: Codebook) -> Iterator[tuple[int, str]]:
    """Every line is of a table that a rule uses, and becomes what that rule understands."""
    labels = _understood(mapping, codebook)
    counts = Counter((line.table, folded(line.value)) for line in mapping.values)
    for index, line in enumerate(mapping.values):
        if line.table not in labels:
            yield index, f"no rule uses the table {line.table}; take its lines out"
        elif counts[line.table, folded(line.value)] > 1:
            yield index, f"a value stands twice in the table {line.table}; keep one line"
        elif line.becomes and labels[line.table] and line.becomes not in labels[line.table]:
            problem = f"what a word of the table {line.table} becomes is no label of the codebook's"
            yield index, f"{problem}; {_meant(line.becomes, labels[line.table])}"


def _meant(becomes: str, labels: Collection[str]) -> str:
    """What to write instead: a label that differs by its dash alone, where there is one."""
    label = becomes.replace("-", "–")
    return f"write {label}, with the longer dash" if label in labels else "see `tenfold codebook`"


def _understood(mapping: Mapping, codebook: Codebook) -> dict[str, set[str]]:
    """What the lines of each table may become; nothing said for answers, which are free."""
    understood: dict[str, set[str]] = {}
    for rule in mapping.variable:
        for name in rule.tables:
            labels = set(codebook.by_name[rule.name].labels)
            if isinstance(rule, AnyAnswer):
                labels = set()
            elif name in understood:
                labels &= understood[name]
            understood[name] = labels
    return understood
