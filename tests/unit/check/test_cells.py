"""Cells that don't simply map are told by column, reason, value and line."""

import pytest
from tests.contributors import BOOK
from tests.unit.check.exports import checked, folder_of, of_kind, told, write_cases

from tenfold.check import Kind
from tenfold.check.cells import MOST
from tenfold.pipeline import check_files

UNLISTED = "no written line and no label of the codebook"


def shown(found, kind):
    return [
        (s.shown, s.rows, [p.number for p in s.places])
        for remark in of_kind(found, kind)
        for s in remark.samples
    ]


def test_a_clean_export_has_nothing_to_remark_on(tmp_path):
    found = checked(tmp_path, {}, {})
    assert found.remarks == ()
    assert found.passed(strict=True)
    assert (found.account.cases, found.account.handed_on) == (2, 2)


def test_an_unmapped_value_is_an_error_and_told_by_line(tmp_path):
    found = checked(tmp_path, {}, {"Sex": "hm"}, {"Sex": "hm"}, {"Sex": "er"})
    assert told(found, Kind.unmapped) == [("error", "Sex", UNLISTED, 3, [3, 4, 5])]
    assert shown(found, Kind.unmapped) == [("hm", 2, [3, 4]), ("er", 1, [5])]
    assert not found.passed()


@pytest.mark.parametrize(
    ("sex", "kind", "reason"),
    [("woman", Kind.repaired, "a word for it"), ("x", Kind.rejected, "unclear")],
)
def test_what_is_repaired_or_rejected_is_a_warning(tmp_path, sex, kind, reason):
    found = checked(tmp_path, {"Sex": sex})
    assert told(found, kind) == [("warning", "Sex", reason, 1, [2])]
    assert found.passed()
    assert not found.passed(strict=True)


def test_only_the_first_few_lines_are_told(tmp_path):
    found = checked(tmp_path, *[{"Sex": "hm"}] * 9)
    assert told(found, Kind.unmapped) == [("error", "Sex", UNLISTED, 9, [2, 3, 4])]


def test_a_day_is_told_by_its_form_alone(tmp_path):
    found = checked(tmp_path, {"Born": "31.12.1990"}, {"Born": "1 May 1990"})
    forms = {text for text, _, _ in shown(found, Kind.unmapped)}
    assert forms == {"00.00.0000 + 0000-00-00", "0 aaa 0000 + 0000-00-00"}


def test_days_of_one_form_are_told_together(tmp_path):
    found = checked(tmp_path, {"Updated": "01/02/2020"}, {"Updated": "02/02/2020"})
    assert shown(found, Kind.unmapped) == [("00/00/0000", 2, [2, 3])]


def test_of_many_values_the_most_frequent_are_told(tmp_path):
    found = checked(tmp_path, *({"Sex": f"hm {number:03}"} for number in range(MOST + 5)))
    (remark,) = of_kind(found, Kind.unmapped)
    assert (remark.distinct, len(remark.samples), remark.rows) == (MOST + 5, MOST, MOST + 5)


def test_a_column_read_by_several_rules_is_told_once(tmp_path):
    found = checked(tmp_path, {"Registered": "soon"})
    about = {r.about: r.variables for r in of_kind(found, Kind.unmapped)}
    assert about == {"Registered": ("yearOfRegistration",), "Born + Registered": ("ageBroad",)}


def test_a_row_is_found_in_the_file_it_stands_in(tmp_path):
    one = write_cases(tmp_path / "one.csv", {}, {})
    two = write_cases(tmp_path / "two.csv", {"Case": "3"}, {"Case": "4", "Sex": "hm"})
    found = check_files(str(folder_of(tmp_path)), [one, two], BOOK)
    (place,) = of_kind(found, Kind.unmapped)[0].places
    assert (place.file, place.counted, place.number) == (str(two), "line", 3)


def test_a_file_named_twice_is_read_once(tmp_path):
    path = write_cases(tmp_path / "cases.csv", {})
    found = check_files(str(folder_of(tmp_path)), [path, path], BOOK)
    assert found.account.rows == 1


def test_the_cells_of_each_variable_are_counted_by_verdict(tmp_path):
    found = checked(tmp_path, {}, {"Sex": "woman"}, {"Sex": ""})
    cells = {one.variable: one for one in found.cells}
    assert cells["gender"].rows == {"kept": 1, "repaired": 1, "blank": 1}
    assert (cells["gender"].rule, cells["gender"].columns) == ("recode", ("Sex",))
