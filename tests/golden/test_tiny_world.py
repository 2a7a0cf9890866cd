"""One tiny world, whose published bytes are the same on every machine, compiled or not."""

from pathlib import Path

from tenfold.anonymise import Settings, anonymise
from tenfold.codebook import load_codebook
from tenfold.tables import Writing, read_table, write_table

HERE = Path(__file__).parent
SETTINGS = Settings(k=10, seed=1, effort=60)


def test_the_tiny_world_is_published_as_it_always_was(tmp_path):
    book = load_codebook()
    table = read_table(HERE / "tiny.csv", book)
    plan = anonymise(table.tally, SETTINGS)
    write_table(plan.published(), table.columns, tmp_path / "out.csv", Writing(book))
    assert (tmp_path / "out.csv").read_bytes() == (HERE / "tiny-published.csv").read_bytes()
