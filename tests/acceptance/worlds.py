"""Small invented worlds to make releases of, and what must hold of their folders."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.acceptance.command import HANGS, environment

from tenfold.codebook import load_codebook
from tenfold.demo import Invention, write_world

NAME = "2021-09"
DRIVER = Path(__file__).with_name("driver.py")
SEED = "5e" * 32 + "\n"


def write_small_world(folder: Path, cases: int = 400) -> Path:
    """A folder with invented exports, an order of little effort and a seed; the order's path."""
    folder.mkdir(exist_ok=True)
    order = write_world(folder, load_codebook(), Invention(cases))
    text = order.read_text(encoding="utf-8").replace('effort = "standard"', 'effort = "fast"')
    text = text.replace("[about]", '[about]\nlanguages = ["en"]')  # a codebook less takes a second
    order.write_text(text, encoding="utf-8")
    (folder / "restricted").mkdir(mode=0o700)
    (folder / "restricted/seed").write_text(SEED)
    (folder / "restricted/seed").chmod(0o600)
    return order


def drive(order: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Runs the driver beside this file to its end."""
    return subprocess.run(
        [sys.executable, str(DRIVER), str(order), *args],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=HANGS,
        check=False,
    )


def copied(world: Path, folder: Path) -> Path:
    """A copy of a world; the path of its order."""
    return shutil.copytree(world, folder) / "release.toml"


def contents(folder: Path) -> dict[str, bytes]:
    """Each file below a folder by its path."""
    found = sorted(folder.rglob("*")) if folder.is_dir() else []
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.is_file()}


def entries(folder: Path) -> list[str]:
    """What stands in a folder, but for the file that a run locks."""
    there = folder.iterdir() if folder.is_dir() else ()
    return sorted(path.name for path in there if path.name != "lock")
