"""The stranger that judges a published file: its own readers, its own engine, its own count."""

from tenfold.verify.judge import Question, verify
from tenfold.verify.report import as_json

__all__ = ["Question", "as_json", "verify"]
