"""Of an export that was changed in a way that means nothing come the same cases, cell for cell."""

from pathlib import Path

import pytest
from tests.mutations.contents import BOM, CSV, JSON
from tests.mutations.copies import COPIES, copy_of
from tests.mutations.tables import HARMLESS
from tests.mutations.taken import take

OF_CSV = [one for one in COPIES if one[1] in {"legacy.csv", "processos.csv", "ukraine.csv"}]
"""A file of each encoding, beside Polaris's of UTF-8."""
FIRST = list({name: (name, file) for name, file in COPIES[::-1]}.values())
OF_JSON = [one for one in COPIES if Path(one[1]).suffix in {".json", ".jsonl"}]
ENDINGS = [".csv", ".parquet", ".xlsx", ".ods"]


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """What becomes of a copy as it is, once for all tests."""
    known = {}

    def taken(copy):
        if copy.file not in known or known[copy.file][0] != copy.name:
            path = copy.write(tmp_path_factory.mktemp("plain"))
            known[copy.file] = copy.name, take(copy, path)
        return known[copy.file][1]

    return taken


def assert_same(plain, copy, path):
    """Every case of the file is as it was, and nothing else is told of it."""
    before, after = plain(copy), take(copy, path)
    assert after.tally == before.tally
    assert before.changed(after) == {}
    assert after.unmapped() == before.unmapped() == {}


@pytest.mark.parametrize("mutation", HARMLESS.values(), ids=HARMLESS)
@pytest.mark.parametrize("one", COPIES, ids=" ".join)
def test_a_table_that_says_the_same(plain, tmp_path, one, mutation):
    copy = copy_of(*one)
    assert_same(plain, copy, mutation(copy).write(tmp_path))


@pytest.mark.parametrize("damage", CSV.values(), ids=CSV)
@pytest.mark.parametrize("one", [*OF_CSV, ("polaris", "cases.csv")], ids=" ".join)
def test_csv_that_is_written_otherwise(plain, tmp_path, one, damage):
    copy = copy_of(*one)
    path = copy.write(tmp_path)
    path.write_bytes(damage(copy, path.read_bytes()))
    assert_same(plain, copy, path)


def test_csv_with_a_byte_order_mark(plain, tmp_path):
    copy = copy_of("polaris", "cases.csv")
    path = copy.write(tmp_path)
    path.write_bytes(BOM + path.read_bytes())
    assert_same(plain, copy, path)


@pytest.mark.parametrize("damage", JSON.values(), ids=JSON)
@pytest.mark.parametrize("one", OF_JSON, ids=" ".join)
def test_json_that_is_written_otherwise(plain, tmp_path, one, damage):
    copy = copy_of(*one)
    path = copy.write(tmp_path)
    path.write_bytes(damage(copy, path.read_bytes()))
    assert_same(plain, copy, path)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("one", FIRST, ids=" ".join)
def test_the_table_in_another_format(plain, tmp_path, one, ending):
    copy = copy_of(*one)
    assert_same(plain, copy, copy.write(tmp_path, ending))


def test_ten_thousand_columns_more(plain, tmp_path):
    copy = copy_of("polaris", "cases.csv")
    more = [f"Canary {number}" for number in range(10_000)]
    wide = copy.with_rows([row + ["x"] * 10_000 for row in copy.rows], copy.header + more)
    assert_same(plain, copy, wide.write(tmp_path))


def test_ten_megabytes_in_a_cell_that_nobody_reads(plain, tmp_path):
    copy = copy_of("polaris", "cases.csv")
    rows = [list(row) for row in copy.rows]
    rows[7][copy.header.index("Caller Name")] = "Canary Maria " * 800_000
    assert_same(plain, copy, copy.with_rows(rows).write(tmp_path))
