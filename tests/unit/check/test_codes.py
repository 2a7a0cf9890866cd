"""A country's code among names is told, as it may be meant as no answer."""

import pytest
from tests.contributors import BOOK, write_folder
from tests.files import write_csv
from tests.unit.check.exports import of_kind

from tenfold.check import Kind
from tenfold.pipeline import check_files

NAMES = ["Nepal", "India", "Ghana", "Togo"]
LINE = "place,NA,,rejected,Not asked.\n"


def codes_told(folder, cells, rule, lines="", header=("Place",)):
    """What is told of codes where a column of countries holds some cells."""
    rules = {"citizenship": rule, "Datasource": {"rule": "constant", "value": "Hotline"}}
    own = write_folder(folder / "tiny", rules, lines)
    rows = [[str(number), "2020-01-01", cell] for number, cell in enumerate(cells)]
    path = write_csv(folder / "cases.csv", ["Case", "Updated", *header], rows)
    found = of_kind(check_files(str(own), [path], BOOK), Kind.doubtful)
    return [(one.level, one.about, one.rows, [s.shown for s in one.samples]) for one in found]


COPY = {"rule": "copy", "column": "Place"}
RECODE = {"rule": "recode", "column": "Place", "values": "place"}
KNOWN = {"rule": "first-known", "columns": ["Place"]}
LIST = {"rule": "first-of-list", "column": "Place", "separator": ";"}


@pytest.mark.parametrize("rule", [COPY, KNOWN, LIST])
@pytest.mark.parametrize("code", ["NA", "sd"])
def test_a_code_among_names_is_told(tmp_path, rule, code):
    told = codes_told(tmp_path, [*NAMES, code, code], rule)
    assert told == [("warning", "Place", 2, [code])]


def test_a_code_in_a_list_is_told(tmp_path):
    assert codes_told(tmp_path, [*NAMES, "Nepal; NA"], LIST) == [
        ("warning", "Place", 1, ["Nepal; NA"])
    ]


def test_a_code_with_a_line_is_what_the_line_says(tmp_path):
    assert codes_told(tmp_path, [*NAMES, "NA"], RECODE, LINE) == []


def test_a_code_without_a_line_is_told_beside_others(tmp_path):
    told = codes_told(tmp_path, [*NAMES, "NA", "NO"], RECODE, LINE)
    assert told == [("warning", "Place", 1, ["NO"])]


@pytest.mark.parametrize("cells", [["NP", "IN", "NA"], ["NP", "IN", "Ghana"], NAMES, [""]])
def test_a_column_of_codes_is_no_fault(tmp_path, cells):
    assert codes_told(tmp_path, cells, COPY) == []
