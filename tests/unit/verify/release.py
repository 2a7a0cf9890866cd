"""A small right release to be spoilt: the plain table and all texts are written by hand.

The table in other formats, the codebook for people and what catalogues read are what Tenfold's own
writers make of the same hand-made cases.
"""

import csv
import hashlib
import json
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

import numpy as np
import polars as pl

from tenfold.codebook import CROSSWALKS, FORMATS, Standing, load_codebook
from tenfold.stages import TOO_FEW, Disclosed, Edition, Figures, Tally
from tenfold.tables import schema_of
from tenfold.verify import Expected, Question, beside, codebook, tables, verify_release
from tenfold.verify.catalogues import judge_catalogue
from tenfold.write import Contents
from tenfold.write.description import Description, File
from tenfold.write.documents import documents
from tenfold.write.formats import TABLES
from tenfold.write.metadata import METADATA

BOOK = load_codebook()
NAMES = list(BOOK.by_name)
LISTS = {name for name in NAMES if BOOK.by_name[name].type == "list"}
TEMPLATE = Path("src/tenfold/codebook/ctdc-v7/README.template.md")
WORDS = {
    "title": "Invented cases",
    "publisher": "Publisher of the Tests",
    "contact": "data@publisher.example",
    "licence": "CC BY 4.0",
}
EDITION = Edition("2021-09", date(2021, 9, 1), 10, "ctdc-v7", **WORDS)

COMMON = {"yearOfRegistration": 2015, "Datasource": "Case management"}
PERSON = COMMON | {
    "gender": "Female",
    "ageBroad": "9–17",
    "majorityStatus": "Minor",
    "citizenship": "AL",
    "meansOfControlThreats": 1,
    "meansOfControlPhysicalAbuse": 1,
    "meansOfControlNotSpecified": 0,
    "meansOfControlConcatenated": "Threats to individual or others;Physical abuse",
    "isForcedLabour": 1,
    "isSexualExploit": 1,
    "isSexAndLabour": 1,
    "typeOfExploitConcatenated": "Forced labour;Sexual exploitation;"
    "Combined sexual and labour exploitation",
}
OTHER = COMMON | {"gender": "Male", "meansOfControlNotSpecified": 0}
PEOPLE = ((OTHER, 12), (PERSON | {"citizenship": None}, 10), (PERSON, 20))


def release_files():
    """The files that a release must hold, the manifest aside."""
    crosswalk = ["report/crosswalk.csv", "report/crosswalk.html"]
    texts = ["README.md", "LICENSE", "codebook/codebook.json", "report/report.json"]
    return sorted([*texts, *TABLES, *crosswalk, *CODEBOOKS, *REPORTS, *METADATA])


CODEBOOKS = [
    *("codebook/codebook.csv", "codebook/codebook.xlsx", "codebook/codebook.html"),
    *("codebook/codebook.pdf", "codebook/codebook.fr.pdf", "codebook/codebook.es.pdf"),
]


REPORTS = [
    *("report/report.html", "report/report.fr.html", "report/report.es.html"),
    *("report/report.pdf", "report/report.fr.pdf", "report/report.es.pdf"),
]


def write_release(root: Path, people=PEOPLE) -> Path:
    """The folder of a right release under `root`."""
    folder = root / "2021-09"
    for name in ("data", "codebook", "metadata", "report"):
        (folder / name).mkdir(parents=True)
    rows = [tuple(case.get(name) for name in NAMES) for case, count in people for _ in range(count)]
    write_tables(folder, rows)
    write_formats(folder, people)
    said = FORMATS["json"](BOOK, BOOK.variable)
    (folder / "codebook/codebook.json").write_text(f"{said}\n", encoding="utf-8")
    write_json(folder / "report/report.json", report_on(rows))
    write_crosswalk(folder, CROSSWALK)
    write_readme(folder, rows)
    write_licence(folder)
    write_codebooks(folder)
    write_metadata(folder)
    write_manifest(folder, rows)
    return folder


def write_metadata(folder: Path, edition=EDITION) -> None:
    """What catalogues read, from the figures that the report tells and the tables as they stand."""
    told = json.loads((folder / "report/report.json").read_text(encoding="utf-8"))["published"]
    variables = told["variables"]
    figures = Figures(
        **{key: told[key] for key in ("cases", "records", "facts")},
        smallest=told["smallest class"],
        filled={name: variables[name]["filled"] for name in NAMES},
        values={name: variables[name]["values"] for name in NAMES},
    )
    nothing = Disclosed(None, None, None, {}, None)
    contents = Contents(edition, BOOK, CROSSWALK, nothing)
    description = Description(contents, figures, tuple(tables_in(folder)))
    for name, make in METADATA.items():
        (folder / name).write_bytes(make(description))


def tables_in(folder: Path) -> list[File]:
    """The tables that stand, as a catalogue lists them."""
    there = {file: folder / file for file in tables.TABLES if (folder / file).is_file()}
    contents = {file: path.read_bytes() for file, path in there.items()}
    return [
        File(file, len(data), hashlib.sha256(data).hexdigest()) for file, data in contents.items()
    ]


def write_tables(folder: Path, rows, names=NAMES) -> None:
    with (folder / "data/cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([names, *rows])
    columns = zip(names, zip(*rows, strict=True), strict=True)
    frame = pl.DataFrame([pl.Series(name, cells, strict=False) for name, cells in columns])
    frame.write_parquet(folder / "data/cases.parquet")


def write_formats(folder: Path, people, edition=EDITION) -> None:
    """The table in all other formats, and what goes along with it."""
    schema = schema_of(BOOK)
    codes = np.zeros((len(people), len(schema.columns)), schema.dtype)
    for row, (case, _) in enumerate(people):
        for name, place in schema.index.items():
            value = case.get(name)
            codes[row, place] = BOOK.by_name[name].encode(None if value is None else str(value))
    tally = Tally.of(schema, codes, np.array([count for _, count in people], np.int64))
    contents = Contents(edition, BOOK, (), Disclosed(None, None, None, {}, None))
    for name, write in TABLES.items():
        if name != "data/cases.csv":
            (folder / name).unlink(missing_ok=True)
            write(tally, contents, folder / name)


def write_json(path: Path, said) -> None:
    path.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def report_on(rows):
    filled = {
        name: [row[place] for row in rows if row[place] is not None] for name, place in PLACES
    }
    said = {
        name: {"filled": len(cells), "values": occur(name, cells)} for name, cells in filled.items()
    }
    base = [variable.name for variable in BOOK.base]
    return {
        "release": "2021-09",
        "snapshot": "2021-09-01",
        "k": 10,
        "published": {
            "cases": len(rows),
            "records": len(set(rows)),
            "smallest class": min(Counter(rows).values()),
            "facts": sum(len(filled[name]) for name in base),
            "variables": said,
        },
        "disclosed": {
            "cases received": "fewer than 100",
            "cases not published": "fewer than 100",
            "facts kept, per cent": TOO_FEW,
            "kept by variable": dict.fromkeys(base, TOO_FEW),
            "error of counts": dict.fromkeys(("one-way", "two-way", "three-way"), TOO_FEW),
        },
    }


def standing_of(variable, contributor, **more):
    told = {"status": "partial", "rule": "the field as it stands", "reason": "Invented."}
    whose = {"number": variable.number, "variable": variable.name, "contributor": contributor}
    return Standing(**whose, **(told | more))


CROSSWALK = tuple(
    standing_of(variable, contributor)
    for variable in BOOK.variable
    for contributor in ("one", "two")
)


def write_crosswalk(folder: Path, standings) -> None:
    for form in ("csv", "html"):
        text = CROSSWALKS[form](BOOK, standings) + "\n"
        (folder / f"report/crosswalk.{form}").write_text(text, encoding="utf-8")


PLACES = [(name, place) for place, name in enumerate(NAMES)]


def occur(name, cells):
    labels = [one for cell in cells for one in (cell.split(";") if name in LISTS else [str(cell)])]
    counts = Counter(labels)
    return {label: counts[label] for label in BOOK.by_name[name].labels if counts[label]}


def write_licence(folder: Path) -> None:
    lines = [f"{WORDS['title']}, release 2021-09", f"Published by {WORDS['publisher']}."]
    lines += [f"Licence: {WORDS['licence']}", f"Contact: {WORDS['contact']}"]
    (folder / "LICENSE").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def write_codebooks(folder: Path, edition=EDITION, standings=CROSSWALK) -> None:
    """Codebook and report for people, by Tenfold's own hand, from the figures of report.json."""
    told = json.loads((folder / "report/report.json").read_text(encoding="utf-8"))["published"]
    contents = Contents(edition, BOOK, standings, Disclosed(None, None, None, {}, None))
    description = Description(contents, figures_told(told))
    for name in (*CODEBOOKS, *REPORTS):
        (folder / name).write_bytes(form_of(name, description))


def figures_told(told) -> Figures:
    """The figures that a report tells as published."""
    filled = {name: said["filled"] for name, said in told["variables"].items()}
    values = {name: said["values"] for name, said in told["variables"].items()}
    sizes = (told["cases"], told["records"], told["smallest class"], told["facts"])
    return Figures(*sizes, filled, values)


_forms = {}


def form_of(name: str, description) -> bytes:
    """A form of codebook or report; what was made before isn't made anew."""
    key = (name, description.edition, description.crosswalk, repr(description.figures.told()))
    if key not in _forms:
        _forms[key] = documents(description.edition)[name](description)
    return _forms[key]


def write_readme(folder: Path, rows) -> None:
    sizes = {
        "cases": f"{len(rows):,}",
        "records": f"{len(set(rows)):,}",
        "smallest": f"{min(Counter(rows).values()):,}",
    }
    more = {"release": "2021-09", "snapshot": "2021-09-01", "codebook": "ctdc-v7"}
    text = TEMPLATE.read_text(encoding="utf-8")
    more |= {"variables": "63", "k": "10", "counts": ""}
    cited = f"{WORDS['publisher']} (2021). {WORDS['title']}, release 2021-09 [Data set]."
    more["citation"] = cited
    for key, value in (WORDS | sizes | more).items():
        text = text.replace(f"${key}", value)
    (folder / "README.md").write_text(text, encoding="utf-8")


def write_manifest(folder: Path, rows) -> None:
    said = {"release": "2021-09", "snapshot": "2021-09-01", "k": 10, **WORDS}
    said |= {"licence_url": "", "terms": "", "url": "", "doi": "", "languages": ["en", "fr", "es"]}
    sizes = {"cases": len(rows), "records": len(set(rows)), "variables": 63}
    said |= {"codebook": "ctdc-v7", "generator": "tenfold 9.9.9", **sizes, "files": []}
    write_json(folder / "manifest.json", said)
    seal(folder)


def seal(folder: Path, edition=EDITION) -> None:
    """Puts size and SHA-256 of the files into the manifest anew, of tables for catalogues too."""
    said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    listed = {one["path"]: one["sha256"] for one in said["files"]}
    if any(listed.get(one.path, one.sha256) != one.sha256 for one in tables_in(folder)):
        write_metadata(folder, edition)
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    said["files"] = [
        {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if name not in {"manifest.json", "verdict.json"}
    ]
    write_json(folder / "manifest.json", said)


def write_sums(folder: Path) -> None:
    """Puts the checksums of what a published folder holds beside it."""
    there = (path for path in folder.rglob("*") if path.is_file())
    paths = sorted(path.relative_to(folder).as_posix() for path in there)
    files = [path for path in paths if not path.startswith("SHA256SUMS")]
    lines = [
        f"{hashlib.sha256((folder / path).read_bytes()).hexdigest()}  {path}" for path in files
    ]
    (folder / "SHA256SUMS").write_text("\n".join([*lines, ""]))


def change(folder: Path, file: str, turn) -> None:
    """Changes what a JSON file says, and seals the folder again."""
    said = json.loads((folder / file).read_text(encoding="utf-8"))
    turn(said)
    write_json(folder / file, said)
    if file != "manifest.json":
        seal(folder)


def judge_release(folder, edition=None, sought=None, crosswalk=None, key=None, **question):
    """The verdict; files that were judged before aren't judged anew."""
    asked = Question(**{"k": 10, "queries": 0} | question)
    with (
        patch("tenfold.verify.tables._judge", _remembered),
        patch("tenfold.verify.beside.told_of", _remembered_beside),
        patch("tenfold.verify.texts.judge_catalogue", _remembered_catalogue),
        patch("tenfold.verify.texts.judge_form", _form_remembered),
        patch("tenfold.verify.codebook.markup.read_page", _page_read),
        patch("tenfold.verify.reports.read_page", _page_read),
        patch("tenfold.verify.codebook.paper.read_paper", _paper_read),
        patch("tenfold.verify.reports.read_paper", _paper_read),
    ):
        return verify_release(folder, BOOK, asked, Expected(edition, sought, crosswalk, key))


def found(folder: Path, **more):
    """What is found wrong with a folder: (file, problem, places)."""
    findings = judge_release(folder, **more).findings
    return [(one.file, one.problem, one.places) for one in findings]


_judged = {}
_catalogues = {}
_judge, _told_of = tables._judge, beside.told_of
_page_read = lru_cache(codebook.markup.read_page)
_paper_read = lru_cache(codebook.paper.read_paper)


def _remembered(contents, file, task):
    first = task.first and task.first.verdict.sha256
    key = (file, contents.digests[file], first, task.asked.question)
    if key not in _judged:
        _judged[key] = _judge(contents, file, task)
    return _judged[key]


def _remembered_beside(path, kind):
    key = (kind, hashlib.sha256(path.read_bytes()).hexdigest())
    if key not in _judged:
        _judged[key] = _told_of(path, kind)
    return _judged[key]


def _remembered_catalogue(file, data, expected):
    stand = tuple((path, expected.file(path)) for path in tables.TABLES)
    key = (file, data, stand, expected.edition, repr(expected.recount.told()))
    if key not in _catalogues:
        _catalogues[key] = judge_catalogue(file, data, expected)
    return _catalogues[key]


def _form_remembered(file, data, anew):
    told = (anew.edition, anew.crosswalk, repr(anew.recount.told()))
    key = (file, hashlib.sha256(data).hexdigest(), *told)
    if key not in _judged:
        _judged[key] = codebook.judge_form(file, data, anew)
    return _judged[key]
