"""What a person sees on a terminal: progress, results and errors."""

from tenfold.terminal.codebook import show_variables
from tenfold.terminal.outcome import show_next, show_outcome
from tenfold.terminal.release import show_foreseen, show_release
from tenfold.terminal.report import show_report
from tenfold.terminal.session import DEFECT, Steps, session
from tenfold.terminal.verdict import show_release_verdict, show_verdict
from tenfold.terminal.words import say

__all__ = [
    "DEFECT",
    "Steps",
    "say",
    "session",
    "show_foreseen",
    "show_next",
    "show_outcome",
    "show_release",
    "show_release_verdict",
    "show_report",
    "show_variables",
    "show_verdict",
]
