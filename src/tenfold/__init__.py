"""Tenfold: publish what happened to people, so that no question can point to fewer than ten."""

from importlib.metadata import version

__version__ = version("tenfold")
