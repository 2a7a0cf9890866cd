import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tenfold.restricted import Kept, Utility, disclose
from tenfold.stages import BANDS, TOO_FEW, Account

NOTHING = Kept(0, 0)


def utility_of(cases=NOTHING, values=None, facts=NOTHING, pairs=NOTHING, triples=NOTHING):
    return Utility(cases, cases, values or {}, {}, {}, (facts, pairs, triples))


def told(received, published, **given):
    accounts = [Account("tiny", received, {}, {}, received)]
    return disclose(utility_of(Kept(received, published), **given), accounts, 10)


def band(before, after, k=10):
    values = {"gender": {"Male": Kept(before, after)}}
    return disclose(utility_of(values=values), (), k).bands["gender"]


@st.composite
def kept(draw):
    before = draw(st.integers(0, 10**9))
    return Kept(before, draw(st.integers(0, before)))


@given(kept(), kept(), kept(), kept(), st.integers(0, 10**6))
@example(NOTHING, NOTHING, NOTHING, NOTHING, 0)
def test_any_figures_can_be_disclosed(cases, facts, pairs, triples, left_out):
    values = {"gender": {"Male": pairs, "Female": triples}}
    account = Account("tiny", cases.before, {}, {"no consent": left_out}, cases.before)
    found = disclose(utility_of(cases, values, facts, pairs, triples), [account], 10)
    assert (found.received is None) == (cases.after + (found.unpublished or 0) < 100)


@given(st.integers(0, 10**6), st.integers(0, 99), st.integers(0, 99))
@example(94_949, 0, 1)
def test_cases_received_tell_no_more_than_cases_not_published(published, one, other):
    assert told(published + one, published).received == told(published + other, published).received


@given(kept(), st.integers(2, 20))
def test_a_variable_of_few_published_facts_has_no_band(facts, k):
    assert (band(facts.before, facts.after, k) == TOO_FEW) == (facts.after < 100 * k)


@pytest.mark.parametrize(
    ("after", "place"),
    [(100, 0), (99, 0), (98, 1), (90, 1), (89, 2), (75, 2), (74, 3), (50, 3), (49, 4), (11, 4)],
)
def test_a_band_begins_at_its_border(after, place):
    assert band(100_000, after * 1000) == BANDS[place]


def test_a_single_fact_below_a_border_is_below_it():
    assert band(10**17, 99 * 10**15 - 1) == BANDS[1]


@pytest.mark.parametrize(
    ("received", "hundreds"), [(99, None), (100, 100), (149, 100), (150, 200), (98_249, 98_200)]
)
def test_counts_of_cases_are_rounded_to_the_nearest_hundred(received, hundreds):
    assert told(received, received).received == hundreds


@pytest.mark.parametrize(("published", "hundreds"), [(1000, None), (901, None), (850, 200)])
def test_cases_not_published_are_those_received_less_those_published(published, hundreds):
    assert told(1000, published).unpublished == hundreds


def test_cases_that_were_left_out_are_received_and_not_published():
    account = Account("tiny", 1300, {"without a case number": 100}, {"no consent": 400}, 800)
    found = disclose(utility_of(Kept(800, 700)), [account], 10)
    assert (found.received, found.unpublished) == (1200, 500)


@pytest.mark.parametrize(("after", "per_cent"), [(999, 99), (1000, 100), (829, 82), (10, 1)])
def test_facts_kept_are_whole_per_cent_rounded_down(after, per_cent):
    assert told(10, 10, facts=Kept(10**6, after * 1000)).facts_kept == per_cent


@pytest.mark.parametrize(
    ("after", "error"), [(1000, 0), (996, 0), (995, 0.01), (825, 0.18), (10, 0.99)]
)
def test_errors_are_rounded_to_two_decimals(after, error):
    kept = Kept(10**6, after * 1000)
    assert told(10, 10, facts=kept, pairs=kept, triples=kept).errors == (error,) * 3


@given(kept(), st.integers(2, 20))
@example(Kept(10_000, 9_999), 10)
@example(Kept(10_001, 10_000), 10)
def test_of_few_published_facts_nothing_is_told(facts, k):
    found = disclose(utility_of(facts=facts), (), k)
    few = facts.after < 1000 * k
    assert (found.facts_kept is None) == (found.errors is None) == few


@given(st.integers(10_000, 10**6), st.integers(1, 10**6))
def test_what_is_told_of_all_facts_fits_k_numbers_of_redacted_ones(after, lost):
    def figures(redacted):
        found = told(10, 10, facts=Kept(after + redacted, after))
        return found.facts_kept, found.errors

    near = range(max(0, lost - 10), lost + 11)
    assert sum(figures(redacted) == figures(lost) for redacted in near) >= 10
