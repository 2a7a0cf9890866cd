"""A check says no value of a case unless it is asked for, and nothing that identifies at all."""

import csv

import pytest
from tests.contributors import BOOK
from tests.exports import sent_by, sent_in, write_cases, write_planted

from tenfold.check import page_of
from tenfold.contributors import load_mapping
from tenfold.pipeline import check_files
from tenfold.terminal import show_checked

EXPORTS = [
    ("polaris", "cases.csv"),
    ("iom-mimosa", "cases-earlier.csv"),
    ("liberty-shared", "cases.json"),
    ("a21", "greece.csv"),
    ("a21", "bulgaria.csv"),
    ("otsh", "processos.csv"),
]


def canary(place: int) -> str:
    return f"Canary{place:03}Maria Example"


def write_planted_csv(name, path):
    """Writes an export of CSV with a canary in each column; their names in columns.csv."""
    mapping = load_mapping(name, BOOK)
    write_cases(name, sent_in(name, path.name, 6000, 1), path, 1)
    own = mapping.files.of(path)
    reader = mapping.reader.of(own)
    form = {"delimiter": reader.separator or ","}
    with path.open(encoding=reader.encoding, newline="") as source:
        header, *rows = csv.reader(source, **form)
    for place in range(len(header)):
        rows[place][place] = canary(place)
    with path.open("w", encoding=reader.encoding, newline="") as target:
        csv.writer(target, **form).writerows([header, *rows])
    standard = {one: c.column for c in mapping.columns for one in own.own([c.column])}
    return [standard[one] for one in header]


@pytest.fixture(scope="module", params=EXPORTS, ids=" ".join)
def planted(request, tmp_path_factory):
    """What is found in an export with a canary in each column, in a row of its own; its columns."""
    name, file = request.param
    path = tmp_path_factory.mktemp("planted") / file
    if path.suffix == ".json":
        header = write_planted(name, sent_by(name, 3000, seed=1), path, canary)
    else:
        header = write_planted_csv(name, path)
    return check_files(name, [path], BOOK), header, load_mapping(name, BOOK)


def seen(text: str, header: list[str]) -> set[str]:
    """The columns whose canary stands in a text, however its lines are broken."""
    plain = "".join(text.split())
    told = {name for place, name in enumerate(header) if f"Canary{place:03}" in plain}
    return told if told or "Canary" not in plain else {"some column"}


def secret(mapping) -> set[str]:
    """The columns of what may never be shown."""
    return {c.column for c in mapping.columns if c.use == "identifies"} | {mapping.case.number}


def test_the_terminal_shows_no_value_of_a_case(planted, capfd):
    found, header, _ = planted
    show_checked(found)
    out, err = capfd.readouterr()
    assert "Not understood" in out
    assert seen(out + err + repr(found), header) == set()
    assert "Maria" not in out + err


def test_with_values_the_terminal_shows_those_to_be_mended_and_no_identifier(planted, capfd):
    found, header, mapping = planted
    show_checked(found, values=True)
    told = seen(capfd.readouterr().out, header)
    assert told
    assert not told & secret(mapping)


def test_the_page_shows_values_to_be_mended_and_no_identifier(planted):
    found, header, mapping = planted
    told = seen(page_of(found).decode(), header)
    assert told
    assert not told & secret(mapping)


def test_no_day_of_a_case_is_shown(planted):
    found, header, mapping = planted
    days = {rule.column for rule in mapping.variable if rule.rule == "year"}
    days |= {rule.born for rule in mapping.variable if getattr(rule, "born", "")}
    assert not seen(page_of(found).decode(), header) & (days | {mapping.case.updated})
