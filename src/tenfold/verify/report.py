"""A verdict as plain data, for JSON."""

from dataclasses import asdict
from typing import Any

from tenfold.stages import COUNTS, ReleaseVerdict, Verdict
from tenfold.verify.compare import render


def as_json(verdict: Verdict) -> dict[str, Any]:
    """A verdict in plain types, in a fixed order of keys, with `kept` and `passed`."""
    plain = asdict(verdict)
    for key in ("columns", "breaking", "departures"):
        plain[key] = list(plain[key])
    return plain | {"kept": verdict.kept, "passed": verdict.passed}


def release_json(verdict: ReleaseVerdict) -> dict[str, Any]:
    """A verdict on a folder in plain types, in a fixed order of keys, with `passed`."""
    return {
        "release": verdict.release,
        **({COUNTS: verdict.counts} if verdict.counts else {}),
        "passed": verdict.passed,
        "searched": verdict.searched,
        "files": dict(verdict.files),
        "tables": [as_json(table) for table in verdict.tables],
        "findings": [asdict(finding) for finding in verdict.findings],
        **({"signed by": verdict.signed_by} if verdict.signed_by else {}),
    }


def release_text(verdict: ReleaseVerdict) -> str:
    """A verdict on a folder as verdict.json holds it."""
    return render(release_json(verdict))
