"""JSON is read as a table; what is no list of cases is refused by its place, never by a value."""

import json

import pytest

from tenfold.errors import InputError
from tenfold.sources import Habits, only_content, read_raw
from tenfold.sources.flat import LONGEST, MOST, Table

KNOWN = frozenset({"n", "l", "o.k"})


@pytest.fixture
def read(tmp_path):
    """What a file of some content is read as."""

    def read(content, **habits):
        path = tmp_path / "in.csv"  # its name doesn't matter
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_raw(only_content(path), Habits(**{"known": KNOWN, "export": True} | habits))

    return read


def rows(raw):
    """The rows by the names of the columns."""
    return [dict(zip(raw.names, row, strict=True)) for row in raw.cells.iter_rows()]


def cell(raw):
    """The only cell."""
    return raw.cells.item()


def test_names_of_objects_inside_objects_are_joined_by_dots(read):
    found = read('[{"n": "A1", "o": {"k": "x", "more": {"deep": "y"}}}]')
    assert rows(found) == [{"n": "A1", "o.k": "x", "o.more.deep": "y"}]


def test_columns_are_all_names_that_any_case_has(read):
    found = read('[{"a": "1"}, {"b": "2"}, {"a": "3", "c": null}]')
    assert found.names == ("a", "b", "c")
    assert found.cells.rows() == [("1", None, None), (None, "2", None), ("3", None, None)]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("true", "true"),
        ("false", "false"),
        ("17", "17"),
        ("17.0", "17"),
        ("-0.50", "-0.50"),
        ("1e400", "1e400"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ('"17.0"', "17.0"),
        ('"03"', "03"),
        ('"two\\nlines"', "two\nlines"),
        ('"\\ud83d\\ude00"', "\U0001f600"),
        ('["a", "b"]', "a|b"),
        ('["a"]', "a"),
        ('["a", null, "", "b"]', "a|b"),
        ('[["a"], ["b", "c"]]', "a|b|c"),
        ("[1, true]", "1|true"),
        ("[]", None),
        ("{}", None),
        ("[{}]", None),
        ("null", None),
        ('""', None),
    ],
)
def test_a_value_is_text_as_it_is_written(read, value, text):
    assert cell(read(f'[{{"l": {value}}}]')) == text


def test_a_list_of_objects_is_a_column_for_each_name(read):
    found = read('[{"o": [{"k": "a", "m": "1"}, {"k": "b"}, {"k": ["c", "d"]}]}]')
    assert rows(found) == [{"o.k": "a|b|c|d", "o.m": "1"}]


def test_parts_are_joined_by_the_sign_of_the_mapping(read):
    assert cell(read('[{"l": ["a|b", "c"]}]', joined=";")) == "a|b;c"


def test_a_part_that_holds_the_sign_is_refused_where_the_column_is_read(read):
    with pytest.raises(InputError, match="record 2, column l: a part of a list holds the sign"):
        read('[{"l": ["a"]}, {"l": ["a|b"]}]')
    assert cell(read('[{"notes": ["a|b", "c"]}]')) == "a|b|c"
    assert cell(read('[{"l": "a|b"}]')) == "a|b"


def test_what_is_an_object_elsewhere_is_no_column_where_it_is_null(read):
    assert read('[{"o": null}, {"o": {"k": "x"}}, {"o": []}]').names == ("o.k",)
    assert read('[{"p": "y"}, {"p": {"k": "x"}}]').names == ("p", "p.k")


@pytest.mark.parametrize("value", ['"Canary"', "1", "false", '["Canary"]'])
def test_a_value_where_an_object_is_read_is_refused(read, value):
    with pytest.raises(InputError, match="record 2, column o: a value where an object is read"):
        read(f'[{{"o": {{"k": "x"}}}}, {{"o": {value}}}]')


@pytest.mark.parametrize("value", ['{"Canary": 1}', '[{"Canary": 1}]'])
def test_an_object_where_a_value_is_read_is_refused(read, value):
    with pytest.raises(InputError, match="record 2, column n: an object where one value is read"):
        read(f'[{{"n": "x"}}, {{"n": {value}}}]')


@pytest.mark.parametrize("nothing", ["null", "[]", "{}", "[{}, null]"])
def test_names_inside_of_what_is_always_blank_are_blank(read, nothing):
    found = read(f'[{{"n": "1", "o": {nothing}}}]').having(["n", "o.k", "n.k", "other.k", "o.k"])
    assert rows(found) == [{"n": "1", "o": None, "o.k": None}]


def test_a_name_that_lacks_inside_of_what_tells_something_is_not_made_up(read):
    assert read('[{"o": null}, {"o": {"k": "x"}}]').having(["o.m"]).names == ("o.k",)


# ---- where the cases are ----


def test_records_are_counted_from_one(read):
    found = read('[{"n": "1"}, {"n": "2"}]')
    assert (found.where(1), found.found) == ("record 2", ("JSON, UTF-8",))


@pytest.mark.parametrize(
    ("content", "records"),
    [
        ('{"export": {"cases": [{"n": "1"}], "of": "x"}}', ""),
        ('{"cases": [{"n": "1"}], "years": [2017, 2018]}', ""),
        ('{"cases": [{"n": "1"}], "errors": []}', ""),
        ('{"cases": [{"n": "1"}], "users": [{"name": "x"}]}', "cases"),
        ('{"a": {"b": {"c": [{"n": "1"}]}}, "d": [{}]}', "a.b.c"),
        ('[{"n": "1"}]', "cases"),
    ],
)
def test_the_list_of_cases_is_found_or_named(read, content, records):
    assert rows(read(content, records=records)) == [{"n": "1"}]


def test_it_is_told_where_the_cases_were_found(read):
    found = read('{"export": {"cases": [{"n": "1"}]}}')
    assert (found.records, found.found[1]) == ("export.cases", "cases in export.cases")


def test_json_lines_hold_a_case_each(read):
    found = read('{"n": 1}\n{"n": 2, "l": ["a"]}\n')
    assert found.cells.rows() == [("1", None), ("2", "a")]
    assert (found.where(1), found.found) == ("line 2", ("JSON Lines, UTF-8",))


def test_blank_lines_between_json_lines_are_passed_over(read):
    found = read('\n{"n": 1}\n\n{"n": 2}\n\n')
    assert found.where(1) == "record 2"
    assert found.cells.height == 2


def test_a_single_line_is_a_case_where_it_has_the_known_names(read):
    line = '{"n": "1", "o": [{"k": "x"}, {"k": "y"}]}'
    assert rows(read(line)) == [{"n": "1", "o.k": "x|y"}]
    assert rows(read(line, records="export.cases")) == [{"n": "1", "o.k": "x|y"}]


@pytest.mark.parametrize("content", ['[{"n": 1}]', '{"n": 1}\n{"n": 2}\n'])
def test_a_byte_order_mark_is_skipped(read, content):
    found = read(b"\xef\xbb\xbf" + content.encode())
    assert found.names == ("n",)
    assert found.found[-1] == "byte-order mark skipped"


def test_blanks_may_stand_before_the_first_sign(read):
    assert rows(read("\n" * 100 + ' [ {"n": "1"} ]')) == [{"n": "1"}]


def test_the_encoding_is_that_of_the_mapping(read):
    assert cell(read('[{"n": "é"}]'.encode("cp1252"), encoding="cp1252")) == "é"


def test_a_name_of_csv_in_brackets_is_no_json(read):
    assert read("[Case],b\n1,2\n").names == ("[Case]", "b")


# ---- what is refused ----

DEEP = 200_000
REFUSED = {
    "an empty list": ("[]", "has no cases"),
    "no list": ("{}", "no list of objects"),
    "no case": ('{"cases": []}', "has no cases"),
    "cases without a name": ("[{}, {}]", "has no cases"),
    "two lists": ('{"a": [{"x": 1}], "b": [{"x": 1}]}', "several lists of objects"),
    "a number": ('[{"n": 1}, 2]', "record 2: no object"),
    "a list": ('[{"n": 1}, ["Canary"]]', "record 2: no object"),
    "a text in a line": ('{"n": 1}\n"Canary"\n', "line 2: no object"),
    "a name twice": ('[{"n": 1}, {"n": 2, "n": "Canary"}]', "record 2: a name stands twice"),
    "a name twice inside": ('[{"o": {"k": 1, "k": 2}}]', "record 1, column o: a name stands twice"),
    "the list twice": ('{"cases": [], "cases": [{"n": 1}]}', "outside the cases: a name"),
    "a dot that collides": ('[{"o.k": 1, "o": {"k": 2}}]', "record 1, column o.k: a name with"),
    "a dot elsewhere": ('[{"o.k": 1}, {"o": {"k": 2}}]', "record 2, column o.k: a name with"),
    "no number": ('[{"n": 1}, {"n": NaN}]', "record 2, column n: NaN or Infinity"),
    "infinity": ('{"n": 1}\n{"n": -Infinity}', "line 2, column n: NaN or Infinity"),
    "a blank name": ('[{"": "Canary"}]', "record 1: a name that is blank or a number"),
    "a blank name inside": ('[{"o": {" ": 1}}]', "record 1: a name that is blank or a number"),
    "a number as a name": ('[{"2017": "Canary"}]', "record 1: a name that is blank or a number"),
    "cut off": ('[{"n": "Canary"}, {"n": "Can', "line 1, character 25: no whole JSON"),
    "cut off in a line": ('{"n": 1}\n{"n": 2}\n{"n": "Can', "line 3, character 7: no whole JSON"),
    "cut off at once": ("[", "line 1, character 2: no whole JSON"),
    "cut off in the first line": ('{"n": 1,\n{"n": "Canary"}', "line 2, character 1: no whole"),
    "two documents": ('[{"n": 1}]\n[{"n": "Canary"}]', "line 2, character 1: something follows"),
    "two in a line": ('{"n": 1} {"n": 2}', "line 1, character 10: something follows"),
    "latin-1": ('[{"n": 1},\n{"n": "Canaré"}]'.encode("latin-1"), "line 2: not UTF-8"),
    "latin-1 in a line": ('{"n": 1}\n{"n": "é"}'.encode("latin-1"), "line 2: not UTF-8"),
    "half a character": ('[{"n": "Canary\\ud800"}]', "record 1, column n: a NUL, or half"),
    "half a character in a name": ('[{"Canary\\ud800": 1}]', "record 1: a name that is"),
    "a nul": ('[{"n": "Canary\\u0000"}]', "record 1, column n: a NUL, or half"),
    "a picture": (json.dumps([{"n": "x" * (LONGEST + 1)}]), "column n: a value of more than"),
    "numbers for names": (
        json.dumps([{f"Canary {number}": 1} for number in range(MOST + 1)]),
        f"record {MOST + 1}: more than 4,000 different names",
    ),
    "deep lists": ("[" * DEEP, "nested too deep"),
    "deep objects": ('[{"Canary":' * DEEP, "nested too deep"),
    "deep lines": ('{"n": 1}\n' + '{"Canary":' * DEEP, "nested too deep"),
}


@pytest.mark.parametrize(("content", "problem"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_list_of_cases_is_refused_by_its_place(read, content, problem):
    with pytest.raises(InputError, match=problem) as refused:
        read(content)
    assert "Canary" not in str(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_a_list_that_is_not_where_the_mapping_says_is_missed(read):
    with pytest.raises(InputError, match=r"no list of cases where mapping.toml says"):
        read('{"cases": [{"x": 1}]}', records="export.cases")


def test_a_name_that_is_not_known_is_not_told(read):
    with pytest.raises(InputError, match="record 1: NaN"):
        read('[{"Canary": NaN}]')


def test_what_is_too_deep_to_be_laid_flat_is_refused_too(tmp_path):
    deep = ["Canary"]
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(InputError, match="record 7: nested too deep") as refused:
        Table(tmp_path / "in.json", Habits()).add({"n": deep}, "record 7")
    assert refused.value.__suppress_context__
