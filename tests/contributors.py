"""A tiny contributor for tests: a folder made anew, and engines to harmonise its cases on."""

from pathlib import Path

import duckdb
import narwhals as nw
import polars as pl

from tenfold.codebook import load_codebook
from tenfold.contributors import load_mapping

BOOK = load_codebook()
DUE = [variable.name for variable in BOOK.base if not variable.none_of]

HEAD = """
[contributor]
id = "tiny"
title = "Tiny"

[reader]
dates = "$dates"

[case]
number = "Case"
updated = "Updated"
"""


def rule_of(name: str, **given) -> str:
    """One [[variable]] entry."""
    lines = [f"{key} = {value_of(value)}" for key, value in given.items()]
    return "\n".join(["[[variable]]", f'name = "{name}"', *lines, ""])


def value_of(value) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {value_of(one)}" for key, one in value.items()) + " }"
    return str(list(value)) if isinstance(value, list | tuple) else str(value)


def write_folder(  # noqa: PLR0913 - each is part of the folder
    folder: Path,
    rules: dict[str, dict],
    values: str = "",
    more: str = "",
    columns: str = "",
    *,
    dates: str = "%Y-%m-%d",
) -> Path:
    """A contributor's folder with these rules, and for all other variables one without a column.

    `more` is TOML after the case's columns, `columns` are further lines of columns.csv.
    """
    others = {name: without_column(name) for name in DUE}
    text = "".join(rule_of(name, **given) for name, given in (others | rules).items())
    read = [name for given in rules.values() for name in columns_of(given)]
    lines = [f"{name},mapped,anything" for name in dict.fromkeys(read)]
    head = ["column,use,holds", "Case,case,number", "Updated,case,date"]
    folder.mkdir(exist_ok=True)
    (folder / "mapping.toml").write_text(
        HEAD.replace("$dates", dates) + more + text, encoding="utf-8"
    )
    listed = "\n".join([*head, *lines]) + "\n" + columns
    (folder / "columns.csv").write_text(listed, encoding="utf-8")
    header = "table,value,becomes,verdict,reason\n"
    (folder / "values.csv").write_text(header + values, encoding="utf-8")
    return folder


def without_column(name: str) -> dict:
    """A rule that reads nothing: what no case may lack is the same for all."""
    variable = BOOK.by_name[name]
    if variable.null:
        return {"rule": "not-collected", "reason": "tiny"}
    return {"rule": "constant", "value": variable.labels[0]}


def columns_of(given: dict) -> list[str]:
    keys = ("column", "age", "born", "born_year", "on", "denied_by")
    named = [given[key] for key in keys if key in given]
    several = [name for one in named for name in ([one] if isinstance(one, str) else one)]
    where = [given["where"]["column"]] if "where" in given else []
    return [*several, *given.get("columns", []), *where]


def mapping_of(folder: Path, *parts, **more):
    """The mapping of a folder made of these parts."""
    return load_mapping(write_folder(folder, *parts, **more), BOOK)


def on_polars(texts: dict[str, list], codes: dict[str, list] | None = None):
    """A frame on Polars."""
    schema = dict.fromkeys(texts, pl.String) | dict.fromkeys(codes or {}, pl.Int64)
    return nw.from_native(pl.LazyFrame(texts | (codes or {}), schema=schema))


class OnDuckDB:
    """Frames on one DuckDB connection."""

    def __init__(self):
        self.connection = duckdb.connect()
        self.connection.execute("SET disabled_optimizers = 'join_order'")  # slow for dozens
        self.made = 0

    def __call__(self, texts: dict[str, list], codes: dict[str, list] | None = None):
        self.made += 1
        rows = on_polars(texts, codes).collect(backend="pyarrow").to_native()
        self.connection.register("rows", rows)
        self.connection.execute(f"CREATE TABLE t{self.made} AS FROM rows")
        return nw.from_native(self.connection.table(f"t{self.made}"))
