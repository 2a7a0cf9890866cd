"""A tiny layout of the test's own: what fills its columns, and which rows stand in which file."""

import csv
import re
from collections import Counter
from datetime import date

import numpy as np
import pytest
from tests.contributors import BOOK

from tenfold.demo.exports.export import Export, Sent
from tenfold.demo.exports.layout import Layout
from tenfold.errors import ParameterError

BASE = [variable.name for variable in BOOK.base]
LAYOUT = {
    "number": "A{:03d}",
    "written": {"dates": "%d.%m.%Y"},
    "file": [{"name": "cases.csv"}],
    "older": 0,
    "column": [
        {"name": "Case", "fill": "number"},
        {"name": "Day", "fill": "registered", "variable": "yearOfRegistration"},
    ],
}
DEFAULTS = {
    "Datasource": "Hotline",
    "yearOfRegistration": "2015",
    "meansOfControlNotSpecified": "1",
}


def cases_of(count, **labels):
    """As many cases, all with these labels and no others."""
    codes = np.zeros((count, len(BASE)), np.uint8)
    for name, label in (DEFAULTS | labels).items():
        codes[:, BASE.index(name)] = BOOK.by_name[name].encode(label)
    return codes


def export_of(cases, *columns, ways=None, seed=1, **more):
    data = LAYOUT | {"column": [*LAYOUT["column"], *columns], **more}
    data["always"] = {"Datasource": "Hotline"}
    sent = Sent("tiny", cases, np.array(ways or ["way"] * len(cases)))
    return Export.of(sent, Layout.model_validate(data), BOOK, seed)


def rows_of(folder, export):
    """The rows of each file by its name."""
    list(export.write(folder))
    found = {}
    for name in export.files:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    return found


def cells_of(folder, cases, column, **more):
    """What stands in one more column."""
    export = export_of(cases, {"name": "X", **column}, **more)
    return [row["X"] for row in rows_of(folder, export)["cases.csv"]]


def test_a_pattern_puts_a_digit_for_each_sign(tmp_path):
    found = cells_of(tmp_path, cases_of(50), {"fill": "pattern", "of": ["(1) ##-#", "none"]})
    assert all(re.fullmatch(r"\(1\) \d\d-\d|none", cell) for cell in found)


def test_a_share_of_the_people_has_a_cell(tmp_path):
    found = cells_of(tmp_path, cases_of(400), {"fill": "any", "of": ["x"], "share": 0.25})
    assert 0.15 < Counter(found)["x"] / 400 < 0.35


def test_an_age_has_decimals_with_the_sign_of_the_layout(tmp_path):
    column = {"fill": "age", "variable": "ageBroad", "decimals": ","}
    found = cells_of(tmp_path, cases_of(30, ageBroad="9–17"), column)
    assert all(9 <= float(cell.replace(",", ".")) < 18 for cell in found)
    assert all(re.fullmatch(r"\d+,\d", cell) for cell in found)


def test_no_age_is_written_as_the_column_says(tmp_path):
    column = {"fill": "age", "variable": "ageBroad", "blank": ["", "999"]}
    assert set(cells_of(tmp_path, cases_of(50), column)) == {"", "999"}


def test_a_date_has_its_own_form_where_it_is_given(tmp_path):
    column = {"fill": "registered", "form": "%Y/%j"}
    assert all(re.fullmatch(r"2015/\d{3}", c) for c in cells_of(tmp_path, cases_of(5), column))


def test_a_day_before_the_registration_may_be_told(tmp_path):
    column = {"name": "X", "fill": "registered", "earlier": 40, "form": "%Y-%m-%d"}
    rows = rows_of(tmp_path, export_of(cases_of(80), column))["cases.csv"]
    days = [date(*map(int, reversed(row["Day"].split(".")))) for row in rows]
    before = [(d - date.fromisoformat(r["X"])).days for d, r in zip(days, rows, strict=True)]
    assert min(before) >= 0
    assert 20 < max(before) <= 40


def test_an_age_is_told_or_the_year_of_birth_is(tmp_path):
    told = {"variable": "ageBroad"}
    columns = (
        {"name": "Age", "fill": "age", **told},
        {"name": "Year", "fill": "birth-year", **told},
    )
    export = export_of(cases_of(300, ageBroad="30–38"), *columns)
    rows = rows_of(tmp_path, export)["cases.csv"]
    assert all(bool(row["Age"]) != bool(row["Year"]) for row in rows)
    born = [int(row["Year"]) for row in rows if row["Year"]]
    assert born
    assert {2015 - year for year in born} <= set(range(31, 39))


def test_names_of_one_person_agree(tmp_path):
    columns = (
        {"name": "Name", "fill": "name"},
        {"name": "First", "fill": "given"},
        {"name": "Last", "fill": "family"},
        {"name": "Mail", "fill": "email"},
    )
    for row in rows_of(tmp_path, export_of(cases_of(9), *columns))["cases.csv"]:
        assert row["Name"] == f"{row['First']} {row['Last']}"
        assert row["Mail"] == row["Name"].lower().replace(" ", ".") + "@example.invalid"


ANSWERS = {"isForcedLabour": ["labour", "work"], "isSexualExploit": ["sex"], "NONE": ["none"]}
LIST = {"fill": "list", "table": "kinds", "unchosen": "0"}


@pytest.mark.parametrize(
    ("labour", "sex", "written"),
    [
        ("1", "1", {"labour|sex", "sex | work"}),
        ("1", "0", {"labour", "work"}),
        ("0", "0", {"none"}),
        (None, None, {""}),
    ],
)
def test_a_list_holds_the_answers_that_are_yes(tmp_path, labour, sex, written):
    cases = cases_of(60, isForcedLabour=labour, isSexualExploit=sex)
    assert set(cells_of(tmp_path, cases, LIST, answers={"kinds": ANSWERS})) == written


def test_a_list_without_a_word_for_none_is_refused(tmp_path):
    kinds = {name: words for name, words in ANSWERS.items() if name != "NONE"}
    with pytest.raises(ParameterError, match="no words for some values of X"):
        cells_of(tmp_path, cases_of(1, isForcedLabour="0"), LIST, answers={"kinds": kinds})


def test_a_country_without_a_spelling_is_its_code(tmp_path):
    column = {"fill": "country", "variable": "citizenship"}
    found = cells_of(tmp_path, cases_of(9, citizenship="NA"), column)
    assert set(found) == {"NA"}


def test_a_country_is_written_in_another_language(tmp_path):
    column = {"fill": "country", "variable": "citizenship"}
    found = cells_of(tmp_path, cases_of(9, citizenship="DE"), column, country={"DE": ["Alemanha"]})
    assert set(found) == {"Alemanha"}


def test_people_are_left_out_for_a_cell_or_for_their_year(tmp_path):
    left_out = [
        {"share": 0.2, "column": "X", "of": ["No"]},
        {"share": 0.1, "years": [2003, 2004]},
    ]
    column = {"name": "X", "fill": "any", "of": ["Yes"]}
    rows = rows_of(tmp_path, export_of(cases_of(50), column, left_out=left_out))["cases.csv"]
    assert Counter(row["X"] for row in rows) == {"Yes": 55, "No": 10}
    assert sum(row["Day"].endswith(("2003", "2004")) for row in rows) == 5


def test_a_list_names_people_on_top_and_a_stray_number(tmp_path):
    listed = [{"key": "opt_outs", "share": 0.01, "stray": "A000"}]
    export = export_of(cases_of(10), listed=listed)
    rows = rows_of(tmp_path, export)["cases.csv"]
    header, stray, number = (tmp_path / "opt-outs.csv").read_text().splitlines()
    assert (header, stray) == ("Case", "A000")
    assert (len(rows), [row["Case"] for row in rows].count(number)) == (11, 1)


def test_an_older_state_is_of_an_earlier_day_and_the_same_person(tmp_path):
    columns = ({"name": "State", "fill": "updated"}, {"name": "Name", "fill": "name"})
    rows = rows_of(tmp_path, export_of(cases_of(20), *columns, older=0.5))["cases.csv"]
    states = {}
    for row in rows:
        states.setdefault((row["Case"], row["Name"], row["Day"]), []).append(row["State"])
    assert Counter(map(len, states.values())) == {1: 10, 2: 10}
    assert all(len(set(days)) == len(days) for days in states.values())


def test_the_newest_come_in_a_file_of_their_own(tmp_path):
    files = [{"name": "new.csv", "newest": 0.3, "most": 2}, {"name": "old.csv"}]
    found = rows_of(tmp_path, export_of(cases_of(10), file=files))
    days = {
        name: [date(*map(int, reversed(row["Day"].split(".")))) for row in rows]
        for name, rows in found.items()
    }
    assert len(days["new.csv"]) == 2
    assert min(days["new.csv"]) >= max(days["old.csv"])


def test_a_file_holds_the_cases_of_its_ways_and_calls_or_lacks_columns(tmp_path):
    files = [
        {"name": "north.csv", "ways": ["north"], "calls": {"Day": "Date"}},
        {"name": "south.csv", "ways": ["south"], "lacks": ["Notes"]},
    ]
    notes = {"name": "Notes", "fill": "any", "of": ["x"]}
    ways = ["north"] * 3 + ["south"] * 4
    found = rows_of(tmp_path, export_of(cases_of(7), notes, file=files, ways=ways))
    assert {name: (len(rows), list(rows[0])) for name, rows in found.items()} == {
        "north.csv": (3, ["Case", "Date", "Notes"]),
        "south.csv": (4, ["Case", "Day"]),
    }


SEX = {"name": "Sex", "fill": "word", "variable": "gender", "table": "sex"}
SEXES = {"sex": {"Female": ["F"]}}
AGE = {"name": "Age", "fill": "age", "variable": "ageBroad"}
STATUS = {"name": "Status", "fill": "word", "variable": "majorityStatus", "table": "status"}


def shares_of(folder, cases, *columns, **more):
    """How many rows stand in each file."""
    found = rows_of(folder, export_of(cases, *columns, **more))
    return {name: len(rows) for name, rows in found.items()}


def test_a_file_takes_nobody_who_told_what_it_lacks(tmp_path):
    cases = np.concatenate([cases_of(3, gender="Female"), cases_of(2)])
    files = [{"name": "short.csv", "lacks": ["Sex"]}, {"name": "long.csv"}]
    found = shares_of(tmp_path, cases, SEX, words=SEXES, file=files)
    assert found == {"short.csv": 2, "long.csv": 3}


def test_what_follows_from_another_variable_may_be_lacking(tmp_path):
    told = cases_of(3, ageBroad="30–38", majorityStatus="Adult")
    cases = np.concatenate([told, cases_of(2, majorityStatus="Adult")])
    files = [{"name": "short.csv", "lacks": ["Status"]}, {"name": "long.csv"}]
    words = {"status": {"Adult": ["A"]}}
    found = shares_of(tmp_path, cases, AGE, STATUS, words=words, file=files)
    assert found == {"short.csv": 3, "long.csv": 2}


def test_a_file_is_for_those_who_were_exploited_in_its_countries(tmp_path):
    land = {"name": "Land", "fill": "country", "variable": "CountryOfExploitation"}
    parts = [cases_of(2, CountryOfExploitation=code) for code in ("GR", "AL", "ES")]
    files = [{"name": "greece.csv", "countries": ["GR", "AL"]}, {"name": "rest.csv"}]
    found = shares_of(tmp_path, np.concatenate([*parts, cases_of(1)]), land, file=files)
    assert found == {"greece.csv": 4, "rest.csv": 3}


def test_whom_no_file_takes_is_not_lost(tmp_path):
    with pytest.raises(ParameterError, match="No file of the export takes some"):
        shares_of(tmp_path, cases_of(3), file=[{"name": "a.csv", "ways": ["north"]}])


def test_a_file_may_be_written_in_its_own_way(tmp_path):
    own = {"dates": "%m/%d/%Y", "separator": ";", "encoding": "utf-16"}
    export = export_of(
        cases_of(2), {"name": "Born", "fill": "born"}, file=[{"name": "a.csv"} | own]
    )
    list(export.write(tmp_path))
    header, *rows = (tmp_path / "a.csv").read_text(encoding="utf-16").splitlines()
    assert header == "Case;Day;Born"
    assert all(re.fullmatch(r"A\d+;\d\d/\d\d/2015;", row) for row in rows)


def test_a_list_stands_there_as_boxes(tmp_path):
    kinds = {"isForcedLabour": ["labour", "work"], "isSexualExploit": ["sex"]}
    columns = {"isForcedLabour": "Made to work", "isSexualExploit": "Sold"}
    file = [{"name": "a.csv", "boxes": {"X": {"yes": ["x", "v"], "columns": columns}}}]
    column = {"name": "X", "fill": "list", "table": "kinds"}
    cases = cases_of(40, isForcedLabour="1")
    rows = rows_of(tmp_path, export_of(cases, column, answers={"kinds": kinds}, file=file))["a.csv"]
    assert {row["Made to work"] for row in rows} == {"x", "v"}
    assert {row["Sold"] for row in rows} == {""}
    assert list(rows[0]) == ["Case", "Day", "Made to work", "Sold"]


def test_a_file_without_a_row_is_not_written(tmp_path):
    files = [{"name": "all.csv"}, {"name": "rest.csv"}]
    assert list(export_of(cases_of(3), file=files).write(tmp_path)) == ["all.csv"]
