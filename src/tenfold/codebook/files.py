"""Reads TOML and CSV into checked objects, and names file, line and fix where they are broken."""

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tenfold.errors import DataFileError

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]
Fault = tuple[str, Location, str]
"""What files may not say together: the file's name, the place in it, problem and fix."""
Complete = Callable[[dict[str, Any]], dict[str, Any]]


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, a byte-order mark skipped. Raises DataFileError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise DataFileError(path, 1, f"can't be read ({reason}).", "Put the file back.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataFileError(path, line, "is not UTF-8.", "Save it as UTF-8.") from None


def read_toml(path: Path, model: type[Model], complete: Complete | None = None) -> Model:
    """The file as a checked object; `complete` adds what other files say. Raises DataFileError."""
    text = read_text(path)
    try:
        data = tomllib.loads(text)
        return model.model_validate(complete(data) if complete else data)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise DataFileError(path, line, "is not TOML here.", f"Mend it: {error}.") from None
    except ValidationError as error:
        location, problem, fix = _first(error)
        line = line_of(text, location)
        raise DataFileError(path, line, f"{describe(location)}: {problem}.", fix) from None
    except (RecursionError, ValueError):
        problem = "brackets too deep in each other, or a number too long."
        raise DataFileError(path, 1, problem, "Take it out.") from None


def read_csv(path: Path, model: type[Model]) -> tuple[Model, ...]:
    """The rows of a CSV file with a header, each a checked object. Raises DataFileError."""
    lines = io.StringIO(read_text(path), newline="")
    reader = csv.DictReader(lines, restkey="one too many", strict=True)
    try:
        _refuse_separator(path, reader.fieldnames or ())
        return tuple(model.model_validate(row) for row in reader)
    except csv.Error as error:
        line = reader.reader.line_num
        raise DataFileError(path, line, "is not CSV here.", f"Mend it: {error}.") from None
    except ValidationError as error:
        location, problem, fix = _first(error)
        column = f"column {describe(location)}: " if location else ""
        raise DataFileError(path, reader.line_num, f"{column}{problem}.", fix) from None


def _refuse_separator(path: Path, names: Sequence[str]) -> None:
    """Raises DataFileError for a header that another separator than the comma would part."""
    if len(names) == 1 and re.search(r"[;\t|]", names[0]):
        problem = "its columns aren't separated by commas."
        raise DataFileError(path, 1, problem, "Save it as CSV with commas.")


def refuse(folder: Path, found: Iterable[Fault]) -> None:
    """Raises DataFileError for the first fault in a folder's files, if there is one."""
    for name, location, problem in found:
        line = line_of(read_text(folder / name), location)
        raise DataFileError(folder / name, line, f"{describe(location)}: {problem}.")


def _first(error: ValidationError) -> tuple[Location, str, str]:
    """The first thing that is wrong with an object: place, problem and fix."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] not in _WORDS:
        return first["loc"], first["msg"].removeprefix("Value error, "), "Mend it."
    problem, fix = (words.format(**first.get("ctx", {})) for words in _WORDS[first["type"]])
    return first["loc"], problem, fix


_NO_WHOLE_NUMBER = "is no whole number", "Write digits alone."
_NO_LIST = "is no list", 'Write it in brackets: ["one", "another"].'
_NO_TABLE = "is no table", "Write its keys below it, in brackets: [name]."
_NO_DAY = "is no day", "Write one such as 2021-09-01, without quotes."
_WORDS = {
    "missing": ("is missing", "Add it."),
    "extra_forbidden": ("is not known here", "Remove it, or mend its name."),
    "string_type": ("is no text", 'Write it in quotes: "text".'),
    "string_too_short": ("is empty", "Fill it in."),
    "int_type": _NO_WHOLE_NUMBER,
    "int_from_float": _NO_WHOLE_NUMBER,
    "float_type": ("is no number", "Write one, such as 0.02."),
    "finite_number": ("is no number", "Write one, such as 0.02."),
    "bool_type": ("is neither true nor false", "Write one of them, without quotes."),
    "date_type": _NO_DAY,
    "date_from_datetime_parsing": _NO_DAY,
    "date_from_datetime_inexact": _NO_DAY,
    "tuple_type": _NO_LIST,
    "list_type": _NO_LIST,
    "too_short": ("has too few entries", "Give {min_length} or more, or leave it out."),
    "mapping_type": _NO_TABLE,
    "dict_type": _NO_TABLE,
    "model_type": _NO_TABLE,
    "greater_than_equal": ("is below {ge}", "Give {ge} or more."),
    "less_than_equal": ("is above {le}", "Give {le} or less."),
    "union_tag_not_found": ("has no {discriminator}", "Decide on one, and write it."),
    "union_tag_invalid": (
        "its {discriminator} {tag} is none of {expected_tags}",
        "Choose one of them.",
    ),
    "literal_error": ("is none of {expected}", "Choose one of them."),
}
"""What is wrong and how to mend it, by the kind of fault that pydantic names."""


def describe(location: Location) -> str:
    """A place in a TOML file in words: `variable 3, type`; entries are counted from 1."""
    if location and isinstance(location[0], int):
        return f"row {location[0] + 1}"
    words = [str(step + 1) if isinstance(step, int) else step for step in location]
    return re.sub(r", (\d+)", r" \1", ", ".join(words))


def line_of(text: str, location: Location) -> int:
    """The line (from 1) of a key in TOML: its own, else that of the table it stands in, else 1.

    In CSV it is the row of that number (from 0), or that begins with the key.
    """
    if not location:
        return 1
    if isinstance(location[0], int):
        return _row_line(text, location[0])
    lines = text.split("\n")
    start, rest = _table_line(lines, location)
    for step in rest:
        for number in range(start, len(lines)):
            if lines[number].startswith("["):
                break
            if re.match(rf"\s*{re.escape(str(step))}\s*[.=,]", lines[number]):
                return number + 1
    return max(start, 1)


def _row_line(text: str, row: int) -> int:
    """The line (from 1) on which a row of CSV begins; cells may go on over lines."""
    reader, line = csv.reader(io.StringIO(text, newline="")), 1
    begins: list[int] = []
    for cells in reader:
        begins += [line] if cells else []
        line = reader.line_num + 1
    return begins[row + 1]


def _table_line(lines: list[str], location: Location) -> tuple[int, list[str]]:
    """The line of the table that a location names first, and the keys that are left of it."""
    keys = [step for step in location[1:] if isinstance(step, str)]
    index = next((step for step in location[1:2] if isinstance(step, int)), 0)
    heads = [n for n, line in enumerate(lines, 1) if re.match(rf"\[+{location[0]}\]", line)]
    if not heads:
        return 0, [str(location[0]), *keys]
    return heads[min(index, len(heads) - 1)], keys
