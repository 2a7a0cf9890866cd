"""The invented world as a data team would find it: exports, an opt-out list, and an order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

import numpy as np

from tenfold.codebook import Codebook
from tenfold.demo.exports.export import Export, Sent
from tenfold.demo.exports.layout import load_layout
from tenfold.demo.table import Invented, invent_from
from tenfold.demo.world import World, load_world
from tenfold.errors import ParameterError
from tenfold.output import refused, whole_file
from tenfold.stages import Progress, silent

DEMO_BANNER = "# Invented by `tenfold demo`: nobody in these exports exists."
"""The first line of an order whose exports are invented."""

ORDER = "release.toml"
TEMPLATE = Path(__file__).with_name("release.txt")
UNMET = """\
unmet = {}                        # how many numbers on that list may be no case's: here one is
                                 # mistyped; where there are more, the run stops"""

KEY = """\
key_file = "{}"   # secret: what the release is signed with"""
NO_KEY = """\
# key_file = "restricted/keys/tenfold.key" would sign the release: tenfold keys new makes a key"""


@dataclass(frozen=True)
class Invention:
    """How many cases to invent, by which seed, and what the order says: k, and the key."""

    cases: int
    seed: int = 0
    k: int = 10
    key_file: str = ""
    """The key that the release is signed with; without one it isn't."""


def write_world(
    folder: Path, codebook: Codebook, invention: Invention, tell: Progress = silent
) -> Path:
    """Writes invented exports and release.toml, for their owner alone; the path of release.toml.

    The same invention gives the same bytes. A contributor without a case sends nothing. Raises
    ParameterError for fewer cases than k, OutputError where exports or an order are there already.
    """
    if invention.cases < invention.k:
        raise ParameterError(
            f"{invention.cases} cases are too few for k = {invention.k}.", "Ask for more cases."
        )
    world = load_world()
    invented = invent_from(world, codebook, invention.cases, invention.seed, tell)
    exports = [
        Export.of(sent, load_layout(sent.contributor), codebook, invention.seed)
        for sent in _sent(invented, world)
    ]
    _make(folder / "exports")
    _write_order(folder / ORDER, invention, exports)
    files = sum(len(one.files) + len(one.lists) for one in exports)
    tell("export", 0, files)
    for done, _ in enumerate(_written(folder / "exports", exports), 1):
        tell("export", done, files)
    return folder / ORDER


def is_demo(folder: Path) -> bool:
    """Whether a folder's release.toml says that its exports are invented."""
    try:
        with (folder / ORDER).open("rb") as file:
            return file.readline().rstrip() == DEMO_BANNER.encode()
    except OSError:
        return False


def _sent(invented: Invented, world: World) -> list[Sent]:
    """What each contributor sends; nothing without a case."""
    senders = np.array([one.sends for one in world.contributor])[invented.met]
    ways = np.array([one.id for one in world.contributor])[invented.met]
    return [
        Sent(name, invented.codes[senders == name], ways[senders == name])
        for name in np.unique(senders).tolist()
    ]


def _written(folder: Path, exports: list[Export]) -> Iterator[str]:
    """Writes each export into a folder of its own, and tells file after file."""
    for one in exports:
        _make(folder / one.contributor)
        yield from one.write(folder / one.contributor)


def _contribution(export: Export) -> str:
    """A contributor's part of the order."""
    here = f"exports/{export.contributor}"
    endings = sorted({Path(name).suffix for name in export.files})
    patterns = ", ".join(f'"{here}/*{ending}"' for ending in endings)
    lines = ["[[contribution]]", f'contributor = "{export.contributor}"', f"files = [{patterns}]"]
    lines += [f'{one.key} = "{here}/{one.file}"' for one in export.lists]
    if strays := sum(bool(one.stray) for one in export.lists):
        lines.append(UNMET.format(strays))
    return "\n".join([*lines, ""])


def _write_order(path: Path, invention: Invention, exports: list[Export]) -> None:
    contributions = "\n".join(map(_contribution, exports))
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        banner=DEMO_BANNER,
        k=invention.k,
        key=(KEY if invention.key_file else NO_KEY).format(invention.key_file),
        contributions=contributions,
    )
    with whole_file(path) as file:
        file.write(text.encode())


def _make(folder: Path) -> None:
    """Makes a folder that only its owner may enter, and those above it. Raises OutputError."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise refused(folder, error) from None
