"""What each rule of the mapping language does, in one plain sentence that names no field."""

from collections.abc import Callable
from typing import Any

from tenfold.codebook import Variable
from tenfold.contributors.model import Mapping
from tenfold.contributors.rules import (
    AgeBand,
    AnyAnswer,
    AnyYes,
    Constant,
    Copy,
    FirstKnown,
    FirstOfList,
    Majority,
    NotCollected,
    Recode,
    Rule,
    Year,
)


def sentence(rule: Rule, variable: Variable, mapping: Mapping) -> str:
    """What a rule does, as a sentence without a capital and a full stop."""
    if isinstance(rule, AnyAnswer):
        return f"1 where the answer is among those in one field{_denied(rule, variable)}, else NULL"
    if isinstance(rule, AnyYes):
        return f"1 where {_several(rule)} yes{_refused(rule, variable, mapping)}, else NULL"
    return _SENTENCES[type(rule)](rule)


def _denied(rule: AnyAnswer, variable: Variable) -> str:
    """When the answer is 0, if ever."""
    denied = ", 0 where another field denies it" if rule.denied_by else ""
    others = ", 0 where there are others alone" if rule.unchosen == "0" else ""
    return denied + others if variable.zero else ""


def _refused(rule: AnyYes, variable: Variable, mapping: Mapping) -> str:
    """When none of the fields makes it 0, if ever."""
    if not variable.zero:
        return ""
    if rule.unchosen == "0":
        return ", 0 where something else is said"
    lines = mapping.table(rule.values).values()
    return ", 0 where no is all that is said" if any(one.becomes == "0" for one in lines) else ""


def _several(rule: AnyYes) -> str:
    return "one field says" if len(rule.columns) == 1 else "any of several fields says"


def _age(rule: AgeBand | Majority) -> str:
    ways = {
        "the age in one field": rule.age,
        f"the age between birth and {_days(rule.on)}": rule.born if len(rule.on) > 1 else "",
        "the age between two dates": rule.born if len(rule.on) == 1 else "",
        "the age by the year of birth, where that leaves no doubt": rule.born_year,
    }
    return ", or else ".join(way for way, column in ways.items() if column)


def _days(columns: tuple[str, ...]) -> str:
    return "a date" if len(columns) == 1 else "the first of several dates that is filled"


def _where(rule: Copy | Recode) -> str:
    return ", where another field says that it counts" if rule.where else ""


_SENTENCES: dict[type, Callable[[Any], str]] = {
    Copy: lambda rule: f"the field as it stands, in the codebook's own words{_where(rule)}",
    Recode: lambda rule: (
        f"the answer in one field, brought to the codebook's words by a list{_where(rule)}"
    ),
    FirstKnown: lambda _: "the first of several fields that holds a known value",
    FirstOfList: lambda _: "the first of several values in one field",
    Year: lambda rule: f"the year of {_days(rule.column)}",
    AgeBand: lambda rule: f"the band of {_age(rule)}",
    Majority: lambda rule: f"Minor below 18, else Adult, by {_age(rule)}",
    Constant: lambda rule: f"the same for every case: {rule.value}",
    NotCollected: lambda _: "NULL for every case",
}
