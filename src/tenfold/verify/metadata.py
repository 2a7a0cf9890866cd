"""What stands in a Parquet file beside the cells: who wrote it, schemas, keys and values."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

from tenfold.verify.compare import decoded
from tenfold.verify.engine import Engine, opened, quoted
from tenfold.verify.told import Told
from tenfold.verify.unseen import unseen_in_parquet

_SCHEMA = b"ARROW:schema"
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f\ufffd]+")


def parquet_told(path: Path) -> Told:
    """What a Parquet file says beside its cells, the keys of columns counted among the foreign."""
    with opened(path) as engine:
        return _told(engine)


def _told(engine: Engine) -> Told:
    where = quoted(engine.path.resolve())
    names = [row[0] for row in engine.ask(f"SELECT name FROM parquet_schema({where})")]
    makers = engine.ask(f"SELECT created_by FROM parquet_file_metadata({where})")
    pairs = engine.ask(f"SELECT key, value FROM parquet_kv_metadata({where})")
    columns = engine.ask(
        "SELECT DISTINCT unnest([stats_min, stats_max, stats_min_value, stats_max_value, "
        f"key_value_metadata::VARCHAR]) FROM parquet_metadata({where})"
    )
    foreign = engine.first(
        "SELECT coalesce(sum(len(map_keys(key_value_metadata))), 0)::BIGINT "
        f"FROM parquet_metadata({where})"
    )[0]
    texts = [*names, *(str(row[0]) for row in (*makers, *columns) if row[0] is not None)]
    unseen, pieces = unseen_in_parquet(engine)
    texts += [text for piece in pieces for text in _NO_TEXT.split(decoded(piece))]
    for key, value in pairs:
        if key == _SCHEMA:
            texts += _schema(value)
    told = {decoded(key): decoded(value) for key, value in pairs if key != _SCHEMA}
    twice = len(pairs) - len({key for key, _ in pairs})
    return Told(told, tuple(texts), foreign + twice + bool(unseen))


def _schema(value: bytes) -> Iterator[str]:
    """The texts in an Arrow schema; the value as it stands where it isn't one in base64."""
    try:
        data = base64.b64decode(value, validate=True)
    except ValueError:
        yield decoded(value)
        return
    for text in _NO_TEXT.split(decoded(data)):
        yield from _labels(text)


def _labels(text: str) -> list[str]:
    """The labels of a list that Polars writes as `4;Male6;Female`; else the text by itself."""
    labels, rest = [], text.encode()
    while found := re.match(rb"(\d{1,5});", rest):
        start = found.end()
        end = start + int(found[1])
        labels.append(decoded(rest[start:end]))
        rest = rest[end:]
    return [*labels, decoded(rest)] if labels else [text]
