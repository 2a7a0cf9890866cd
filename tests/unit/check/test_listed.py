"""Every contradiction that the codebook lists is found, and only where it is."""

import csv

import pytest
from tests.contributors import BOOK, write_folder
from tests.unit.check.exports import of_kind

from tenfold.check import Kind
from tenfold.pipeline import check_files

VALUES = BOOK.contradictions.contradiction
ORDERS = BOOK.contradictions.order
EARLY, LATE = "2010-01-01", "2010-01-02"
STATUS = ("majorityEntry", "majorityStatusAtExploit")
DATED = {name: {"rule": "majority", "born": "Born", "on": name} for name in STATUS}
DATED["yearOfRegistration"] = {"rule": "year", "column": "yearOfRegistration"}
COLUMNS = {"born": "Born", "updated": "Updated"}


def words_of(place, rules, case):
    """What contradicts itself in an export of one case."""
    folder = write_folder(place / "tiny", rules)
    with (place / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([case, case.values()])
    found = check_files(str(folder), [place / "cases.csv"], BOOK)
    return {remark.words for remark in of_kind(found, Kind.contradiction)}


@pytest.mark.parametrize("one", VALUES, ids=lambda one: one.id)
def test_values_that_no_case_has_together_are_found(tmp_path, one):
    names = {name for when in one.when for name in when}
    rules = {name: {"rule": "copy", "column": name} for name in names}
    blank = {"Case": "1", "Updated": ""} | dict.fromkeys(sorted(names), "")
    firsts = [next(iter(when.items())) for when in one.when]
    case = blank | {name: labels[0] for name, labels in firsts}
    assert one.words in words_of(tmp_path, rules, case)
    name, _ = firsts[0]
    assert one.words not in words_of(tmp_path, rules, case | {name: ""})


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.id)
@pytest.mark.parametrize("wrong", [True, False])
def test_days_in_the_wrong_order_are_found(tmp_path, order, wrong):
    case = dict.fromkeys(("Case", "Updated", "Born", *DATED), "")
    first, then = (LATE, EARLY) if wrong else (EARLY, EARLY)
    case |= {COLUMNS.get(order.first, order.first): first, "Case": "1"}
    case |= {COLUMNS.get(order.then, order.then): then}
    assert (order.words in words_of(tmp_path, DATED, case)) is wrong
