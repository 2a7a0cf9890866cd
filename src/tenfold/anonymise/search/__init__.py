"""The neighbourhood search: takes a few similar classes apart and puts them together better."""

from tenfold.anonymise.search.rounds import Search, compile_search, kept

__all__ = ["Search", "compile_search", "kept"]
