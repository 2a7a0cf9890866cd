from hypothesis import given, settings
from tests.tables import tallies, tally_of
from tests.unit.anonymise.grounds import ground_of, grown, patch_in, uncompiled

from tenfold.anonymise.search.facts import worth_of

pytestmark = uncompiled


def test_a_class_holds_what_all_its_cases_share():
    facts, patch = patch_in(ground_of(tally_of([[1, 1], [1, 2]], [3, 3]), k=5))
    assert worth_of(facts, patch.common, 0) == patch.worth[0] == 1


def test_a_class_is_as_large_as_its_cases_are_many():
    _, patch = patch_in(ground_of(tally_of([[1, 1], [2, 2]], [5, 7]), k=5))
    assert sorted(patch.sizes.tolist()) == [5, 7]


@settings(max_examples=30)
@given(tallies(most_rows=10, strata=0))
def test_a_patch_keeps_what_its_classes_publish(tally):
    if tally.cases >= 3:
        ground = ground_of(tally, k=3)
        kept = (grown(ground).records > 0).sum(axis=1)
        assert patch_in(ground)[1].worth.tolist() == kept.tolist()
