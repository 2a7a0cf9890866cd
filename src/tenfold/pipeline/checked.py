"""What a contributor can do before sending: files are read as a release reads them, and judged."""

import secrets
from collections.abc import Collection, Sequence
from pathlib import Path

from tenfold.check import Checked, Export, Means, became, check
from tenfold.codebook import Codebook
from tenfold.contributors import contributor_names, load_mapping, read_date
from tenfold.deidentify import Identity, deidentify
from tenfold.engines.polars import read_exports, read_placed, small_table
from tenfold.harmonise import OLDEST, Harmonised, harmonise, read_age
from tenfold.sources import files_at
from tenfold.stages import Account, Progress, silent
from tenfold.tables import schema_of


def check_files(
    contributor: str, files: Sequence[Path], codebook: Codebook, tell: Progress = silent
) -> Checked:
    """What is to be mended in files of a contributor, by its name or its folder.

    A file named twice is read once. Raises TenfoldError for a file that a release can't read.
    """
    mapping = load_mapping(_source(contributor), codebook)
    tell("read", 0, 1)
    frame, heads = read_placed(_once(files), mapping.reader, mapping.reads, mapping.files)
    tell("read", 1, 1)
    found = harmonise(
        frame,
        mapping,
        codebook,
        small_table,
        lambda _step, done, all_, _remark="", /: tell("map", done, all_),
    )
    account = _account(found, codebook)
    export = Export(frame, heads, mapping, codebook, found.entries, account)
    return check(export, Means(small_table, read_date, _age), tell)


def became_of(contributor: str, files: Sequence[Path], codebook: Codebook) -> str:
    """What a contributor's files make of each case, as a CSV that names cases; lists don't count.

    Raises TenfoldError as check_files does.
    """
    mapping = load_mapping(_source(contributor), codebook)
    frame = read_exports(_once(files), mapping.reader, mapping.reads, mapping.files)
    found = harmonise(frame, mapping, codebook, small_table)
    return became(found.cases(schema_of(codebook)), codebook)


def _source(contributor: str) -> str | Path:
    """A name that ships with Tenfold, or a folder; any other name is left to be refused."""
    folder = Path(contributor)
    return folder if contributor not in contributor_names() and folder.is_dir() else contributor


def _age(text: str, units: Collection[str]) -> int | None:
    """An age that somebody may have: 999 is none."""
    age = read_age(text, units)
    return None if age is None or age > OLDEST else age


def _once(files: Sequence[Path]) -> list[Path]:
    found = (file for path in files for file in files_at(path))
    return list({file.resolve(): file for file in found}.values())


def _account(found: Harmonised, codebook: Codebook) -> Account:
    """What a release would make of the rows, if nobody had opted out; keys are not kept."""
    schema = schema_of(codebook)
    identity = Identity(secrets.token_bytes(32))
    (account,) = deidentify([found.cases(schema)], schema, identity).accounts
    return account
