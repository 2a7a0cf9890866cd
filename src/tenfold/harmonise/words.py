"""Reads a contributor's word as a value of a variable: by a written line, else by the codebook."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tenfold.codebook import NULL, Codebook, Variable
from tenfold.contributors import Mapping, SourceValue, folded, read_date
from tenfold.harmonise.dates import number_of
from tenfold.stages import Judged

BLANK = Judged(NULL, "blank")
UNMAPPED = Judged(NULL, "unmapped", "no written line and no label of the codebook")
_DAYS = 1 << 16
"""How many texts are remembered with the day that they name."""
NO_IS_NULL = "a no is NULL here, as the codebook allows only 1"


@dataclass(frozen=True)
class Words:
    """How one variable's words are read."""

    codebook: Codebook
    mapping: Mapping
    variable: Variable

    def read(self, text: str, table: str = "") -> Judged:
        """What a cell becomes by a table of values.csv, or by the codebook's own labels."""
        word = folded(text)
        if not word:
            return BLANK
        line = self.lines(table).get(word)
        if line:
            return self._by_line(line)
        if self.variable.type == "country":
            return self._countries.get(word, UNMAPPED)
        return self.label(self._labels[word]) if word in self._labels else UNMAPPED

    def label(self, label: str) -> Judged:
        """What a label of the codebook becomes; a 0 where only 1 is allowed is NULL (ruling 3)."""
        if label not in self._known:
            self._known[label] = self._label(label)
        return self._known[label]

    def _label(self, label: str) -> Judged:
        if label == "0" and self.variable.type == "flag" and not self.variable.zero:
            return Judged(NULL, "repaired", NO_IS_NULL)
        return Judged(self.variable.encode(label), "kept")

    def lines(self, table: str) -> dict[str, SourceValue]:
        """The lines of a table, by the value as it is compared."""
        if table not in self._tables:
            self._tables[table] = self.mapping.table(table) if table else {}
        return self._tables[table]

    def _by_line(self, line: SourceValue) -> Judged:
        if line.verdict == "rejected":
            return Judged(NULL, "rejected", line.reason)
        found = self.label(line.becomes)
        return found if found.verdict != "kept" else Judged(found.code, line.verdict, line.reason)

    @cached_property
    def day(self) -> Callable[[str], int]:
        """The day that a cell names as a number, 20170403, or 0; most texts are read once."""
        return lru_cache(_DAYS)(lambda text: number_of(read_date(text, self.mapping.dates)))

    @cached_property
    def aged(self) -> dict[tuple[int, ...], Judged]:
        """What was judged of the ages that somebody may have."""
        return {}

    @cached_property
    def _known(self) -> dict[str, Judged]:
        return {}

    @cached_property
    def _tables(self) -> dict[str, dict[str, SourceValue]]:
        return {}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {folded(label): label for label in self.variable.labels}

    @cached_property
    def _countries(self) -> dict[str, Judged]:
        """Each country by alpha-2, alpha-3 and name; withdrawn codes as countries.csv rules."""
        found: dict[str, Judged] = {}
        for country in sorted(self.codebook.countries, key=lambda c: c.status == "current"):
            if country.published:
                judged = self.label(country.alpha2)
            elif country.read_as:
                judged = Judged(self.variable.encode(country.read_as), "repaired", country.reason)
            else:
                judged = Judged(NULL, "rejected", country.reason)
            spellings = (country.name, country.alpha3, country.alpha2)
            found |= dict.fromkeys(map(folded, spellings), judged)
        return found
