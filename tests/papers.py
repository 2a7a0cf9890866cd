"""Paper that was printed before isn't printed anew: it takes a second of each release.

The tests of paper itself, tests/unit/pages, print all of theirs.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from tenfold.pages import paper

COMPILED = paper._compiled
FOLDER = "TENFOLD_TESTS_PAPERS"
"""The variable that says where the papers of all processes of a run are kept."""


def keep_papers() -> None:
    """From now on this process looks for a paper among those that were made, by all it is told."""

    def kept(template, told, day):
        key = hashlib.sha256(b"\0".join([template.read_bytes(), told.encode(), str(day).encode()]))
        path = Path(os.environ[FOLDER]) / key.hexdigest()
        if path.exists():
            return path.read_bytes()
        made, part = COMPILED(template, told, day), path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # where the disk is full on purpose, it isn't kept
            part.write_bytes(made)
            part.rename(path)
        return made

    paper._compiled = kept
