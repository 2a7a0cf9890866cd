"""The full report for people: for a data manager and a data protection officer to sign."""

from tenfold.restricted.printed.whole import printed

__all__ = ["printed"]
