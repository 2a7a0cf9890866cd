"""What a person sees on a terminal: progress, results and errors."""

from tenfold.terminal.codebook import show_variables
from tenfold.terminal.outcome import show_next, show_outcome
from tenfold.terminal.session import DEFECT, Steps, session
from tenfold.terminal.verdict import show_verdict
from tenfold.terminal.words import say

__all__ = [
    "DEFECT",
    "Steps",
    "say",
    "session",
    "show_next",
    "show_outcome",
    "show_variables",
    "show_verdict",
]
