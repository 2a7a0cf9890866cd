"""The closed list of ruling 12: which figures a report may tell of the original cases."""

from collections.abc import Mapping
from typing import Any

from tenfold.codebook import Codebook
from tenfold.stages import BANDS, TOO_FEW, Figures

_HUNDRED = 100
_ENOUGH = 1000
_FEW = "fewer than 100"
_ERRORS = ("one-way", "two-way", "three-way")

Told = Mapping[str, Any]


def as_allowed(told: Told, recount: Figures, codebook: Codebook, k: int) -> dict[str, Any]:
    """The closed list with what a report tells; None for what isn't in the form of the list."""
    bands = told.get("kept by variable")
    errors = told.get("error of counts")
    unpublished = _cases(told.get("cases not published"))
    many = recount.facts >= _ENOUGH * k
    return {
        "cases received": _received(recount.cases, unpublished),
        "cases not published": unpublished,
        "facts kept, per cent": _per_cent(told.get("facts kept, per cent"), many=many),
        "kept by variable": {
            variable.name: _band(_at(bands, variable.name), recount.filled[variable.name], k)
            for variable in codebook.base
        },
        "error of counts": {ways: _share(_at(errors, ways), many=many) for ways in _ERRORS},
    }


def _at(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _cases(value: Any) -> Any:
    """A number of cases in hundreds, or that they are fewer."""
    rounded = type(value) is int and value >= _HUNDRED and value % _HUNDRED == 0
    return value if rounded or value == _FEW else None


def _received(published: int, unpublished: Any) -> int | str:
    """What follows, rounded, from the cases published and those not, so that it tells no more."""
    cases = published + (unpublished if isinstance(unpublished, int) else 0)
    return (cases + _HUNDRED // 2) // _HUNDRED * _HUNDRED if cases >= _HUNDRED else _FEW


def _per_cent(value: Any, *, many: bool) -> Any:
    """A whole per cent; where the facts in all aren't many, only that they are few."""
    if not many:
        return TOO_FEW
    return value if type(value) is int and 0 <= value <= _HUNDRED else None


def _band(value: Any, filled: int, k: int) -> Any:
    """A band; where the facts are few, only that they are."""
    allowed = (TOO_FEW, *BANDS) if filled >= _HUNDRED * k else (TOO_FEW,)
    return value if value in allowed else None


def _share(value: Any, *, many: bool) -> Any:
    """A share in two decimals, or as above."""
    if not many:
        return TOO_FEW
    return value if type(value) is float and 0 <= value <= 1 and value == round(value, 2) else None
