"""Shows a verdict, on a file or a release: whether the promise is kept, and where it breaks."""

from dataclasses import replace

from rich.text import Text

from tenfold.codebook import Codebook
from tenfold.stages import ReleaseVerdict, Verdict
from tenfold.terminal.words import bad, facts, good, listed, output, share


def show_verdict(verdict: Verdict, codebook: Codebook | None) -> None:
    """Prints the verdict by a codebook, with its figures, columns named and values never."""
    table = facts()
    table.add_row("File", f"{verdict.file}, SHA-256 {verdict.sha256[:16]}…")
    over = f"{len(verdict.columns)} columns"
    if verdict.partial:
        over += f" as chosen: {listed(verdict.columns, 8)}"
    table.add_row("Judged", f"{verdict.cases:,} cases over {over}")
    table.add_row("Promise", _promise(verdict))
    table.add_row(
        "", f"{verdict.classes:,} distinct records, the smallest class {verdict.smallest}"
    )
    if verdict.below:
        part = share(verdict.below, verdict.cases)
        table.add_row("", f"{verdict.below:,} cases in classes below {verdict.k} ({part})")
        table.add_row("", f"{verdict.unique:,} unique")
        for place, step in enumerate(verdict.breaking):
            start = "broken most by, found greedily: " if place == 0 else "  and "
            table.add_row("", f"{start}{step.column} → {step.below:,} cases below {verdict.k}")
    table.add_row("Queries", _queries(verdict))
    table.add_row("Codebook", _codebook(verdict, codebook))
    for departure in verdict.departures:
        table.add_row("", f"{departure.column} {departure.rule}: {departure.cases:,} cases")
    output().print(table)


def show_release_verdict(verdict: ReleaseVerdict, *, stderr: bool = False) -> None:
    """Prints the verdict on a release's folder: its tables, its texts, and what was found wrong."""
    table = facts()
    table.add_row("Release", f"{verdict.release}, {len(verdict.files)} files judged")
    if verdict.counts:
        table.add_row("k counts", verdict.counts)
    for place, judged in enumerate(verdict.tables):
        if place and _like(judged, verdict.tables[0]):
            table.add_row("", f"{judged.file}: the same table")
            continue
        sizes = f"{judged.cases:,} cases, {judged.classes:,} records"
        table.add_row("Table", f"{judged.file}: {sizes}, smallest class {judged.smallest}")
        table.add_row("  Promise", _promise(judged))
        table.add_row("  Queries", _queries(judged))
        table.add_row("  Codebook", _departures(judged, len(judged.columns)))
    table.add_row("Texts", "searched for e-mail addresses, phone numbers and long numbers")
    if verdict.searched:
        table.add_row("", "searched for case numbers and names of the exports")
    table.add_row("Signature", _signature(verdict))
    for place, finding in enumerate(verdict.findings):
        places = f" ({finding.places:,} places)" if finding.places > 1 else ""
        word = "" if place else "Found"
        table.add_row(word, f"{finding.file}: {finding.problem}{places}")
    passed = good("passed: it may be shown") if verdict.passed else bad("refused: don't show it")
    table.add_row("Verdict", passed)
    output(stderr=stderr).print(table)


def _like(judged: Verdict, first: Verdict) -> bool:
    """Whether the verdict on a table is the one on the first: then it is the same table."""
    return replace(judged, file=first.file, sha256=first.sha256) == first


def _signature(verdict: ReleaseVerdict) -> Text:
    """Who signed; a signature that is wrong stands among what was found."""
    if verdict.signed_by:
        return good(f"good: by key {verdict.signed_by}")
    wrong = any(finding.file.endswith(".minisig") for finding in verdict.findings)
    return bad("not good") if wrong else Text("nobody's was checked (--key says whose to expect)")


def _promise(verdict: Verdict) -> Text:
    if verdict.kept:
        return good(f"kept: every class has at least {verdict.k} cases")
    return bad(f"broken: not every class has {verdict.k} cases")


def _queries(verdict: Verdict) -> str:
    if not verdict.queries:
        return "none asked"
    asked = f"{verdict.queries:,} random queries asked"
    broken = verdict.queries_broken
    return f"{asked}, {broken or 'none'} returned fewer than {verdict.k} cases"


def _codebook(verdict: Verdict, codebook: Codebook | None) -> Text:
    if codebook is None:
        return Text("not judged, as asked")
    if verdict.partial:
        return Text("not judged, as columns were chosen; no verdict to publish by")
    variables = len(codebook.by_name.keys() & set(verdict.columns))
    if not variables and not verdict.departures:
        return Text("not judged: no column is a variable of it")
    return _departures(verdict, variables)


def _departures(verdict: Verdict, variables: int) -> Text:
    if verdict.departures:
        return bad(f"departed from in {len(verdict.departures)} ways")
    return good(f"no departure found in {variables} variables")
