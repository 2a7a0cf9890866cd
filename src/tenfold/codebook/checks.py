"""What the files of a codebook may not say together: each fault with its file, place and fix."""

from collections.abc import Iterator

from tenfold.codebook.book import Codebook
from tenfold.codebook.contradictions import contrary_faults
from tenfold.codebook.files import Fault, Location
from tenfold.codebook.model import Country
from tenfold.codebook.programs import limit_faults, stata_faults


def faults(codebook: Codebook) -> Iterator[Fault]:
    """Every contradiction of a codebook: the file's name, the place in it, problem and fix."""
    for check in (_variable, _loose_ends, limit_faults):
        for index in range(len(codebook.variable)):
            for key, problem in check(codebook, index):
                yield "variables.toml", ("variable", index, key), problem
    for location, problem in (*_renames(codebook), *_spellings(codebook)):
        yield "conventions.toml", location, problem
    for location, problem in _errata(codebook):
        yield "errata.toml", location, problem
    for index, ruling in enumerate(codebook.rulings, start=1):
        if ruling.id != f"ruling-{index:02}":
            problem = f"ruling-{index:02} is due here; number them in order"
            yield "rulings.toml", ("ruling", index - 1, "id"), problem
    yield from stata_faults(codebook)
    base = {variable.name: variable for variable in codebook.base}
    for location, problem in contrary_faults(codebook.contradictions, base):
        yield "contradictions.toml", location, problem


def _variable(codebook: Codebook, index: int) -> Iterator[tuple[str, str]]:
    """What is wrong with a variable among the others, as key and problem."""
    variable = codebook.variable[index]
    groups = [group.id for group in codebook.group]
    if variable.number != index + 1:
        yield "number", f"number {index + 1} is due here; number them in order"
    if variable.name in (other.name for other in codebook.variable[:index]):
        yield "name", "this name stands twice; rename one of the two"
    if variable.group not in groups:
        yield "group", f"no such group; choose one of {', '.join(groups)}"
    if variable.parts and any(codebook.about.separator in label for label in variable.labels):
        yield "parts", "a label holds the separator of lists; change one of the two"


def _loose_ends(codebook: Codebook, index: int) -> Iterator[tuple[str, str]]:
    """The references of a variable that lead nowhere, as key and problem."""
    variable = codebook.variable[index]
    base = {other.name: other for other in codebook.base}
    named = {
        "parts": variable.parents if variable.parts else (),
        "both": variable.both,
        "none_of": variable.none_of,
        "broader": (variable.broader,) if variable.broader else (),
        "follows": (variable.follows.variable,) if variable.follows else (),
    }
    for key, names in named.items():
        for name in names:
            if name not in base:
                yield key, f"{name} isn't a variable that cases answer; name one that is"
    if variable.follows and variable.follows.variable in base:
        source, target = variable.follows.values.keys(), variable.follows.values.values()
        if set(source) - set(base[variable.follows.variable].labels):
            yield "follows", f"a label on the left isn't one of {variable.follows.variable}'s"
        if set(target) - set(variable.labels):
            yield "follows", f"a label on the right isn't one of {variable.name}'s"


def country_faults(countries: tuple[Country, ...]) -> Iterator[Fault]:
    """The rows of the country list that can't be."""
    published = {row.alpha2 for row in countries if row.published}
    seen: set[str] = set()
    for row in countries:
        if row.alpha2 in seen:
            yield (
                "countries.csv",
                (row.alpha2,),
                "this code stands twice; remove one of the two rows",
            )
        if row.read_as and row.read_as not in published:
            problem = f"{row.read_as} isn't a current code; name one, or leave it empty"
            yield "countries.csv", (row.alpha2,), problem
        if row.status != "current" and not row.reason:
            yield (
                "countries.csv",
                (row.alpha2,),
                "a code that isn't current needs a reason; give one",
            )
        seen.add(row.alpha2)


def _renames(codebook: Codebook) -> Iterator[tuple[Location, str]]:
    """The old column names that lead nowhere, or to two places."""
    old = [rename.old for rename in codebook.conventions.rename]
    for index, rename in enumerate(codebook.conventions.rename):
        if rename.new not in codebook.by_name:
            yield ("rename", index, "new"), "no such variable; name one that there is"
        if rename.old in codebook.by_name or rename.old in old[:index]:
            yield ("rename", index, "old"), "this name is in use; remove the entry"


def _spellings(codebook: Codebook) -> Iterator[tuple[Location, str]]:
    """The old spellings that lead nowhere, or to two labels."""
    seen: set[tuple[str, str]] = set()
    for index, spelling in enumerate(codebook.conventions.spelling):
        variable = codebook.by_name.get(spelling.variable)
        if variable is None:
            yield ("spelling", index, "variable"), "no such variable; name one that there is"
            continue
        if spelling.new is not None and spelling.new not in variable.labels:
            yield ("spelling", index, "new"), f"not a label of {variable.name}; give one that is"
        if spelling.old in variable.labels or (variable.name, spelling.old) in seen:
            yield ("spelling", index, "old"), "this spelling has a meaning; remove the entry"
        seen.add((variable.name, spelling.old))


def _errata(codebook: Codebook) -> Iterator[tuple[Location, str]]:
    """The errata out of order, or about variables and rulings that there aren't."""
    for index, erratum in enumerate(codebook.errata):
        if erratum.id != f"E{index + 1:02}":
            yield ("erratum", index, "id"), f"E{index + 1:02} is due here; number them in order"
        if set(erratum.variables) - codebook.by_name.keys():
            yield ("erratum", index, "variables"), "one isn't a variable; mend the name"
        if erratum.decision not in {"", *(ruling.id for ruling in codebook.rulings)}:
            yield (
                ("erratum", index, "decision"),
                "no such ruling; mend it, or add it to rulings.toml",
            )
