"""Files of one contributor that differ from each other: how each is read as columns.csv has it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from tenfold.codebook import Frozen
from tenfold.contributors.lines import ColumnName
from tenfold.contributors.written import encoding_of_text, forms_of_days, one_sign
from tenfold.errors import InputError

Forms = Annotated[
    tuple[str, ...],
    BeforeValidator(lambda given: (given,) if isinstance(given, str) else given),
    AfterValidator(forms_of_days),
    Field(min_length=1),
]
"""The form in which days are written, or several."""
Century = Annotated[int, Field(ge=1850, le=1999)]
_Columns = Annotated[tuple[ColumnName, ...], Field(min_length=1)]


class Boxes(Frozen):
    """Columns that stand for one list: each is an answer, given where one of `yes` stands.

    Where one of `no` stands, or nothing, it isn't given.
    """

    columns: _Columns
    yes: Annotated[tuple[str, ...], Field(min_length=1)]
    no: tuple[str, ...] = ()


class File(Frozen):
    """How the files whose name fits differ from what [reader] and columns.csv say of all.

    They `lack` columns, call others otherwise (their name by that in columns.csv), and have boxes
    in place of a column that holds a list. What isn't given is as in [reader].
    """

    name: str = Field(min_length=1)
    lacks: tuple[ColumnName, ...] = ()
    calls: dict[ColumnName, ColumnName] = Field(default_factory=dict)
    boxes: dict[ColumnName, Boxes] = Field(default_factory=dict)
    encoding: Annotated[str, AfterValidator(encoding_of_text)] | None = None
    separator: Annotated[str, AfterValidator(one_sign)] | None = None
    dates: Forms | None = None
    century: Century | None = None
    sheet: str | None = None

    def fits(self, path: Path) -> bool:
        """Whether a file is one of these, packed or not; capitals don't count."""
        name, wanted = path.name.casefold(), self.name.casefold()
        return any(fnmatchcase(one, wanted) for one in (name, name.removesuffix(".gz")))

    @property
    def written(self) -> dict[str, Any]:
        """What of [reader] is otherwise in the file."""
        keys = {"encoding", "separator", "dates", "century", "sheet"}
        return self.model_dump(include=keys, exclude_none=True)

    def called(self, column: str) -> str:
        """What the file calls a column of columns.csv."""
        return self.calls.get(column, column)

    def own(self, columns: Collection[str]) -> tuple[str, ...]:
        """The file's own columns, by which some of columns.csv are read."""
        found: list[str] = []
        for column in columns:
            if column in self.boxes:
                found += self.boxes[column].columns
            elif column not in self.lacks:
                found.append(self.called(column))
        return tuple(found)

    @property
    def otherwise(self) -> tuple[str, ...]:
        """The columns of columns.csv that don't stand in the file by that name."""
        return (*self.lacks, *self.calls, *self.boxes)


PLAIN = File(name="*")
"""A file that is as [reader] and columns.csv say."""


@dataclass(frozen=True)
class Files:
    """What is known of the files of a contributor by their names.

    `days` are columns whose days are brought to one form, as files write them in several,
    `joined` is the sign between the answers of each list, `optional` are the columns that any file
    may lack, and `number` is that of case numbers.
    """

    file: tuple[File, ...] = ()
    days: frozenset[str] = frozenset()
    joined: dict[str, str] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    number: str = ""

    def of(self, path: Path) -> File:
        """How a file differs. Raises InputError where two entries speak of it."""
        found = [file for file in self.file if file.fits(path)]
        if len(found) > 1:
            names = " and ".join(f'"{file.name}"' for file in found[:2])
            raise InputError(
                f"{path}: [[file]] in mapping.toml speaks of it as {names}.",
                "Give the file another name, or mend one of the two.",
            )
        return found[0] if found else PLAIN
