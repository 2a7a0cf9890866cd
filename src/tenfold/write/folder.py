"""Makes a folder that stands whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tenfold.errors import OutputError
from tenfold.output import refused

OWNER_ONLY = 0o700


@contextmanager
def whole_folder(folder: Path, *inner: str) -> Iterator[None]:
    """A new folder with these folders in it, which stays once the block ends well, and else goes.

    All are their owner's alone. Raises OutputError, with the reason and the fix.
    """
    begun = False
    try:
        if folder.exists():
            raise OutputError(f"{folder} exists.", "Remove it, or name another release.")
        folder.parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        folder.mkdir(mode=OWNER_ONLY)
        begun = True
        for name in inner:
            (folder / name).mkdir(mode=OWNER_ONLY)
        yield
        begun = False
    except OSError as error:
        raise refused(Path(error.filename or folder), error) from None
    finally:
        if begun:
            shutil.rmtree(folder, ignore_errors=True)
