"""The invented world as a data team would find it: exports, an opt-out list, and an order."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from string import Template

import numpy as np

from tenfold.codebook import Codebook
from tenfold.demo.chances import generator
from tenfold.demo.exports.mimosa import people_of, write_mimosa
from tenfold.demo.exports.polaris import case_numbers, write_opt_outs, write_polaris
from tenfold.demo.table import invent
from tenfold.errors import ParameterError
from tenfold.output import refused, whole_file
from tenfold.stages import Codes, Progress, silent

DEMO_BANNER = "# Invented by `tenfold demo`: nobody in these exports exists."
"""The first line of an order whose exports are invented."""

ORDER, OPT_OUTS = "release.toml", "opt-outs.csv"
TEMPLATE = Path(__file__).with_name("release.txt")
NEWEST, SHARE = 1_500, 20
"""The newest registrations come in a workbook: one in so many, but no more cases than that."""
OPTED_OUT = 0.002
"""The share of the hotline's cases that opted out."""
MISTYPED = "PX-000000"
"""A number on the list of opt-outs that is no case's."""
UNMET = """\
unmet = 1                        # how many numbers on that list may be no case's: here one is
                                 # mistyped; where there are more, the run stops"""

_CHOICE = int.from_bytes(b"opt-outs")


@dataclass(frozen=True)
class Invention:
    """How many cases to invent, by which seed, and the k of the release that is ordered."""

    cases: int
    seed: int = 0
    k: int = 10


Files = dict[str, Callable[[Path], None]]
"""What writes each file, by its name."""


@dataclass(frozen=True, eq=False)
class _Sent:
    """The files that a contributor sends."""

    contributor: str
    files: Files


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
    codes = invent(codebook, invention.cases, invention.seed, tell)
    sent = _sent(codes, codebook, invention.seed)
    _make(folder / "exports")
    _write_order(folder / ORDER, invention.k, sent)
    for one in sent:
        _make(folder / "exports" / one.contributor)
    files = [(one.contributor, *file) for one in sent for file in one.files.items()]
    for done, (contributor, name, write) in enumerate(files):
        tell("export", done, len(files))
        write(folder / "exports" / contributor / name)
    tell("export", len(files), len(files))
    return folder / ORDER


def is_demo(folder: Path) -> bool:
    """Whether a folder's release.toml says that its exports are invented."""
    try:
        with (folder / ORDER).open("rb") as file:
            return file.readline().rstrip() == DEMO_BANNER.encode()
    except OSError:
        return False


def _sent(codes: Codes, codebook: Codebook, seed: int) -> list[_Sent]:
    """What each contributor sends, by the data source of the cases; nothing without a case."""
    names = [variable.name for variable in codebook.base]
    source, year = names.index("Datasource"), names.index("yearOfRegistration")
    hotline = codes[:, source] == codebook.by_name["Datasource"].encode("Hotline")
    managed = codes[~hotline]
    managed = managed[np.argsort(managed[:, year], kind="stable")]
    parts = ((managed, _case_management), (codes[hotline], _hotline))
    return [send(part, codebook, seed) for part, send in parts if len(part)]


def _case_management(cases: Codes, codebook: Codebook, seed: int) -> _Sent:
    """Two files, so that case numbers go on from one to the other; `cases` are sorted by year."""
    newest = min(NEWEST, len(cases) // SHARE)
    earlier = len(cases) - newest
    files: Files = {
        "cases-earlier.csv": lambda path: write_mimosa(cases[:earlier], codebook, path, seed)
    }
    if newest:
        first = 1 + people_of(earlier)
        files["cases-newest.xlsx"] = lambda path: write_mimosa(
            cases[earlier:], codebook, path, seed, first
        )
    return _Sent("iom-mimosa", files)


def _hotline(cases: Codes, codebook: Codebook, seed: int) -> _Sent:
    """The cases, and on top those of people like them who opted out, with the list of these."""
    gone = generator(seed, _CHOICE).permutation(len(cases))[: ceil(len(cases) * OPTED_OUT)]
    numbers = case_numbers(len(cases) + len(gone), seed)[len(cases) :]
    files: Files = {
        "cases.csv": lambda path: write_polaris(
            np.concatenate([cases, cases[gone]]), codebook, path, seed
        ),
        OPT_OUTS: lambda path: write_opt_outs(path, sorted([*numbers, MISTYPED])),
    }
    return _Sent("polaris", files)


def _contribution(sent: _Sent) -> str:
    """A contributor's part of the order."""
    here = f"exports/{sent.contributor}"
    endings = dict.fromkeys(Path(name).suffix for name in sent.files)
    patterns = ", ".join(f'"{here}/*{ending}"' for ending in endings)
    lines = ["[[contribution]]", f'contributor = "{sent.contributor}"', f"files = [{patterns}]"]
    if OPT_OUTS in sent.files:
        lines += [f'opt_outs = "{here}/{OPT_OUTS}"', UNMET]
    return "\n".join([*lines, ""])


def _write_order(path: Path, k: int, sent: list[_Sent]) -> None:
    contributions = "\n".join(map(_contribution, sent))
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        banner=DEMO_BANNER, k=k, contributions=contributions
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
