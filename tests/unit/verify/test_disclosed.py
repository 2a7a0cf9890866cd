"""The closed list takes its own forms and roundings, and no other."""

import pytest
from tests.unit.verify.release import BOOK, change, found

from tenfold.stages import BANDS, TOO_FEW, Figures
from tenfold.verify.disclosed import as_allowed

REPORT = "report/report.json"
OTHER = "differs from what was found anew"
NAMES = [variable.name for variable in BOOK.base]


def allowed(told, filled=1000, k=10, facts=10_000):
    figures = Figures(2000, 9, 10, facts, dict.fromkeys(NAMES, filled), {})
    return as_allowed(told, figures, BOOK, k)


UNPUBLISHED = "cases not published"


@pytest.mark.parametrize("value", ["fewer than 100", 100, 98_200])
def test_cases_in_hundreds_are_allowed(value):
    assert allowed({UNPUBLISHED: value})[UNPUBLISHED] == value


@pytest.mark.parametrize("value", [0, 98_213, -100, 100.0, True, "100", "fewer than 10", None, []])
def test_cases_in_another_form_arent(value):
    assert allowed({UNPUBLISHED: value})[UNPUBLISHED] is None


@pytest.mark.parametrize("value", [0, 82, 100])
def test_whole_per_cents_are_allowed(value):
    assert allowed({"facts kept, per cent": value})["facts kept, per cent"] == value


@pytest.mark.parametrize("value", [-1, 101, 82.5, 82.0, True, "82", None])
def test_other_per_cents_arent(value):
    assert allowed({"facts kept, per cent": value})["facts kept, per cent"] is None


@pytest.mark.parametrize("value", [0.0, 0.18, 1.0])
def test_shares_in_two_decimals_are_allowed(value):
    assert allowed({"error of counts": {"one-way": value}})["error of counts"]["one-way"] == value


@pytest.mark.parametrize("value", [0.185, 1.01, -0.1, 0, 1, True, "0.18", None])
def test_finer_or_other_shares_arent(value):
    assert allowed({"error of counts": {"one-way": value}})["error of counts"]["one-way"] is None


def test_of_few_facts_in_all_only_that_is_told():
    told = {"facts kept, per cent": 82, "error of counts": {"one-way": 0.18}}
    found_here = allowed(told, facts=9_999)
    assert found_here["facts kept, per cent"] == TOO_FEW
    assert set(found_here["error of counts"].values()) == {TOO_FEW}


@pytest.mark.parametrize(
    "told", [{"facts kept, per cent": TOO_FEW}, {"error of counts": {"one-way": TOO_FEW}}]
)
def test_of_many_facts_in_all_that_they_are_few_isnt_allowed(told):
    found_here = allowed(told)
    assert found_here["facts kept, per cent"] is None
    assert found_here["error of counts"]["one-way"] is None


def band_of(value, **more):
    return allowed({"kept by variable": {"gender": value}}, **more)["kept by variable"]["gender"]


@pytest.mark.parametrize("band", [*BANDS, TOO_FEW])
def test_every_band_is_allowed_over_many_facts(band):
    assert band_of(band) == band


@pytest.mark.parametrize("band", BANDS)
def test_no_band_is_allowed_over_few_facts(band):
    assert band_of(band, filled=999) is None
    assert band_of(TOO_FEW, filled=999) == TOO_FEW


@pytest.mark.parametrize("band", ["97.6 %", 97.6, True, None, ["≥ 99 %"]])
def test_another_band_isnt(band):
    assert band_of(band) is None


def test_the_bands_are_those_of_the_base_variables():
    assert list(allowed({})["kept by variable"]) == NAMES


@pytest.mark.parametrize("told", [{"kept by variable": 1}, {"error of counts": ["x"]}])
def test_what_is_no_object_holds_nothing(told):
    found_here = allowed(told)
    assert set(found_here["kept by variable"].values()) == {None}
    assert set(found_here["error of counts"].values()) == {None}


@pytest.mark.parametrize(
    ("key", "value"),
    [("cases received", 142), ("facts kept, per cent", 82), ("cases not published", 7)],
)
def test_an_exact_figure_in_a_report_is_found(folder, key, value):
    change(folder, REPORT, lambda said: said["disclosed"].update({key: value}))
    assert found(folder) == [(REPORT, f"disclosed, {key}: {OTHER}", 1)]


def test_a_band_over_few_facts_in_a_report_is_found(folder):
    change(
        folder, REPORT, lambda said: said["disclosed"]["kept by variable"].update(gender=BANDS[0])
    )
    problem = f"disclosed, kept by variable, gender: {OTHER}"
    assert [one for one in found(folder) if one[0] == REPORT] == [(REPORT, problem, 1)]


@pytest.mark.parametrize(
    ("unpublished", "received"), [("fewer than 100", 2000), (100, 2100), (98_200, 100_200)]
)
def test_cases_received_are_those_published_and_those_not(unpublished, received):
    assert allowed({"cases not published": unpublished})["cases received"] == received


@pytest.mark.parametrize(("cases", "received"), [(99, "fewer than 100"), (149, 100), (150, 200)])
def test_cases_received_are_rounded_half_up(cases, received):
    figures = Figures(cases, 9, 10, 0, dict.fromkeys(NAMES, 0), {})
    told = as_allowed({"cases not published": "fewer than 100"}, figures, BOOK, 10)
    assert told["cases received"] == received


def test_another_number_of_cases_received_is_found(folder):
    change(folder, REPORT, lambda said: said["disclosed"].update({"cases received": 9000}))
    assert found(folder) == [(REPORT, f"disclosed, cases received: {OTHER}", 1)]
