"""A whole run on another engine gives the same tally, accounts and ledger."""

from functools import partial

import duckdb
import narwhals as nw
import pytest
from tests.contributors import BOOK, OnDuckDB

from tenfold.contributors import load_mapping
from tenfold.deidentify import Identity, deidentify, hashes_of
from tenfold.demo import Invention, write_world
from tenfold.engines.polars import read_exports, read_numbers, small_table
from tenfold.harmonise import harmonise, sought
from tenfold.orders import files_of, load_order
from tenfold.tables import schema_of

SCHEMA = schema_of(BOOK)
pytestmark = pytest.mark.long


def on_polars(frame):
    return frame, small_table


def on_duckdb(frame):
    engine = OnDuckDB()
    engine.connection.register("export", frame.collect(backend="pyarrow").to_native())
    engine.connection.execute("CREATE TABLE cases AS SELECT * FROM export")
    return nw.from_native(engine.connection.table("cases")), engine


def told(order, engine):
    """What a run makes of the exports: tally, register, accounts, ledger, and what is sought."""
    cases, gone, entries, identities = [], {}, {}, []
    for sent in files_of(order, load_order(order)):
        mapping = load_mapping(sent.mapping, BOOK)
        columns = (*mapping.reads, *mapping.named)
        frame, small = engine(read_exports(sent.files, mapping.reader, columns, mapping.files))
        found = harmonise(frame, mapping, BOOK, small)
        cases.append(found.cases(SCHEMA, partial(hashes_of, secret=bytes(32))))
        lines = [(e.variable, e.cells, e.judged, e.rows) for e in found.entries]
        entries[found.contributor] = sorted(lines, key=repr)
        identities.append(sought(frame, mapping))
        gone[found.contributor] = {
            listed: read_numbers(path, mapping) for listed, path in sent.lists.items()
        }
    return deidentify(cases, SCHEMA, Identity(bytes(32), gone)), entries, identities


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    order = write_world(tmp_path_factory.mktemp("world"), BOOK, Invention(600))
    return told(order, on_polars), told(order, on_duckdb)


def test_the_engines_are_two():
    frame, _ = on_duckdb(small_table({"a": ["1"]}, {}))
    assert isinstance(frame.to_native(), duckdb.DuckDBPyRelation)


def test_the_tally_is_the_same(both):
    (one, *_), (other, *_) = both
    assert one.tally == other.tally
    assert one.tally.cases == 600


def test_the_register_is_the_same(both):
    (one, *_), (other, *_) = both
    assert one.register.keys.tolist() == other.register.keys.tolist()
    assert one.register.records.tolist() == other.register.records.tolist()


def test_the_accounts_are_the_same(both):
    (one, *_), (other, *_) = both
    assert one.accounts == other.accounts
    assert one.lists == other.lists


def test_who_was_compared_is_the_same(both):
    (one, *_), (other, *_) = both
    assert one.shared == other.shared
    told = {name for name in one.shared.known if load_mapping(name, BOOK).person}
    assert {name for name, known in one.shared.known.items() if known} == told != set()


def test_the_ledger_is_the_same(both):
    (_, one, _), (_, other, _) = both
    assert one == other


def test_what_is_sought_is_the_same(both):
    (_, _, one), (_, _, other) = both
    assert one == other
