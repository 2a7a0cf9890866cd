"""What a contributor knew of a case is what comes out of harmonising its export, cell for cell."""

import numpy as np
import pytest
from tests.contributors import BOOK
from tests.exports import sent_in, write_cases

from tenfold.contributors import contributor_names, load_mapping
from tenfold.deidentify import Identity, deidentify
from tenfold.demo.exports.layout import load_layout
from tenfold.engines.polars import read_exports, small_table
from tenfold.harmonise import harmonise
from tenfold.stages import Tally
from tenfold.tables import schema_of

SCHEMA = schema_of(BOOK)
IDENTITY = Identity(bytes(32))
FILES = [(name, file.name) for name in contributor_names() for file in load_layout(name).file]
SENT = [(*file, seed) for seed, file in enumerate(FILES)]


@pytest.fixture(scope="module", params=SENT, ids=str)
def exported(request, tmp_path_factory):
    """An export, the table that it tells, and what harmonising makes of it."""
    name, file, seed = request.param
    codes = sent_in(name, file, 6000, seed)
    path = tmp_path_factory.mktemp(name) / file
    write_cases(name, codes, path, seed)
    mapping = load_mapping(name, BOOK)
    frame = read_exports([path], mapping.reader, mapping.reads, mapping.files)
    found = harmonise(frame, mapping, BOOK, small_table)
    return Tally.of(SCHEMA, codes), found


def test_every_case_comes_back_as_it_was(exported):
    told, found = exported
    assert deidentify([found.cases(SCHEMA)], SCHEMA, IDENTITY).tally == told


def test_no_answer_lacks_its_written_line(exported):
    _, found = exported
    assert not found.cases(SCHEMA).unmapped.any()


def test_the_account_closes_and_leaves_somebody_out(exported):
    told, found = exported
    account = deidentify([found.cases(SCHEMA)], SCHEMA, IDENTITY).accounts[0]
    assert account.rows == found.rows
    assert account.handed_on == told.cases
    assert account.no_case["an older or repeated state of a case"] > 0
    assert account.cases - told.cases == sum(account.left_out.values()) > 0


def test_all_no_to_means_of_control_is_not_specified(exported):
    _, found = exported
    cases = found.cases(SCHEMA)
    sums_up = BOOK.by_name["meansOfControlNotSpecified"]
    means = cases.codes[:, [SCHEMA.index[name] for name in sums_up.none_of]]
    none = ~(means == BOOK.by_name[sums_up.none_of[0]].encode("1")).any(axis=1)
    due = np.where(none, sums_up.encode("1"), sums_up.encode("0"))
    assert (cases.codes[:, SCHEMA.index[sums_up.name]] == due).all()
