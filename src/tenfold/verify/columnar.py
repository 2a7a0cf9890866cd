"""Parquet: every cell as text."""

from tenfold.errors import InputError
from tenfold.verify.engine import Engine, quoted
from tenfold.verify.source import Source, check_cases, check_names, columns


def read_columnar(engine: Engine) -> Source:
    """A Parquet file. Raises InputError for one that is cut off, nested or without cases."""
    path = engine.path
    where = quoted(path.resolve())
    try:
        found = engine.ask(f"SELECT name, num_children FROM parquet_schema({where})")[1:]
        cases = engine.first(f"SELECT num_rows FROM parquet_file_metadata({where})")[0]
    except InputError:
        raise InputError(
            f"{path} is no whole Parquet file: it is damaged or cut off.",
            "Export or copy it again.",
        ) from None
    if any(children for _, children in found):
        raise InputError(f"{path} holds lists or structures.", "Give it one value a cell.")
    names = tuple(name for name, _ in found)
    check_names(path, names)
    check_cases(path, cases)
    return Source(names, _scan(where, len(names)), cases)


def _scan(where: str, width: int) -> str:
    texts = ", ".join(f"CAST(c{place} AS VARCHAR) AS c{place}" for place in range(width))
    file = f"read_parquet({where}, binary_as_string = true, hive_partitioning = false)"
    return f"(SELECT {texts} FROM {file} AS t({columns(width)}))"
