"""Profiles an export for its mapper, so that the result can be mailed, and drafts a mapping."""

from tenfold.scan.confidential import write_restricted
from tenfold.scan.draft import write_draft
from tenfold.scan.page import as_html
from tenfold.scan.profile import Column, Profile
from tenfold.scan.run import Question, Scanned, scan
from tenfold.scan.written import Written

__all__ = [
    "Column",
    "Profile",
    "Question",
    "Scanned",
    "Written",
    "as_html",
    "scan",
    "write_draft",
    "write_restricted",
]
