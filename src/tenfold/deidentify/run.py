"""Stage one: of each case only the base variables survive; order, numbers and identity end here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np

from tenfold.deidentify.lists import listed_out, matched
from tenfold.deidentify.persons import Compared, Mask, meet
from tenfold.deidentify.register import keys_of, seal_of
from tenfold.errors import GuardError
from tenfold.stages import (
    NAMELESS,
    NOBODY,
    Account,
    Cases,
    Keys,
    Listed,
    Lists,
    Register,
    Schema,
    Shared,
    Tally,
    bare,
)

REPEATED = "an older or repeated state of a case"
UNDATED = "without a value that is never missing"
SENT_TWICE = "the same person, sent by another contributor"


@dataclass(frozen=True)
class Identity:
    """What tells cases apart: the register's secret, and the lists that each contributor sent."""

    secret: bytes = field(repr=False)
    lists: Mapping[str, Lists] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Deidentified:
    """The tally of all contributors' cases, the register, and the account of each contributor."""

    tally: Tally
    register: Register
    accounts: tuple[Account, ...]
    lists: Mapping[str, Mapping[Listed, tuple[int, int]]]
    """How many distinct numbers each list of a contributor holds, and how many are a case's."""
    shared: Shared


@dataclass(frozen=True, repr=False, eq=False)
class _Sifted:
    """A contributor's cases: which (n,) are left out, by reason, which stay, and their keys."""

    cases: Cases
    left_out: Mapping[str, Mask]
    stays: Mask
    keys: Keys

    @property
    def persons(self) -> Keys:
        """The persons of the cases that stay; all blank where nobody's is known."""
        if not len(self.cases.persons):
            return np.zeros(len(self.keys), NOBODY.dtype)
        return self.cases.persons[self.stays]


def deidentify(sent: Sequence[Cases], schema: Schema, identity: Identity) -> Deidentified:
    """The tally of the cases that are not left out, in which no case can be told from another.

    The schema is the allow-list: what isn't a column of it doesn't pass. Raises GuardError for
    codes that the schema doesn't know, and for accounts that don't close.
    """
    sifted = [_sift(cases, schema, identity) for cases in sent]
    met = meet([_compared(one) for one in sifted])
    kept = [_once(one, again) for one, again in zip(sifted, met.left_out, strict=True)]
    register = _registered(kept, schema, identity)
    known = {one.cases.contributor: int((one.persons != b"").sum()) for one in sifted}
    shared = Shared(known, met.persons)
    lists = {
        cases.contributor: matched(cases.numbers, identity.lists.get(cases.contributor, {}))
        for cases in sent
    }
    accounts = tuple(map(_account, kept))
    return Deidentified(Tally.of(schema, register.records), register, accounts, lists, shared)


def _guard(cases: Cases, schema: Schema) -> None:
    """Raises GuardError where codes don't fit the schema: they would pass for other values."""
    known = np.array([len(column.labels) for column in schema.columns])
    wide = cases.codes.shape[1] == len(known)
    count = len(cases.codes)
    whole = len(cases.numbers) == count and len(cases.persons) in {0, count}
    if not wide or not whole or (cases.codes > known).any():
        raise GuardError(
            f"The cases of {cases.contributor} don't fit the schema.",
            "Nothing was published. Please report this as a defect of Tenfold.",
        )


def _sift(cases: Cases, schema: Schema, identity: Identity) -> _Sifted:
    """A contributor's cases without those that are left out whatever others sent."""
    _guard(cases, schema)
    left_out = _left_out(cases, schema, identity.lists.get(cases.contributor, {}))
    stays = ~np.logical_or.reduce(list(left_out.values()))
    numbers = (number for number, stay in zip(cases.numbers, stays, strict=True) if stay)
    return _Sifted(cases, left_out, stays, keys_of(cases.contributor, numbers, identity.secret))


def _left_out(cases: Cases, schema: Schema, lists: Lists) -> Mapping[str, Mask]:
    """The cases that are left out, by reason; each case for the first that holds (ruling 10)."""
    excluded = ((why, cases.excluded == place) for place, why in enumerate(cases.reasons, 1))
    undated = (cases.codes[:, list(schema.strata)] == 0).any(axis=1)
    taken = np.zeros(len(cases.codes), bool)
    left_out: dict[str, Mask] = {}
    for reason, found in (*listed_out(cases.numbers, lists), *excluded, (UNDATED, undated)):
        left_out[reason] = left_out.get(reason, False) | (found & ~taken)
        taken |= found
    return left_out


def _compared(sifted: _Sifted) -> Compared:
    """The cases that stay, as they are compared with those of other contributors."""
    cases, stays = sifted.cases, sifted.stays
    facts = np.count_nonzero(cases.codes[stays], axis=1)
    return Compared(cases.contributor, sifted.persons, sifted.keys, facts)


def _once(sifted: _Sifted, again: Mask) -> _Sifted:
    """The cases without those, among the ones that stay, of whom another one is kept."""
    stays = sifted.stays.copy()
    stays[stays] = ~again
    found = sifted.left_out.get(SENT_TWICE, False) | (sifted.stays & ~stays)
    left_out = {**sifted.left_out, SENT_TWICE: found}
    return _Sifted(sifted.cases, left_out, stays, sifted.keys[~again])


def _registered(kept: Sequence[_Sifted], schema: Schema, identity: Identity) -> Register:
    """The key and the record of each case that is handed on, by key."""
    nobody = np.empty((0, len(schema.names)), schema.dtype)
    keys = np.concatenate([NOBODY, *(one.keys for one in kept)])
    codes = np.concatenate([nobody, *(one.cases.codes[one.stays] for one in kept)])
    others = np.concatenate([NOBODY, *(_bare(one, identity) for one in kept)])
    order = np.argsort(keys)
    return Register(keys[order], codes[order], seal_of(identity.secret), others[order])


def _bare(kept: _Sifted, identity: Identity) -> Keys:
    """The keys that the cases which stay would have without leading zeros in their numbers."""
    numbers = compress(kept.cases.numbers, kept.stays)
    return keys_of(kept.cases.contributor, map(bare, numbers), identity.secret)


def _account(kept: _Sifted) -> Account:
    """What became of every row, once the sums were found to close."""
    cases = kept.cases
    repeated = cases.rows - cases.nameless - len(cases.numbers)
    no_case = {NAMELESS: cases.nameless, REPEATED: repeated}
    counts = {reason: int(found.sum()) for reason, found in kept.left_out.items()}
    handed_on = int(kept.stays.sum())
    account = Account(cases.contributor, cases.rows, _some(no_case), _some(counts), handed_on)
    account.guard()
    return account


def _some(counts: Mapping[str, int]) -> Mapping[str, int]:
    """The reasons that hold for anybody."""
    return {reason: count for reason, count in counts.items() if count > 0}
