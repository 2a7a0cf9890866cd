"""Templates filled in: pages for a browser, and for paper, with one look."""

from tenfold.pages.paper import pdf, refuse_letters
from tenfold.pages.report import (
    Bar,
    Cell,
    Facts,
    Notice,
    Points,
    Report,
    Section,
    Signatures,
    Speaking,
    Table,
    report_html,
    report_pdf,
)
from tenfold.pages.web import html

__all__ = [
    "Bar",
    "Cell",
    "Facts",
    "Notice",
    "Points",
    "Report",
    "Section",
    "Signatures",
    "Speaking",
    "Table",
    "html",
    "pdf",
    "refuse_letters",
    "report_html",
    "report_pdf",
]
