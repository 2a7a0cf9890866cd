"""DuckDB, shut in: no network, no extension, and no file but the one that is judged."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tenfold.errors import InputError, OutputError

Row = tuple[Any, ...]
_INTERRUPTED = "Query interrupted"
"""How DuckDB passes on Ctrl-C, as a RuntimeError; others are failures."""


@dataclass(frozen=True, repr=False)
class Engine:
    """A database in memory, and a private folder that goes when the judging ends."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    path: Path

    def ask(self, sql: str) -> list[Row]:
        """The rows that a statement returns.

        Raises InputError or OutputError, never DuckDB's own: its messages hold values.
        """
        try:
            return self.connection.execute(sql).fetchall()
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except (duckdb.OutOfMemoryException, MemoryError):
            raise OutputError(
                f"{self.path} is too large to be counted here.",
                "Use a machine with more memory, or set TMPDIR to a larger disk.",
            ) from None
        except (duckdb.Error, RuntimeError) as error:
            if str(error) == _INTERRUPTED:
                raise KeyboardInterrupt from None
            problem = f"{self.path}{_where(str(error))} can't be read as a table."
        raise InputError(problem, "Use one kind of line end, and double quotes inside cells.")

    def first(self, sql: str) -> Row:
        """The only row of an aggregate."""
        return self.ask(sql)[0]


def _where(message: str) -> str:
    """The line that DuckDB's message names; the rest of the message may hold values."""
    found = re.match(r"[\w ]*: CSV Error on Line: (\d+)", message)
    return f", line {found[1]}," if found else ""


def is_utf8(name: str) -> bool:
    """Whether a file's name can be written as text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _scratch() -> TemporaryDirectory[str]:
    """A private folder, gone in the end. Raises OutputError where none can be made."""
    try:
        return TemporaryDirectory(prefix="tenfold-verify-")
    except OSError:
        raise OutputError(
            "There is no folder for scratch that can be written to.",
            "Free some space, or set TMPDIR to a larger disk.",
        ) from None


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    """An engine that may read one file. Raises InputError for a name that isn't UTF-8."""
    if not is_utf8(str(path.resolve())):
        raise InputError("The file's name isn't UTF-8.", "Rename the file.")
    with _scratch() as folder:
        settings: dict[str, Any] = {
            "allow_community_extensions": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
            "temp_directory": folder,
        }
        scratch = Path(folder).resolve()
        with duckdb.connect(":memory:", config=settings) as connection:
            connection.execute("SET allowed_directories = ?", [[str(scratch)]])
            connection.execute("SET allowed_paths = ?", [[str(path.resolve())]])
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield Engine(connection, scratch, path)


def quoted(text: str | Path) -> str:
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def listed(texts: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """Texts as SQL lists them, commas between."""
    return ", ".join(quoted(text) for text in texts)
