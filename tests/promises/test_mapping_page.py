"""Every example of docs/mapping.md is what the program does."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from tests.contributors import BOOK, mapping_of

from tenfold.codebook import NULL
from tenfold.contributors import Exclusion, File, Files, Reader, Rule
from tenfold.engines.polars import read_exports
from tenfold.harmonise.exclude import excludes
from tenfold.harmonise.judge import judge
from tenfold.harmonise.persons import Persons
from tenfold.harmonise.words import Words
from tenfold.sources import Habits, only_content, read_raw

PAGE = (Path(__file__).parents[2] / "docs/mapping.md").read_text(encoding="utf-8")
DATES = re.search(r'^dates = "(\S+)"', PAGE, re.MULTILINE)[1]
EXAMPLES = re.findall(
    r"```toml\n(\[\[.*?)```\n(?:\n```text\n(.*?)```\n)?\n((?:\|[^\n]*\n)+)", PAGE, re.DOTALL
)


def cells_of(line):
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def rows_of(table):
    """The names above a table, and the cells of each of its rows."""
    header, _, *rows = map(cells_of, table.splitlines())
    return header, rows


def kinds():
    """Each example by what it shows: a variable's rule, or who is left out."""
    for text, lines, table in EXAMPLES:
        ((key, (entry,)),) = tomllib.loads(text).items()
        header, rows = rows_of(table)
        for row in rows:
            yield pytest.param(entry, lines, header, row, id=f"{key} {' '.join(row)}")


SHOWN = [each for each in kinds() if each.id.startswith("variable")]
LEFT_OUT = [each for each in kinds() if each.id.startswith("exclude")]


@pytest.mark.parametrize(("entry", "lines", "header", "row"), SHOWN)
def test_a_rule_makes_of_cells_what_the_page_says(tmp_path, entry, lines, header, row):
    given = {key: value for key, value in entry.items() if key != "name"}
    *names, variable, _ = header
    *cells, value, verdict = row
    mapping = mapping_of(tmp_path / "tiny", {entry["name"]: given}, lines, dates=DATES)
    rule = next(rule for rule in mapping.variable if rule.name == entry["name"])
    assert (tuple(names), variable) == (rule.reads, entry["name"])
    found = judge(rule, Words(BOOK, mapping, BOOK.by_name[rule.name]), tuple(cells))
    label = "NULL" if found.code == NULL else BOOK.by_name[rule.name].decode(found.code)
    assert (label, found.verdict) == (value, verdict)


@pytest.mark.parametrize(("entry", "lines", "header", "row"), LEFT_OUT)
def test_who_is_left_out_is_who_the_page_says(entry, lines, header, row):
    exclusion = Exclusion.model_validate(entry)
    assert (lines, header) == ("", [exclusion.column, "left out"])
    cell, left_out = row
    assert excludes(exclusion, cell, DATES) == (left_out == "yes")


PERSON, PERSONS = re.search(r"```toml\n(\[person\]\n.*?)```\n\n(.*?)\n\n", PAGE, re.DOTALL).groups()


@pytest.mark.parametrize("row", rows_of(PERSONS)[1], ids=" ".join)
def test_a_person_is_compared_as_the_page_says(tmp_path, row):
    *names, _ = rows_of(PERSONS)[0]
    columns = "".join(f"{name},identifies,x\n" for name in names)
    mapping = mapping_of(tmp_path / "tiny", {}, more=PERSON, columns=columns, dates=DATES)
    *cells, compared = row
    persons = Persons(mapping, BOOK)
    assert persons.columns == tuple(names)
    assert persons.read(tuple(cells)).replace("\0", ", ") == compared.replace("nobody", "")


def test_json_is_the_table_that_the_page_shows(tmp_path):
    text, table = re.search(r"```json\n(.*?)```\n\n((?:\|[^\n]*\n)+)", PAGE, re.DOTALL).groups()
    (tmp_path / "in.json").write_text(text, encoding="utf-8")
    header, rows = rows_of(table)
    frame = read_exports([tmp_path / "in.json"], Reader(records="export.cases"), header).collect()
    assert [[cell or "" for cell in row] for row in frame.iter_rows()] == rows
    assert list(read_raw(only_content(tmp_path / "in.json"), Habits()).names) == header


SENT = [
    pytest.param(tomllib.loads(text)["file"][0], lines, rows_of(table), id=f"file {number}")
    for number, (text, lines, table) in enumerate(EXAMPLES)
    if text.startswith("[[file]]")
]


@pytest.mark.parametrize(("entry", "lines", "due"), SENT)
def test_a_file_that_differs_is_read_as_the_page_says(tmp_path, entry, lines, due):
    file = File.model_validate(entry)
    path = tmp_path / file.name.replace("*", "-2021")
    path.write_text(lines, encoding="utf-8")
    names, rows = due
    files = Files((file,), frozenset({"Registered"}), {"Means": ";"})
    frame = read_exports([path], Reader(dates=DATES), names, files).collect()
    assert [[cell or "" for cell in row] for row in frame.iter_rows()] == rows


def test_every_key_of_a_file_has_its_example_or_is_named():
    shown = {key for each in SENT for key in each.values[0]}
    assert shown | {"century", "encoding", "separator", "sheet"} == set(File.model_fields)
    assert "also century, encoding, separator, sheet" in PAGE


def test_every_rule_has_an_example_and_its_own_words():
    rules = {}
    for kind in get_args(get_args(Rule)[0]):
        rules[get_args(kind.model_fields["rule"].annotation)[0]] = kind
    titles = re.findall(r"^### `([a-z-]+)`$", PAGE, re.MULTILINE)
    assert set(titles) == rules.keys()
    shown = {each.values[0]["rule"] for each in SHOWN}
    assert shown == rules.keys()


def test_no_example_is_passed_over():
    assert PAGE.count("\n[[") == len(EXAMPLES)
