"""A language: its words for the English ones, and how it writes numbers, days and countries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from tenfold.codebook import load_codebook
from tenfold.languages.catalogue import Words, read_catalogue
from tenfold.stages import LANGUAGES, LanguageCode

FOLDER = Path(__file__).parent
ENGLISH = LANGUAGES[0]
_COUNTRY = "country"
_FIRST_OF_MONTH = {"fr": "1er"}
"""How a language writes the first day of a month, where that is no plain number."""
_UNPARTED = {"es": 10_000}
"""Below which a language keeps a number's thousands together, which Babel doesn't heed."""


def marked(text: str) -> str:
    """The English text itself: a mark that it is to be translated where it is shown."""
    return text


@dataclass(frozen=True, eq=False, repr=False)
class Language:
    """One of the languages that a release is written in; called with an English text, it says it.

    What the catalogue doesn't know stays English: the labels of a codebook of one's own.
    """

    code: LanguageCode
    words: Words

    def __call__(self, text: str, context: str = "", /, **values: object) -> str:
        """The text in this language, by its context where the catalogue tells one apart.

        `values` are put where the text names them in braces.
        """
        said = self.words.get((context, text)) or self.words.get(("", text), text)
        return said.format(**values) if values else said

    @property
    def name(self) -> str:
        """The language in itself: English, français, español."""
        return Locale(self.code).display_name or self.code

    def number(self, number: int) -> str:
        """A whole number with its thousands apart."""
        if abs(number) < _UNPARTED.get(self.code, 0):
            return str(number)
        return format_decimal(number, locale=self._locale)

    def share(self, share: float) -> str:
        """A share in per cent, with one decimal."""
        pattern = self._locale.percent_formats[None].pattern.replace("0", "0.0")
        return format_percent(share, format=pattern, locale=self._locale)

    def date(self, day: date) -> str:
        """A day with the month in words."""
        said = format_date(day, "long", locale=self._locale)
        first = _FIRST_OF_MONTH.get(self.code) if day.day == 1 else None
        return f"{first}{said.removeprefix('1')}" if first else said

    def country(self, alpha2: str) -> str:
        """The name of a country; the code itself where nobody knows one."""
        english = _english_countries().get(alpha2, "")
        if self.code == ENGLISH and english:
            return english
        ours = self.words.get((_COUNTRY, english))
        return ours or self._locale.territories.get(alpha2) or english or alpha2

    @cached_property
    def _locale(self) -> Locale:
        return Locale("en", "GB") if self.code == ENGLISH else Locale(self.code)

    def __repr__(self) -> str:
        return f"Language({self.code})"


@lru_cache
def load_language(code: LanguageCode) -> Language:
    """The language of a code. Raises DataFileError for a broken catalogue."""
    words = {} if code == ENGLISH else read_catalogue(FOLDER / f"{code}.po")
    return Language(code, words)


@lru_cache
def _english_countries() -> dict[str, str]:
    return {country.alpha2: country.name for country in load_codebook().countries}
