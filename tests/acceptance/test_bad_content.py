"""A file that can't be read as one table is refused in one line, by both commands that read."""

import io
import zipfile

import polars as pl
import pytest
from tests.acceptance.command import KEPT, OUT, listing, refused
from tests.unit.tables.files import write_xlsx

INPUT, VALUE = 3, 4


def parquet(cells):
    file = io.BytesIO()
    pl.DataFrame({"gender": cells}).write_parquet(file)
    return file.getvalue()


def workbook(folder):
    path = write_xlsx(folder / "made.xlsx", [("gender", "a"), *[("Male", 1)] * 50])
    made = path.read_bytes()
    path.unlink()
    return made


def archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("gender.csv", KEPT)
        made.writestr("more.csv", KEPT)
    return file.getvalue()


# What the file holds, and what each command says of it after the file's name.
TEXTS = {
    "empty": ("", "is empty", "is empty"),
    "latin-1": ("a,b\n1,é\n".encode("latin-1"), "line 2: not UTF-8", "not UTF-8 (line 2)"),
    "utf-16": ("a,b\n1,2\n".encode("utf-16-le"), "line 1: a NUL byte", "a NUL byte (line 1)"),
    "a nul byte": ("a,b\n1,\0\n", "line 2: a NUL byte", "a NUL byte (line 2)"),
    "one name twice": ("a,b,a\n1,2,3\n", "one name for columns 1 and 3", "columns 1 and 3"),
    "no header": ("2015,x\n2016,y\n", "has no header: cell 1", "has no header"),
    "a blank name": ("a,,c\n1,2,3\n", "has no header: cell 2", "has no header"),
    "no first line": ("\na,b\n1,2\n", "has no header", "has no header"),
    "nothing but a header": ("a,b\n", "has a header but no cases", "has a header but no cases"),
    "a short line": ("a,b\n1,2\n3\n4,5\n", "line 3: 1 fields", "line 3 has 1 cells"),
    "a long line": ("a,b\n1,2\n3,4,5\n", "line 3: 3 fields", "line 3 has 3 cells"),
    "a blank line": ("a,b\n1,2\n\n3,4\n", "line 3: 0 fields", "line 3 is blank"),
    "a last line cut off": ("a,b,c\n1,2,3\n4,5", "line 3: 2 fields", "line 3 has 2 cells"),
    "an open quote": ('a,b\n1,"2\n3,4\n', "line 2: a quotation mark", "line 2: a quotation mark"),
    "a lone quote": ('a,b\n1,"2"x\n', "line 2: a quotation mark", "line 2: a quotation mark"),
    "parquet cut off": (parquet(["Male"] * 50)[:-50], "is no whole Parquet", "is no whole Parquet"),
    "two files in one": (archive(), "holds 2 files", "can't be read"),
}


def put(folder, content):
    (folder / "in.csv").write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("name", OUT)
@pytest.mark.parametrize("text", TEXTS)
def test_a_file_that_is_no_table_is_refused(here, tmp_path, text, name):
    content, *said = TEXTS[text]
    put(tmp_path, content)
    code, message = refused(tmp_path, name, "in.csv", *OUT[name], run=here)
    assert code == INPUT
    assert message.startswith("in.csv")
    assert said[list(OUT).index(name)] in message


@pytest.mark.parametrize("name", OUT)
def test_a_workbook_that_is_cut_off_is_refused(here, tmp_path, name):
    put(tmp_path, workbook(tmp_path)[:-200])
    code, message = refused(tmp_path, name, "in.csv", *OUT[name], run=here)
    assert code == INPUT
    assert "cut off" in message


def test_a_value_that_is_not_listed_stops_at_its_line_and_column(here, tmp_path):
    put(tmp_path, "a,gender\n" + "1,Male\n" * 20 + "1,Maria Example\n")
    code, message = refused(tmp_path, "anonymise", "in.csv", "out.csv", run=here)
    assert code == VALUE
    assert message.startswith("in.csv, line 22, column gender: a value that the codebook doesn't")
    assert "Maria" not in message


def test_a_value_that_is_not_listed_is_a_departure_that_verify_counts(here, tmp_path):
    put(tmp_path, "a,gender\n" + "1,Male\n" * 20 + "1,Maria Example\n" * 12)
    run = here(tmp_path, "verify", "in.csv")
    assert run.returncode == 1
    assert "gender holds values that the codebook doesn't list: 12 cases" in run.stdout
    assert "Maria" not in run.stdout + run.stderr


def test_more_values_than_a_column_may_have_are_refused(here, tmp_path):
    put(tmp_path, "a,b\n" + "".join(f"{number},x\n" for number in range(70_000)))
    code, message = refused(tmp_path, "anonymise", "in.csv", "out.csv", run=here)
    assert code == INPUT
    assert "column 1 has 70,000 values, at most 65,535" in message


def test_verify_judges_more_values_than_we_could_anonymise(here, tmp_path):
    put(tmp_path, "a,b\n" + "".join(f"{number},x\n" for number in range(70_000)))
    run = here(tmp_path, "verify", "in.csv", "--queries", 10)
    assert run.returncode == 1
    assert "70,000 unique" in run.stdout
    assert listing(tmp_path) == ["in.csv"]
