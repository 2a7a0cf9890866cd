"""The codebook, or a part of it, as JSON, CSV or Markdown."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any

from tenfold.codebook.book import Codebook
from tenfold.codebook.model import Variable

FIELDS = ("number", "name", "group", "type", "label", "null", "computed", "standard", "values")


def describe(variable: Variable) -> dict[str, Any]:
    """All that is known of a variable, in plain types; `values` maps labels to definitions."""
    plain = variable.model_dump(exclude={"values", "zero", "one", "first", "last", "ordered"})
    given = {key: value for key, value in plain.items() if value not in ("", (), None)}
    definitions = {value.label: value.definition for value in variable.values}
    labels = {label: definitions.get(label, "") for label in allowed_labels(variable)}
    ordered = {"ordered": True} if variable.ordered else {}
    return given | ordered | {"computed": variable.computed, "values": labels}


def allowed_labels(variable: Variable) -> tuple[str, ...]:
    """The labels that may be published, NULL aside; those of a list are its parts'."""
    if variable.type == "list":
        return tuple(part.label for part in variable.parts if part.any or part.all)
    return tuple(variable.labels[code - 1] for code in sorted(variable.allowed) if code)


def to_json(codebook: Codebook, variables: Sequence[Variable]) -> str:
    """One object with the codebook's name and the variables in order."""
    about = codebook.about.model_dump()
    told = {"codebook": about, "variables": [describe(variable) for variable in variables]}
    return json.dumps(told, ensure_ascii=False, indent=2)


def to_csv(_: Codebook, variables: Sequence[Variable]) -> str:
    """One row a variable; the values separated by a bar."""
    text = io.StringIO()
    writer = csv.DictWriter(text, (*FIELDS, "definition", "collected", "note"))
    writer.writeheader()
    for variable in variables:
        told = describe(variable)
        row = {field: told.get(field, "") for field in writer.fieldnames}
        writer.writerow(row | {"values": "|".join(told["values"])})
    return text.getvalue().rstrip("\n")


def to_markdown(codebook: Codebook, variables: Sequence[Variable]) -> str:
    """A chapter for each group, a section for each variable."""
    lines = [f"# {codebook.about.title}, codebook version {codebook.about.version}", ""]
    for group in codebook.group:
        members = [variable for variable in variables if variable.group == group.id]
        lines += [f"## {group.title}", ""] if members else []
        for variable in members:
            lines += [*_section(variable), ""]
    return "\n".join(lines).rstrip()


def _section(variable: Variable) -> list[str]:
    definitions = {value.label: value.definition for value in variable.values}
    values = [
        f"- `{label}`" + (f": {definitions[label]}" if definitions.get(label) else "")
        for label in _short(allowed_labels(variable))
    ]
    notes = [
        f"*Collected:* {variable.collected}",
        f"*Note:* {variable.note}" if variable.note else "",
        f"*Standard:* {variable.standard}" if variable.standard else "",
        f"*Computed from:* {', '.join(variable.parents)}" if variable.computed else "",
        f"*Broader variable:* {variable.broader}" if variable.broader else "",
        f"*Follows from:* {variable.follows.variable}" if variable.follows else "",
    ]
    head = [f"### {variable.number} {variable.name}", "", f"**{variable.label}**", ""]
    missing = ["- NULL (missing)"] if variable.null else []
    body = [variable.definition, "", *missing, *values, ""]
    return [*head, *body, *(line for note in notes if note for line in (note, ""))][:-1]


def _short(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels, of a long list the first and the last."""
    return labels if len(labels) <= MANY else (f"{labels[0]} … {labels[-1]}",)


MANY = 30
"""More labels than these are told by the first and the last."""
FORMATS: dict[str, Callable[[Codebook, Sequence[Variable]], str]] = {
    "json": to_json,
    "csv": to_csv,
    "md": to_markdown,
}
"""What makes the codebook, or some of its variables, in each form, without the last line's end."""
