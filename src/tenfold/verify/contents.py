"""The closed list of a release's files, and what a folder holds of it and beside it."""

import hashlib
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tenfold.codebook import SCRIPTS
from tenfold.errors import InputError
from tenfold.stages import LANGUAGES, Finding, LanguageCode
from tenfold.verify.compare import load
from tenfold.verify.engine import is_utf8
from tenfold.verify.files import Kind, reading, sha256

README = "README.md"
LICENCE = "LICENSE"
MANIFEST = "manifest.json"
CODEBOOK = "codebook/codebook.json"
CODEBOOK_CSV = "codebook/codebook.csv"
CODEBOOK_PAGE = "codebook/codebook.html"
CODEBOOK_SHEETS = "codebook/codebook.xlsx"
REPORT = "report/report.json"
CROSSWALK = "report/crosswalk.csv"
CROSSWALK_PAGE = "report/crosswalk.html"
CATALOGUES = (
    *("CITATION.cff", "datapackage.json", "metadata/croissant.json", "metadata/csvw.json"),
    *("metadata/dcat.jsonld", "metadata/ddi-2.5.xml", "metadata/ddi-2.6.xml"),
)
VERDICT = "verdict.json"
"""Stands in a published folder only: the judgement of the others."""
SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.minisig"
"""Stand in a published folder only, the second where it is signed."""
SEALS = (VERDICT, SUMS, SIGNATURE)
SPREADSHEET = "data/cases-spreadsheet.csv"
"""Begins with a byte-order mark."""
TABLES: dict[str, Kind] = {
    "data/cases.csv": "CSV",
    SPREADSHEET: "CSV",
    "data/cases.parquet": "Parquet",
    "data/cases.dta": "Stata",
    "data/cases.sav": "SAV",
    "data/cases.zsav": "ZSAV",
    "data/cases.xlsx": "XLSX",
}
"""The first of them is judged, the others must be the same table."""
NAMES = "data/names-stata.csv"
READERS = {f"data/{name}": make for name, make in SCRIPTS.items()}
"""The scripts that read the cases, and what they follow from."""
TEXTS = (
    *(README, LICENCE, CODEBOOK, MANIFEST, REPORT, CROSSWALK, CROSSWALK_PAGE),
    *(NAMES, *READERS, *CATALOGUES),
)

_FOLDERS = {"codebook", "data", "metadata", "report"}
_REQUIRED = {*TABLES, *TEXTS, CODEBOOK_CSV, CODEBOOK_PAGE, CODEBOOK_SHEETS}


def paper_in(code: LanguageCode) -> str:
    """Where the codebook for paper in a language stands."""
    return "codebook/codebook.pdf" if code == LANGUAGES[0] else f"codebook/codebook.{code}.pdf"


def report_in(code: LanguageCode, form: str) -> str:
    """Where the public report in a language stands, as page (html) or paper (pdf)."""
    return f"report/report.{form}" if code == LANGUAGES[0] else f"report/report.{code}.{form}"


def languages_told(told: Any) -> tuple[LanguageCode, ...]:
    """The languages that a manifest tells, as far as there are such, English first; else all."""
    codes = told.get("languages") if isinstance(told, dict) else None
    named = codes if isinstance(codes, list) else LANGUAGES
    return tuple(code for code in LANGUAGES if code == LANGUAGES[0] or code in named)


@dataclass(frozen=True, repr=False)
class Contents:
    """What a folder holds: of each file on the list its SHA-256 and size, of texts the bytes."""

    folder: Path
    digests: Mapping[str, str]
    sizes: Mapping[str, int]
    texts: Mapping[str, bytes]
    required: Collection[str]
    """The files that must be there; the manifest's languages are among what settles them."""
    foreign: tuple[str, ...]
    """The paths that aren't on the list; one may hold a name, so none is ever shown."""
    odd: tuple[str, ...]
    """The paths on the list where something else than a file stands."""

    @property
    def judged(self) -> tuple[str, ...]:
        """The files that a verdict speaks of, sorted."""
        return tuple(file for file in sorted(self.digests) if file not in SEALS)

    def findings(self) -> Iterator[Finding]:
        """What there is too much, and too little."""
        if self.foreign:
            yield Finding("(folder)", "holds what isn't on the list of files", len(self.foreign))
        for file in self.odd:
            yield Finding(file, "is a link, a folder or a device")
        for file in sorted(set(self.required) - self.digests.keys() - set(self.odd)):
            yield Finding(file, "is missing")


@contextmanager
def settled(folder: Path) -> Iterator[Contents]:
    """What a folder holds; raises InputError if it holds something else when the work is done."""
    with reading(folder):
        if not folder.is_dir() or not (folder / MANIFEST).is_file():
            kind = "directory without" if folder.is_dir() else "file, not a folder with"
            problem = f"{folder} is a {kind} {MANIFEST}, so no release."
            raise InputError(problem, "Name a data file, or the folder of a release.")
    if not is_utf8(str(folder.resolve())):
        raise InputError("The folder's name isn't UTF-8.", "Rename the folder.")
    contents = _read(folder)
    yield contents
    again = _read(folder)
    if (again.digests, again.foreign) != (contents.digests, contents.foreign):
        problem = f"{folder} changed while it was judged."
        raise InputError(problem, "Verify it again when nothing writes to it.")


def _read(folder: Path) -> Contents:
    with reading(folder):
        modes = dict(_entries(folder))
        required = _required(folder)
        listed = modes.keys() & {*required, *SEALS}
        files = sorted(path for path in listed if stat.S_ISREG(modes[path]))
        folders = {path for path in modes.keys() & _FOLDERS if stat.S_ISDIR(modes[path])}
        texts = {file: (folder / file).read_bytes() for file in files if file not in TABLES}
        sizes = {file: (folder / file).stat().st_size for file in files if file in TABLES}
        tables = {file: sha256(folder / file) for file in sizes}
    return Contents(
        folder=folder,
        digests=tables | {file: hashlib.sha256(data).hexdigest() for file, data in texts.items()},
        sizes=sizes | {file: len(data) for file, data in texts.items()},
        texts=texts,
        required=required,
        foreign=tuple(sorted(modes.keys() - listed - folders)),
        odd=tuple(sorted(listed - set(files))),
    )


def _required(folder: Path) -> set[str]:
    try:
        told = load((folder / MANIFEST).read_bytes())
    except ValueError:
        told = None
    languages = languages_told(told)
    reports = {report_in(code, form) for code in languages for form in ("html", "pdf")}
    return _REQUIRED | reports | {paper_in(code) for code in languages}


def _entries(folder: Path) -> Iterator[tuple[str, int]]:
    """Every file, folder and link under a folder, at any depth, and its mode; links stay unread."""
    for root, folders, files in os.walk(folder, onerror=_refuse):
        for name in (*folders, *files):
            path = Path(root, name)
            yield path.relative_to(folder).as_posix(), path.lstat().st_mode


def _refuse(error: OSError) -> None:
    raise error
