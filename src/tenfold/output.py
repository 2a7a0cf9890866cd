"""Writes a file whole or not at all: beside its place first, then renamed into it.

What people open in a spreadsheet holds no cell that it would run.
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tenfold.errors import OutputError

_FIXES = {
    errno.ENOSPC: "Free some space; what was begun is gone again.",
    errno.EDQUOT: "Free some of your quota; what was begun is gone again.",
    errno.EFBIG: "Raise the limit on file sizes; what was begun is gone again.",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_text(cell: str) -> str:
    """A cell as a spreadsheet shows it, and never runs it.

    One that begins with = + - @, a tab or a line break, and may be taken for a formula, gets an
    apostrophe in front.
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def check_output(path: Path, *, overwrite: bool = False) -> None:
    """Raises OutputError, before any work, where the file could not be put in its place."""
    try:
        exists = path.exists()
    except OSError as error:
        raise refused(path, error) from None
    if path.is_dir():
        raise OutputError(f"{path} is a directory.", "Name a file in it.")
    if exists and not overwrite:
        raise OutputError(f"{path} exists.", "Name another file, or give --overwrite.")
    if exists and not path.is_file():
        raise OutputError(f"{path} is not a regular file.", "Name another.")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise OutputError(f"There is no folder {folder}.", "Make it first.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{folder} can't be written to: no permission.", "Choose another folder.")


@contextmanager
def whole_file(path: Path, *, overwrite: bool = False, mode: int = 0o600) -> Iterator[BinaryIO]:
    """A file to write to, which stands at `path` once the block ends well, and else nowhere.

    Without a mode, it is its owner's alone. Raises OutputError, with the reason and the fix.
    """
    check_output(path, overwrite=overwrite)
    part = None
    try:
        handle, part = tempfile.mkstemp(
            prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent
        )
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fchmod(handle, mode)
            os.fsync(handle)
        check_output(path, overwrite=overwrite)
        Path(part).replace(path)
        part = None
    except OSError as error:
        raise refused(path, error) from None
    finally:
        if part:
            Path(part).unlink(missing_ok=True)


def refused(path: Path, error: OSError) -> OutputError:
    """The error of a path that can't be written, with the system's reason and the fix."""
    reason = (error.strerror or "the system refused").lower()
    fix = _FIXES.get(error.errno or 0, "Check disk and rights.")
    return OutputError(f"{path} can't be written: {reason}.", fix)
