import pytest

from tenfold.errors import GuardError
from tenfold.stages import BANDS, TOO_FEW, WAYS, Disclosed

GOOD = {
    "received": 1300,
    "unpublished": None,
    "facts_kept": 82,
    "bands": {"gender": BANDS[0], "ageBroad": TOO_FEW},
    "errors": (0.18, 0.31, 0.42),
}


def test_the_closed_list_is_told_in_words():
    assert Disclosed(**GOOD).told() == {
        "cases received": 1300,
        "cases not published": "fewer than 100",
        "facts kept, per cent": 82,
        "kept by variable": GOOD["bands"],
        "error of counts": {"one-way": 0.18, "two-way": 0.31, "three-way": 0.42},
    }


def test_what_is_kept_of_few_facts_is_not_told():
    told = Disclosed(**GOOD | {"facts_kept": None, "errors": None}).told()
    assert told["facts kept, per cent"] == TOO_FEW
    assert told["error of counts"] == dict.fromkeys(WAYS, TOO_FEW)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("received", 1301),
        ("received", 0),
        ("received", -100),
        ("unpublished", 7),
        ("unpublished", 0),
        ("facts_kept", 82.4),
        ("facts_kept", 101),
        ("facts_kept", -1),
        ("facts_kept", None),
        ("errors", None),
        ("bands", {"gender": "97.6 %"}),
        ("errors", (0.181, 0.31, 0.42)),
    ],
)
def test_a_figure_that_is_finer_than_the_list_is_refused(figure, value):
    with pytest.raises(GuardError, match="finer"):
        Disclosed(**GOOD | {figure: value})
