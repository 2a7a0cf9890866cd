"""The figures of a real release, as others have read them off."""

from tests.shared import shared

from tenfold.codebook import load_codebook
from tenfold.verify import Question, verify

FILE = "data/ctdc-2020-release-12-columns.csv"
PROTECTED = (
    "yearOfRegistration",
    "Datasource",
    "gender",
    "ageBroad",
    "citizenship",
    "isForcedLabour",
    "isSexualExploit",
    "CountryOfExploitation",
)


def test_the_release_of_2020_breaks_the_promise_over_its_twelve_columns():
    verdict = verify(shared(FILE), load_codebook(), Question(k=11))
    assert (verdict.cases, verdict.classes) == (48_773, 2_750)
    assert (verdict.below, verdict.unique) == (5_396, 587)
    assert not verdict.kept
    assert verdict.queries_broken > 0
    assert {one.column for one in verdict.departures} < set(PROTECTED)


def test_the_release_of_2020_keeps_it_over_the_eight_columns_that_were_protected():
    verdict = verify(shared(FILE), load_codebook(), Question(k=11, columns=PROTECTED))
    assert (verdict.classes, verdict.smallest) == (936, 11)
    assert verdict.partial
    assert verdict.kept
    assert verdict.passed
