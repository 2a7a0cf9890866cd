"""What can't be judged is refused with a reason and a fix, and no message holds a cell's value."""

import os
import tempfile
import traceback
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import polars as pl
import pytest
import xlsxwriter
from tests.unit.verify.files import CANARY, judge, write_csv, write_parquet, write_xlsx

from tenfold.codebook import load_codebook
from tenfold.errors import InputError, OutputError, ParameterError
from tenfold.verify import Question, verify
from tenfold.verify.engine import Engine, opened

NAMES = ["gender", "note"]
GOOD = [["Female", CANARY]] * 3


def text(content):
    return lambda path: path.write_bytes(
        content if isinstance(content, bytes) else content.encode()
    )


def cut(write):
    def make(path):
        write(path)
        path.write_bytes(path.read_bytes()[:-200])

    return make


def zipped(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("note.txt", CANARY)


def long_cells(path):
    """Python reads each cell, but the line is longer than DuckDB takes."""
    write_csv(path, [f"v{n}" for n in range(20)], [[CANARY * 6000] * 20] * 2)


def duplicate_parquet(path):
    column = f"'{CANARY}' AS \"gender\""
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT {column}, 1 AS gendeX) TO '{path}' (FORMAT parquet)")
    path.write_bytes(path.read_bytes().replace(b"gendeX", b"gender"))


def nested_parquet(path):
    pl.DataFrame({"gender": [[CANARY], [CANARY]]}).write_parquet(path)


def wide_xlsx(path):
    write_xlsx(path.with_suffix(".xlsx"), [[NAMES, ["a", "b"], ["a", "b", CANARY]]])
    path.with_suffix(".xlsx").rename(path)


def xlsx(rows):
    def make(path):
        write_xlsx(path.with_suffix(".xlsx"), [rows]).rename(path)

    return make


def charts_only(path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.create_chartsheet(CANARY)
    book.save(path)


HEAD = "gender,note\n"
LINE = f"Female,{CANARY}\n"
BAD = {
    "a directory": (Path.mkdir, "is a directory"),
    "a pipe": (os.mkfifo, "is a pipe"),
    "empty": (text(""), "is empty"),
    "empty but for a mark": (text("\ufeff"), "is empty"),
    "not UTF-8": (text((HEAD + LINE + "Fé").encode("latin-1") + b"x,\n"), "UTF-8 (line 3)"),
    "UTF-16": (text((HEAD + LINE).encode("utf-16")), "not UTF-8 (line 1)"),
    "UTF-16 without a mark": (text((HEAD + LINE).encode("utf-16-le")), "NUL byte (line 1)"),
    "NUL": (text(HEAD + LINE + "\0,\n"), "NUL byte (line 3)"),
    "cut inside a letter": (text((HEAD + LINE + "é").encode()[:-1]), "cut off (line 3)"),
    "name twice": (text(f"{CANARY},a,{CANARY}\n1,2,3\n"), "columns 1 and 3 have the same name"),
    "name blank": (text(f"a, ,b\n1,{CANARY},3\n"), "cell 2 is blank"),
    "first line blank": (text(f"\na,b\n1,{CANARY}\n"), "cell 1 is blank"),
    "no header": (text(f"{CANARY},2015\nx,2016\n"), "looks like data (cell 2 is a number)"),
    "short row": (text(HEAD + LINE + CANARY + "\n" + LINE), "line 3 has 1 cells"),
    "long row": (text(HEAD + LINE + f"a,b,{CANARY}\n"), "line 3 has 3 cells"),
    "separator at an end": (text(HEAD + LINE + f"a,{CANARY},\n"), "line 3 has 3 cells"),
    "row after a cell of two lines": (text(HEAD + f'a,"{CANARY}\nb"\n' + CANARY), "line 4"),
    "blank line": (text(HEAD + LINE + "\n" + LINE), "line 3 is blank"),
    "quote never closed": (text(HEAD + LINE + f'a,"{CANARY}\n' + LINE), "line 3: a quotation"),
    "quote closed early": (text(HEAD + f'a,"{CANARY}"x\n' + LINE), "line 2: a quotation"),
    "quote in the header": (text(f'"gender,note\n{LINE}'), "line 1: a quotation"),
    "line ends mixed": (text(HEAD + LINE + "a,b\r\n"), "can't be read as a table"),
    "line too long": (long_cells, "line 2, can't be read as a table"),
    "no cases": (text(HEAD), "has a header but no cases"),
    "no cases, no line end": (text("gender,note"), "has a header but no cases"),
    "Parquet cut off": (cut(lambda path: write_parquet(path, NAMES, GOOD)), "no whole Parquet"),
    "Parquet damaged": (text(b"PAR1" + CANARY.encode() * 9 + b"PAR1"), "no whole Parquet"),
    "Parquet without cases": (
        lambda path: pl.DataFrame({"a": []}, {"a": pl.String}).write_parquet(path),
        "has a header but no cases",
    ),
    "Parquet with a name twice": (duplicate_parquet, "columns 1 and 2 have the same name"),
    "Parquet with lists": (nested_parquet, "holds lists"),
    "XLSX cut off": (cut(xlsx([NAMES, *GOOD])), "damaged, cut off"),
    "XLSX without cases": (xlsx([NAMES]), "has a header but no cases"),
    "XLSX without a sheet": (charts_only, "damaged, cut off or of another kind"),
    "XLSX without a cell": (xlsx([]), "cell 1 is blank"),
    "XLSX with a long row": (wide_xlsx, "row 3 is longer than the header"),
    "XLSX with a blank name": (
        xlsx([["a", "", "b"], *[["x", "y", CANARY]] * 2]),
        "cell 2 is blank",
    ),
    "XLSX without a header": (xlsx([[CANARY, 2015], ["x", 2016]]), "cell 2 is a number"),
    "ZIP": (zipped, "damaged, cut off or of another kind"),
    "gzip": (text(b"\x1f\x8b" + CANARY.encode()), "compressed with gzip"),
    "old Excel": (text(b"\xd0\xcf\x11\xe0" + CANARY.encode()), "old or password-protected"),
    "Stata": (text(b"<stata_dta>" + CANARY.encode()), "damaged, cut off or of another kind"),
    "SPSS": (text(b"$FL2" + CANARY.encode()), "damaged, cut off or of another kind"),
}


def refusal(path, error=InputError, codebook="ctdc-v7", **question):
    """The message of the refusal; neither it nor the printed traceback holds the canary."""
    with pytest.raises(error) as caught:
        judge(path, codebook, **question)
    printed = "".join(traceback.format_exception(caught.value))
    assert CANARY not in str(caught.value)
    assert CANARY not in printed
    assert str(path) not in printed.replace(str(caught.value), "")
    assert caught.value.fix
    return str(caught.value)


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_without_its_values(tmp_path, case):
    make, problem = BAD[case]
    path = tmp_path / "table"
    make(path)
    assert problem in refusal(path)


@pytest.mark.parametrize("case", ["short row", "quote never closed", "XLSX cut off", "ZIP"])
def test_a_bad_file_is_refused_without_a_codebook(tmp_path, case):
    make, problem = BAD[case]
    make(tmp_path / "table")
    assert problem in refusal(tmp_path / "table", codebook=None)


def test_a_missing_file(tmp_path):
    assert "no such file" in refusal(tmp_path / "none.csv")


def test_a_path_through_a_file(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "not a directory" in refusal(tmp_path / "file" / "t.csv")


def test_a_file_without_rights(tmp_path, monkeypatch):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)

    def closed(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    assert "permission denied" in refusal(path)


def test_a_name_that_isnt_utf_8(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.csv"))
    write_csv(path, NAMES, GOOD)
    with pytest.raises(InputError, match="name isn't UTF-8"):
        judge(path)


def test_k_below_two(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)
    assert "k = 1" in refusal(path, ParameterError, k=1)


def test_k_above_the_cases(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)
    assert "holds fewer than k = 4 cases" in refusal(path, ParameterError, k=4)
    assert judge(path, k=3).kept


def test_an_unknown_column(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)
    message = refusal(path, ParameterError, columns=("gender", "sex"))
    assert "no column 'sex'" in message
    assert "gender, note" in message


def test_fewer_than_no_queries(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)
    assert "negative" in refusal(path, ParameterError, queries=-1)


def changing(path, step, change):
    """A listener that changes the file once, when a step begins."""

    def tell(told, done, _):
        if told == step and done == 0 and path.exists():
            change()

    return tell


@pytest.mark.parametrize("step", ["recount", "query", "codebook"])
@pytest.mark.parametrize("more", [f"Male,{CANARY}\n", f"Male,{CANARY},{CANARY}\n"])
def test_a_file_that_changes_is_refused(tmp_path, step, more):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)

    def change():
        with path.open("a", encoding="utf-8") as file:
            file.write(more)

    with pytest.raises(InputError, match="changed while it was judged") as caught:
        ask(path, changing(path, step, change))
    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_a_file_that_goes_is_refused(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)
    with pytest.raises(InputError, match="no such file"):
        ask(path, changing(path, "codebook", path.unlink))


def ask(path, tell):
    return verify(path, load_codebook(), Question(k=2, queries=5), tell)


def test_two_readers_that_count_differently_refuse_the_file(tmp_path, monkeypatch):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)
    monkeypatch.setattr("tenfold.verify.delimited._count_cases", lambda *_: 4)
    assert "two readers see differently" in refusal(path)


class Failing:
    """A connection on which every statement fails."""

    def __init__(self, error):
        self.error = error

    def execute(self, _):
        raise self.error(CANARY)


@pytest.mark.parametrize("error", [duckdb.OutOfMemoryException, MemoryError])
def test_a_table_too_large_is_said_to_be(tmp_path, error):
    with pytest.raises(OutputError, match="too large") as caught:
        Engine(Failing(error), tmp_path, tmp_path / "t.csv").ask("SELECT 1")
    assert CANARY not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    "error", [duckdb.InterruptException, lambda _: RuntimeError("Query interrupted")]
)
def test_an_interrupted_query_interrupts_the_run(tmp_path, error):
    with pytest.raises(KeyboardInterrupt):
        Engine(Failing(error), tmp_path, tmp_path / "t.csv").ask("SELECT 1")


@pytest.mark.parametrize("error", [duckdb.InternalException, RuntimeError])
def test_a_failure_of_the_engine_is_no_stop(tmp_path, error):
    with pytest.raises(InputError, match="can't be read as a table") as caught:
        Engine(Failing(error), tmp_path, tmp_path / "t.csv").ask("SELECT 1")
    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_a_value_that_openpyxl_warns_of_is_told_to_nobody(tmp_path, recwarn, capsys):
    """A number too large for the date that its cell is marked as makes openpyxl quote it."""
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        sheet, days = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["a"])
        for row in (1, 2):
            sheet.write_number(row, 0, 123456789012, days)
    judge(tmp_path / "t.xlsx", None)
    assert not recwarn.list
    assert "123456789012" not in capsys.readouterr().err


def test_the_engine_reads_no_other_file(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, GOOD)
    other = write_csv(tmp_path / "other.csv", NAMES, GOOD)
    with opened(path) as engine:
        for sql in (f"FROM '{other}'", "INSTALL httpfs", f"COPY (SELECT 1) TO '{other}'"):
            with pytest.raises(InputError):
                engine.ask(sql)


def test_a_disk_without_room_for_scratch_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError, match="scratch"):
        judge(write_csv(tmp_path / "in.csv", NAMES, GOOD))
