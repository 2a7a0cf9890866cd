"""Each rule on its own cells: the code, and what the ledger says of it."""

from datetime import date

import pytest
from tests.contributors import BOOK, mapping_of

from tenfold.contributors import Days, read_date
from tenfold.harmonise.judge import judge
from tenfold.harmonise.words import Words


def judged(folder, name, cells, lines="", **given):
    mapping = mapping_of(folder, {name: given}, lines)
    rule = next(rule for rule in mapping.variable if rule.name == name)
    variable = BOOK.by_name[name]
    found = judge(rule, Words(BOOK, mapping, variable), cells)
    return variable.decode(found.code) if found.code else None, found.verdict


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("0", "0–8"), ("8", "0–8"), ("9", "9–17"), ("17", "9–17"), ("18", "18–20"),
        ("20", "18–20"), ("21", "21–23"), ("23", "21–23"), ("24", "24–26"), ("26", "24–26"),
        ("27", "27–29"), ("29", "27–29"), ("30", "30–38"), ("38", "30–38"), ("39", "39–47"),
        ("47", "39–47"), ("48", "48+"), ("120", "48+"), ("17.9", "9–17"),
        ("17,95", "9–17"), ("17.0", "9–17"),
    ],
)  # fmt: skip
def test_bands_begin_and_end_where_the_codebook_says(tmp_path, age, band):
    assert judged(tmp_path, "ageBroad", (age,), rule="age-band", age="Age") == (band, "kept")


@pytest.mark.parametrize(
    ("age", "verdict"),
    [
        ("121", "rejected"),
        ("-1", "unmapped"),
        ("ten", "unmapped"),
        ("", "blank"),
        ("1,700", "unmapped"),
        ("1.700", "unmapped"),
        ("17 000", "unmapped"),
    ],
)
def test_what_is_no_age_is_told(tmp_path, age, verdict):
    assert judged(tmp_path, "ageBroad", (age,), rule="age-band", age="Age") == (None, verdict)


@pytest.mark.parametrize(
    ("born", "on", "band"),
    [
        ("2000-02-29", "2018-02-28", "9–17"),
        ("2000-02-29", "2018-03-01", "18–20"),
        ("2000-02-29", "2020-02-28", "18–20"),
        ("2000-02-29", "2021-03-01", "21–23"),
        ("2000-06-15", "2018-06-14", "9–17"),
        ("2000-06-15", "2018-06-15", "18–20"),
    ],
)
def test_an_age_is_full_years_also_for_leap_days(tmp_path, born, on, band):
    given = {"rule": "age-band", "born": "Born", "on": "Day"}
    assert judged(tmp_path, "ageBroad", (born, on), **given) == (band, "kept")


def test_a_birth_after_the_day_is_rejected(tmp_path):
    given = {"rule": "age-band", "born": "Born", "on": "Day"}
    cells = ("2020-01-02", "2020-01-01")
    assert judged(tmp_path, "ageBroad", cells, **given) == (None, "rejected")


@pytest.mark.parametrize(
    ("born", "band", "verdict"),
    [
        ("1980", "24–26", "kept"),
        ("1981", "24–26", "kept"),
        ("1982", None, "rejected"),
        ("1987", "18–20", "kept"),
        ("1988", None, "rejected"),
        ("2006", "0–8", "kept"),
        ("2007", None, "rejected"),
        ("1800", None, "rejected"),
        ("80", None, "unmapped"),
        ("", None, "blank"),
    ],
)
def test_a_year_of_birth_tells_a_band_where_both_its_ages_are_of_it(tmp_path, born, band, verdict):
    given = {"rule": "age-band", "born_year": "Year", "on": "Day"}
    cells = (born, "2006-05-01")
    assert judged(tmp_path, "ageBroad", cells, **given) == (band, verdict)


@pytest.mark.parametrize(("born", "status"), [("1987", "Adult"), ("1988", None), ("1989", "Minor")])
def test_a_year_of_birth_tells_a_majority_where_both_its_ages_do(tmp_path, born, status):
    given = {"rule": "majority", "born_year": "Year", "on": "Day"}
    assert judged(tmp_path, "majorityEntry", (born, "2006-05-01"), **given)[0] == status


@pytest.mark.parametrize(
    ("age", "born", "band", "verdict"),
    [
        ("40", "1986-05-01", "39–47", "kept"),
        ("", "1986-05-01", "18–20", "kept"),
        ("999", "1986-05-01", "18–20", "kept"),
        ("999", "", None, "rejected"),
        ("", "soon", None, "unmapped"),
        ("", "", None, "blank"),
    ],
)
def test_an_age_counts_before_the_birth(tmp_path, age, born, band, verdict):
    given = {"rule": "age-band", "age": "Age", "born": "Born", "on": "Day"}
    assert judged(tmp_path, "ageBroad", (age, born, "2006-05-01"), **given) == (band, verdict)


@pytest.mark.parametrize(("age", "status"), [("17", "Minor"), ("18", "Adult")])
def test_majority_begins_at_18(tmp_path, age, status):
    given = {"rule": "majority", "age": "Age"}
    assert judged(tmp_path, "majorityEntry", (age,), **given) == (status, "kept")


@pytest.mark.parametrize(
    ("cell", "year", "verdict"),
    [
        ("2002-12-31", "2002", "kept"),
        ("2021-01-01", "2021", "kept"),
        ("2001-12-31", None, "rejected"),
        ("2022-01-01", None, "rejected"),
        ("31/12/2002", None, "unmapped"),
        ("", None, "blank"),
    ],
)
def test_a_year_is_that_of_the_date(tmp_path, cell, year, verdict):
    given = {"rule": "year", "column": "Day"}
    assert judged(tmp_path, "yearOfRegistration", (cell,), **given) == (year, verdict)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("04/03/2017", date(2017, 4, 3)),
        ("2017-04-03", date(2017, 4, 3)),
        (" 2017-04-03 ", date(2017, 4, 3)),
        ("2017-13-03", None),
        ("2017-4-3", None),
        ("20170403", None),
        ("2017-04-03 13:05:00", date(2017, 4, 3)),
        ("2017-04-03T23:05:00.000Z", date(2017, 4, 3)),
        ("2017-04-03T23:05+02:00", date(2017, 4, 3)),
        ("2017-04-03T25:05", None),
        ("04/03/2017 13:05", None),
        ("2017-W14-1", None),
    ],
)
def test_a_date_is_read_in_the_mapping_s_form_and_as_workbooks_give_it(text, day):
    assert read_date(text, "%m/%d/%Y") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03.04.2017", date(2017, 4, 3)),
        ("03.04.17", date(2017, 4, 3)),
        ("03.04.22", date(1922, 4, 3)),
        ("03.04.68", date(1968, 4, 3)),
        ("29.02.00", date(2000, 2, 29)),
        ("03/04/17", None),
    ],
)
def test_a_date_is_read_in_one_of_several_forms_and_in_the_century_that_is_meant(text, day):
    assert read_date(text, Days(("%d.%m.%Y", "%d.%m.%y"), 1922)) == day


AGED = {"rule": "age-band", "age": "Age", "unit": ["ans", "an"], "values": "age"}
AGE_LINES = "age,child,0–8,repaired,As it was asked.\nage,??,,rejected,Not known.\n"


@pytest.mark.parametrize(
    ("age", "told"),
    [
        ("24 ans", ("24–26", "kept")),
        ("1an", ("0–8", "kept")),
        ("17,5 ANS", ("9–17", "kept")),
        ("24", ("24–26", "kept")),
        ("18 mois", (None, "unmapped")),
        ("Child", ("0–8", "repaired")),
        ("??", (None, "rejected")),
    ],
)
def test_an_age_may_have_its_unit_or_a_written_line(tmp_path, age, told):
    assert judged(tmp_path, "ageBroad", (age,), AGE_LINES, **AGED) == told


def test_a_birth_that_is_not_known_may_have_a_written_line(tmp_path):
    given = AGED | {"born": "Born", "on": "Day"}
    assert judged(tmp_path, "ageBroad", ("", "??", "2018-03-01"), AGE_LINES, **given) == (
        None,
        "rejected",
    )
    cells = ("??", "2000-01-01", "2018-03-01")
    assert judged(tmp_path, "ageBroad", cells, AGE_LINES, **given) == ("18–20", "kept")


@pytest.mark.parametrize(
    ("cell", "country", "verdict"),
    [
        ("NA", "NA", "kept"),
        ("Namibia", "NA", "kept"),
        ("PHL", "PH", "kept"),
        ("XK", "RS", "repaired"),
        ("Kosovo", "RS", "repaired"),
        ("TP", "TL", "repaired"),
        ("AN", None, "rejected"),
        ("Atlantis", None, "unmapped"),
    ],
)
def test_a_country_is_read_by_code_and_name(tmp_path, cell, country, verdict):
    given = {"rule": "copy", "column": "Land"}
    assert judged(tmp_path, "citizenship", (cell,), **given) == (country, verdict)


def test_the_first_of_several_citizenships_counts(tmp_path):
    given = {"rule": "first-of-list", "column": "Land", "separator": ";"}
    assert judged(tmp_path, "citizenship", (" ; Ghana; Mali",), **given) == ("GH", "kept")


@pytest.mark.parametrize(
    ("cells", "country", "verdict"),
    [
        (("", "", "Mali", "Ghana"), "ML", "kept"),
        (("", "Mali", "Nowhere", ""), "ML", "kept"),
        (("Nowhere", "Mali", "", ""), None, "unmapped"),
        (("Nowhere", "", "", ""), None, "unmapped"),
        (("", "", "", ""), None, "blank"),
    ],
)
def test_the_first_known_country_counts_in_the_order_of_the_columns(
    tmp_path, cells, country, verdict
):
    given = {"rule": "first-known", "columns": ["A", "B", "C", "D"]}
    assert judged(tmp_path, "CountryOfExploitation", cells, **given) == (country, verdict)


MEANS = "means,Debt,debt,kept,\nmeans,Threats,threats,kept,\n"


@pytest.mark.parametrize(
    ("name", "cell", "unchosen", "flag"),
    [
        ("meansOfControlThreats", "Debt; threats", "NULL", "1"),
        ("meansOfControlThreats", "Debt", "NULL", None),
        ("meansOfControlThreats", "Debt", "0", "0"),
        ("meansOfControlThreats", "", "0", None),
        ("meansOfControlOther", "Debt", "0", None),
    ],
)
def test_an_answer_makes_a_flag(tmp_path, name, cell, unchosen, flag):
    given = {"column": "Means", "separator": ";", "values": "means", "answers": ["threats"]}
    found, _ = judged(tmp_path, name, (cell,), MEANS, rule="any-answer", unchosen=unchosen, **given)
    assert found == flag


@pytest.mark.parametrize(
    ("cell", "judgement"),
    [("9", (None, "rejected")), ("9; threats", ("1", "kept")), ("9; Debt", ("0", "kept"))],
)
def test_an_answer_that_is_rejected_was_not_given(tmp_path, cell, judgement):
    lines = MEANS + "means,9,,rejected,Not recorded.\n"
    given = {"column": "Means", "separator": ";", "values": "means", "answers": ["threats"]}
    given |= {"rule": "any-answer", "unchosen": "0"}
    assert judged(tmp_path, "meansOfControlThreats", (cell,), lines, **given) == judgement


def test_an_answer_without_a_line_is_unmapped(tmp_path):
    given = {"column": "Means", "separator": ";", "values": "means", "answers": ["threats"]}
    found = judged(
        tmp_path, "meansOfControlThreats", ("Threats; hm",), MEANS, rule="any-answer", **given
    )
    assert found == (None, "unmapped")


@pytest.mark.parametrize(
    ("cells", "flag"),
    [
        *((("No", "Yes"), "1"), (("No", ""), "0"), (("", ""), None)),
        *((("No", "Yess"), None), (("Yes", "Noo"), "1")),
    ],
)
def test_any_yes_makes_a_flag(tmp_path, cells, flag):
    lines = "yes,Yes,1,kept,\nyes,No,0,kept,\n"
    given = {"rule": "any-yes", "columns": ["A", "B"], "values": "yes"}
    assert judged(tmp_path, "isForcedLabour", cells, lines, **given)[0] == flag


def test_a_constant_is_the_same_for_every_case(tmp_path):
    given = {"rule": "constant", "value": "Hotline"}
    assert judged(tmp_path, "Datasource", (), **given) == ("Hotline", "kept")


def test_what_is_not_collected_is_null(tmp_path):
    given = {"rule": "not-collected", "reason": "nobody asks"}
    assert judged(tmp_path, "isOrganRemoval", (), **given) == (None, "blank")


@pytest.mark.parametrize("text", ["Roménia", "Rome\u0301nia", "ROMÉNIA", " rome\u0301nia "])
def test_how_an_accent_is_stored_does_not_count(tmp_path, text):
    given = {"rule": "recode", "column": "Nation", "values": "nation"}
    lines = "nation,Roménia,RO,kept,\n"
    assert judged(tmp_path, "citizenship", (text,), lines, **given) == ("RO", "kept")


def test_a_letter_without_its_accent_is_another_word(tmp_path):
    given = {"rule": "recode", "column": "Nation", "values": "nation"}
    lines = "nation,Roménia,RO,kept,\n"
    found = judged(tmp_path, "citizenship", ("Romenia",), lines, **given)
    assert found == (None, "unmapped")
