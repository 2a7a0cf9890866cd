"""Judges a value as a file spells it: the codebook's code for it, and what had to be understood."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from tenfold.codebook import NULL, Codebook, Variable

MISSING = "missing-value codes read as NULL"
SPELLING = "older spellings read as the codebook's"
UNKNOWN_COUNTRY = "unknown country read as NULL"
COUNTRY = "country codes read as the codebook rules"
NO = "0 read as NULL where the codebook allows only 1"

_NUMBER = re.compile(r"([+-]?\d+)\.0*")


def bare(text: str) -> str:
    """A number without the decimals that a spreadsheet or a data frame adds: 1 for 1.0."""
    number = _NUMBER.fullmatch(text)
    return number[1] if number else text


@dataclass(frozen=True)
class Judge:
    """Reads the values of one variable; `missing` are the markers that the user named."""

    codebook: Codebook
    variable: Variable
    missing: frozenset[str] = field(default_factory=frozenset)

    def __call__(self, cell: str | None) -> tuple[int, str]:
        """The code of a cell, and what was understood ("" for a plain value).

        Raises KeyError, without the value, for one that neither codebook nor conventions list.
        """
        text = (cell or "").strip()
        if not text or cell in self.missing or text in self.missing:
            return NULL, "" if not text else MISSING
        text = bare(text)
        if text in self._missing_codes:
            return NULL, MISSING
        if self.variable.type == "country":
            return self._country(text)
        if text == "0" and self.variable.type == "flag" and not self.variable.zero:
            return NULL, NO
        if text in self._spellings:
            return self.variable.encode(self._spellings[text]), SPELLING
        return self.variable.encode(text), ""

    def _country(self, text: str) -> tuple[int, str]:
        if text in self._unknown_countries:
            return NULL, UNKNOWN_COUNTRY
        if text in self._rulings:
            return self.variable.encode(self._rulings[text] or None), COUNTRY
        return self.variable.encode(text), ""

    @cached_property
    def _missing_codes(self) -> frozenset[str]:
        return frozenset(m for period in self.codebook.conventions.period for m in period.missing)

    @cached_property
    def _unknown_countries(self) -> frozenset[str]:
        periods = self.codebook.conventions.period
        return frozenset(code for period in periods for code in period.unknown_country)

    @cached_property
    def _rulings(self) -> dict[str, str]:
        return {c.alpha2: c.read_as for c in self.codebook.countries if c.status != "current"}

    @cached_property
    def _spellings(self) -> dict[str, str | None]:
        spellings = self.codebook.conventions.spelling
        return {s.old: s.new for s in spellings if s.variable == self.variable.name}
