"""What changed since the release before: in method, rows and what was kept."""

from collections.abc import Mapping
from typing import Any

Plain = dict[str, Any]
_ONE = 10_000


def changes(report: Mapping[str, Any], earlier: Mapping[str, Any] | None) -> Plain | None:
    """What differs between two full reports, then and now; None where there is one only."""
    if earlier is None:
        return None
    return {
        "since": {key: earlier["release"][key] for key in ("name", "snapshot")},
        "method": _differing(_settings(earlier), _settings(report)),
        "handed on": _differing(_handed_on(earlier), _handed_on(report)),
        "published": _pair(earlier["rows"]["published"], report["rows"]["published"]),
        "facts kept": _pair(
            _share(earlier["utility"]["facts"]), _share(report["utility"]["facts"])
        ),
        "kept by variable": _differing(_kept(earlier), _kept(report)),
    }


def _settings(report: Mapping[str, Any]) -> Plain:
    """What was chosen; what came of it, such as the iterations, is none of it."""
    method = report["method"]
    chosen = {key: method[key] for key in ("effort", "weights", "defence")}
    important = {f"importance of {name}": one for name, one in method["importance"].items()}
    return {"k": report["release"]["k"], **chosen, **important}


def _handed_on(report: Mapping[str, Any]) -> Plain:
    return {name: told["handed on"] for name, told in report["rows"]["contributors"].items()}


def _kept(report: Mapping[str, Any]) -> Plain:
    return {name: _share(told) for name, told in report["utility"]["variables"].items()}


def _share(kept: Mapping[str, int]) -> float:
    """The share that is kept, in four decimals, rounded down; 1 where there was nothing."""
    if not kept["before"]:
        return 1.0
    return kept["after"] * _ONE // kept["before"] / _ONE


def _differing(before: Plain, after: Plain) -> Plain:
    """What is another one now, is new or is gone, in the order of today."""
    names = dict.fromkeys([*after, *before])
    pairs = {name: _pair(before.get(name), after.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair["then"] != pair["now"]}


def _pair(then: Any, now: Any) -> Plain:
    return {"then": then, "now": now}
