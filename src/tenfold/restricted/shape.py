"""The shape of the full report, against which a file that is said to hold one is checked."""

from types import EllipsisType, NoneType
from typing import Any

_MOST = 2**63
_KEPT = {"before": int, "after": int}
_JUDGED = {
    **dict.fromkeys(("kept", "repaired", "rejected", "unmapped", "blank"), int),
    "reasons": [{"verdict": str, "reason": str, "rows": int}],
}
_CONTRIBUTOR = {
    **dict.fromkeys(("read", "handed on", "cases with an unmapped value"), int),
    "no case": {...: int},
    "left out": {...: int},
    "lists": {...: {"listed": int, "met a case": int}},
}
_SAME_PERSON = {
    "counts": str,
    "compared": {...: int},
    "found": [{"contributors": [str], "persons": int}],
}
_CLASSES = {
    **dict.fromkeys(("number", "smallest", "median"), int),
    "sizes": [dict.fromkeys(("from", "to", "classes", "cases"), int)],
}
_ERRORS = {...: {"error": float}}
_RISK: dict[str, Any] = {
    **dict.fromkeys(("alone", "below k"), int),
    "highest risk": float,
    "average risk": float,
}
_COUNTS, _SHARES = ({"then": (kind, NoneType), "now": (kind, NoneType)} for kind in (int, float))
_TOLD = (int, float, str, NoneType)
_CHANGES = {
    "since": {"name": str, "snapshot": str},
    "method": {...: {"then": _TOLD, "now": _TOLD}},
    "handed on": {...: _COUNTS},
    "published": _COUNTS,
    "facts kept": _SHARES,
    "kept by variable": {...: _SHARES},
}
SHAPE: dict[str, Any] = {
    "release": {"name": str, "snapshot": str, "k": int},
    "method": {
        "effort": str,
        "iterations": int,
        "end": str,
        "weights": str,
        "importance": {...: int},
        "defence": (float, int),
    },
    "rows": {
        "contributors": {...: _CONTRIBUTOR},
        "same person": _SAME_PERSON,
        "withheld": {...: int},
        "published": int,
        "closes": bool,
    },
    "cells": {...: {...: _JUDGED}},
    "utility": {
        **dict.fromkeys(("cases", "records", "facts"), _KEPT),
        "variables": {...: {**_KEPT, "values": {...: _KEPT}, "vanished": [str]}},
        "classes": _CLASSES,
        "error of counts": _ERRORS,
    },
    "changes": (_CHANGES, NoneType),
    "risk": {"before": _RISK, "after": _RISK},
    "other policies": {
        ...: {
            "cases": _KEPT,
            "facts": _KEPT,
            "cases in classes below k": int,
            "error of counts": _ERRORS,
        }
    },
    "disclosed": {
        **dict.fromkeys(
            ("cases received", "cases not published", "facts kept, per cent"), (int, str)
        ),
        "error of counts": {...: (float, str)},
        "kept by variable": {...: str},
    },
}
"""What stands under each key, `...` for any; in lists; and the types where there are several."""
EARLIER = {
    "release": SHAPE["release"],
    "method": SHAPE["method"],
    "rows": {"contributors": {...: {"handed on": int}}, "published": int},
    "utility": {"facts": _KEPT, "variables": {...: _KEPT}},
}
"""What a report must tell that today's is held against."""


def fits(value: Any, shape: Any) -> bool:
    """Whether a value of JSON has a shape; it may hold more keys, but no count beyond 64 bits."""
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(_at(value, key, shape[key]) for key in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, tuple):
        return any(fits(value, one) for one in shape)
    return type(value) is shape and (shape is not int or 0 <= value < _MOST)


def _at(value: dict[str, Any], key: str | EllipsisType, shape: Any) -> bool:
    if isinstance(key, str):
        return key in value and fits(value[key], shape)
    return all(fits(one, shape) for one in value.values())
