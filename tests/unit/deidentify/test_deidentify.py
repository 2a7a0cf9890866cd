import numpy as np
import pytest
from tests.tables import schema_of

from tenfold.deidentify import Identity, deidentify, keys_of
from tenfold.errors import GuardError, ParameterError
from tenfold.stages import Account, Cases, Listed

SECRET = bytes(range(32))
SCHEMA = schema_of(2, strata=1)


def sent(codes, contributor="tiny", **more):
    count = len(codes)
    given = {
        "numbers": tuple(map(str, range(count))),
        "excluded": np.zeros(count, np.int64),
        "unmapped": np.zeros(count, bool),
        "reasons": ("no consent", "too early"),
        "rows": count,
    }
    records = np.array(codes, np.uint8).reshape(count, -1 if count else len(SCHEMA.names))
    return Cases(contributor, codes=records, **given | more)


def run(*contributions, listed=Listed.opt_outs, **numbers):
    lists = {name: {listed: frozenset(given)} for name, given in numbers.items()}
    return deidentify(contributions, SCHEMA, Identity(SECRET, lists))


def test_equal_cases_of_two_contributors_are_one_record():
    found = run(sent([[1, 2]]), sent([[1, 2], [1, 0]], "other"))
    assert found.tally.records.tolist() == [[1, 0], [1, 2]]
    assert found.tally.counts.tolist() == [1, 2]


def test_the_account_tells_why_cases_were_left_out():
    cases = sent(
        [[1, 1], [1, 2], [1, 2], [0, 1], [2, 2]],
        excluded=np.array([0, 1, 2, 1, 0]),
        rows=9,
        nameless=1,
    )
    account = run(cases, tiny=["0"]).accounts[0]
    assert account.no_case == {
        "without a case number": 1,
        "an older or repeated state of a case": 3,
    }
    assert account.left_out == {"asked to be left out": 1, "no consent": 2, "too early": 1}
    assert account.handed_on == 1
    assert account.cases == 5


def test_a_case_without_a_year_is_left_out():
    found = run(sent([[0, 1], [1, 1]]))
    assert found.accounts[0].left_out == {"without a value that is never missing": 1}
    assert found.tally.cases == 1


def test_nobody_who_opted_out_is_in_the_register():
    found = run(sent([[1, 1], [1, 2]]), tiny=["1"])
    assert found.register.keys.tolist() == keys_of("tiny", ["0"], SECRET).tolist()


@pytest.mark.parametrize(
    ("number", "listed"),
    [
        ("PX-1", "px-1"), ("px-1 ", "PX-1"), ("PX 1", " PX\u00a01\n"), ("ß", "SS"),
        ("PX\u20111", "PX-1"), ("516", "516.0"), ("PX-1", '="PX-1"'), ("PX-1\u200b", "'PX-1"),
    ],
)  # fmt: skip
def test_who_opted_out_is_found_whatever_the_spelling(number, listed):
    assert run(sent([[1, 1]], numbers=(number,)), tiny=[listed]).tally.cases == 0


def test_numbers_that_match_no_case_are_told():
    found = run(sent([[1, 1], [1, 2]]), sent([[1, 1]], "other"), tiny=["1", " 1", "7", "8"])
    assert found.lists == {"tiny": {Listed.opt_outs: (3, 1)}, "other": {}}


def test_a_number_that_is_blank_is_none():
    found = run(sent([[1, 1]]), tiny=["\u200b", "'", "7"])
    assert found.lists == {"tiny": {Listed.opt_outs: (1, 0)}}


def test_an_opt_out_matches_also_who_is_excluded_anyway():
    found = run(sent([[1, 1]], excluded=np.array([1])), tiny=["0"])
    assert found.lists == {"tiny": {Listed.opt_outs: (1, 1)}}


def test_an_opt_out_of_another_contributor_is_not_meant():
    assert run(sent([[1, 1]]), other=["0"]).tally.cases == 1


def test_the_register_is_in_no_order_of_the_files():
    found = run(sent([[1, 1], [1, 2], [1, 3]]))
    assert found.register.keys.tolist() == sorted(found.register.keys.tolist())


def test_the_register_holds_the_record_of_each_key():
    found = run(sent([[1, 1], [1, 2]]))
    records = dict(zip(found.register.keys.tolist(), found.register.records.tolist(), strict=True))
    first, second = keys_of("tiny", ["0", "1"], SECRET).tolist()
    assert records == {first: [1, 1], second: [1, 2]}


def test_nothing_sent_is_an_empty_tally():
    found = run()
    assert (found.tally.cases, found.accounts) == (0, ())


def test_all_cases_may_be_left_out():
    assert run(sent([[1, 1]], excluded=np.array([1]))).tally.cases == 0


@pytest.mark.parametrize(
    "cases",
    [sent([[1, 4]]), sent([[1, 1, 1]]), sent([[1, 1]], numbers=("a", "b"))],
    ids=["a code too high", "a column too many", "a number too many"],
)
def test_cases_that_do_not_fit_the_schema_are_refused(cases):
    with pytest.raises(GuardError, match="don't fit the schema"):
        run(cases)


def test_an_account_that_does_not_close_is_refused():
    with pytest.raises(GuardError, match="doesn't close"):
        Account("tiny", 10, {}, {"no consent": 3}, 6).guard()


def test_rows_that_were_made_are_refused():
    with pytest.raises(GuardError, match="doesn't close"):
        run(sent([[1, 1], [1, 2]], rows=1))


def test_a_key_depends_on_contributor_number_and_secret():
    other = bytes(32)
    keys = [
        *keys_of("a", ["1", "2"], SECRET),
        *keys_of("b", ["1"], SECRET),
        *keys_of("a", ["1"], other),
    ]
    assert len(set(keys)) == 4


def test_a_register_knows_cases_without_the_zeros_of_their_numbers():
    padded, bare = (run(sent([[1, 1]], numbers=(number,))).register for number in ("00517", "517"))
    assert padded.keys != bare.keys
    assert padded.bare == bare.keys == bare.bare


def test_a_short_secret_is_refused():
    with pytest.raises(ParameterError, match="shorter than 32 bytes"):
        keys_of("a", ["1"], b"short")


def test_no_repr_shows_a_case_or_the_secret():
    cases = sent([[1, 1]], numbers=("Canary",))
    found = run(cases)
    shown = (
        f"{cases} {found} {Identity(SECRET, {'tiny': {Listed.withdrawn: frozenset(['Canary'])}})}"
    )
    assert "Canary" not in shown
    assert str(SECRET) not in shown
    assert repr(cases) == "Cases(tiny: 2 columns)"
    assert repr(found.register) == "Register(2 columns)"


def test_registers_of_one_secret_have_one_seal():
    one, same, other = (
        deidentify([], SCHEMA, Identity(secret)).register.seal
        for secret in (SECRET, SECRET, bytes(reversed(SECRET)) + b"x")
    )
    assert one == same != other
