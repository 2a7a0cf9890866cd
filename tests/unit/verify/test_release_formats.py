"""The table in every other format is the plain one, and says beside its cells what it should."""

import zipfile
from dataclasses import replace
from types import SimpleNamespace

import pytest
from tests.unit.verify.release import (
    BOOK,
    EDITION,
    PEOPLE,
    PERSON,
    found,
    judge_release,
    seal,
    write_formats,
)

from tenfold.verify.beside import judge_beside
from tenfold.verify.expected import Known

CSV, SHEET, STATA = "data/cases.csv", "data/cases-spreadsheet.csv", "data/cases.dta"
SAV, ZSAV, XLSX = "data/cases.sav", "data/cases.zsav", "data/cases.xlsx"
PARQUET = "data/cases.parquet"
OTHER = "differs from what was found anew"
COLUMNS = "hasn't the codebook's variables as its columns, in their order and spelling"
CASES, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def spoil(folder, file, old, new):
    """Puts other bytes, as many, in the place of the first such ones."""
    data = (folder / file).read_bytes()
    assert len(old) == len(new)
    assert old in data
    (folder / file).write_bytes(data.replace(old, new, 1))
    seal(folder)


def repack(folder, **turns):
    """Changes parts of the workbook: each by its path, slashes as underscores."""
    with zipfile.ZipFile(folder / XLSX) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for name, turn in turns.items():
        path = next((part for part in parts if named(part) == name), name)
        parts[path] = turn(parts.get(path, b""))
    with zipfile.ZipFile(folder / XLSX, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    seal(folder)


def named(part):
    return part.replace("/", "_").partition(".")[0]


def replaced(old, new):
    """A change of the first such bytes, which must be there."""

    def turn(data):
        assert old in data
        return data.replace(old, new, 1)

    return turn


def others(folder, **more):
    """What is found, but for what follows from other bytes in a table."""
    return [(file, problem) for file, problem, _ in found(folder, **more)]


@pytest.mark.parametrize("file", [SHEET, PARQUET, STATA, SAV, ZSAV, XLSX])
def test_other_cases_in_a_format_are_found(folder, tmp_path, file):
    (tmp_path / "other/data").mkdir(parents=True)
    write_formats(tmp_path / "other", (*PEOPLE[:2], (PERSON, 21)))
    (folder / file).write_bytes((tmp_path / "other" / file).read_bytes())
    seal(folder)
    assert (file, "holds other cases than data/cases.csv") in others(folder)
    assert file not in [table.file for table in judge_release(folder).tables]


@pytest.mark.parametrize("file", [PARQUET, STATA, SAV, ZSAV, XLSX])
def test_another_edition_than_the_file_s_is_found(folder, file):
    edition = replace(EDITION, title="x" * 80, terms="One.\n\nTwo.")
    assert file in [name for name, _ in others(folder, edition=edition)]


def test_a_title_too_long_for_a_label_gives_way_to_the_release_s_name(folder):
    edition = replace(EDITION, title="x" * 80, terms="One.\n\nTwo.")
    write_formats(folder, PEOPLE, edition)
    seal(folder)
    assert not [file for file, _ in others(folder, edition=edition) if file.startswith("data/")]


def test_a_spreadsheet_s_csv_begins_with_its_mark(folder):
    (folder / SHEET).write_bytes((folder / CSV).read_bytes())
    seal(folder)
    assert others(folder) == [(SHEET, COLUMNS)]


@pytest.mark.parametrize(("file", "other"), [(SAV, ZSAV), (ZSAV, SAV), (STATA, CSV)])
def test_a_format_in_another_s_place_is_found(folder, file, other):
    (folder / file).write_bytes((folder / other).read_bytes())
    seal(folder)
    assert any(problem.startswith("is no ") for name, problem in others(folder) if name == file)


@pytest.mark.parametrize("file", [STATA, SAV, ZSAV])
@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b"Citizenship", b"Zitizenship", "labels of columns"),
        (b"9\xe2\x80\x9317", b"9\xe2\x80\x9318", "labels of values"),
        (b"Invented cases", b"Invented Cases", "label of the file"),
        (b"Licence: CC BY 4.0", b"Licence: CC BY 3.0", "notes"),
        (b"01 Sep 20", b"02 Sep 20", "day it was made"),
    ],
)
def test_another_label_is_found(folder, file, old, new, what):
    if file != STATA and what == "day it was made":
        old, new = b"01 Sep 21", b"02 Sep 21"
    spoil(folder, file, old, new)
    assert (file, f"{what}: {OTHER}") in others(folder)


def test_another_level_is_found_in_spss(folder):
    scale = b"\x03\0\0\0\x0c\0\0\0\x01\0\0\0"
    spoil(folder, SAV, scale, b"\x01" + scale[1:])
    assert others(folder) == [(SAV, f"levels of measurement: {OTHER}")]


def test_a_second_missing_code_is_found_in_stata(folder):
    data = (folder / STATA).read_bytes()
    start = data.index(b"<data>")
    place = data.index(b"\x65", start)
    (folder / STATA).write_bytes(data[:place] + b"\x66" + data[place + 1 :])
    seal(folder)
    assert (STATA, "holds other cases than data/cases.csv") in others(folder)


def test_a_second_missing_code_is_found_in_spss(folder):
    data = (folder / SAV).read_bytes()
    name = data.index(b"V3      ")
    record = name - 24
    label = name + 8 + 4 + 8
    one_more = data[: record + 12] + b"\1\0\0\0" + data[record + 16 : label]
    two = bytes.fromhex("0000000000000040")
    (folder / SAV).write_bytes(one_more + two + data[label:])
    seal(folder)
    assert (SAV, f"missing codes besides the one: {OTHER}") in others(folder)


@pytest.mark.parametrize("file", [STATA, SAV, ZSAV, XLSX, PARQUET])
def test_a_file_cut_off_is_found(folder, file):
    (folder / file).write_bytes((folder / file).read_bytes()[:-400])
    seal(folder)
    assert file in [name for name, _ in others(folder)]


def test_what_stands_unused_in_stata_is_searched(folder):
    text = b"You don't see maria@example.org"
    spoil(folder, STATA, b"Don't try to find out who, and d", text.ljust(32))
    assert (STATA, "holds an e-mail address") in others(folder)


def test_what_stands_unused_in_spss_is_searched(folder):
    product = b"@(#) SPSS DATA FILE - Tenfold".ljust(49)
    spoil(folder, SAV, product, b"@(#) SPSS DATA FILE - maria@example.org".ljust(49))
    assert others(folder) == [(SAV, "holds an e-mail address")]


@pytest.mark.parametrize(
    ("turns", "what"),
    [
        ({"xl_sharedStrings": replaced(b"<t>Gender</t>", b"<t>Genus</t>")}, "codebook"),
        ({"xl_sharedStrings": replaced(b"<t>Albania</t>", b"<t>Albany</t>")}, "countries"),
        ({"xl_sharedStrings": replaced(b"CC BY 4.0", b"CC BY 3.0")}, "notes"),
    ],
)
def test_another_row_of_a_workbook_s_sheets_is_found(folder, turns, what):
    repack(folder, **turns)
    assert (XLSX, f"rows of the sheet {what}: {OTHER}") in others(folder)


def formula(data):
    """The first case's first cell, worked out by a formula."""
    return data.replace(b'<c r="A2"><v>', b'<c r="A2"><f>1+1</f><v>', 1)


@pytest.mark.parametrize(
    ("turns", "what"),
    [
        ({"xl_worksheets_sheet1": formula}, "formulas"),
        ({"xl_comments1": lambda _: b"<comments/>"}, "parts"),
        ({"docProps_core": replaced(b"CC BY 4.0", b"CC BY 3.0")}, "properties"),
        ({"docProps_core": replaced(b"2021-09-01T", b"2021-09-02T")}, "properties"),
        ({"xl_workbook": replaced(b'name="notes"', b'name="note"')}, "sheets"),
    ],
)
def test_what_a_workbook_should_not_have_is_found(folder, turns, what):
    repack(folder, **turns)
    assert (XLSX, f"{what}: {OTHER}") in others(folder)


def test_a_hidden_sheet_is_found(folder):
    repack(folder, xl_workbook=replaced(b'name="notes"', b'name="notes" state="hidden"'))
    assert (XLSX, "has a hidden sheet") in others(folder)


@pytest.mark.parametrize(
    "turn",
    [
        replaced(b"</worksheet>", b"<oddHeader>maria@example.org</oddHeader></worksheet>"),
        replaced(b"<sheetData>", b"<note>maria@example.org</note><sheetData>"),
    ],
)
def test_texts_around_the_cases_of_a_workbook_are_searched(folder, turn):
    repack(folder, xl_worksheets_sheet1=turn)
    assert (XLSX, "holds an e-mail address") in others(folder)


def test_texts_that_no_cell_names_are_searched(folder):
    repack(folder, xl_sharedStrings=replaced(b"</sst>", b"<si><t>maria@example.org</t></si></sst>"))
    assert (XLSX, "holds an e-mail address") in others(folder)


def test_a_column_without_values_is_found_in_a_workbook(folder):
    turn = replaced(b"</row>", b'<c r="BL1" t="s"><v>0</v></c></row>')
    repack(folder, xl_worksheets_sheet1=turn)
    assert XLSX in [name for name, _ in others(folder)]


def test_a_workbook_whose_properties_can_not_be_read_is_found(folder):
    repack(folder, docProps_core=lambda _: b"<broken")
    assert XLSX in [name for name, _ in others(folder)]


def test_what_can_not_be_read_beside_the_cells_is_found(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / SAV).write_bytes(b"$FL2 Canary Maria Example")
    [one] = judge_beside(SimpleNamespace(folder=tmp_path), (CSV, SAV), Known(BOOK, EDITION, 42))
    assert [finding.problem for finding in one.findings] == [
        "says what can't be read beside its cells"
    ]


def test_a_workbook_of_more_cases_than_a_sheet_holds_has_several(folder, monkeypatch):
    for module in ("verify.workbook", "verify.expected", "write.formats.package"):
        monkeypatch.setattr(f"tenfold.{module}.MOST", 20)
    write_formats(folder, PEOPLE)
    seal(folder)
    assert others(folder) == []


def test_a_sheet_of_cases_more_is_found(folder):
    repack(
        folder,
        xl_workbook=replaced(b'name="codebook"', b'name="data 2"'),
    )
    assert (XLSX, f"sheets: {OTHER}") in others(folder)
