"""What stands in a release in English, French and Spanish: words, numbers, days and countries."""

from tenfold.languages.language import Language, load_language, marked

__all__ = ["Language", "load_language", "marked"]
