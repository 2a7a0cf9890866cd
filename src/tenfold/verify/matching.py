"""Which variable of the codebook each column of a file is, whatever release named it."""

from dataclasses import dataclass

from tenfold.codebook import Codebook, Variable


@dataclass(frozen=True)
class Match:
    """A column, by its place and its name in the file, and the variable that it holds."""

    place: int
    name: str
    variable: Variable


def known_names(codebook: Codebook | None) -> frozenset[str]:
    """Every name that a column of the codebook's may have, in lower case."""
    if codebook is None:
        return frozenset()
    older = [rename.old for rename in codebook.conventions.rename]
    return frozenset(name.casefold() for name in [*codebook.by_name, *older])


def match_columns(names: tuple[str, ...], codebook: Codebook) -> tuple[Match, ...]:
    """The columns that are variables, each variable once: by its own name, else an older one."""
    older = {name.casefold(): name for name in codebook.by_name}
    older |= {rename.old.casefold(): rename.new for rename in codebook.conventions.rename}
    taken = {name for name in names if name in codebook.by_name}
    found = []
    for place, name in enumerate(names):
        new = name if name in taken else older.get(name.casefold())
        if new is None or (new != name and new in taken):
            continue
        taken.add(new)
        found.append(Match(place, name, codebook.by_name[new]))
    return tuple(found)
