"""The verdict on a release is shown on one screen, and says whether it may be shown."""

from dataclasses import replace

import pytest

from tenfold.stages import Departure, Finding, ReleaseVerdict, Verdict
from tenfold.terminal import show_release_verdict

FIGURES = {"cases": 98_200, "classes": 4_200, "smallest": 10, "below": 0, "unique": 0}
FILES = dict.fromkeys(["README.md", "data/cases.csv", "data/cases.parquet"], "0" * 64)


def table(file, departures=()):
    names = tuple(f"v{number}" for number in range(63))
    judged = {"queries": 1000, "queries_broken": 0, "departures": departures, "breaking": ()}
    bound = {"file": file, "sha256": "0" * 64, "k": 10, "columns": names, "partial": False}
    return Verdict(**bound, **FIGURES, **judged)


def verdict(findings=(), *, searched=False, departures=()):
    tables = (table("data/cases.csv", departures), table("data/cases.parquet"))
    return ReleaseVerdict("2021-09", FILES, tables, findings, searched)


@pytest.fixture
def shown(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    def show(*parts, counts="", signed_by="", **more):
        told = verdict(*parts, **more)
        show_release_verdict(replace(told, counts=counts, signed_by=signed_by))
        return capsys.readouterr().out

    return show


def test_a_passed_release_is_said_to_be(shown):
    text = shown()
    assert "2021-09, 3 files judged" in text
    assert "data/cases.csv: 98,200 cases, 4,200 records, smallest class 10" in text
    assert "data/cases.parquet: the same table" in text
    assert "passed: it may be shown" in text
    assert "exports" not in text


def test_it_fits_a_screen(shown):
    lines = shown((Finding("README.md", "is missing"),), searched=True).splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_a_search_for_what_the_exports_hold_is_told(shown):
    assert "case numbers and names of the exports" in shown(searched=True)


def test_findings_are_listed_with_their_places(shown):
    text = shown((Finding("README.md", "is missing"), Finding("manifest.json", "is odd", 1200)))
    assert "README.md: is missing" in text
    assert "manifest.json: is odd (1,200 places)" in text
    assert "refused: don't show it" in text


def test_it_is_shown_on_standard_error_where_asked(capsys):
    show_release_verdict(verdict((Finding("README.md", "is missing"),)), stderr=True)
    text = capsys.readouterr()
    assert text.out == ""
    assert "README.md: is missing" in text.err


def test_a_departure_refuses_it(shown):
    text = shown(departures=(Departure("gender", "is odd", 3),))
    assert "departed from in 1 ways" in text
    assert "refused: don't show it" in text


def test_where_k_counts_cases_it_is_said(shown):
    assert "k counts" not in shown()
    assert "cases, not people" in shown(counts="cases, not people")


def test_it_says_whose_signature_was_checked(shown):
    assert "good: by key 0123456789ABCDEF" in shown(signed_by="0123456789ABCDEF")


def test_it_says_that_nobody_s_signature_was_checked(shown):
    assert "nobody's was checked (--key says whose to expect)" in shown()


def test_a_signature_that_isnt_the_expected_one_is_told(shown):
    text = shown((Finding("SHA256SUMS.minisig", "is by key A, and B was expected"),))
    assert "not good" in text
    assert "good: by" not in text


def test_a_table_that_differs_is_told_in_full(capsys):
    other = replace(table("data/cases.dta"), cases=17)
    show_release_verdict(replace(verdict(), tables=(*verdict().tables, other)))
    assert "data/cases.dta: 17 cases, 4,200 records" in capsys.readouterr().out
