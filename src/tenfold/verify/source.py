"""A file as the engine reads it: named columns, all text, and how many cases it should give."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tenfold.errors import InputError, ParameterError


@dataclass(frozen=True)
class Source:
    """SQL that gives the columns as c0, c1, …, and their names in that order."""

    names: tuple[str, ...]
    sql: str
    cases: int
    """How many cases another reader than the engine saw in the file."""

    def chosen(self, names: Collection[str]) -> "Source":
        """Only some columns, in the file's order. Raises ParameterError for an unknown name."""
        unknown = [name for name in names if name not in self.names]
        if unknown:
            raise ParameterError(
                f"The table has no column {', '.join(map(repr, unknown))}.",
                f"Choose among: {', '.join(self.names)}.",
            )
        places = [place for place, name in enumerate(self.names) if name in names]
        columns = ", ".join(f"c{old} AS c{new}" for new, old in enumerate(places))
        kept = tuple(self.names[place] for place in places)
        return Source(kept, f"(SELECT {columns} FROM {self.sql})", self.cases)


def columns(width: int) -> str:
    """The engine's names of the first columns, commas between."""
    return ", ".join(f"c{place}" for place in range(width))


def check_names(path: Path, names: tuple[str, ...]) -> None:
    """Raises InputError for a header with blank, numeric or repeated names; places, no names."""
    first: dict[str, int] = {}
    for place, name in enumerate(names, start=1):
        if not name.strip() or _is_number(name):
            what = "a number" if name.strip() else "blank"
            raise InputError(
                f"{path} has no header: the first line looks like data (cell {place} is {what}).",
                "Put the columns' names in the first line.",
            )
        if first.setdefault(name, place) < place:
            raise InputError(
                f"{path} has a duplicate header: columns {first[name]} and {place} "
                "have the same name.",
                "Give each column a name of its own.",
            )


def check_cases(path: Path, cases: int) -> None:
    """Raises InputError for a table without cases."""
    if cases == 0:
        raise InputError(f"{path} has a header but no cases.", "Export it again.")


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
