"""The public report for people tells the table's figures and the closed list, and nothing else."""

from dataclasses import replace

import pytest
from tests.unit.write.files import CODEBOOK, CONTENTS, EDITION, TINY, disclosing, tally_of

from tenfold.languages import load_language
from tenfold.pages import Bar, Facts, Notice, Points, Table
from tenfold.stages import BANDS, LANGUAGES
from tenfold.write.description import Description
from tenfold.write.documents.public import public_report
from tenfold.write.figures import figures_of

FIGURES = figures_of(TINY, CODEBOOK)
ENGLISH = load_language("en")


def report_of(contents=CONTENTS, figures=FIGURES, language=ENGLISH):
    return public_report(Description(contents, figures), language)


def texts(report):
    """Every text of a report's sections, tables cell by cell."""
    return [text for section in report.sections for block in section.blocks for text in said(block)]


def said(block):
    if isinstance(block, str):
        return [block]
    if isinstance(block, Notice):
        return [block.text]
    if isinstance(block, Points):
        return block.texts
    if isinstance(block, Facts):
        return [text for pair in block.pairs for text in pair]
    assert isinstance(block, Table)
    return [cell for row in block.rows for cell in row if not isinstance(cell, Bar)]


def row_of(report, name):
    """The cells of a variable's row."""
    tables = (b for section in report.sections for b in section.blocks if isinstance(b, Table))
    return next(row for table in tables for row in table.rows if row[0] == name)


def test_each_variable_has_its_row():
    found = texts(report_of())
    assert [text for text in found if text in CODEBOOK.by_name] == [
        variable.name for group in CODEBOOK.group for variable in members(group)
    ]


def members(group):
    return [variable for variable in CODEBOOK.variable if variable.group == group.id]


def test_a_row_tells_cases_and_share_and_draws_it():
    assert row_of(report_of(), "isSexAndLabour") == (
        "isSexAndLabour",
        CODEBOOK.by_name["isSexAndLabour"].label,
        "1,200",
        ENGLISH.share(1200 / 1210),
        Bar(1200 / 1210),
        "computed",
    )


@pytest.mark.parametrize("band", BANDS)
def test_a_row_tells_the_band_that_is_disclosed(band):
    bands = CONTENTS.disclosed.bands | {"gender": band}
    assert row_of(report_of(disclosing(bands=bands)), "gender")[-1] == band


def test_the_closed_list_is_told_and_no_finer():
    found = texts(report_of(disclosing(unpublished=7_100, facts_kept=90, errors=(0.1, 0.16, 0.22))))
    assert found[found.index("Cases not published, for all reasons together") + 1] == "about 7,100"
    assert found[found.index("Facts kept") + 1] == "90 %"
    assert found[found.index("Error of counts by two variables") + 1] == "16 %"


def test_what_is_too_few_is_said_to_be():
    found = texts(report_of())
    assert found[found.index("Cases not published, for all reasons together") + 1] == (
        "fewer than 100"
    )
    assert found[found.index("Facts kept") + 1] == "too few to say"


def test_cases_may_be_left_out_for_other_reasons_than_the_promise():
    assert any("consent is lacking" in text for text in texts(report_of()))


def test_what_no_second_program_can_count_is_not_said_to_be_counted():
    assert "of the facts kept it sees only that no more is told" in texts(report_of())[-1]


def test_facts_kept_are_told_of_what():
    assert any("of all that the cases had when" in text for text in texts(report_of()))


def test_years_are_told_with_their_cases():
    assert row_of(report_of(), "2015") == ("2015", "1,210", ENGLISH.share(1), Bar(1))


def test_the_promise_names_k_and_what_it_counts():
    contents = replace(CONTENTS, edition=replace(EDITION, k=12, same_person="twice"))
    found = texts(report_of(contents))
    assert "shared by at least 12 cases" in found[0]
    assert found[1].startswith("Here k counts cases, not people")


def test_a_table_without_cases_can_be_told():
    none = tally_of()
    assert "0" in texts(report_of(figures=figures_of(none, CODEBOOK)))


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_another_language_tells_the_same_numbers(code):
    language = load_language(code)
    found = texts(report_of(language=language))
    assert language.number(1_210) in found
    assert "Cases received" not in found
