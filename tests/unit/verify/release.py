"""A small right release written by hand, without a line of Tenfold's own writers, to be spoilt."""

import csv
import hashlib
import json
from collections import Counter
from datetime import date
from pathlib import Path
from unittest.mock import patch

import polars as pl

from tenfold.codebook import FORMATS, load_codebook
from tenfold.stages import TOO_FEW, Edition
from tenfold.verify import Expected, Question, tables, verify_release

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
    tables = ["data/cases.csv", "data/cases.parquet"]
    return ["README.md", "codebook/codebook.json", *tables, "report/report.json"]


def write_release(root: Path, people=PEOPLE) -> Path:
    """The folder of a right release under `root`."""
    folder = root / "2021-09"
    for name in ("data", "codebook", "report"):
        (folder / name).mkdir(parents=True)
    rows = [tuple(case.get(name) for name in NAMES) for case, count in people for _ in range(count)]
    write_tables(folder, rows)
    said = FORMATS["json"](BOOK, BOOK.variable)
    (folder / "codebook/codebook.json").write_text(f"{said}\n", encoding="utf-8")
    write_json(folder / "report/report.json", report_on(rows))
    write_readme(folder, rows)
    write_manifest(folder, rows)
    return folder


def write_tables(folder: Path, rows, names=NAMES) -> None:
    with (folder / "data/cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([names, *rows])
    columns = zip(names, zip(*rows, strict=True), strict=True)
    frame = pl.DataFrame([pl.Series(name, cells, strict=False) for name, cells in columns])
    frame.write_parquet(folder / "data/cases.parquet")


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


PLACES = [(name, place) for place, name in enumerate(NAMES)]


def occur(name, cells):
    labels = [one for cell in cells for one in (cell.split(";") if name in LISTS else [str(cell)])]
    counts = Counter(labels)
    return {label: counts[label] for label in BOOK.by_name[name].labels if counts[label]}


def write_readme(folder: Path, rows) -> None:
    sizes = {
        "cases": f"{len(rows):,}",
        "records": f"{len(set(rows)):,}",
        "smallest": f"{min(Counter(rows).values()):,}",
    }
    more = {"release": "2021-09", "snapshot": "2021-09-01", "codebook": "ctdc-v7"}
    text = TEMPLATE.read_text(encoding="utf-8")
    for key, value in (WORDS | sizes | more | {"variables": "63", "k": "10"}).items():
        text = text.replace(f"${key}", value)
    (folder / "README.md").write_text(text, encoding="utf-8")


def write_manifest(folder: Path, rows) -> None:
    said = {"release": "2021-09", "snapshot": "2021-09-01", "k": 10, **WORDS}
    sizes = {"cases": len(rows), "records": len(set(rows)), "variables": 63}
    said |= {"codebook": "ctdc-v7", "generator": "tenfold 9.9.9", **sizes, "files": []}
    write_json(folder / "manifest.json", said)
    seal(folder)


def seal(folder: Path) -> None:
    """Puts size and SHA-256 of the files into the manifest anew."""
    said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    said["files"] = [
        {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if name not in {"manifest.json", "verdict.json"}
    ]
    write_json(folder / "manifest.json", said)


def change(folder: Path, file: str, turn) -> None:
    """Changes what a JSON file says, and seals the folder again."""
    said = json.loads((folder / file).read_text(encoding="utf-8"))
    turn(said)
    write_json(folder / file, said)
    if file != "manifest.json":
        seal(folder)


def judge_release(folder: Path, edition=None, sought=None, **question):
    """The verdict; tables that were judged before aren't judged anew."""
    asked = Question(**{"k": 10, "queries": 0} | question)
    with patch("tenfold.verify.release.judge_tables", _remembered):
        return verify_release(folder, BOOK, asked, Expected(edition, sought))


def found(folder: Path, **more):
    """What is found wrong with a folder: (file, problem, places)."""
    findings = judge_release(folder, **more).findings
    return [(one.file, one.problem, one.places) for one in findings]


_judged = {}


def _remembered(contents, codebook, asked):
    key = (*(contents.digests.get(file) for file in tables.TABLES), asked.question)
    if key not in _judged:
        _judged[key] = tables.judge_tables(contents, codebook, asked)
    return _judged[key]
