"""Types, forms of dates, years and patterns are told as far as k rows share them."""

from datetime import date

import pytest
from tests.unit.scan.exports import column_of, shown

from tenfold.contributors import read_date


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["7", "12"], "whole number"),
        (["7.5", "12,25"], "number"),
        (["7 apples", "two"], "text"),
        (["", " "], "blank"),
        (["2017-04-03", "2018-04-13"], "date"),
    ],
)
def test_the_kind_of_values(tmp_path, cells, kind):
    assert column_of(tmp_path, cells * 20).shape.kind == kind


@pytest.mark.parametrize(
    ("cell", "forms"),
    [
        ("2017-04-13", ("%Y-%m-%d",)),
        ("2017-04-13 10:11:12", ("%Y-%m-%d",)),
        ("2017-04-13T10:11:12Z", ("%Y-%m-%d",)),
        ("13/04/2017", ("%d/%m/%Y",)),
        ("04/13/2017", ("%m/%d/%Y",)),
        ("04/03/2017", ("%d/%m/%Y", "%m/%d/%Y")),
        ("13.04.2017", ("%d.%m.%Y",)),
        ("13.04.17", ("%d.%m.%y",)),
        ("13 Apr 2017", ("%d %b %Y",)),
        ("13 April 2017", ("%d %B %Y",)),
        ("31/31/2017", ()),
    ],
)
def test_the_form_of_dates(tmp_path, cell, forms):
    assert column_of(tmp_path, [cell] * 20).shape.forms == forms


def test_only_years_that_k_rows_share_are_ends(tmp_path):
    days = ["2003-01-01"] * 9 + ["2010-01-01"] * 30 + ["2016-02-03"] * 10 + ["2019-01-01"]
    assert column_of(tmp_path, days).shape.years == "2010–2016"


def test_no_year_of_k_rows_no_years(tmp_path):
    assert column_of(tmp_path, ["2010-01-01"] * 9).shape.years == ""


def test_a_pattern_is_told_from_k_rows_on(tmp_path):
    cells = [f"Ab-{place:03}x" for place in range(100, 120)] + ["Zz 1"] * 9
    assert column_of(tmp_path, cells).shape.patterns == ("AA-000A",)


def test_a_pattern_holds_no_letter_of_any_script(tmp_path):
    cells = [f"{'Żółć'} {place} ☂" for place in range(10, 40)]
    assert column_of(tmp_path, cells).shape.patterns == ("AAAA 00 ?",)


def test_a_value_of_signs_alone_is_no_pattern(tmp_path):
    assert column_of(tmp_path, ["--"] * 40, "Surname").shape.patterns == ()


def test_a_number_with_its_unit_is_told(tmp_path):
    column = column_of(tmp_path, [f"{age} ans" for age in range(10, 40)])
    assert (column.shape.kind, column.shape.units) == ("number with a unit", ("ans",))


def test_numbers_before_many_words_have_no_unit(tmp_path):
    cells = [f"{place} {word}" for place, word in enumerate("abcdef")]
    assert column_of(tmp_path, cells * 10).shape.units == ()


def test_slashes_between_spaces_part_a_list(tmp_path):
    column = column_of(tmp_path, ["debt / threats", "threats", "oncle/tante"] * 10)
    assert (column.shape.separator, set(shown(column))) == (
        " / ",
        {"debt", "threats", "oncle/tante"},
    )


def test_no_word_behind_the_numbers_of_an_address_is_told(tmp_path):
    column = column_of(tmp_path, [f"{number} Canary" for number in range(10, 40)], "Address")
    assert (column.shape.kind, column.shape.units) == ("number with a unit", ())


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("13/04/2017", ""),
        ("13/04/2017 9:05", " %H:%M"),
        ("13/04/2017 13:05:07", " %H:%M:%S"),
        ("13/04/2017T13:05:07.250Z", "T%H:%M:%S.%f%z"),
        ("13/04/2017 01:05 PM", " %I:%M %p"),
        ("13/04/2017 01:05pm", " %I:%M%p"),
    ],
)
def test_the_form_of_times_is_one_that_a_mapping_reads(tmp_path, cell, clock):
    shape = column_of(tmp_path, [cell] * 20).shape
    assert shape.clocks == (clock,)
    assert read_date(cell, shape.forms[0] + clock) == date(2017, 4, 13)


def test_a_time_that_no_form_can_say_is_left_out(tmp_path):
    shape = column_of(tmp_path, ["13/04/2017 13:05:07.1234567"] * 20).shape
    assert (shape.forms, shape.clocks) == (("%d/%m/%Y",), ())


def test_times_are_told_beside_the_form_of_days(tmp_path):
    shape = column_of(tmp_path, ["13/04/2017 13:05", "13/04/2017"] * 20).shape
    assert str(shape).startswith("date, as %d/%m/%Y, with times as %H:%M, years")


@pytest.mark.parametrize("cells", [["A", "B", "A/B"], ["1", "2", "3", "2/3", "1/2/3"]])
def test_a_slash_parts_answers_that_stand_alone_too(tmp_path, cells):
    shape = column_of(tmp_path, cells * 10).shape
    assert (shape.kind, shape.separator) == ("list", "/")


@pytest.mark.parametrize(
    "cells",
    [
        ["Friend/Acquaintance", "Family/Relative", "None"],
        ["Yes", "No", "N/A"],
        ["Yes", "No", "Not/known"],
        [f"N/{place:04}" for place in range(40)],
        [f"{sign}/{place}" for sign in "NS" for place in range(20)],
        ["A"] * 30,
    ],
)
def test_a_slash_within_answers_parts_nothing(tmp_path, cells):
    assert column_of(tmp_path, cells * 10).shape.separator == ""
