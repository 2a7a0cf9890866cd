"""Codes that follow from others."""

from tenfold.codebook import NULL, load_codebook
from tenfold.demo.codes import settled

CODEBOOK = load_codebook()


def test_the_majority_of_each_age_band_is_settled():
    minor, adult = (CODEBOOK.by_name["majorityStatus"].encode(one) for one in ("Minor", "Adult"))
    assert settled(CODEBOOK, "majorityStatus") == [NULL, minor, minor] + [adult] * 7


def test_nothing_settles_a_variable_that_follows_from_none():
    assert settled(CODEBOOK, "gender") == [NULL]
