"""The stranger that judges published files: its own readers, its own engine, its own count."""

from tenfold.verify.judge import Question, verify
from tenfold.verify.minisign import PublicKey, load_key
from tenfold.verify.release import Expected, verify_release
from tenfold.verify.report import as_json, release_json, release_text

__all__ = [
    "Expected",
    "PublicKey",
    "Question",
    "as_json",
    "load_key",
    "release_json",
    "release_text",
    "verify",
    "verify_release",
]
