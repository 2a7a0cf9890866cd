"""Mutations after which a file is a table still: nothing passes as another value without a word."""

from collections import Counter

import pytest
from tests.contributors import BOOK
from tests.mutations.copies import COPIES, copy_of
from tests.mutations.tables import foreign_rows, half_without_zeros, shifted, swapped, turned_days
from tests.mutations.taken import take
from xlsxwriter import Workbook

from tenfold.check.numbers import _ALIKE, _ODD, _SHORT
from tenfold.contributors import Year
from tenfold.errors import InputError
from tenfold.pipeline import check_files
from tenfold.stages import NAMELESS

STOPS = 0.02
"""The share of cases with unmapped values at which a release stops."""
FIRST = [*{name: (name, file) for name, file in COPIES[::-1]}.values(), ("htcds", "cases.csv")]


def stops(copy, path):
    """Whether a release would stop: too many cases hold what isn't understood."""
    found, rows = take(copy, path), Counter()
    for entry in found.entries:
        rows[entry.variable] += entry.rows * (entry.judged.verdict == "unmapped")
    return max(rows.values()) > STOPS * len(found.codes)


def of_year(copy):
    """The file's column of the year's date."""
    rule = next(rule for rule in copy.mapping.variable if isinstance(rule, Year))
    return copy.header.index(copy.own.called(rule.column[0]))


def words(copy, path):
    """What a check says of rows, with the number of them."""
    return {remark.words: remark.rows for remark in check_files(copy.name, [path], BOOK).remarks}


@pytest.mark.parametrize("one", COPIES, ids=" ".join)
def test_two_columns_of_different_kinds_whose_names_are_swapped(tmp_path, one):
    copy = copy_of(*one)
    rule = next(rule for rule in copy.mapping.variable if rule.name == "gender")
    gender = copy.header.index(copy.own.called(rule.column))
    assert stops(copy, swapped(copy, of_year(copy), gender).write(tmp_path))


@pytest.mark.parametrize("one", COPIES, ids=" ".join)
def test_day_and_month_the_other_way_round(tmp_path, one):
    copy = copy_of(*one)
    assert stops(copy, turned_days(copy, of_year(copy)).write(tmp_path))


@pytest.mark.parametrize("one", FIRST, ids=" ".join)
def test_rows_that_are_shifted_are_no_cases(tmp_path, one):
    copy = copy_of(*one)
    before = take(copy, copy.write(tmp_path))
    (tmp_path / "more").mkdir()
    after = take(copy, shifted(copy).write(tmp_path / "more"))
    assert after.account.no_case[NAMELESS] == 1
    assert before.changed(after) == {}


@pytest.mark.parametrize("one", FIRST, ids=" ".join)
def test_rows_of_another_contributor_are_no_cases(tmp_path, one):
    copy = copy_of(*one)
    other = copy_of(*("polaris", "cases.csv") if copy.name != "polaris" else ("a21", "greece.csv"))
    before = take(copy, copy.write(tmp_path))
    (tmp_path / "more").mkdir()
    path = foreign_rows(copy, other).write(tmp_path / "more")
    after = take(copy, path)
    assert after.tally == before.tally
    assert words(copy, path)[_ODD] > 0


def test_case_numbers_without_their_zeros_are_told(tmp_path):
    copy = copy_of("htcds", "cases.csv")
    said = words(copy, half_without_zeros(copy).write(tmp_path))
    assert said[_SHORT] > 0
    assert said[_ALIKE] > 0


def test_a_total_below_the_table_is_told(tmp_path):
    copy = copy_of("iom-mimosa", "cases.csv")
    total = ["Total" if p == copy.number else "" for p in range(len(copy.header))]
    assert words(copy, copy.with_rows([*copy.rows, total]).write(tmp_path))[_ODD] == 1


SHEETS = {
    "a column of formulas": (lambda s, p: s.write_formula(5, p, "=1+1"), "never worked out"),
    "merged cells": (lambda s, p: s.merge_range(5, p, 7, p, "Yes"), "merged with others"),
    "an error": (lambda s, p: s.write_formula(5, p, "=NA()", None, "#N/A"), "holds an error"),
    "a long number": (lambda s, p: s.write_number(5, p, 10**16), "more than 15 digits"),
}


@pytest.mark.parametrize(("change", "problem"), SHEETS.values(), ids=SHEETS)
def test_cells_of_a_workbook_that_mislead(tmp_path, change, problem):
    copy = copy_of("iom-mimosa", "cases.xlsx")
    place = copy.header.index("Registration Date")
    with Workbook(tmp_path / "cases.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((copy.header, *copy.rows)):
            sheet.write_row(number, 0, row)
        change(sheet, place)
    with pytest.raises(InputError, match=f"cases.xlsx, cell M6: .*{problem}"):
        take(copy, tmp_path / "cases.xlsx")
