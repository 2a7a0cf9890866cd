"""Where engines put what doesn't fit into memory: one private folder, gone when the run ends."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VARIABLES = (
    "TMPDIR",
    "POLARS_TEMP_DIR",
    "POLARS_TEMP_DIR_BASE_PATH",
    "POLARS_OOC_SPILL_DIR",
)
"""What Python, DuckDB as we open it, and Polars look at for a place of scratch."""


@contextmanager
def scratch_in(folder: Path) -> Iterator[None]:
    """All scratch lies in a folder, which is made anew and removed with all that it holds."""
    sweep(folder)
    folder.mkdir(mode=0o700)
    before = {name: os.environ.get(name) for name in _VARIABLES}
    os.environ.update(dict.fromkeys(_VARIABLES, str(folder)))
    told, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value
        tempfile.tempdir = told
        sweep(folder)


def sweep(folder: Path) -> None:
    """Removes a folder and all that it holds, where there is one."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
