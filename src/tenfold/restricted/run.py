"""Everything that a run of a release knows in the end, as it is kept and reported."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenfold.codebook import Codebook
from tenfold.errors import GuardError
from tenfold.restricted.utility import Kept, Utility
from tenfold.stages import (
    Account,
    Choice,
    Disclosed,
    Edition,
    Entry,
    Listed,
    Plan,
    Register,
    Shared,
)


@dataclass(frozen=True, repr=False, eq=False)
class Run:
    """What came of a release's run, before anything of it is written; `restricted/` only."""

    edition: Edition
    codebook: Codebook
    accounts: tuple[Account, ...]
    plan: Plan
    choice: Choice
    register: Register
    entries: Mapping[str, tuple[Entry, ...]]
    """The lines of the ledger, by contributor."""
    unmapped: Mapping[str, int]
    """Cases with an unmapped value, by contributor."""
    lists: Mapping[str, Mapping[Listed, tuple[int, int]]]
    """By contributor, how many numbers each of its lists holds, and how many met a case."""
    shared: Shared
    utility: Utility
    others: Mapping[str, Utility]
    """What other policies would have kept, by their name."""
    disclosed: Disclosed
    earlier: Mapping[str, Any] | None = None
    """The full report of the release before, if there is any."""

    def guard(self) -> None:
        """Raises GuardError unless every row read is published, withheld, left out or no case."""
        for account in self.accounts:
            account.guard()
        handed_on = sum(account.handed_on for account in self.accounts)
        published = self.plan.published().cases
        withheld = sum(tally.cases for tally in self.plan.withheld.values())
        closes = handed_on == self.plan.original().cases == published + withheld
        if not closes or self.utility.cases != Kept(handed_on, published):
            raise GuardError(
                f"The run doesn't close: {handed_on:,} cases were handed on,"
                f" {published:,} are to be published and {withheld:,} withheld.",
                "Nothing was published. Please report this as a defect of Tenfold.",
            )

    def __repr__(self) -> str:
        return f"Run({self.edition.name})"
