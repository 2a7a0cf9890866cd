"""Risk, method, changes, what goes public and what is signed, in the full report."""

from collections.abc import Callable
from typing import Any

from tenfold.pages import Cell, Facts, Notice, Points, Section, Signatures, Table
from tenfold.restricted.printed.words import NONE, Told, number, per_cent
from tenfold.stages import BANDS, COUNTS, TOO_FEW

_PROSECUTOR = (
    "All variables count together, and NULL counts as a value. The prosecutor's risk is the chance"
    " to point to the right case when someone is known to be in the data: one over the size of her"
    " class."
)
_AGAIN = (
    "The seed is secret and stands in restricted/. With it and these settings the same files give"
    " the same release."
)
_BEYOND = (
    "Families and shared incidents: people registered together may be known together.",
    "What a whole class shares: whoever knows that someone is in a class knows what it says.",
    "What somebody knows from elsewhere, such as that a person is in the data at all.",
)
_STATEMENTS = (
    "The ledger closes, and I understand each reason for which cases were left out.",
    "The lists of who opted out, withdrew or consented were the latest, and met those they should.",
    "Unmapped and rejected values were looked at, and none is a mistake that changes a finding.",
    "The risk that is left, and what the promise doesn't cover, is acceptable for this audience.",
    "What goes public of the originals is what stands in this report, and nothing else.",
    "The seed, the registers and the plan are backed up, and only the data team can read them.",
)


def risk(report: Told) -> Section:
    """How easily a case could be pointed to, before and after, and the sizes of classes."""
    k, told = report["release"]["k"], report["risk"]
    words = {
        "alone": "Cases that nobody shares all values with",
        "below k": f"Cases that fewer than {k} share",
    }
    counts = [(word, *(number(told[when][key]) for when in told)) for key, word in words.items()]
    shares = [
        (word, *(per_cent(told[when][key], 2) for when in told))
        for key, word in {
            "highest risk": "Prosecutor's risk, highest",
            "average risk": "Prosecutor's risk, on average",
        }.items()
    ]
    return Section(
        "Risk: how easily a case could be pointed to",
        (
            f"The promise: every whole record is shared by at least {k} cases. {_PROSECUTOR}",
            Table(
                ("", "Before", "After"), (*counts, *shares), "", frozenset({1, 2}), widths=(3, 1, 1)
            ),
            _sizes(report["utility"]["classes"]),
            "What the promise doesn't cover:",
            Points(_BEYOND),
        ),
    )


def method(report: Told) -> Section:
    """How the release was anonymised, so that it can be done again."""
    told = report["method"]
    important = ", ".join(f"{name} × {factor}" for name, factor in told["importance"].items())
    return Section(
        "Method: how it was anonymised",
        (
            Facts(
                (
                    ("Effort", f"{told['effort']}: {told['iterations']:,} iterations"),
                    ("End of the search", told["end"]),
                    ("Weights", "by rarity" if told["weights"] == "rarity" else "equal"),
                    ("Importance", important or "none"),
                    (
                        "Moved to poorer classes",
                        f"{per_cent(told['defence'])} of the cases above k",
                    ),
                )
            ),
            _AGAIN,
        ),
    )


def changed(report: Told) -> Section:
    """What differs from the release before."""
    told, title = report["changes"], "What changed since the release before"
    if told is None:
        return Section(
            title, ("This is the first release here: there is nothing to compare with.",)
        )
    since = told["since"]
    rows: list[tuple[Cell, ...]] = [
        ("published cases", *_pair(told["published"], _said)),
        ("facts kept", *_pair(told["facts kept"], _shared)),
    ]
    for key, show in {"method": _said, "handed on": _said, "kept by variable": _shared}.items():
        rows += [(key,)] if told[key] else []
        rows += [(name, *_pair(pair, show)) for name, pair in told[key].items()]
    about = (
        f"Release {since['name']}, snapshot {since['snapshot']}. What is as it was isn't listed."
    )
    table = Table(("", "Then", "Now"), tuple(rows), "", frozenset({1, 2}), widths=(3, 1, 1))
    return Section(title, (about, table))


def public(report: Told) -> Section:
    """What of all this anyone may see."""
    told = report["disclosed"]
    facts = [(key, _public(told[key])) for key in ("cases received", "cases not published")]
    facts += [("facts kept, per cent", _public(told["facts kept, per cent"]))]
    facts += [
        (f"error of {way} counts", _public(one)) for way, one in told["error of counts"].items()
    ]
    bands = [
        (
            band,
            ", ".join(name for name, own in told["kept by variable"].items() if own == band)
            or NONE,
        )
        for band in (*BANDS, TOO_FEW)
    ]
    return Section(
        "What goes public of the originals",
        (
            "Everything else in public/ is computed from the published table alone (ruling 12).",
            Facts(tuple(facts)),
            Table(
                ("Facts kept", "Variables"), tuple(bands), "By variable, in bands", widths=(1, 4)
            ),
        ),
    )


def signing() -> Section:
    """What a data manager and a data protection officer state, and where they sign."""
    return Section(
        "To be signed",
        (
            Points(_STATEMENTS, boxes=True),
            Signatures(
                ("Data manager", "Data protection officer"), ("Name", "Place and date", "Signature")
            ),
        ),
    )


def warning(report: Told) -> Notice:
    """Who may read the report, and what k counts where it isn't people."""
    counts = report["release"].get(COUNTS)
    more = f" Here k counts {counts}." if counts else ""
    return Notice(
        "Restricted: exact figures of the original data. For the data team and whoever signs; not"
        f" for publication, not to be mailed.{more}"
    )


def _sizes(classes: Told) -> Table:
    rows = [
        (f"{line['from']:,} to {line['to']:,}", number(line["classes"]), number(line["cases"]))
        for line in classes["sizes"]
    ]
    caption = (
        f"{classes['number']:,} classes by size, the smallest of {classes['smallest']:,} cases;"
        f" half of the cases are in classes of {classes['median']:,} or fewer"
    )
    head = ("Cases in a class", "Classes", "Cases")
    return Table(head, tuple(rows), caption, frozenset({1, 2}), widths=(3, 1, 1))


def _pair(pair: Told, show: Callable[[Any], str]) -> tuple[str, str]:
    then, now = (NONE if pair[when] is None else show(pair[when]) for when in ("then", "now"))
    return then, now


def _said(value: float | str) -> str:
    return number(value) if isinstance(value, int) else f"{value}"


def _shared(share: float) -> str:
    return per_cent(share)


def _public(told: float | str) -> str:
    return f"{told:.2f}" if isinstance(told, float) else _said(told)
