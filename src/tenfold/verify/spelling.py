"""SQL that reads a cell as the codebook would write it: missing codes, older spellings, numbers."""

from collections.abc import Iterable

from tenfold.codebook import Codebook, Variable
from tenfold.verify.engine import listed, quoted

_BARE = "regexp_replace(cell, '^(-?[0-9]+)[.]0+$', '\\1')"
"""A number without the decimals that a spreadsheet or a data frame adds: 1 for 1.0."""


def plain(variable: Variable, codebook: Codebook) -> str:
    """SQL for a `cell` in the codebook's words; NULL for every missing code.

    A value that the codebook doesn't know stays as it is; of a list, the labels that it knows.
    """
    missing = f"WHEN {is_missing(variable, codebook)} THEN NULL"
    if variable.type == "list":
        return f"CASE {missing} ELSE {_in_order(variable, codebook)} END"
    known = f"WHEN cell IN ({listed(variable.labels)}) THEN cell"
    older = _whens("cell", older_labels(variable, codebook))
    return f"CASE {known} {missing} {older} ELSE {_BARE} END"


def is_missing(variable: Variable, codebook: Codebook) -> str:
    """SQL that is true where a `cell` is a missing code other than NULL."""
    codes = listed(missing_codes(variable, codebook))
    return f"({_BARE} IN ({codes}) AND cell NOT IN ({listed(variable.labels)}))"


def is_unlisted(variable: Variable, codebook: Codebook) -> str:
    """SQL that is true where a `cell` is nothing that the codebook lists, in any spelling."""
    labels = listed(variable.labels)
    known = f"{plain(variable, codebook)} IN ({labels})"
    if variable.type == "list":
        known = f"list_has_all([{labels}], {_items(variable, codebook)})"
    return f"(cell IS NOT NULL AND NOT {is_missing(variable, codebook)} AND NOT {known})"


def missing_codes(variable: Variable, codebook: Codebook) -> tuple[str, ...]:
    """What older releases wrote for NULL in a column; a text without characters is one such."""
    habits = codebook.conventions
    codes = [code for period in habits.period for code in period.missing]
    if variable.type == "country":
        codes += [code for period in habits.period for code in period.unknown_country]
    codes += [s.old for s in habits.spelling if s.variable == variable.name and s.new is None]
    return tuple(dict.fromkeys(["", *codes]))


def older_labels(variable: Variable, codebook: Codebook) -> dict[str, str]:
    """The label for each older spelling of a variable's values."""
    spellings = codebook.conventions.spelling
    return {s.old: s.new for s in spellings if s.variable == variable.name and s.new is not None}


def joined(texts: Iterable[str], separator: str) -> str:
    """SQL that joins those of its texts that aren't NULL; NULL where none is left."""
    return f"nullif(concat_ws({quoted(separator)}, {', '.join(texts)}), '')"


def _whens(column: str, words: dict[str, str]) -> str:
    return " ".join(
        f"WHEN {column} = {quoted(old)} THEN {quoted(new)}" for old, new in words.items()
    )


def _items(variable: Variable, codebook: Codebook) -> str:
    """SQL for the labels of a list, each in the codebook's words where it is known."""
    older = _whens("trim(item)", older_labels(variable, codebook))
    word = f"CASE {older} ELSE trim(item) END" if older else "trim(item)"
    cells = f"string_split(cell, {quoted(codebook.about.separator)})"
    return f"list_transform({cells}, lambda item: {word})"


def _in_order(variable: Variable, codebook: Codebook) -> str:
    """SQL for a list's known labels, each once, in the codebook's order."""
    place = f"list_position([{listed(variable.labels)}], word)"
    places = f"list_transform({_items(variable, codebook)}, lambda word: {place})"
    known = f"list_sort(list_distinct(list_filter({places}, lambda place: place > 0)))"
    labels = f"[{listed(variable.labels)}][place]"
    words = f"list_transform({known}, lambda place: {labels})"
    return f"nullif(array_to_string({words}, {quoted(codebook.about.separator)}), '')"
