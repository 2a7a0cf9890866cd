"""Works out the computed variables from the codes of their parts."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import Codebook, Variable
from tenfold.errors import ParameterError
from tenfold.stages import Codes, Schema, Tally
from tenfold.tables.values import bare

ZERO, ONE = 1, 2
"""The codes of the labels "0" and "1" of a flag."""

Labelled = tuple[tuple[str, ...], NDArray[np.int64]]
"""A column's labels, and its code (records,)."""


def codes_of(tally: Tally, name: str, codebook: Codebook | None) -> Labelled:
    """A column's labels, and its code (records,); computed where the tally lacks it.

    Raises ParameterError for a column that the tally neither has nor can give.
    """
    schema = tally.schema
    if name in schema.index:
        place = schema.index[name]
        return schema.columns[place].labels, tally.records[:, place].astype(np.int64)
    variable = codebook.by_name.get(name) if codebook else None
    if codebook is None or variable is None or not computable(variable, schema.index):
        raise ParameterError(f"The table has no column {name}.", "Leave it out.")
    return compute(variable, schema, tally.records, codebook.about.separator)


def computable(variable: Variable, names: Mapping[str, int] | tuple[str, ...]) -> bool:
    """Whether a table with these columns holds all that the variable is computed from."""
    return variable.computed and all(parent in names for parent in variable.parents)


def compute(variable: Variable, schema: Schema, codes: Codes, separator: str) -> Labelled:
    """The variable's labels, and its code (records,) for records (records × columns)."""
    if variable.both:
        flags = codes[:, [schema.index[name] for name in variable.both]]
        both, either = (flags == ONE).all(axis=1), (flags == ZERO).any(axis=1)
        return variable.labels, np.where(both, ONE, np.where(either, ZERO, 0))
    return _compute_list(variable, schema, codes, separator)


def _compute_list(variable: Variable, schema: Schema, codes: Codes, separator: str) -> Labelled:
    """Each list that occurs is a label; one without a positive part is NULL."""
    masks = np.zeros(len(codes), np.int64)
    for place, part in enumerate(variable.parts):
        stands = np.zeros(len(codes), bool)
        for name in part.any:
            stands |= codes[:, schema.index[name]] == ONE
        if part.all:
            stands |= (codes[:, [schema.index[name] for name in part.all]] == ONE).all(axis=1)
        masks |= stands.astype(np.int64) << place
    found, places = np.unique(masks, return_inverse=True)
    if len(found) and found[0] == 0:
        return tuple(_text(variable, int(mask), separator) for mask in found[1:]), places
    return tuple(_text(variable, int(mask), separator) for mask in found), places + 1


def as_computed(codebook: Codebook, variable: Variable, text: str | None) -> str:
    """A file's value of a computed variable, spelled and ordered as we compute it; "" for NULL."""
    text = bare((text or "").strip())
    if any(text in period.missing for period in codebook.conventions.period):
        return ""
    if variable.type == "flag":
        return text
    spellings = codebook.conventions.spelling
    new = {s.old: s.new or "" for s in spellings if s.variable == variable.name}
    parts = (part.strip() for part in text.split(codebook.about.separator))
    order = {label: place for place, label in enumerate(variable.labels)}
    known = sorted({new.get(part, part) for part in parts}, key=lambda p: (order.get(p, -1), p))
    return codebook.about.separator.join(known)


def _text(variable: Variable, mask: int, separator: str) -> str:
    parts = enumerate(variable.parts)
    return separator.join(part.label for place, part in parts if mask >> place & 1)
