"""Writes what a run keeps of the originals into its folder in `restricted/`."""

import io
import json
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from tenfold.codebook import Codebook
from tenfold.errors import OutputError
from tenfold.languages import load_language
from tenfold.output import whole_file
from tenfold.pages import report_html, report_pdf
from tenfold.restricted.ledger import Entries, ledger_csv, unmapped_csv
from tenfold.restricted.loaded import REPORT, Plain
from tenfold.restricted.printed import printed
from tenfold.restricted.register import assigned
from tenfold.restricted.report import full_report
from tenfold.restricted.rows import rows_of
from tenfold.restricted.run import Run
from tenfold.stages import Codes, Keys, Progress, Schema, silent

REGISTER = "register.parquet"
UNMAPPED = "unmapped.csv"
UNMET = "numbers-unmet.txt"
"""The file of the numbers that opted out or withdrew and are no case's."""
PUBLISHED = "published"
BARE = "key without zeros"


def keep(folder: Path, run: Run, tell: Progress = silent) -> None:
    """Writes report, register, plan and ledger of a run into a folder that is its owner's alone.

    The same run gives the same bytes. In the ledger, an apostrophe stands before cells that begin
    like a formula. Raises OutputError, and GuardError before anything is written.
    """
    _check(folder)
    told = full_report(run)
    contents: dict[str, bytes] = {}
    tell("keep", 0, len(_MAKERS))
    for name, make in _MAKERS.items():
        contents[name] = make(run, told)
        tell("keep", len(contents), len(_MAKERS))
    for name, content in contents.items():
        with whole_file(folder / name) as file:
            file.write(content)


def keep_unmapped(folder: Path, entries: Entries, codebook: Codebook) -> Path:
    """Writes the unmapped values, those of most rows first, in place of an older list; its path.

    An apostrophe stands before cells that begin like a formula. Raises OutputError.
    """
    _check(folder)
    path = folder / UNMAPPED
    with whole_file(path, overwrite=True) as file:
        file.write(unmapped_csv(entries, codebook))
    return path


def keep_unmet(folder: Path, numbers: Sequence[str]) -> Path:
    """Writes the numbers that opted out or withdrew and are no case's, one a line; its path.

    Raises OutputError.
    """
    _check(folder)
    path = folder / UNMET
    with whole_file(path, overwrite=True) as file:
        file.write("".join(f"{number}\n" for number in numbers).encode())
    return path


def _check(folder: Path) -> None:
    """Raises OutputError for a folder that others may look into."""
    if folder.is_dir() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise OutputError(f"{folder} is open to others.", "Close it with chmod 700.")


def _report(_: Run, told: Plain) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _page(_: Run, told: Plain) -> bytes:
    return report_html(printed(told), load_language("en")).encode()


def _paper(run: Run, told: Plain) -> bytes:
    return report_pdf(printed(told), load_language("en"), run.edition.snapshot)


def _register(run: Run, _: Plain) -> bytes:
    """Keys, state and published codes of each case handed on, by key."""
    found = assigned(run.register, run.plan)
    states = pl.Series("state", [PUBLISHED, *found.reasons], dtype=pl.String)
    series = [
        hashes("key", found.keys),
        hashes(BARE, found.bare),
        states.gather(found.withheld),
        *_columns(run.plan.schema, found.published),
    ]
    about = {"release": run.edition.name, "seal": run.register.seal}
    return _parquet(series, about)


def _plan(run: Run, _: Plain) -> bytes:
    """What each record was and is published as, how many cases, and why not, by content."""
    rows, schema = rows_of(run.plan), run.plan.schema
    reasons = pl.Series("withheld", [None, *rows.reasons], dtype=pl.String)
    series = [
        *_columns(schema, rows.original, "original."),
        *_columns(schema, rows.published, "published."),
        pl.Series("cases", rows.counts),
        reasons.gather(rows.withheld),
    ]
    return _parquet(series)


def hashes(name: str, keys: Keys) -> pl.Series:
    """Keyed hashes as a column of text."""
    return pl.Series(name, keys.tolist(), dtype=pl.Binary).cast(pl.String)


def _columns(schema: Schema, codes: Codes, before: str = "") -> list[pl.Series]:
    """The columns of codes, each under its name; 0 stands for NULL."""
    return [pl.Series(before + name, codes[:, place]) for place, name in enumerate(schema.names)]


def _parquet(series: list[pl.Series], about: dict[str, str] | None = None) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(series).write_parquet(buffer, statistics=False, metadata=about)
    return buffer.getvalue()


def _ledger(run: Run, _: Plain) -> bytes:
    return ledger_csv(run.entries, run.codebook)


_MAKERS: Mapping[str, Callable[[Run, Plain], bytes]] = {
    REPORT: _report,
    "report.html": _page,
    "report.pdf": _paper,
    REGISTER: _register,
    "plan.parquet": _plan,
    "ledger.csv": _ledger,
}
