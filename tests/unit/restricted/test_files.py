import csv
import json
import stat

import polars as pl
import pytest
from tests.unit.restricted.runs import BOOK, SCHEMA, entry, plan_of, run_of, whole_run

from tenfold.errors import GuardError, InputError, OutputError
from tenfold.restricted import full_report, keep, keep_unmapped, keep_unmet, load_report
from tenfold.stages import Account, Tally

WAS = (1, 2, 1, 2)
PLAN = plan_of([(WAS, WAS, 25), (WAS, (1, 0, 0, 2), 10)], {"too few": [((2, 2, 2, 2), 3)]})
ENTRIES = [
    entry(["F"], "kept", 2, rows=9),
    entry([" "], "blank", rows=2),
    entry(["x", "lady"], "repaired", 2, columns=("Sex", "Title"), reason="a word for it", rows=3),
    entry(["?"], rows=1),
    entry(["dame, or so"], rows=8),
]


@pytest.fixture
def kept(tmp_path):
    keep(tmp_path, run_of(PLAN, ENTRIES))
    return tmp_path


def lines_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shown(tmp_path, cell):
    return lines_of(keep_unmapped(tmp_path, {"tiny": [entry([cell])]}, BOOK))[0]["cells"]


def test_the_files_are_the_owner_s_alone(kept):
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in kept.iterdir()}
    reports = {"report.json", "report.html", "report.pdf"}
    names = {*reports, "register.parquet", "plan.parquet", "ledger.csv"}
    assert modes == dict.fromkeys(names, 0o600)


def test_the_same_run_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir(mode=0o700)
        keep(tmp_path / name, whole_run(600))
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_progress_ends_with_the_last_file(tmp_path):
    told = []
    keep(tmp_path, run_of(PLAN), lambda *step: told.append(step))
    assert told[0] == ("keep", 0, 6)
    assert told[-1] == ("keep", 6, 6)


def test_the_report_is_read_back_from_folder_and_file(kept):
    report = full_report(run_of(PLAN, ENTRIES))
    assert load_report(kept) == report
    assert load_report(kept / "report.json") == report


def test_the_register_has_the_state_and_the_published_codes_of_each_key(kept):
    frame = pl.read_parquet(kept / "register.parquet")
    assert frame.columns == ["key", "key without zeros", "state", *SCHEMA.names]
    assert dict(frame["state"].value_counts().iter_rows()) == {"published": 35, "too few": 3}
    assert frame["key"].is_sorted()
    assert set(frame.dtypes[3:]) == {pl.UInt8}
    published = frame.filter(pl.col("state") == "published").select(SCHEMA.names)
    assert Tally.of(SCHEMA, published.to_numpy()) == PLAN.published()


def test_who_is_withheld_has_no_codes_in_the_register(kept):
    frame = pl.read_parquet(kept / "register.parquet")
    withheld = frame.filter(pl.col("state") != "published").select(SCHEMA.names)
    assert not withheld.to_numpy().any()


def test_the_register_has_all_57_variables(tmp_path):
    run = whole_run(600)
    keep(tmp_path, run)
    frame = pl.read_parquet(tmp_path / "register.parquet")
    assert frame.shape == (len(run.register.keys), 3 + 57)


def test_the_plan_has_what_was_and_what_is_published(kept):
    frame = pl.read_parquet(kept / "plan.parquet")
    assert frame["original.gender"].to_list() == [2, 2, 2]
    assert frame["published.gender"].to_list() == [0, 2, 0]
    assert frame["cases"].to_list() == [10, 25, 3]
    assert frame["withheld"].to_list() == [None, None, "too few"]


def test_the_ledger_tells_what_was_not_simply_kept(kept):
    told = [
        (line["cells"], line["verdict"], line["rows"]) for line in lines_of(kept / "ledger.csv")
    ]
    assert told == [
        ("?", "unmapped", "1"),
        ("dame, or so", "unmapped", "8"),
        ("x | lady", "repaired", "3"),
    ]


def test_a_line_of_the_ledger_says_what_became_of_its_cells(kept):
    assert lines_of(kept / "ledger.csv")[-1] == {
        "contributor": "tiny",
        "variable": "gender",
        "columns": "Sex | Title",
        "cells": "x | lady",
        "becomes": "Female",
        "verdict": "repaired",
        "reason": "a word for it",
        "rows": "3",
    }


def test_unmapped_values_stand_alone_those_of_most_rows_first(tmp_path):
    path = keep_unmapped(tmp_path, {"tiny": ENTRIES}, BOOK)
    assert path == tmp_path / "unmapped.csv"
    assert [line["cells"] for line in lines_of(path)] == ["dame, or so", "?"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_year_that_was_not_understood_becomes_nothing(tmp_path):
    lines = lines_of(
        keep_unmapped(tmp_path, {"t": [entry("?", variable="yearOfRegistration")]}, BOOK)
    )
    assert lines[0]["becomes"] == ""


def test_what_is_no_variable_becomes_nothing_and_stands_last(tmp_path):
    entries = [
        entry(["31/31/2019"], "rejected", variable="(last updated)"),
        entry(["lady"], "repaired", 2),
    ]
    keep(tmp_path, run_of(PLAN, entries))
    told = [(line["variable"], line["becomes"]) for line in lines_of(tmp_path / "ledger.csv")]
    assert told == [("gender", "Female"), ("(last updated)", "")]


def test_a_new_list_of_unmapped_values_replaces_the_old(tmp_path):
    for cell in ("old", "new"):
        assert shown(tmp_path, cell) == cell


def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path):
    assert shown(tmp_path, "=1+1") == "'=1+1"


@pytest.mark.parametrize("cell", ["a=1", "Zoé", 'say "no"', "a,b", "a\rb", "a\nb", "a\r\nb"])
def test_any_other_cell_stands_as_it_was(tmp_path, cell):
    assert shown(tmp_path, cell) == cell


@pytest.mark.parametrize("write", [keep, lambda folder, _: keep_unmapped(folder, {}, BOOK)])
def test_a_folder_that_is_open_to_others_is_refused(tmp_path, write):
    tmp_path.chmod(0o750)
    with pytest.raises(OutputError, match="open to others"):
        write(tmp_path, run_of(PLAN))


def test_a_folder_must_exist(tmp_path):
    with pytest.raises(OutputError, match="There is no folder"):
        keep(tmp_path / "none", run_of(PLAN))


def test_what_was_kept_is_not_overwritten(kept):
    with pytest.raises(OutputError, match="exists"):
        keep(kept, run_of(PLAN))


def test_nothing_is_written_of_a_run_that_a_guard_refuses(tmp_path):
    register = run_of(plan_of([(WAS, WAS, 38)])).register
    for broken in ({"accounts": (Account("tiny", 1, {}, {}, 1),)}, {"register": register}):
        with pytest.raises(GuardError):
            keep(tmp_path, run_of(PLAN, **broken))
        assert list(tmp_path.iterdir()) == []


def test_a_missing_report_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"report\.json can't be opened: no such file"):
        load_report(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b'{"Canary": ', b"\xff\xfe\xfa", b"[" * 100_000, b'{"Canary": "\\ud800"}'],
)
def test_a_broken_report_is_refused_without_its_words(tmp_path, content):
    (tmp_path / "report.json").write_bytes(content)
    with pytest.raises(InputError, match="damaged or cut off") as refused:
        load_report(tmp_path)
    assert "Canary" not in str(refused.value)
    assert refused.value.__suppress_context__


SECTIONS = ("release", "rows", "cells", "utility", "disclosed")


@pytest.mark.parametrize(
    "content",
    [[], {}, {"release": "2021-09", "published": {}}, {name: {} for name in SECTIONS}],
)
def test_a_foreign_report_is_refused(tmp_path, content):
    (tmp_path / "report.json").write_text(json.dumps(content))
    with pytest.raises(InputError, match="is not the full report"):
        load_report(tmp_path)


def test_numbers_that_are_no_cases_stand_one_a_line(tmp_path):
    tmp_path.chmod(0o700)
    path = keep_unmet(tmp_path, ["PX-1", "PX-2"])
    assert path.read_text() == "PX-1\nPX-2\n"
    assert path.stat().st_mode & 0o777 == 0o600
