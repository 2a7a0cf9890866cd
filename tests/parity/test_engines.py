"""The same cases and the same ledger on every engine."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contributors import BOOK, OnDuckDB, mapping_of, on_polars

from tenfold.harmonise import harmonise, sought

RULES = {
    "yearOfRegistration": {"rule": "year", "column": "Day"},
    "gender": {"rule": "recode", "column": "Sex", "values": "sex"},
    "ageBroad": {"rule": "age-band", "born": "Born", "on": "Day"},
    "majorityStatus": {"rule": "copy", "column": "Status"},
    "citizenship": {"rule": "first-of-list", "column": "Land", "separator": ";"},
    "CountryOfExploitation": {"rule": "first-known", "columns": ["Land", "Site"]},
    "meansOfControlDebtBondage": {
        "rule": "any-answer",
        "column": "Means",
        "separator": "|",
        "values": "means",
        "answers": ["debt"],
        "unchosen": "0",
    },
    "Datasource": {"rule": "constant", "value": "Hotline"},
}
VALUES = "sex,F,Female,kept,\nsex,M,Male,kept,\nmeans,Debt,debt,kept,\nmeans,Other,other,kept,\n"
MORE = """
[[exclude]]
reason = "registered before 2010"
column = "Day"
before = 2010-01-01

[[exclude]]
reason = "of another project"
column = "Status"
values = ["Unknown"]
"""
CELLS = {
    "Case": ["1", "2", "3", "", None],
    "Updated": ["2020-01-01", "2020-02-01", "", "soon"],
    "Day": ["2009-12-31", "2010-01-01", "2016-03-01", "x", None],
    "Sex": ["F", "m", "hm", None],
    "Born": ["2000-02-29", "1970-01-01", ""],
    "Status": ["Adult", "minor", "Unknown", None],
    "Land": ["Ghana", "XK; Ghana", "NA", "AN", "", None],
    "Site": ["US", "nowhere", None],
    "Means": ["Debt", "Other|Debt", "Other", "?", ""],
}
PEOPLE = {
    "Case": ["1", " 1", "2 ", "", None],
    "Given": ["Maria", " Maria  Anna", "", None],
    "Family": ["Example", "Example\u00a0", "Sample\n", "", None],
}
ROWS = st.lists(
    st.tuples(*(st.sampled_from(cells) for cells in CELLS.values())), min_size=1, max_size=40
)


def told(rows, mapping, engine):
    frame = engine(dict(zip(CELLS, map(list, zip(*rows, strict=True)), strict=True)))
    result = harmonise(frame, mapping, BOOK, engine)
    entries = sorted((e.variable, e.cells, e.judged.code, e.rows) for e in result.entries)
    return (
        sorted(result.frame.collect(backend="polars").rows()),
        entries,
        result.rows,
        result.nameless,
    )


def test_polars_and_duckdb_seek_the_same_numbers_and_names(tmp_path_factory):
    names = "".join(f"{name},identifies,a name\n" for name in ("Given", "Family"))
    folder = tmp_path_factory.mktemp("named")
    mapping = mapping_of(folder, {}, "", 'names = [["Given", "Family"]]\n', names)

    @settings(max_examples=12)
    @given(st.lists(st.tuples(*map(st.sampled_from, PEOPLE.values())), min_size=1, max_size=20))
    def same(rows):
        cells = dict(zip(PEOPLE, map(list, zip(*rows, strict=True)), strict=True))
        assert sought(on_polars(cells), mapping) == sought(OnDuckDB()(cells), mapping)

    same()


def test_polars_and_duckdb_give_the_same_cases_and_ledger(tmp_path_factory):
    mapping = mapping_of(tmp_path_factory.mktemp("tiny"), RULES, VALUES, MORE)

    @settings(max_examples=6)  # DuckDB plans dozens of joins anew for each
    @given(ROWS)
    def same(rows):
        assert told(rows, mapping, on_polars) == told(rows, mapping, OnDuckDB())

    same()
