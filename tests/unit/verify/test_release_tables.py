"""Both tables of a release keep the promise, are the codebook's, and hold the same cases."""

import csv

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.verify.release import (
    EDITION,
    NAMES,
    PERSON,
    found,
    judge_release,
    seal,
    write_release,
    write_tables,
)

from tenfold.verify.contents import TABLES

CSV, PARQUET = "data/cases.csv", "data/cases.parquet"
CANARY = "Canary Maria Example"
UNSORTED = "holds rows in another order than that of their values"
COLUMNS = "hasn't the codebook's variables as its columns, in their order and spelling"


def rows_of(folder):
    with (folder / CSV).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def rewrite(folder, rows):
    with (folder / CSV).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    seal(folder)


def arrow(folder, turn):
    """Writes the Parquet file anew, changed by a function; its keys stay."""
    told = keys(folder)
    table = turn(pq.read_table(folder / PARQUET))
    with pq.ParquetWriter(folder / PARQUET, table.schema) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(told)
    seal(folder)


def keys(folder):
    told = pq.read_metadata(folder / PARQUET).metadata
    return {key.decode(): value.decode() for key, value in told.items() if key != b"ARROW:schema"}


def test_a_table_that_differs_between_formats_is_found(folder):
    head, *rows = rows_of(folder)
    rewrite(folder, [head, *rows, rows[-1]])
    assert (PARQUET, "holds other cases than data/cases.csv", 1) in found(folder)


def test_the_order_of_rows_is_no_difference_between_formats(folder):
    head, *rows = rows_of(folder)
    rewrite(folder, [head, *reversed(rows)])
    assert found(folder) == [(CSV, UNSORTED, 2)]


def test_a_row_out_of_order_is_found_in_parquet(folder):
    arrow(folder, lambda table: pa.concat_tables([table.slice(41), table.slice(0, 41)]))
    assert found(folder) == [(PARQUET, UNSORTED, 1)]


def test_a_class_below_k_refuses_the_release(tmp_path):
    verdict = judge_release(write_release(tmp_path, ((PERSON | {"gender": None}, 9), (PERSON, 20))))
    assert not verdict.findings
    assert not verdict.passed


def test_a_departure_from_the_codebook_refuses_the_release(tmp_path):
    verdict = judge_release(write_release(tmp_path, ((PERSON | {"ageBroad": "18–20"}, 20),)))
    assert not verdict.findings
    assert not verdict.passed


def test_fewer_cases_than_k_are_found(folder):
    problem = "holds fewer than k = 43 cases"
    told = [one for one in found(folder, k=43) if one[0] in TABLES]
    assert told == [(file, problem, 1) for file in TABLES]


def test_another_order_of_columns_is_found(folder):
    rewrite(folder, [[row[1], row[0], *row[2:]] for row in rows_of(folder)])
    assert (CSV, COLUMNS, 1) in found(folder)


def test_a_column_too_few_is_found(folder):
    rewrite(folder, [row[:-1] for row in rows_of(folder)])
    assert (CSV, COLUMNS, 1) in found(folder)


def test_a_column_without_values_is_found_before_the_others(folder):
    head, *rows = rows_of(folder)
    rewrite(folder, [[CANARY, *head], *(["", *row] for row in rows)])
    verdict = judge_release(folder)
    assert CSV in [one.file for one in verdict.findings if one.problem == COLUMNS]
    assert CANARY not in repr(verdict)


def test_a_column_without_values_is_found_in_parquet(folder):
    arrow(folder, lambda table: table.add_column(0, CANARY, pa.nulls(42, pa.string())))
    verdict = judge_release(folder)
    assert (PARQUET, COLUMNS) in [(one.file, one.problem) for one in verdict.findings]
    assert CANARY not in repr(verdict)


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\n"])
def test_a_csv_begins_with_its_names(folder, mark):
    (folder / CSV).write_bytes(mark + (folder / CSV).read_bytes())
    seal(folder)
    assert any(file == CSV for file, *_ in found(folder))


def test_another_separator_is_found(folder):
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows_of(folder))
    (folder / CSV).write_text(text, encoding="utf-8")
    assert (CSV, COLUMNS, 1) in found(folder)


MARKS = {
    "a value in quotation marks": (b"\n2015,", b'\n"2015",'),
    "a NULL in quotation marks": (b",,", b',"",'),
    "another line end": (b"\n2015,", b"\r\n2015,"),
    "a blank line at the end": (b"", b""),
}


@pytest.mark.parametrize("file", [CSV, "data/cases-spreadsheet.csv"])
@pytest.mark.parametrize("mark", MARKS)
def test_rows_that_are_marked_by_how_they_are_written_are_found(folder, file, mark):
    data, (old, new) = (folder / file).read_bytes(), MARKS[mark]
    (folder / file).write_bytes(data.replace(old, new, 1) if old else data + b"\n")
    seal(folder)
    assert file in {name for name, *_ in found(folder)}


@pytest.mark.parametrize(("file", "kind"), [(CSV, "CSV"), (PARQUET, "Parquet")])
def test_a_table_of_another_kind_is_found(folder, file, kind):
    other = {CSV: PARQUET, PARQUET: CSV}[file]
    (folder / file).write_bytes((folder / other).read_bytes())
    assert (file, f"is no {kind} file", 1) in found(folder)


def test_a_table_that_cant_be_read_is_found_without_its_path(folder):
    with (folder / CSV).open("a", encoding="utf-8") as file:
        file.write(f"{CANARY}\n")
    verdict = judge_release(folder)
    first = verdict.findings[0]
    assert (first.file, first.problem) == (CSV, "line 44 has 1 cells, but the header has 63")
    assert CANARY not in repr(verdict)
    assert str(folder) not in repr(verdict)


def test_a_table_cut_off_is_found(folder):
    (folder / PARQUET).write_bytes((folder / PARQUET).read_bytes()[:-50])
    problem = "is no whole Parquet file: it is damaged or cut off"
    assert (PARQUET, problem, 1) in found(folder)


def test_without_a_table_to_count_no_figure_is_judged(folder):
    for file in TABLES:
        (folder / file).write_text("", encoding="utf-8")
    problems = [one for one in found(folder, edition=EDITION) if one[1] != "holds a phone number"]
    assert problems == [(file, "is empty", 1) for file in TABLES]


def test_foreign_metadata_of_parquet_is_found(folder):
    arrow(folder, lambda table: table.replace_schema_metadata({"note": "x", "more": "y"}))
    assert (PARQUET, "holds foreign metadata", 2) in found(folder)


def test_a_name_in_the_metadata_of_parquet_is_found_and_not_told(folder):
    arrow(folder, lambda table: table.replace_schema_metadata({"note": "maria@example.org"}))
    verdict = judge_release(folder)
    assert (PARQUET, "holds an e-mail address") in [(o.file, o.problem) for o in verdict.findings]
    assert "maria" not in repr(verdict)


def test_a_label_that_polars_notes_is_searched(folder):
    labels = ["Male", "maria@example.org", "Female"]
    frame = pl.read_parquet(folder / PARQUET)
    frame = frame.with_columns(pl.col("gender").cast(pl.Enum(labels)))
    frame.write_parquet(folder / PARQUET, metadata=keys(folder))
    seal(folder)
    assert found(folder) == [(PARQUET, "holds an e-mail address", 1)]


def test_an_arrow_schema_that_is_none_is_searched_as_it_stands(folder):
    table, told = pq.read_table(folder / PARQUET), keys(folder)
    with pq.ParquetWriter(folder / PARQUET, table.schema, store_schema=False) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(told | {"ARROW:schema": "maria@example.org"})
    seal(folder)
    assert found(folder) == [(PARQUET, "holds an e-mail address", 1)]


def test_a_table_of_strangers_names_the_columns_alone(folder):
    write_tables(folder, [tuple("x" for _ in NAMES)] * 10, [f"v{n}" for n in range(63)])
    assert [file for file, problem, _ in found(folder) if problem == COLUMNS] == [CSV, PARQUET]
