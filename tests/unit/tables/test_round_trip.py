"""What is written is read back as the same table, whatever its values look like."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.tables.files import CODEBOOK, read, written

from tenfold.stages import MAX_VALUES, Column, Schema, Tally
from tenfold.tables import Writing, schema_of, write_table

FORMATS = ["csv", "parquet"]
ODD = ['"', '""', "a,b", "a;b", "a\nb", "a\r\nb", " a", "a ", "'", "\\", "#", "NULL", "NaN", "0"]
ODD += ["a\tb", "é–", "💬", "=1+1", "-99", "\ufeff", "x\u2028y", "\x85x", "x\x1b", "[bold]", "a\rb"]

# NUL can't stand in CSV, surrogates not in UTF-8; a blank label is NULL.
text = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
labels = st.one_of(st.sampled_from(ODD), text).filter(str.strip)


def table_of(names, rows):
    """A tally of rows of labels, None for NULL."""
    columns, codes = [], []
    for name, cells in zip(names, zip(*rows, strict=True), strict=True):
        found = sorted(set(cells) - {None})
        columns.append(Column(name, tuple(found)))
        codes.append([0 if cell is None else found.index(cell) + 1 for cell in cells])
    schema = Schema(tuple(columns))
    return Tally.of(schema, np.array(codes).T.astype(schema.dtype))


def assert_comes_back(tally, path, codebook=None):
    write_table(tally, tally.schema.names, path, Writing(codebook, overwrite=True))
    back = read(path, codebook)
    assert back.columns == tally.schema.names
    assert back.tally == tally


@st.composite
def rows(draw):
    width = draw(st.integers(1, 3))
    row = st.tuples(*[st.one_of(st.none(), labels)] * width)
    return draw(st.lists(row, min_size=1, max_size=6))


@pytest.mark.parametrize("form", FORMATS)
@given(rows=rows())
def test_any_values_come_back(tmp_path_factory, form, rows):
    path = tmp_path_factory.getbasetemp() / f"round-trip.{form}"
    assert_comes_back(table_of(["a", "b", "c"][: len(rows[0])], rows), path)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("odd", ODD)
def test_odd_values_come_back(tmp_path, form, odd):
    assert_comes_back(table_of(["a", "b"], [(odd, "x"), (None, odd)]), tmp_path / f"out.{form}")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("odd", [odd for odd in ODD if odd not in ("0", "NaN", "-99", "\ufeff")])
def test_odd_names_come_back(tmp_path, form, odd):
    tally = table_of([odd, f"{odd}{odd}"], [("x", "y")])
    assert_comes_back(tally, tmp_path / f"out.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_one_column_with_null_comes_back(tmp_path, form):
    rows = [(None,), ("x",), (None,), ("y",), (None,)]
    assert_comes_back(table_of(["a"], rows), tmp_path / f"out.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_one_column_of_null_alone_comes_back(tmp_path, form):
    assert_comes_back(table_of(["a"], [(None,), (None,)]), tmp_path / f"out.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_as_many_values_as_possible_come_back(tmp_path, form):
    schema = Schema((Column("a", tuple(sorted(map(str, range(MAX_VALUES))))), Column("b", ("x",))))
    codes = np.stack([np.arange(MAX_VALUES + 1), np.arange(MAX_VALUES + 1) % 2], axis=1)
    tally = Tally.of(schema, codes.astype(schema.dtype))
    assert_comes_back(tally, tmp_path / f"out.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_records_of_the_codebook_come_back(tmp_path, form):
    schema, chance = schema_of(CODEBOOK), np.random.default_rng(7)
    allowed = [sorted(variable.allowed) for variable in CODEBOOK.base]
    columns = [chance.choice(codes, 300) for codes in allowed]
    for name in ("ageBroad", "meansOfControlNotSpecified"):
        columns[schema.index[name]][:] = 1
    columns[schema.index["majorityStatus"]][:] = CODEBOOK.by_name["majorityStatus"].encode("Minor")
    tally = Tally.of(schema, np.stack(columns, axis=1).astype(schema.dtype))
    assert_comes_back(tally, tmp_path / f"out.{form}", CODEBOOK)


def test_what_is_written_of_older_files_needs_no_repair(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text(
        "datasource,ageBroad,isSexAndLabour,isForcedLabour,isSexualExploit\n"
        "Case Management,9--17,-99,1.0,1.0\nHotline,-99,,,\n"
    )
    table = read(path)
    written(table, tmp_path / "out.csv")
    again = read(tmp_path / "out.csv")
    assert (again.tally, again.columns, again.notes) == (table.tally, table.columns, ())
