"""What is packed is read where it lies, and refused in our words."""

import gzip
import zipfile

import pytest

from tenfold.errors import InputError
from tenfold.sources import contents_of, only_content


def zipped(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def refusal(path):
    with pytest.raises(InputError) as refused:
        contents_of(path)
    return refused.value.problem.removeprefix(str(path))


def test_a_plain_file_is_what_it_holds(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n")
    (found,) = contents_of(tmp_path / "a.csv")
    assert (found.place, found.read()) == (tmp_path / "a.csv", b"a,b\n")


def test_gzip_is_unpacked(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"a,b\n"))
    (found,) = contents_of(tmp_path / "a.csv.gz")
    assert (found.place, found.read()) == (tmp_path / "a.csv.gz", b"a,b\n")


def test_the_files_of_a_zip_come_by_name(tmp_path):
    path = zipped(tmp_path / "a.zip", {"x/b.csv": "b", "a.csv": "a"})
    found = contents_of(path)
    assert [(one.place, one.read()) for one in found] == [
        (path / "a.csv", b"a"),
        (path / "x/b.csv", b"b"),
    ]


def test_what_systems_leave_in_a_zip_is_no_file(tmp_path):
    junk = {"__MACOSX/._a.csv": "x", ".DS_Store": "x", "x/": ""}
    assert len(contents_of(zipped(tmp_path / "a.zip", {"a.csv": "a"} | junk))) == 1


@pytest.mark.parametrize("member", ["[Content_Types].xml", "mimetype", "xl/workbook.bin"])
def test_a_workbook_is_read_as_it_is(tmp_path, member):
    path = zipped(tmp_path / "a.xlsx", {member: "x"})
    (found,) = contents_of(path)
    assert str(found) == str(path)


def test_a_content_can_be_opened_again(tmp_path):
    (found,) = contents_of(zipped(tmp_path / "a.zip", {"a.csv": "a"}))
    assert found.read() == found.read() == b"a"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (gzip.compress(b"", mtime=0), " is empty."),
        (gzip.compress(gzip.compress(b"a", mtime=0), mtime=0), " is packed twice."),
        (
            gzip.compress(b"a" * 99, mtime=0)[:12],
            " is no whole packed file: it is damaged or cut off.",
        ),
        (b"\x1f\x8bno", " is no whole packed file: it is damaged or cut off."),
        (b"PK\x03\x04no", " is no whole XLSX, ODS or ZIP file: it is damaged or cut off."),
    ],
)
def test_what_is_packed_badly_is_refused(tmp_path, content, problem):
    (tmp_path / "a.zip").write_bytes(content)
    assert refusal(tmp_path / "a.zip") == problem


@pytest.mark.parametrize(
    ("members", "problem"),
    [
        ({"x/": ""}, " holds no file."),
        ({"a.csv": ""}, "/a.csv is empty."),
        ({"a.csv.gz": gzip.compress(b"a")}, "/a.csv.gz is packed twice."),
    ],
)
def test_a_zip_of_nothing_to_read_is_refused(tmp_path, members, problem):
    assert refusal(zipped(tmp_path / "a.zip", members)) == problem


def test_a_zip_with_a_password_is_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.csv": "a"})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag of the central directory
    path.write_bytes(bytes(content))
    assert refusal(path) == " has a password."


def test_one_table_can_be_asked_for(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.csv": "a", "b.csv": "b"})
    with pytest.raises(InputError, match="holds 2 files"):
        only_content(path)
