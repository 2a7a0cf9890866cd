"""Stage one: of each case only the base variables survive; order, numbers and identity end here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tenfold.deidentify.register import keys_of, seal_of
from tenfold.errors import GuardError
from tenfold.stages import NAMELESS, Account, Cases, Register, Schema, Tally, same_number

REPEATED = "an older or repeated state of a case"
OPTED_OUT = "asked to be left out"
UNDATED = "without a value that is never missing"


@dataclass(frozen=True)
class Identity:
    """What tells cases apart: the register's secret, and who opted out, by contributor."""

    secret: bytes = field(repr=False)
    opted_out: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Deidentified:
    """The tally of all contributors' cases, the register, and the account of each contributor."""

    tally: Tally
    register: Register
    accounts: tuple[Account, ...]
    opt_outs: Mapping[str, tuple[int, int]]
    """How many distinct numbers each contributor listed as opted out, and how many are a case's."""


def deidentify(sent: Sequence[Cases], schema: Schema, identity: Identity) -> Deidentified:
    """The tally of the cases that are not left out, in which no case can be told from another.

    The schema is the allow-list: what isn't a column of it doesn't pass. Raises GuardError for
    codes that the schema doesn't know, and for accounts that don't close.
    """
    kept, accounts = [], []
    for cases in sent:
        _guard(cases, schema)
        left_out = dict(_left_out(cases, schema, identity))
        stays = ~np.logical_or.reduce(list(left_out.values()))
        kept.append(_registered(cases, stays, identity))
        accounts.append(_account(cases, left_out, int(stays.sum())))
    nobody = Register(
        keys_of("", (), identity.secret), np.empty((0, len(schema.names)), schema.dtype)
    )
    keys = np.concatenate([part.keys for part in (nobody, *kept)])
    codes = np.concatenate([part.records for part in (nobody, *kept)])
    order = np.argsort(keys)
    register = Register(keys[order], codes[order], seal_of(identity.secret))
    opt_outs = {cases.contributor: _matched(cases, identity) for cases in sent}
    return Deidentified(Tally.of(schema, register.records), register, tuple(accounts), opt_outs)


def _guard(cases: Cases, schema: Schema) -> None:
    """Raises GuardError where codes don't fit the schema: they would pass for other values."""
    known = np.array([len(column.labels) for column in schema.columns])
    wide = cases.codes.shape[1] == len(known)
    if not wide or (cases.codes > known).any() or len(cases.numbers) != len(cases.codes):
        raise GuardError(
            f"The cases of {cases.contributor} don't fit the schema.",
            "Nothing was published. Please report this as a defect of Tenfold.",
        )


def _left_out(
    cases: Cases, schema: Schema, identity: Identity
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """The cases that are left out, by reason; each case for the first that holds (ruling 10)."""
    gone = _gone(cases, identity)
    undated = (cases.codes[:, list(schema.strata)] == 0).any(axis=1)
    reasons = {OPTED_OUT: np.array([same_number(number) in gone for number in cases.numbers], bool)}
    for place, reason in enumerate(cases.reasons, 1):
        reasons[reason] = cases.excluded == place
    reasons[UNDATED] = undated
    taken = np.zeros(len(cases.codes), bool)
    for reason, found in reasons.items():
        yield reason, found & ~taken
        taken |= found


def _gone(cases: Cases, identity: Identity) -> frozenset[str]:
    """Who opted out, by the number as it is compared."""
    return frozenset(map(same_number, identity.opted_out.get(cases.contributor, ()))) - {""}


def _matched(cases: Cases, identity: Identity) -> tuple[int, int]:
    """How many numbers were listed, and how many of them are a case's."""
    gone = _gone(cases, identity)
    return len(gone), len(gone.intersection(map(same_number, cases.numbers)))


def _registered(cases: Cases, stays: NDArray[np.bool_], identity: Identity) -> Register:
    numbers = (number for number, stay in zip(cases.numbers, stays, strict=True) if stay)
    keys = keys_of(cases.contributor, numbers, identity.secret)
    return Register(keys, cases.codes[stays])


def _account(cases: Cases, left_out: Mapping[str, NDArray[np.bool_]], handed_on: int) -> Account:
    """What became of every row, once the sums were found to close."""
    repeated = cases.rows - cases.nameless - len(cases.numbers)
    no_case = {NAMELESS: cases.nameless, REPEATED: repeated}
    counts = {reason: int(found.sum()) for reason, found in left_out.items()}
    account = Account(cases.contributor, cases.rows, _some(no_case), _some(counts), handed_on)
    account.guard()
    return account


def _some(counts: Mapping[str, int]) -> Mapping[str, int]:
    """The reasons that hold for anybody."""
    return {reason: count for reason, count in counts.items() if count > 0}
