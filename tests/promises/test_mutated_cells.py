"""A value that nobody foresaw is NULL and told, whichever column it stands in; all else stays."""

import pytest
from tests.contributors import BOOK
from tests.mutations.copies import COPIES, copy_of
from tests.mutations.taken import take

from tenfold.check import Kind
from tenfold.contributors import AgeBand, NotCollected
from tenfold.pipeline import check_files

CANARY = "Canary Maria Example"
FOLLOWS = {variable.name for variable in BOOK.base if variable.none_of or variable.follows}
"""What may follow from another variable, and so changes with it."""


def planted(copy):
    """The export with the canary in each column that is read, in a row of its own, and by row.

    Only rows of cases with one state, which aren't left out, are changed.
    """
    numbers = [row[copy.number] for row in copy.rows]
    single = [p for p, number in enumerate(numbers) if numbers.count(number) == 1]
    places = dict(zip(copy.read, single, strict=False))
    rows = [list(row) for row in copy.rows]
    for name, place in places.items():
        rows[place][copy.header.index(name)] = CANARY
    return copy.with_rows(rows), {numbers[place].lower(): name for name, place in places.items()}


@pytest.fixture(scope="module", params=COPIES, ids=" ".join)
def both(request, tmp_path_factory):
    """A copy, its file with canaries and where they stand, and what becomes of it before, after."""
    copy = copy_of(*request.param)
    folders = [tmp_path_factory.mktemp(copy.name) for _ in range(2)]
    mutated, places = planted(copy)
    path = mutated.write(folders[1])
    return copy, path, places, take(copy, copy.write(folders[0])), take(copy, path)


def readers(copy, column):
    """The variables that a file's own column is read for, and those that follow."""
    standard = [one for one in copy.mapping.reads if column in copy.own.own([one])]
    rules = [r for r in copy.mapping.variable if not isinstance(r, NotCollected)]
    return {rule.name for rule in rules if {*standard} & {*rule.reads}}


def test_nothing_changes_but_what_is_read_from_the_cell(both):
    copy, _, places, before, after = both
    for number, variable in before.changed(after):
        assert variable in readers(copy, places[number]) | FOLLOWS


def test_what_changes_becomes_null(both):
    _, _, _, before, after = both
    for (_, variable), code in before.changed(after).items():
        assert code == 0 or variable in FOLLOWS


def test_each_column_is_told(both):
    """As unmapped; or as a reason to leave a case out, or not to take a value from elsewhere.

    Anything may be a name; and an age that is told in two ways is told by the other one.
    """
    copy, _, places, before, after = both
    told = {
        column
        for entry in after.entries
        if entry.judged.verdict in {"unmapped", "rejected"} and CANARY in " ".join(entry.cells)
        for column in copy.own.own(entry.columns)
    }
    left_out = {places[n] for n, why in after.excluded.items() if why and not before.excluded[n]}
    person = copy.mapping.person
    ages = [r for r in copy.mapping.variable if isinstance(r, AgeBand) and r.age and r.on]
    free = {c for rule in ages for c in (rule.age, rule.born, rule.born_year)} - {""}
    free |= set(person.name if person else ()) | ({person.born} if person else set())
    assert set(places.values()) <= told | left_out | set(copy.own.own(free))


def test_a_check_tells_them_with_file_and_line(both):
    copy, path, _, _, _ = both
    found = check_files(copy.name, [path], BOOK)
    remarks = dict(found.by_kind())[Kind.unmapped]
    assert not found.passed()
    assert all(remark.places and remark.places[0].file.startswith(str(path)) for remark in remarks)
