"""What a person sees on a terminal: progress, results and errors."""

from tenfold.terminal.check import show_checked
from tenfold.terminal.codebook import show_variables
from tenfold.terminal.crosswalk import show_crosswalk
from tenfold.terminal.key import show_key, show_new_key
from tenfold.terminal.outcome import show_next, show_outcome
from tenfold.terminal.password import new_password, password_of
from tenfold.terminal.release import show_foreseen, show_release
from tenfold.terminal.report import show_report
from tenfold.terminal.scan import show_profile, show_written
from tenfold.terminal.session import DEFECT, Steps, session
from tenfold.terminal.verdict import show_release_verdict, show_verdict
from tenfold.terminal.words import say

__all__ = [
    "DEFECT",
    "Steps",
    "new_password",
    "password_of",
    "say",
    "session",
    "show_checked",
    "show_crosswalk",
    "show_foreseen",
    "show_key",
    "show_new_key",
    "show_next",
    "show_outcome",
    "show_profile",
    "show_release",
    "show_release_verdict",
    "show_report",
    "show_variables",
    "show_verdict",
    "show_written",
]
