"""The full report as one: at a glance first, to be signed at its end, and an appendix."""

from tenfold.pages import Facts, Report, Section, Table
from tenfold.restricted.printed.cells import appendix, cells
from tenfold.restricted.printed.judged import changed, method, public, risk, signing, warning
from tenfold.restricted.printed.kept import redaction, usefulness
from tenfold.restricted.printed.ledger import ledger
from tenfold.restricted.printed.words import Told, kept_cells, number

_KIND = "Restricted report"


def printed(report: Told) -> Report:
    """The parts of a page for the full report, which is in the shape of report.json."""
    release = report["release"]
    name = release["name"]
    return Report(
        kind=_KIND,
        title=f"Full report on release {name}",
        lead=f"{release['title']}: what came in, what became of it, what was kept, what is risked.",
        facts=Facts(
            (
                ("Release", name),
                ("Snapshot", release["snapshot"]),
                ("k", number(release["k"])),
                ("Codebook", release["codebook"]),
                ("Publisher", release["publisher"]),
                ("Contact", release["contact"]),
                ("Licence", release["licence"]),
            )
        ),
        sections=(
            _glance(report),
            ledger(report),
            cells(report),
            redaction(report),
            usefulness(report),
            risk(report),
            method(report),
            changed(report),
            public(report),
            signing(),
            appendix(report),
        ),
        author=release["publisher"],
        head=f"Restricted: full report on release {name}",
    )


def _glance(report: Told) -> Section:
    """How much was kept, in a line and in three bars."""
    utility, risks, k = report["utility"], report["risk"], report["release"]["k"]
    rows = [("Cases", *kept_cells(utility["cases"])), ("Facts", *kept_cells(utility["facts"]))]
    table = Table(
        ("", "Before", "After", "Kept", ""),
        tuple(rows),
        "",
        frozenset({1, 2, 3}),
        widths=(2, 1, 1, 1, 2),
    )
    return Section("At a glance", (warning(report), _headline(utility), table, _safety(risks, k)))


def _headline(utility: Told) -> str:
    """How much was kept, in one sentence or two."""
    facts, cases = utility["facts"], utility["cases"]
    if not cases["before"]:
        return "No case was handed on."
    part = facts["after"] * 100 // max(facts["before"], 1)
    lost = cases["before"] - cases["after"]
    every = (
        "every case is published" if not lost else f"{lost:,} of {cases['before']:,} cases are not"
    )
    return f"Of 100 facts, {part} are kept; {every}."


def _safety(risks: Told, k: int) -> str:
    before, after = risks["before"], risks["after"]
    return (
        f"Before, {before['alone']:,} cases could be told from all others by their values, and"
        f" {before['below k']:,} were shared by fewer than {k}. In what is published, there are"
        f" {after['alone']:,} and {after['below k']:,}."
    )
