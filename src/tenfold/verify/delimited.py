"""CSV: the separator found, everything refused that two readers could understand differently."""

import codecs
import csv
import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

from tenfold.errors import InputError
from tenfold.verify.engine import Engine, quoted
from tenfold.verify.source import Source, check_cases, check_names

_SEPARATORS = (",", ";", "\t", "|")
_CHUNK = 1 << 20
_OPTIONS = (
    """auto_detect = false, header = true, quote = '"', escape = '"', nullstr = '', """
    "strict_mode = true, null_padding = false, ignore_errors = false, compression = 'none', "
    "encoding = 'utf-8', hive_partitioning = false"
)


def read_delimited(engine: Engine, known: Collection[str]) -> Source:
    """A CSV file; `known` names, in lower case, tell the right separator. Raises InputError.

    An empty cell in quotes is a text without characters where its column has others without, as
    R writes the two and many programs tell them apart; else it is NULL.
    """
    path = engine.path
    _check_text(path)
    separator, names = _header(path, known)
    check_names(path, names)
    cases = _count_cases(path, separator, len(names))
    check_cases(path, cases)
    width = len(names)
    sql = scan_csv(path, separator, width, quoted_nulls=width == 1)  # where a blank line is a case
    return Source(names, _with_nulls(engine, sql, width), cases)


def _with_nulls(engine: Engine, sql: str, width: int) -> str:
    """SQL of a table in which NULL stands for the empty text of columns that have no other NULL."""
    each = (f"count(*) - count(c{place}), count_if(c{place} = '')" for place in range(width))
    found = iter(engine.first(f"SELECT {', '.join(each)} FROM {sql}"))
    both = [bool(null and empty) for null, empty in zip(found, found, strict=True)]
    cells = (f"c{i}" if apart else f"nullif(c{i}, '') AS c{i}" for i, apart in enumerate(both))
    return f"(SELECT {', '.join(cells)} FROM {sql})"


def scan_csv(path: Path, separator: str, width: int, *, quoted_nulls: bool = True) -> str:
    """SQL that reads a CSV file with a header; empty cells are NULL, quoted ones if wanted."""
    types = ", ".join(f"c{place}: 'VARCHAR'" for place in range(width))
    where = f"{quoted(path.resolve())}, delim = {quoted(separator)}"
    where += f", allow_quoted_nulls = {quoted_nulls}"
    return f"read_csv({where}, columns = {{{types}}}, {_OPTIONS})"


def written_plainly(path: Path, mark: bytes) -> str:
    """The SHA-256 that a CSV file with commas has that is written as plainly as can be.

    It has quotation marks only where it must, and one kind of line end, after a mark. Others could
    tell rows apart that say the same.
    """
    plain = _Digest(mark)
    writer = csv.writer(plain, lineterminator="\n")
    writer.writerows(fields for _, fields in _records(path, ",") if fields)
    return plain.hexdigest()


class _Digest:
    """The SHA-256 of a text that is written to it."""

    def __init__(self, head: bytes) -> None:
        self._digest = hashlib.sha256(head)
        self.hexdigest = self._digest.hexdigest

    def write(self, text: str) -> None:
        """Takes in some more."""
        self._digest.update(text.encode())


def _check_text(path: Path) -> None:
    """Raises InputError, with the line, for bytes that aren't UTF-8 and for NUL bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            nul = chunk.find(b"\0")
            try:
                decoder.decode(chunk if nul < 0 else chunk[:nul])
            except UnicodeDecodeError as error:
                line = lines + error.object[: error.start].count(b"\n")
                problem = f"{path} is not UTF-8 (line {line})."
                raise InputError(problem, "Save it as CSV in UTF-8.") from None
            if nul >= 0:
                line = lines + chunk.count(b"\n", 0, nul)
                problem = f"{path} holds a NUL byte (line {line}): it is UTF-16, or no text."
                raise InputError(problem, "Save it as CSV in UTF-8.")
            lines += chunk.count(b"\n")
    if decoder.getstate()[0]:
        raise InputError(f"{path} is cut off (line {lines}).", "Export or copy it again.")


def _records(path: Path, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line that it starts on. Raises InputError for a misplaced quote."""
    line = 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=separator, strict=True)
        while True:
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error:
                raise InputError(
                    f"{path}, line {line}: a quotation mark is unbalanced.",
                    "The file may be cut off; else double the quotation marks inside cells.",
                ) from None
            yield line, fields
            line = reader.line_num + 1


def _header(path: Path, known: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The separator and the names in the first record that fit `known` and the next line best."""
    found: list[tuple[tuple[int, bool, int], str, tuple[str, ...]]] = []
    refusals: list[InputError] = []
    for separator in _SEPARATORS:
        records = _records(path, separator)
        try:
            _, names = next(records)
        except InputError as refusal:
            refusals.append(refusal)
            continue
        score = (len(set(known) & {name.casefold() for name in names}), len(names))
        fits = len(names) > 1 and _width(records) == len(names)
        found.append(((score[0], fits, score[1]), separator, tuple(names)))
    if not found:
        raise refusals[0] from None
    _, separator, best = max(found, key=lambda candidate: candidate[0])
    return separator, best or ("",)


def _width(records: Iterator[tuple[int, list[str]]]) -> int:
    """How many cells the next record has, 0 where there is none that can be read."""
    try:
        return len(next(records, (0, []))[1])
    except InputError:
        return 0


def _count_cases(path: Path, separator: str, width: int) -> int:
    """How many records follow the header. Raises InputError, with the line, for ragged ones."""
    cases = blank = 0
    records = _records(path, separator)
    next(records)
    for line, fields in records:
        if not fields and width > 1:
            blank = blank or line
        elif blank:
            raise InputError(f"{path}, line {blank} is blank.", "Take the blank lines out.")
        elif len(fields) != width and (fields or width > 1):
            raise InputError(
                f"{path}, line {line} has {len(fields)} cells, but the header has {width}.",
                "The line may be cut off, or a cell holds the separator: put it in quotes.",
            )
        else:
            cases += 1
    return cases
