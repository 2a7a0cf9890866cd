"""A layout that contradicts itself is refused, and each that ships fits its contributor."""

from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.contributors import BOOK

from tenfold.contributors import contributor_names, load_mapping
from tenfold.demo.exports.layout import Layout, load_layout
from tenfold.errors import DataFileError

WHOLE = {
    "number": "A{:02d}",
    "written": {"dates": "%Y-%m-%d"},
    "file": [{"name": "cases.csv"}],
    "older": 0,
    "column": [{"name": "Case", "fill": "number"}],
}


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"column": [{"name": "Sex", "fill": "word", "table": "sex"}]}, "Sex has no table sex"),
        ({"column": [{"name": "Sex", "fill": "list", "table": "sex"}]}, "Sex has no table sex"),
        ({"column": [{"name": "a.b", "fill": "any", "within": "c"}]}, "a.b isn't a name within c"),
        ({"first_known": ["Land"]}, "there is no column Land"),
        ({"file": [{"name": "a.csv", "lacks": ["Land"]}]}, "there is no column Land"),
        ({"file": [{"name": "a.csv", "calls": {"Land": "x"}}]}, "there is no column Land"),
        ({"left_out": [{"share": 0.1, "column": "Land"}]}, "there is no column Land"),
    ],
)
def test_what_a_layout_names_must_be_there(more, problem):
    with pytest.raises(ValidationError, match=problem):
        Layout.model_validate(WHOLE | more)


def test_a_contributor_without_a_layout_is_told_by_the_file():
    with pytest.raises(DataFileError, match=r"nobody\.toml"):
        load_layout("nobody")


@pytest.mark.parametrize("name", contributor_names())
def test_a_layout_has_the_columns_of_the_folder_in_order(name):
    listed = [column.column for column in load_mapping(name, BOOK).columns]
    assert [column.name for column in load_layout(name).column] == listed


@pytest.mark.parametrize("name", contributor_names())
def test_a_layout_is_written_as_the_folder_reads_it(name):
    written, mapping = load_layout(name).written, load_mapping(name, BOOK)
    reader, files = mapping.reader, mapping.files
    for one in load_layout(name).file:
        own, read = written.of(one), reader.of(files.of(Path(one.name)))
        assert (own.encoding, (own.dates,)) == (read.encoding, read.dates)
        assert own.separator == (read.separator or own.separator)


@pytest.mark.parametrize("name", contributor_names())
def test_a_file_differs_as_the_folder_says(name):
    files = load_mapping(name, BOOK).files
    for one in load_layout(name).file:
        entry = files.of(Path(one.name))
        lacks = tuple(name for name in one.lacks if name not in files.optional)
        assert (lacks, one.calls) == (entry.lacks, entry.calls)
        boxes = {column: tuple(box.columns.values()) for column, box in one.boxes.items()}
        assert boxes == {column: box.columns for column, box in entry.boxes.items()}


@pytest.mark.parametrize("name", contributor_names())
def test_every_exclusion_is_met_by_people_on_top(name):
    left_out = load_layout(name).left_out
    for exclusion in load_mapping(name, BOOK).exclude:
        met = [one.years if exclusion.before else one.column for one in left_out]
        assert exclusion.column in met or (exclusion.before and any(met))
