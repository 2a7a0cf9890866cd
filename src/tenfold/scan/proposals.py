"""Proposes for a variable the rule by which a column may become it, as comments to uncomment."""

import json
from collections.abc import Iterator

from tenfold.codebook import Codebook, Variable
from tenfold.contributors import folded
from tenfold.scan.known import labels_of
from tenfold.scan.lexicon import plain
from tenfold.scan.profile import Column, Profile

DECIDE = "to decide"
"""What stands where a decision is left; no folder that holds it can be loaded."""
MOST = 3
"""Candidates that are named for a variable."""
Line = tuple[str, str, str]
"""A table of values.csv, a value, and what it may become."""


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


class Proposals:
    """What the columns of a profile may become, rule by rule and value by value."""

    def __init__(self, profile: Profile, codebook: Codebook) -> None:
        self.profile, self.codebook = profile, codebook
        self.lines = {column.name: [*self._lines(column)] for column in profile.columns}

    def rule(self, variable: Variable) -> str:
        """A variable's entry, its rule left to decide: candidates are named, the best in full."""
        found = self._candidates(variable)
        if not found:
            told, proposed = _without_column(variable)
        else:
            named = ", ".join(f"{quoted(column.name)} ({why})" for column, why in found[:MOST])
            told = f"# {DECIDE}. Candidates: {named}"
            proposed = self._proposed(variable, found[0][0])
        lines = [f"# {key} = {value}" for key, value in proposed.items()]
        return "\n".join(["[[variable]]", f"name = {quoted(variable.name)}", told, *lines, ""])

    def _candidates(self, variable: Variable) -> list[tuple[Column, str]]:
        """The columns that may become a variable, or for a flag the list that it is part of.

        Those that may identify come last.
        """
        lists = [one.name for one in self.codebook.computed if variable.name in one.parents]
        found = [
            (column, "; ".join(candidate.why))
            for wanted in (variable.name, *lists)
            for column in self.profile.columns
            for candidate in column.candidates
            if candidate.variable == wanted
        ]
        return sorted(found, key=lambda one: bool(one[0].flagged))

    def _proposed(self, variable: Variable, column: Column) -> dict[str, str]:
        """The keys of a rule that reads the column, and their values in TOML."""
        name, table = quoted(column.name), quoted(_table_of(column))
        if variable.type == "year":
            return {"rule": '"year"', "column": name}
        if variable.type == "flag":
            return self._flag(variable, column)
        if _is_age(variable, column):
            return {"rule": '"age-band"', **_age(column)}
        if not self.lines[column.name]:
            return {"rule": '"copy"', "column": name}
        return {"rule": '"recode"', "column": name, "values": table}

    def _flag(self, variable: Variable, column: Column) -> dict[str, str]:
        """A flag by an answer among others, or by a column of its own."""
        name, table = quoted(column.name), quoted(_table_of(column))
        own = any(candidate.variable == variable.name for candidate in column.candidates)
        if own and not column.shape.separator:
            return {"rule": '"any-yes"', "columns": f"[{name}]", "values": table}
        return {
            "rule": '"any-answer"',
            "column": name,
            "separator": quoted(column.shape.separator or "|"),
            "values": table,
            "answers": f"[{quoted(self._answer(variable))}]",
        }

    def _answer(self, variable: Variable) -> str:
        """The label by which a list names a flag."""
        parts = (part for one in self.codebook.computed for part in one.parts)
        return next((part.label for part in parts if variable.name in part.any), DECIDE)

    def _lines(self, column: Column) -> Iterator[Line]:
        """The values that may be told of a column, as its first candidate may read them.

        Countries are known by name and code without a line.
        """
        if not column.candidates:
            return
        variable = self.codebook.by_name[column.candidates[0].variable]
        if _is_age(variable, column) or variable.type == "year":
            return
        labels = labels_of(variable, self.codebook)
        for shown in column.values.shown:
            becomes = labels.get(folded(shown.value), "")
            if not (becomes and variable.type == "country"):
                yield _table_of(column), shown.value, becomes


def _without_column(variable: Variable) -> tuple[str, dict[str, str]]:
    """What is said of a variable that no column looks like, and the rule that is left then."""
    told = f"# {DECIDE}: no column looks like it"
    if variable.null:
        rule = {"rule": '"not-collected"', "reason": quoted(DECIDE)}
        return f"{told}; where nobody is asked, it is this.", rule
    if variable.type == "year":
        return f"{told}, and no case may lack it.", {"rule": '"year"', "column": quoted(DECIDE)}
    rule = {"rule": '"constant"', "value": quoted(DECIDE)}
    return f"{told}, and no case may lack it; where it is one for all, it is this.", rule


def _is_age(variable: Variable, column: Column) -> bool:
    """Whether ages or dates of birth are to become bands."""
    return any(label.endswith("+") for label in variable.labels) and column.shape.kind != "text"


def _age(column: Column) -> dict[str, str]:
    if column.shape.kind == "date":
        return {"born": quoted(column.name), "on": quoted(DECIDE)}
    units = ", ".join(map(quoted, column.shape.units))
    return {"age": quoted(column.name)} | ({"unit": f"[{units}]"} if units else {})


def _table_of(column: Column) -> str:
    return plain(column.name).replace(" ", "-") or "values"
