"""The tree: the start of the search."""

from tenfold.anonymise.tree.grow import grow

__all__ = ["grow"]
