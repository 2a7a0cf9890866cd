"""Counts anew what a release says of its table, and what tells whether two tables are the same."""

from tenfold.codebook import Codebook, Variable, allowed_labels
from tenfold.stages import Figures, Verdict
from tenfold.verify.engine import Engine, listed, quoted


def recount(engine: Engine, verdict: Verdict, codebook: Codebook) -> Figures:
    """The figures of the table `records`, whose columns are the codebook's variables in order."""
    filled, values = {}, {}
    for place, variable in enumerate(codebook.variable):
        filled[variable.name] = engine.first(
            f"SELECT coalesce(sum(cases) FILTER (c{place} IS NOT NULL), 0)::BIGINT FROM records"
        )[0]
        values[variable.name] = _values(engine, place, variable, codebook.about.separator)
    facts = sum(filled[variable.name] for variable in codebook.base)
    return Figures(verdict.cases, verdict.classes, verdict.smallest, facts, filled, values)


def _values(engine: Engine, place: int, variable: Variable, separator: str) -> dict[str, int]:
    """How many cases have each label, in the codebook's order; of a list, each label by itself."""
    item = f"c{place}"
    if variable.type == "list":
        item = f"unnest(string_split({item}, {quoted(separator)}))"
    cases: dict[str, int] = dict(
        engine.ask(
            "SELECT item, sum(cases)::BIGINT "
            f"FROM (SELECT {item} AS item, cases FROM records) GROUP BY item"
        )
    )
    return {label: cases[label] for label in allowed_labels(variable) if label in cases}


def content_digest(engine: Engine, width: int) -> str:
    """A SHA-256 over the sorted records of `records` and their cases: the same in every format."""
    cells = (f"coalesce(strlen(c{place}) || ':' || c{place}, '-')" for place in range(width))
    line = f"sha256(concat_ws(',', cases, {', '.join(cells)}))"
    return str(
        engine.first(
            "SELECT sha256(string_agg(line, '' ORDER BY line)) "
            f"FROM (SELECT {line} AS line FROM records)"
        )[0]
    )


def steps_back(engine: Engine, sql: str, codebook: Codebook) -> int:
    """How many rows of a table stand before the row above them, in the order of the codes.

    Rows in any other order could tell where they came from.
    """
    codes = ", ".join(
        f"coalesce(list_position([{listed(variable.labels)}], c{place}), 0)"
        for place, variable in enumerate(codebook.variable)
        if not variable.computed
    )
    rows = f"SELECT [{codes}] AS codes FROM {sql}"
    steps = f"SELECT codes < lag(codes) OVER () AS back FROM ({rows})"
    return int(engine.first(f"SELECT count_if(back) FROM ({steps})")[0])
