"""The invented world as files: an order that runs, and exports that give the cases back."""

import csv

import fastexcel
import pytest
from tests.contributors import BOOK

from tenfold.contributors import load_mapping
from tenfold.deidentify import Identity, deidentify
from tenfold.demo import DEMO_BANNER, Invention, invent, is_demo, write_world
from tenfold.engines.polars import read_exports, read_numbers, small_table
from tenfold.errors import OutputError, ParameterError
from tenfold.harmonise import harmonise
from tenfold.orders import files_of, load_order
from tenfold.stages import Listed, Tally
from tenfold.tables import schema_of

SCHEMA = schema_of(BOOK)
HOTLINE = BOOK.by_name["Datasource"].encode("Hotline")
INVENTION = Invention(cases=3000, seed=5)
ALONE = Invention(cases=2, seed=2, k=2)


@pytest.fixture(scope="module")
def order(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("demo") / "world", BOOK, INVENTION)


@pytest.fixture(scope="module")
def found(order):
    """What deidentifying makes of the world's files."""
    cases, gone = [], {}
    for sent in files_of(order, load_order(order)):
        mapping = load_mapping(sent.mapping, BOOK)
        frame = read_exports(sent.files, mapping.reader, mapping.reads, mapping.files)
        cases.append(harmonise(frame, mapping, BOOK, small_table).cases(SCHEMA))
        gone[sent.mapping] = {
            listed: read_numbers(path, mapping) for listed, path in sent.lists.items()
        }
    return deidentify(cases, SCHEMA, Identity(bytes(32), gone))


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_order_is_taken_and_leads_to_every_export(order):
    exports = {path for sent in files_of(order, load_order(order)) for path in sent.files}
    lists = {file for sent in files_of(order, load_order(order)) for file in sent.lists.values()}
    assert exports | lists | {order} == {path for path in order.parent.rglob("*") if path.is_file()}


def test_the_files_give_the_invented_cases_back(found):
    assert found.tally == Tally.of(SCHEMA, invent(BOOK, INVENTION.cases, INVENTION.seed))


def test_two_in_a_thousand_opted_out_and_one_number_is_mistyped(found):
    hotline = int(
        (found.tally.records[:, SCHEMA.index["Datasource"]] == HOTLINE) @ found.tally.counts
    )
    listed, matched = found.lists["polaris"][Listed.opt_outs]
    assert matched == listed - 1 == -(-hotline // 500)
    out = {one.contributor: one.left_out.get("asked to be left out", 0) for one in found.accounts}
    assert {name for name, count in out.items() if count} == {"polaris"}
    assert out["polaris"] == matched


def test_the_order_allows_for_the_mistyped_number_and_no_other(order):
    allowed = {sent.mapping: sent.unmet for sent in files_of(order, load_order(order))}
    assert allowed.pop("polaris") == 1
    assert not any(allowed.values())


def test_the_workbook_holds_the_newest_registrations(order):
    folder = order.parent / "exports/iom-mimosa"
    sheet = fastexcel.read_excel(folder / "cases-newest.xlsx").load_sheet(0, dtypes="string")
    newest = sheet.to_polars()["Registration Date"].str.slice(0, 4)
    with (folder / "cases-earlier.csv").open(encoding="utf-8", newline="") as file:
        earlier = [row["Registration Date"][:4] for row in csv.DictReader(file)]
    assert 0 < len(newest) < len(earlier) / 15
    assert max(earlier) <= newest.min()


def test_no_case_number_stands_in_both_files(order):
    mapping = load_mapping("iom-mimosa", BOOK)
    folder = order.parent / "exports/iom-mimosa"
    both = [
        set(read_exports([path], mapping.reader, ["Case ID"]).collect()["Case ID"].to_list())
        for path in folder.iterdir()
    ]
    assert len(both) == 2
    assert not set.intersection(*both)


def test_all_is_for_the_owner_alone(order):
    made = order.parent.rglob("*")
    modes = {path.stat().st_mode & 0o777 for path in made if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in order.parent.rglob("*/")}
    assert (modes, folders) == ({0o600}, {0o700})


def test_the_same_seed_gives_the_same_bytes_and_another_others(order, tmp_path):
    write_world(tmp_path / "same", BOOK, INVENTION)
    write_world(tmp_path / "other", BOOK, Invention(INVENTION.cases, seed=6))
    assert contents(tmp_path / "same") == contents(order.parent)
    one, other = contents(order.parent), contents(tmp_path / "other")
    assert [path.name for path in other if other[path] == one.get(path)] == ["release.toml"]


def test_the_order_is_for_the_k_that_was_asked(tmp_path):
    assert load_order(write_world(tmp_path, BOOK, Invention(cases=100, k=7))).k == 7


def test_the_order_names_a_key_where_there_is_one(order, tmp_path):
    signed = write_world(tmp_path, BOOK, Invention(cases=100, key_file="keys/a.key"))
    assert load_order(signed).key_file == "keys/a.key"
    assert load_order(order).key_file == ""


def test_the_order_says_that_it_is_invented(order):
    assert order.read_text(encoding="utf-8").startswith(DEMO_BANNER + "\n")
    assert is_demo(order.parent)


@pytest.mark.parametrize(
    "text", ["", "k = 10\n", f"\n{DEMO_BANNER}\n", f"{DEMO_BANNER} Not.\n", None]
)
def test_any_other_folder_is_no_demo(tmp_path, text):
    if text is not None:
        (tmp_path / "release.toml").write_text(text, encoding="utf-8")
    assert not is_demo(tmp_path)


def test_a_contributor_without_a_case_sends_nothing(tmp_path):
    sources = invent(BOOK, ALONE.cases, ALONE.seed)[:, SCHEMA.index["Datasource"]]
    assert (sources != HOTLINE).all()
    order = write_world(tmp_path, BOOK, ALONE)
    assert [sent.mapping for sent in files_of(order, load_order(order))] == ["iom-mimosa"]
    assert [path.name for path in (tmp_path / "exports").iterdir()] == ["iom-mimosa"]


@pytest.mark.parametrize("seed", range(8))
def test_a_handful_of_cases_is_an_order_too(tmp_path, seed):
    order = write_world(tmp_path, BOOK, Invention(cases=25, seed=seed))
    assert files_of(order, load_order(order))


def test_fewer_cases_than_k_are_refused_before_anything_is_written(tmp_path):
    with pytest.raises(ParameterError, match="9 cases are too few for k = 10"):
        write_world(tmp_path / "world", BOOK, Invention(cases=9))
    assert not (tmp_path / "world").exists()


def test_exports_that_are_there_stay_as_they_are(tmp_path):
    (tmp_path / "exports").mkdir()
    with pytest.raises(OutputError, match="exports can't be written: file exists"):
        write_world(tmp_path, BOOK, Invention(cases=10))
    assert [path.name for path in tmp_path.rglob("*")] == ["exports"]


def test_progress_is_told_file_by_file(tmp_path):
    told = []
    write_world(tmp_path, BOOK, Invention(cases=100), lambda *step: told.append(step))
    files = [path for path in tmp_path.glob("exports/*/*") if path.is_file()]
    steps = [("export", done, len(files)) for done in range(len(files) + 1)]
    assert told == [("invent", 100, 100), *steps]
