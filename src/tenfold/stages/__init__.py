"""What one stage hands to the next: tables, plans, ledgers, verdicts, and how progress is told."""

from tenfold.stages.cases import Cases, Keys, Register, Sought, same_number
from tenfold.stages.ledger import NAMELESS, Account, Entry, Judged, Judgement, Note, few
from tenfold.stages.plan import Method, Plan
from tenfold.stages.progress import Progress, silent
from tenfold.stages.release import (
    BAND_FACTS,
    BANDS,
    TOO_FEW,
    TOTAL_FACTS,
    WAYS,
    Disclosed,
    Edition,
    Places,
)
from tenfold.stages.table import MAX_VALUES, Codes, Column, Counts, Schema, Tally, order_of
from tenfold.stages.verdict import Departure, Finding, ReleaseVerdict, Step, Verdict

__all__ = [
    "BANDS",
    "BAND_FACTS",
    "MAX_VALUES",
    "NAMELESS",
    "TOO_FEW",
    "TOTAL_FACTS",
    "WAYS",
    "Account",
    "Cases",
    "Codes",
    "Column",
    "Counts",
    "Departure",
    "Disclosed",
    "Edition",
    "Entry",
    "Finding",
    "Judged",
    "Judgement",
    "Keys",
    "Method",
    "Note",
    "Places",
    "Plan",
    "Progress",
    "Register",
    "ReleaseVerdict",
    "Schema",
    "Sought",
    "Step",
    "Tally",
    "Verdict",
    "few",
    "order_of",
    "same_number",
    "silent",
]
