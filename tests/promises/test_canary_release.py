"""A name that slipped into an export is in no message, no candidate and no release."""

import csv
import re
import traceback
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from tests.acceptance.command import tenfold
from tests.acceptance.worlds import NAME, contents, copied, write_small_world
from tests.exports import sent_by, write_planted
from tests.workbooks import write_ods

from tenfold.errors import TenfoldError, ValueListError
from tenfold.pipeline import release

CANARY = "Canary Maria Example"
PARTS = ("Canary", "Maria", "Example")
EXPORTS = {"polaris": "cases.csv", "iom-mimosa": "cases-earlier.csv", "htcds": "cases-earlier.csv"}
FORMATS = ("csv", "parquet", "xlsx", "ods")
PLANTED = [
    pytest.param(name, form, marks=[pytest.mark.long] if (name, form) != ("polaris", "csv") else [])
    for name in EXPORTS
    for form in FORMATS
]
"""Each export in each format; one of them whenever tests are run."""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A world whose exports name nobody of the canary's family."""
    folder = tmp_path_factory.mktemp("world") / "world"
    write_small_world(folder)
    return folder


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def put(path: Path, rows: list[list[str]], form: str) -> None:
    """The export in another format, in place of the CSV."""
    path.unlink()
    path = path.with_suffix(f".{form}")
    if form == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    elif form == "parquet":
        pl.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(path)
    elif form == "ods":
        write_ods(path, {"Cases": rows})
    else:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def planted(world, folder, contributor, form, unmapped):
    """A world with the canary in each column of an export, in as many rows as can be; its order."""
    order = copied(world, folder / "world")
    path = order.parent / "exports" / contributor / EXPORTS[contributor]
    header, *rows = rows_of(path)
    for place in range(len(header)):
        rows[place % len(rows)][place] = CANARY
    put(path, [header, *rows], form)
    text = order.read_text().replace("unmapped = 0.02", f"unmapped = {unmapped}")
    stays = EXPORTS[contributor].replace(".csv", f".{form}")
    pattern = f'"exports/{contributor}/*.csv"'
    assert pattern in text
    order.write_text(text.replace(pattern, f'"exports/{contributor}/{stays}"'))
    return order


def assert_unseen(order, *told):
    """The canary is in nothing that was said, and nowhere but in the exports and `restricted/`."""
    texts = [data.decode("latin-1") for data in contents(order.parent / "public").values()]
    texts += [data.decode("latin-1") for data in contents(order.parent / "candidate").values()]
    assert not [
        part for text in (*texts, *told) for part in PARTS if re.search(rf"\b{part}\b", text)
    ]


@pytest.mark.parametrize(("contributor", "form"), PLANTED)
def test_a_canary_in_every_column_is_published_nowhere(world, tmp_path, capfd, contributor, form):
    order = planted(world, tmp_path, contributor, form, 1)
    released = release(order)
    assert released.verdict.passed
    assert_unseen(order, *capfd.readouterr(), repr(released.verdict))
    assert (order.parent / "public" / NAME).is_dir()


@pytest.mark.parametrize(("contributor", "form"), PLANTED)
def test_a_canary_that_stops_a_run_is_in_no_message(world, tmp_path, capfd, contributor, form):
    order = planted(world, tmp_path, contributor, form, 0)
    with pytest.raises(ValueListError) as refused:
        release(order)
    assert_unseen(order, *capfd.readouterr(), *traceback.format_exception(refused.value))
    unmapped = order.parent / "restricted" / NAME / "unmapped.csv"
    assert CANARY in unmapped.read_text()


@pytest.mark.parametrize("unmapped", [0, pytest.param(1, marks=pytest.mark.long)])
def test_the_command_says_no_word_of_a_canary(world, tmp_path, unmapped):
    order = planted(world, tmp_path, "polaris", "csv", unmapped)
    run = tenfold(order.parent, "release", order.name)
    assert run.returncode == (0 if unmapped else 4)
    assert_unseen(order, run.stdout, run.stderr)


@pytest.mark.parametrize(
    ("file", "unmapped"),
    [("cases.json", 0), pytest.param("cases.jsonl", 1, marks=pytest.mark.long)],
)
def test_a_canary_in_json_is_published_nowhere(world, tmp_path, capfd, file, unmapped):
    order = copied(world, tmp_path / "world")
    folder = order.parent / "exports/liberty-shared"
    for path in folder.iterdir():
        path.unlink()
    write_planted(
        "liberty-shared", sent_by("liberty-shared", 3000, 1), folder / file, lambda _: CANARY
    )
    there = f'files = ["exports/liberty-shared/{file}"]'
    text = re.sub(r'files = \["exports/liberty-shared/.*\]', there, order.read_text())
    order.write_text(text.replace("unmapped = 0.02", f"unmapped = {unmapped}"))
    said = [release(order).verdict] if unmapped else refusal_of(order)
    assert_unseen(order, *capfd.readouterr(), *map(str, said))


def refusal_of(order):
    """The traceback of the refusal that a run ends with."""
    with pytest.raises(ValueListError) as refused:
        release(order)
    return traceback.format_exception(refused.value)


CANARIES = {
    "a ragged row": f"Case Number,Gender\nPX-1,F,{CANARY}\n",
    "a broken quote": f'Case Number,Gender\nPX-1,"{CANARY}\n',
    "a latin-1 line": f"Case Number,Gender\n{CANARY},Zoé\n".encode("latin-1"),
    "a name in the header": f"{CANARY},{CANARY}\n1,2\n",
    "a nul": f"Case Number,Gender\n{CANARY},\0\n",
}


@pytest.mark.parametrize("content", CANARIES.values(), ids=CANARIES)
@pytest.mark.parametrize("file", ["cases.csv", "opt-outs.csv"])
def test_a_broken_file_is_refused_without_its_words(world, tmp_path, capfd, file, content):
    order = copied(world, tmp_path / "world")
    path = order.parent / "exports/polaris" / file
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(TenfoldError) as refused:
        release(order)
    assert_unseen(order, *capfd.readouterr(), *traceback.format_exception(refused.value))
