"""What no reader of a file looks at is found: a second table could lie there."""

import struct
import zipfile

import pandas as pd
import pytest
from tests.unit.verify.files import judge
from tests.unit.verify.release import found, seal

from tenfold.errors import InputError

XLSX, SHEETS = "data/cases.xlsx", "codebook/codebook.xlsx"
PARQUET, SAV, ZSAV = "data/cases.parquet", "data/cases.sav", "data/cases.zsav"
PAPERS = ("report/report.pdf", "codebook/codebook.fr.pdf")
TABLE = b"Canary Maria Example;FJ;Female\n" * 200
FOREIGN = "holds foreign metadata"
PARTS = "holds parts that no table needs"
MORE = "holds files, forms, notes, links that lead out of it, or goes on behind its end"


def behind(data):
    return data + TABLE


def before_the_list_of_a_zip(data):
    """A ZIP with bytes that are in no part, and its list at the place that it tells."""
    end = data.rindex(b"PK\x05\x06")
    (place,) = struct.unpack("<I", data[end + 16 : end + 20])
    told = data[end : end + 16] + struct.pack("<I", place + len(TABLE)) + data[end + 20 :]
    return data[:place] + TABLE + data[place:end] + told


def before_the_list_of_parquet(data):
    (length,) = struct.unpack("<I", data[-8:-4])
    return data[: -8 - length] + TABLE + data[-8 - length :]


def before_the_first_block(data):
    """A .zsav file with bytes before its blocks, and all of them at the places that it tells."""
    head = data.index(b"\xe7\x03\0\0\0\0\0\0") + 8
    start, trailer, length = struct.unpack("<qqq", data[head : head + 24])
    told = struct.pack("<qqq", start, trailer + len(TABLE), length)
    blocks = b"".join(
        struct.pack("<qqii", one, place + len(TABLE), *sizes)
        for one, place, *sizes in struct.iter_unpack("<qqii", data[trailer + 24 :])
    )
    body = data[head + 24 : trailer]
    return data[:head] + told + TABLE + body + data[trailer : trailer + 24] + blocks


def with_fewer_cases(data):
    """SPSS's cases, of which the header tells one less."""
    (cases,) = struct.unpack("<i", data[80:84])
    return data[:80] + struct.pack("<i", cases - 1) + data[84:]


@pytest.mark.parametrize(
    ("file", "hide", "problem"),
    [
        (XLSX, before_the_list_of_a_zip, FOREIGN),
        (SHEETS, before_the_list_of_a_zip, PARTS),
        (PARQUET, before_the_list_of_parquet, FOREIGN),
        (SAV, behind, FOREIGN),
        (SAV, with_fewer_cases, FOREIGN),
        (ZSAV, behind, FOREIGN),
        (ZSAV, before_the_first_block, FOREIGN),
        *((paper, behind, MORE) for paper in PAPERS),
    ],
)
def test_a_table_that_no_reader_sees_is_found(folder, file, hide, problem):
    (folder / file).write_bytes(hide((folder / file).read_bytes()))
    seal(folder)
    assert (file, problem, 1) in found(folder)


def test_a_part_behind_another_of_its_name_is_found(folder):
    with zipfile.ZipFile(folder / SHEETS) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    twice = "xl/worksheets/sheet1.xml"
    first = parts[twice].replace(b"<v>", b"<v>1", 1)
    with zipfile.ZipFile(folder / SHEETS, "w") as book:
        for name, data in {**parts, twice: first}.items():
            book.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate"):
            book.writestr(twice, parts[twice])
    seal(folder)
    assert (SHEETS, PARTS, 1) in found(folder)


@pytest.mark.parametrize("byteorder", ["<", ">"])
def test_what_stands_behind_the_end_of_a_text_in_stata_is_refused(tmp_path, byteorder):
    frame = pd.DataFrame({"a": ["xCanary1", "xCanary2"], "b": [1, 2], "c": ["y", "y"]})
    path = tmp_path / "t.dta"
    frame.to_stata(path, write_index=False, version=118, byteorder=byteorder)
    assert judge(path, None).classes == 2
    path.write_bytes(path.read_bytes().replace(b"xCan", b"x\0an"))
    with pytest.raises(InputError, match="hold more behind the end of their texts"):
        judge(path, None)


def test_a_name_between_the_columns_of_parquet_is_searched_and_not_told(folder):
    data = before_the_list_of_parquet((folder / PARQUET).read_bytes())
    (folder / PARQUET).write_bytes(data.replace(TABLE, b"maria@example.org"))
    seal(folder)
    findings = found(folder)
    assert (PARQUET, "holds an e-mail address", 1) in findings
    assert "maria" not in str(findings)
