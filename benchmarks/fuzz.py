"""Feeds damaged exports to the readers and the rules, and damaged folders to the mapping loader.

Usage: python -m benchmarks.fuzz [--minutes N] [--seed S] [--keep FOLDER]

Each damaged file is read and mapped, or refused with an error of ours that names it and doesn't
quote it. What ends otherwise, takes too long or takes the process down is kept in FOLDER and named;
exit code 1.
"""

import argparse
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import Process, Queue
from pathlib import Path
from queue import Empty

from rich.console import Console
from rich.table import Table
from xlsxwriter import Workbook

from tenfold.codebook import load_codebook
from tenfold.contributors import Mapping, contributor_names, load_mapping
from tenfold.demo import Invention, write_world
from tenfold.demo.exports.layout import load_layout
from tenfold.demo.exports.sheets import Form, write_sheet
from tenfold.engines.polars import read_placed, small_table
from tenfold.errors import TenfoldError
from tenfold.harmonise import harmonise
from tenfold.sources import Habits, only_content, read_raw
from tenfold.tables import schema_of

BOOK = load_codebook()
SCHEMA = schema_of(BOOK)
ENDINGS = (".csv", ".xlsx", ".ods", ".json", ".jsonl")
Told = "Queue[tuple[str, str, bytes] | None]"
MOST_SECONDS = 30
"""A file of a few hundred rows that takes longer is a finding."""

OUTSIDE = 0.2
"""How often a workbook is damaged as a whole."""
INSIDE = re.compile(
    r"(content|sheet\d+|sharedStrings|workbook|styles|manifest)\.xml|\.rels|mimetype"
)

TOKENS = (
    *(b'"', b'""', b",", b";", b"\t", b"|", b"\r", b"\n", b"\r\n", b"\0", b"\xef\xbb\xbf"),
    *(b"\xff\xfe", b"\xfe\xff", b"\xc3", b"\xe2\x80", b"\xf0\x9f\x98\x80", b"=1+1", b"#N/A", b"-"),
    *(b"[", b"]", b"[[", b"]]", b"{", b"}", b":", b"=", b"'", b"#", b"\\", b"\\u0000", b"null"),
    *(b"NaN", b"1e999", b"9" * 400, b"<", b">", b"&", b"PAR1", b"PK\x03\x04", b"\x1f\x8b"),
)
NAMES = ("Example", "Sample", "Specimen", "Placeholder", "Invented", "Fictional", "Nobody")
"""What invented people are called: no error may say it."""


@dataclass(frozen=True)
class Target:
    """Files that are damaged one at a time, and what is then done with them."""

    name: str
    folder: Path
    act: Callable[[Path], object]
    """Takes the folder in which one file is damaged."""


def exports(folder: Path) -> list[Target]:
    """Invented exports of each contributor: as they come, and in the other formats."""
    write_world(folder, BOOK, Invention(200, k=2))
    targets = []
    for place in sorted((folder / "exports").iterdir()):
        mapping = load_mapping(place.name, BOOK)
        files = [path for path in sorted(place.iterdir()) if path.stem != "opt-outs"]
        for path in (*files, *_copies(files[0], mapping, folder / f"{place.name}-copies")):
            own = folder / f"{place.name}-{len(targets)}"
            own.mkdir()
            shutil.copy(path, own)
            targets.append(Target(f"{place.name} {path.name}", own, _taking(mapping)))
    return targets


def _copies(path: Path, mapping: Mapping, folder: Path) -> list[Path]:
    """A file in the formats in which it didn't come, under its own name but for the ending."""
    folder.mkdir()
    raw = read_raw(
        only_content(path), Habits(encoding=mapping.reader.of(mapping.files.of(path)).encoding)
    )
    rows = [[cell or "" for cell in row] for row in raw.cells.iter_rows()]
    form = Form.of(load_layout(mapping.contributor.id))
    made = [folder / f"{path.stem}{ending}" for ending in ENDINGS if ending != path.suffix]
    for copy in made:
        write_sheet(copy, form, raw.names, rows)
    raw.cells.rename(dict(zip(raw.cells.columns, raw.names, strict=True))).write_parquet(
        folder / f"{path.stem}.parquet"
    )
    sheets = {name: [raw.names, *rows] for name in ("2020", "2021")}
    with Workbook(folder / f"{path.stem}-sheets.xlsx") as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return [*made, folder / f"{path.stem}.parquet", folder / f"{path.stem}-sheets.xlsx"]


def _taking(mapping: Mapping) -> Callable[[Path], object]:
    """Reads a folder as a release does, and maps what was read."""
    columns = (*mapping.reads, *mapping.named)

    def take(folder: Path) -> object:
        (path,) = folder.iterdir()
        sheets = {"sheets": ("20*",)} if "-sheets" in path.name else {}
        reader = mapping.reader.model_copy(update=sheets)
        frame, _ = read_placed([path], reader, columns, mapping.files)
        return harmonise(frame, mapping, BOOK, small_table).cases(SCHEMA)

    return take


def mappings() -> list[Target]:
    """The folder of each contributor."""
    home = Path(sys.modules[load_mapping.__module__].__file__).parent
    return [
        Target(f"mapping of {name}", home / name, lambda folder: load_mapping(folder, BOOK))
        for name in contributor_names()
    ]


def damaged(content: bytes, dice: random.Random) -> bytes:
    """The content after one to four accidents."""
    for _ in range(dice.randint(1, 4)):
        here, there = sorted(dice.randint(0, len(content)) for _ in range(2))
        there = min(there, here + dice.choice((1, 8, 200, len(content))))
        part = content[here:there]
        content = dice.choice(
            (
                content[:here] + content[there:],
                content[:here] + part + part + content[there:],
                content[:here] + bytes(dice.randbytes(len(part[:16]))) + content[here + 16 :],
                content[:here] + dice.choice(TOKENS) + content[here:],
                content[:here] + dice.choice(TOKENS) * dice.choice((2, 3_000)) + content[here:],
                content[:here],
                content[:here] + part[::-1] + content[there:],
                content.replace(dice.choice(TOKENS), dice.choice(TOKENS), dice.choice((1, -1))),
            )
        )
    return content


def damage(path: Path, dice: random.Random) -> None:
    """Damages a file; a workbook often inside, so that not only the archive is found broken."""
    if not zipfile.is_zipfile(path) or dice.random() < OUTSIDE:
        path.write_bytes(damaged(path.read_bytes(), dice))
        return
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = dice.choice([name for name in members if INSIDE.search(name)])
    members[chosen] = damaged(members[chosen], dice)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def tried(target: Target, path: Path) -> str:
    """How a folder with a damaged file ends: "read", "refused", or what was wrong."""
    signal.alarm(MOST_SECONDS)
    try:
        target.act(path.parent)
    except TenfoldError as error:
        if not error.fix and "; " not in error.problem:
            return f"an error without a fix: {type(error).__name__}"
        if any(name in str(error) for name in NAMES):
            return f"an error that quotes a name: {type(error).__name__}"
        if not any(one.name in str(error) for one in path.parent.iterdir()):
            return f"an error that names no file: {type(error).__name__}"
        return "refused"
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is a finding
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"
    finally:
        signal.alarm(0)
    return "read"


def _late(_signal: int, _frame: object) -> None:
    raise TimeoutError


def work(root: Path, seed: int, until: float, told: Told) -> None:
    """Damages files until the time has come, and tells how each ended."""
    signal.signal(signal.SIGALRM, _late)
    dice = random.Random(seed)  # noqa: S311 - no secret
    own = root / f"worker-{seed}"
    own.mkdir()
    targets = [*exports(own / "world"), *mappings()]
    while time.time() < until:
        target = dice.choice(targets)
        shutil.rmtree(own / "now", ignore_errors=True)
        shutil.copytree(target.folder, own / "now", ignore=shutil.ignore_patterns("__pycache__"))
        path = dice.choice(sorted((own / "now").iterdir()))
        damage(path, dice)
        told.put((target.name, tried(target, path), path.read_bytes()))
    told.put(None)


def run(minutes: float, seed: int, keep: Path) -> bool:
    """Damages files on two processors; whether nothing was found."""
    found: Counter[tuple[str, str]] = Counter()
    keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as root:
        told = Queue()
        until = time.time() + 60 * minutes
        workers = [
            Process(target=work, args=(Path(root), 2 * seed + i, until, told)) for i in range(2)
        ]
        for worker in workers:
            worker.start()
        _gather(workers, told, found, keep)
        for worker in workers:
            worker.join()
            if worker.exitcode:
                found["a worker", f"was taken down, exit code {worker.exitcode}"] += 1
                shutil.copytree(root, keep / f"worker-{worker.pid}", dirs_exist_ok=True)
    _report(found)
    return all(end in {"read", "refused"} for _, end in found)


def _gather(
    workers: Sequence[Process], told: Told, found: Counter[tuple[str, str]], keep: Path
) -> None:
    """Counts what the workers tell until all have ended, and keeps the findings."""
    while any(worker.is_alive() for worker in workers) or not told.empty():
        try:
            ended = told.get(timeout=1)
        except Empty:
            continue
        if ended is None:
            continue
        name, end, content = ended
        found[name, end] += 1
        if end not in {"read", "refused"} and found[name, end] == 1:
            (keep / f"{len(list(keep.iterdir()))}-{Path(name).name}").write_bytes(content)


def _report(found: Counter[tuple[str, str]]) -> None:
    table = Table("what", "how it ended", "times", box=None)
    for (name, end), times in sorted(found.items()):
        table.add_row(name, end, f"{times:,}")
    table.add_row("all", "", f"{found.total():,}")
    Console().print(table)


def main() -> None:
    """Fuzzes, and ends with 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10, help="how long")
    parser.add_argument("--seed", type=int, default=0, help="for other damages")
    parser.add_argument("--keep", type=Path, default=Path("fuzz"), help="where findings are kept")
    given = parser.parse_args()
    sys.exit(not run(given.minutes, given.seed, given.keep))


if __name__ == "__main__":
    main()
