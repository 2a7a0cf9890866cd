"""A row of several files is found again by its number."""

import pytest
from tests.workbooks import write_sheets

from tenfold.contributors import Reader
from tenfold.engines.polars import read_exports, read_placed
from tenfold.stages import ROW


def test_rows_are_numbered_over_all_files_and_files_tell_how_they_count(tmp_path):
    for name, content in {"1.csv": "a,b\n1,x\n2,y\n", "2.csv": 'c,b,a\n,"x\ny",3\n,z,4\n'}.items():
        (tmp_path / name).write_text(content)
    paths = [tmp_path / "1.csv", tmp_path / "2.csv"]
    frame, heads = read_placed(paths, Reader(), ("a", "b"))
    assert frame.select(ROW, "a").collect().rows() == [(0, "1"), (1, "2"), (2, "3"), (3, "4")]
    assert [(h.path, h.names, h.rows, h.place, h.first) for h in heads] == [
        (paths[0], ("a", "b"), 2, "line", 2),
        (paths[1], ("c", "b", "a"), 2, "record", 1),
    ]


def test_it_reads_what_a_release_reads(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("a,b\n1,x\n2,\n")
    frame, _ = read_placed([path], Reader(), ("a", "b"))
    plain = read_exports([path], Reader(), ("a", "b"))
    assert frame.select("a", "b").collect().rows() == plain.collect().rows()


def test_cases_of_json_are_counted_as_records_or_as_lines(tmp_path):
    (tmp_path / "1.json").write_text('[{"a": 1, "b": null}, {"a": 2}]')
    (tmp_path / "2.jsonl").write_text('{"a": 3, "b": "x"}\n{"a": 4}\n')
    _, heads = read_placed([tmp_path / "1.json", tmp_path / "2.jsonl"], Reader(), ("a", "b"))
    assert [(head.place, head.first, head.rows) for head in heads] == [
        ("record", 1, 2),
        ("line", 1, 2),
    ]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_each_sheet_has_a_head_and_its_rows_follow(tmp_path, ending):
    sheets = {"2019": [("a", "b"), ("1", "x")], "Notes": [("c",)], "2020": [("b", "a"), ("y", "2")]}
    path = write_sheets(tmp_path / f"in.{ending}", sheets)
    frame, heads = read_placed([path], Reader(sheets=("2*",)), ("a", "b"))
    assert frame.select(ROW, "a", "b").collect().rows() == [(0, "1", "x"), (1, "2", "y")]
    assert [head.called for head in heads] == [f"{path}, sheet 1", f"{path}, sheet 3"]
