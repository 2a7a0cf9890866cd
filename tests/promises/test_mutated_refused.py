"""Exports that were damaged: refused with file, place and fix, and with no word of a case."""

import re
import traceback
from pathlib import Path

import pytest
from tests.contributors import BOOK
from tests.mutations.contents import IN_JSON, NO_TABLE, mixed, recoded
from tests.mutations.copies import COPIES, copy_of
from tests.mutations.tables import ANY, IN_ROWS
from tests.mutations.taken import take

from tenfold.errors import InputError
from tenfold.pipeline import check_files

OF_CSV = [one for one in COPIES if one[1].endswith(".csv")]
OF_JSON = [one for one in COPIES if Path(one[1]).suffix in {".json", ".jsonl"}]
OTHERWISE = [one for one in OF_CSV if one[1] in {"legacy.csv", "processos.csv", "ukraine.csv"}]
OF_ROWS = [one for one in COPIES if one not in OF_JSON]
PACKED = [one for one in COPIES if Path(one[1]).suffix in {".xlsx", ".ods"}]
SHORT = 5
"""Cells of fewer letters are words of ours, too."""


def assert_refused(copy, path, problem):
    """A release and a check refuse the file alike: it is named, a fix is told, and no cell."""
    said = {refusal(lambda: take(copy, path)), refusal(lambda: check(copy, path))}
    assert len(said) == 1
    (told,) = said
    assert re.search(f"{re.escape(path.name)}.*({problem})", told)
    own = {word for name in (*copy.header, *copy.read) for word in (name, *name.split())}
    cells = {cell for row in copy.rows for cell in row if len(cell) > SHORT} - own
    assert not [cell for cell in cells if cell in told]


def check(copy, path):
    return check_files(copy.name, [path], BOOK)


def refusal(run) -> str:
    """What is said of a refusal, as a traceback would have it, without where in our code."""
    with pytest.raises(InputError) as refused:
        run()
    assert refused.value.fix
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    return "".join(traceback.format_exception_only(refused.value))


@pytest.mark.parametrize(("mutation", "problem"), ANY.values(), ids=ANY)
@pytest.mark.parametrize("one", COPIES, ids=" ".join)
def test_a_table_that_is_none(tmp_path, one, mutation, problem):
    copy = copy_of(*one)
    assert_refused(copy, mutation(copy).write(tmp_path), problem)


@pytest.mark.parametrize(("mutation", "problem"), IN_ROWS.values(), ids=IN_ROWS)
@pytest.mark.parametrize("one", OF_ROWS, ids=" ".join)
def test_a_table_with_other_names(tmp_path, one, mutation, problem):
    copy = copy_of(*one)
    assert_refused(copy, mutation(copy).write(tmp_path), problem)


@pytest.mark.parametrize("one", COPIES, ids=" ".join)
def test_each_column_that_is_read_is_missed(tmp_path, one):
    copy = copy_of(*one)
    needed = [name for name in copy.read if name not in copy.mapping.optional]
    chosen = {needed[0], needed[len(needed) // 2], needed[-1], copy.header[copy.number]}
    for name in chosen:
        folder = tmp_path / str(copy.header.index(name))
        folder.mkdir()
        header = [f"{own} (new)" if own == name else own for own in copy.header]
        path = copy.with_rows(copy.rows, header).write(folder)
        assert_refused(copy, path, f"lacks the column {re.escape(name)}")


@pytest.mark.parametrize(("damage", "problem"), NO_TABLE.values(), ids=NO_TABLE)
@pytest.mark.parametrize("one", OF_CSV, ids=" ".join)
def test_csv_that_is_damaged(tmp_path, one, damage, problem):
    copy = copy_of(*one)
    path = copy.write(tmp_path)
    path.write_bytes(damage(copy, path.read_bytes()))
    assert_refused(copy, path, problem)


@pytest.mark.parametrize("one", OF_CSV, ids=" ".join)
def test_one_line_in_another_encoding(tmp_path, one):
    copy = copy_of(*one)
    path = copy.write(tmp_path)
    path.write_bytes(mixed(copy, path.read_bytes()))
    assert_refused(copy, path, "line 2: (not UTF-8|UTF-8 in a file that else is)")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("one", OTHERWISE, ids=" ".join)
def test_utf_8_where_another_encoding_is_agreed_on(tmp_path, one, encoding):
    copy = copy_of(*one)
    path = copy.write(tmp_path)
    path.write_bytes(recoded(copy, path.read_bytes(), encoding))
    assert_refused(copy, path, f"is UTF-8, not {copy.reader.encoding.upper()}")


@pytest.mark.parametrize(("damage", "problem"), IN_JSON.values(), ids=IN_JSON)
@pytest.mark.parametrize("one", OF_JSON, ids=" ".join)
def test_json_that_is_damaged(tmp_path, one, damage, problem):
    copy = copy_of(*one)
    path = copy.write(tmp_path)
    path.write_bytes(damage(copy, path.read_bytes()))
    assert_refused(copy, path, problem)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
@pytest.mark.parametrize("one", PACKED, ids=" ".join)
def test_a_workbook_that_is_cut_off(tmp_path, one, share):
    copy = copy_of(*one)
    path = copy.write(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert_refused(copy, path, "damaged or cut off")
