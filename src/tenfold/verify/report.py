"""A verdict as plain data, for JSON."""

from dataclasses import asdict
from typing import Any

from tenfold.stages import Verdict


def as_json(verdict: Verdict) -> dict[str, Any]:
    """A verdict in plain types, in a fixed order of keys, with `kept` and `passed`."""
    plain = asdict(verdict)
    for key in ("columns", "breaking", "departures"):
        plain[key] = list(plain[key])
    return plain | {"kept": verdict.kept, "passed": verdict.passed}
