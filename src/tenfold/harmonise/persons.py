"""Who a case is about, in one spelling for all contributors: to be hashed, and not kept."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, partial

from tenfold.codebook import NULL, Codebook
from tenfold.contributors import Days, Mapping, folded, read_date
from tenfold.harmonise.judge import judge
from tenfold.harmonise.words import Words
from tenfold.stages import Keys

Hashed = Callable[[Iterable[str]], Keys]
"""Makes keyed hashes of persons; a blank one stays blank."""

SEX = "gender"
"""The variable in whose words the sexes of all contributors are compared."""

_BETWEEN = "\0"
_INSIDE = frozenset("'’‘ʼʻ`´")  # noqa: RUF001 - as in O'Example; many leave them out
_LETTER = ("L", "M")
_INSIDE_ASCII, _NO_LETTERS = re.compile("['`]"), re.compile("[^A-Za-z]+")
"""The same for texts of ASCII, which most are."""


@dataclass(frozen=True)
class Persons:
    """How a contributor's cells are read as persons, if its mapping says by which columns."""

    mapping: Mapping
    codebook: Codebook

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that tell who a person is; none where persons aren't told."""
        return self.mapping.person.columns if self.mapping.person else ()

    def read(self, cells: tuple[str, ...]) -> str:
        """The person in the cells of `columns`; blank where name, birth date or sex is lacking."""
        *name, born, sex = cells
        day, known_sex = self._day(born), self._sex(sex)
        if not (day and known_sex):
            return ""
        known_name = same_name(" ".join(name))
        return _BETWEEN.join((known_name, day, known_sex)) if known_name else ""

    @cached_property
    def _day(self) -> Callable[[str], str]:
        """The day in a cell, as 2017-04-03; each text is read once."""
        return cache(partial(_day_of, form=self.mapping.dates))

    @cached_property
    def _sex(self) -> Callable[[str], str]:
        """The sex in a cell, as below; each text is read once."""
        return cache(self._sex_of)

    def _sex_of(self, cell: str) -> str:
        """The codebook's word where the rule for it reads this column, or the cell is such a word.

        Blank where that rule makes nothing of it: it may say that the sex isn't known. Without a
        rule, the contributor's own word.
        """
        variable = self.codebook.by_name[SEX]
        words = Words(self.codebook, self.mapping, variable)
        named = (rule for rule in self.mapping.variable if rule.name == SEX)
        rule = next((rule for rule in named if self.columns[-1] in rule.reads), None)
        found = judge(rule, words, (cell,)) if rule else words.read(cell)
        if found.code == NULL:
            return "" if rule else folded(cell)
        return folded(variable.labels[found.code - 1])


def same_name(text: str) -> str:
    """A name as it is compared: its words sorted, in letters only.

    Capitals, accents and punctuation don't count. Signs that aren't letters, but without which
    words would be others, as the vowels of some scripts, do.
    """
    if text.isascii():
        plain = _NO_LETTERS.sub(" ", _INSIDE_ASCII.sub("", text))
    else:
        plain = "".join(map(_letter, unicodedata.normalize("NFKD", text)))
    return " ".join(sorted(plain.casefold().split()))


@cache
def _letter(sign: str) -> str:
    """What a sign is in a name: itself, nothing, or the end of a word."""
    kind = unicodedata.category(sign)
    if unicodedata.combining(sign) or kind == "Cf" or sign in _INSIDE:
        return ""
    return sign if kind.startswith(_LETTER) else " "


def _day_of(cell: str, form: Days) -> str:
    day = read_date(cell, form)
    return day.isoformat() if day else ""
