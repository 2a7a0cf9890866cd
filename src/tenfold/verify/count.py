"""Counts classes: distinct records over every column, NULL a value of its own."""

from dataclasses import dataclass

from tenfold.errors import InputError
from tenfold.verify.engine import Engine
from tenfold.verify.source import Source, columns


@dataclass(frozen=True)
class Figures:
    """How many cases and classes a table has, and how small the classes are."""

    cases: int
    classes: int
    smallest: int
    below: int
    unique: int


def count_records(engine: Engine, source: Source) -> None:
    """Makes the table `records`: each distinct record once, with its number of `cases`.

    Raises InputError where the engine sees another number of cases than the file's own reader.
    """
    names = columns(len(source.names))
    engine.ask(
        f"CREATE TABLE records AS SELECT {names}, count(*) AS cases "
        f"FROM {source.sql} GROUP BY {names}"
    )
    if engine.first("SELECT coalesce(sum(cases), 0)::BIGINT FROM records")[0] != source.cases:
        raise InputError(
            f"{engine.path} has quotation marks or line ends that two readers see differently.",
            "Use one kind of line end, and double quotes inside cells.",
        )


def figures(engine: Engine, k: int) -> Figures:
    """The figures of `records`, which isn't empty."""
    return Figures(
        *engine.first(
            "SELECT sum(cases)::BIGINT, count(*), min(cases), "
            f"coalesce(sum(cases) FILTER (cases < {k}), 0)::BIGINT, "
            "count(*) FILTER (cases = 1) FROM records"
        )
    )


def encode(engine: Engine, width: int) -> tuple[int, ...]:
    """Makes the table `coded`: `records` with numbers for values, 0 for NULL.

    A column's values are numbered from 1 in the order of their text; how many there are, returned.
    """
    sizes = []
    for place in range(width):
        column = f"c{place}"
        values = f"SELECT DISTINCT {column} FROM records WHERE {column} IS NOT NULL"
        engine.ask(f"CREATE TYPE values{place} AS ENUM ({values} ORDER BY {column})")
        size = engine.first(f"SELECT len(enum_range(NULL::values{place}))")[0]
        sizes.append(int(size))
    engine.ask(f"CREATE TABLE coded AS SELECT {codes(tuple(sizes))}, cases FROM records")
    return tuple(sizes)


def encode_cases(engine: Engine, source: Source, sizes: tuple[int, ...]) -> None:
    """Makes the table `every`: the file read anew, one row a case, in numbers."""
    engine.ask(f"CREATE TABLE every AS SELECT {codes(sizes)} FROM {source.sql}")


def codes(sizes: tuple[int, ...]) -> str:
    """SQL that turns columns of text into numbers, of the smallest type that holds them."""
    return ", ".join(
        f"CAST(coalesce(enum_code(CAST(c{place} AS values{place}))::BIGINT + 1, 0) "
        f"AS {_type(size)}) AS c{place}"
        for place, size in enumerate(sizes)
    )


def _type(size: int) -> str:
    types = {0xFF: "UTINYINT", 0xFFFF: "USMALLINT"}
    return next((name for most, name in types.items() if size <= most), "UINTEGER")
