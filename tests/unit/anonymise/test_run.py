"""What the run adds to tree, search and defence: strata, reasons, progress, and its end."""

from contextlib import nullcontext

from tests.plans import QUICK, TREE, same
from tests.tables import tally_of

from tenfold.anonymise import Settings, anonymise
from tenfold.anonymise.run import never
from tenfold.stages import End

CROWD = tally_of(
    [[1 + i % 2, i % 3, i // 2 % 3, i // 3 % 3, i // 5 % 2] for i in range(24)], strata=1
)


def withheld(tally):
    plan = anonymise(tally, Settings(10, 0, **TREE))
    return {reason: part.cases for reason, part in plan.withheld.items()}, plan.published().cases


def told_of(settings, ending=never):
    """The plan of the crowd, and what was told meanwhile."""
    steps = []
    return anonymise(CROWD, settings, lambda *step: steps.append(step), ending), steps


def test_a_stratum_of_fewer_than_k_is_withheld_with_the_reason():
    reasons, cases = withheld(tally_of([[1, 1], [2, 1]], [10, 9], strata=1))
    assert reasons == {"in a stratum of fewer than k cases": 9}
    assert cases == 10


def test_a_case_without_a_value_that_is_never_missing_is_withheld_with_the_reason():
    reasons, cases = withheld(tally_of([[1, 1], [0, 1]], [10, 30], strata=1))
    assert reasons == {"without a value that is never missing": 30}
    assert cases == 10


def test_all_cases_may_have_to_be_withheld():
    reasons, cases = withheld(tally_of([[0, 1]], [30], strata=1))
    assert reasons == {"without a value that is never missing": 30}
    assert cases == 0


def test_cases_that_cannot_be_published_need_no_search():
    plan = anonymise(tally_of([[1, 1], [2, 1]], [4, 4], strata=1), Settings(5, 0, QUICK))
    assert plan.iterations == 0
    assert plan.published().cases == 0


def test_no_iterations_leave_the_tree():
    plan, _ = told_of(Settings(3, 0, **TREE))
    assert plan.iterations == 0


def test_a_plan_says_how_long_was_searched():
    plan, _ = told_of(Settings(3, 0, 40))
    assert plan.iterations == 40


def test_the_search_keeps_more_facts_than_the_tree():
    equal = {"weights": "equal", "defence": 0}
    tree, found = (told_of(Settings(3, 0, effort, **equal))[0] for effort in (0, 40))
    assert found.published().facts > tree.published().facts


def test_the_defence_costs_facts():
    tally = tally_of([[1, 1], [1, 0]], [50, 10])
    bare, defended = (anonymise(tally, Settings(10, 0, defence=share)) for share in (0, 1))
    assert (bare.published().facts, defended.published().facts) == (110, 70)


def test_the_same_seed_gives_the_same_plan():
    assert same(told_of(Settings(3, 5, 40))[0], told_of(Settings(3, 5, 40))[0])


def test_another_seed_gives_another_plan():
    assert not same(told_of(Settings(3, 5, 40))[0], told_of(Settings(3, 6, 40))[0])


def test_threads_do_not_change_the_plan():
    one, two = (told_of(Settings(3, 5, 40, threads=threads))[0] for threads in (1, 2))
    assert same(one, two)


def test_each_step_is_told_to_its_end():
    _, steps = told_of(Settings(3, 0, 40))
    ends = {step: (done, total) for step, done, total, *_ in steps}
    assert ends == {"compile": (3, 3), "anonymise": (2, 2), "improve": (40, 40), "defend": (2, 2)}


def test_the_search_tells_what_share_of_the_facts_is_kept():
    _, steps = told_of(Settings(3, 0, 40, "equal", defence=0))
    plan, _ = told_of(Settings(3, 0, 40, "equal", defence=0))
    shares = [step[3] for step in steps if step[0] == "improve"]
    assert shares[-1].startswith(f"{plan.published().facts / CROWD.facts:.2%}")


def test_a_search_that_is_ended_at_once_leaves_the_tree():
    plan, _ = told_of(Settings(3, 0, 40), lambda: nullcontext(lambda: True))
    assert plan.end is End.by_hand
    assert same(plan, told_of(Settings(3, 0, 0))[0])


def test_a_table_without_facts_is_no_obstacle():
    plan = anonymise(tally_of([[0, 0]], [10]), Settings(10, 0, QUICK))
    assert plan.published().counts.tolist() == [10]
