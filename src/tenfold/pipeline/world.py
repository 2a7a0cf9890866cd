"""What is done to show Tenfold: people are invented, and a release is made of them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tenfold.codebook import Codebook
from tenfold.demo import Invention, is_demo, write_world
from tenfold.errors import OutputError
from tenfold.output import refused, whole_file
from tenfold.pipeline.page import Released, release
from tenfold.publish import key_from, write_key
from tenfold.stages import Progress
from tenfold.workspace import derived

MADE = ("exports", "restricted", "candidate", "public", "release.toml")
"""What a demo consists of."""
KEY_FILE = "restricted/keys/tenfold.key"


@dataclass(frozen=True)
class World:
    """The invented world to show Tenfold with: where it goes, how many cases, by which seed."""

    folder: Path
    codebook: Codebook
    cases: int
    seed: int
    k: int
    overwrite: bool = False


def show(world: World, tell: Progress) -> Released:
    """Invents the contributors' exports and makes a release of them. Raises TenfoldError."""
    try:
        _clear(world)
        world.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(world.folder, error) from None
    _write_secrets(world)
    invention = Invention(world.cases, world.seed, world.k, KEY_FILE)
    order = write_world(world.folder, world.codebook, invention, tell)
    return release(order, tell)


def _write_secrets(world: World) -> None:
    """Gives the demo a seed and a key that follow from its own, so that it can be made alike."""
    path = world.folder / "restricted/seed"
    path.parent.mkdir(mode=0o700)
    with whole_file(path) as file:
        file.write(derived(bytes(32), f"demo {world.seed}").hex().encode() + b"\n")
    key = key_from(derived(bytes(32), f"key of demo {world.seed}"))
    write_key(key, world.folder / KEY_FILE, None)


def _clear(world: World) -> None:
    """Removes an older demo, where that is wanted. Raises OutputError for anything else."""
    there = [world.folder / name for name in MADE if (world.folder / name).exists()]
    if not there:
        return
    if not world.overwrite:
        raise OutputError(f"{there[0]} exists.", "Name another folder, or give --overwrite.")
    if not is_demo(world.folder):
        raise OutputError(f"{world.folder} holds no demo.", "Name another folder.")
    for path in there:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
