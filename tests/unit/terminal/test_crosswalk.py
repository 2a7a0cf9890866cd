"""The crosswalk on a terminal: a matrix of many variables, all that is told of one."""

import pytest

from tenfold.codebook import MEANINGS, SIGNS, Standing, load_codebook
from tenfold.terminal import show_crosswalk

BOOK = load_codebook()
SEVEN = ("a21", "htcds", "iom-legacy", "iom-mimosa", "liberty-shared", "otsh", "polaris")


def standings(names, contributors=SEVEN, **more):
    return [
        Standing(
            number=BOOK.by_name[name].number,
            variable=name,
            contributor=contributor,
            status=list(SIGNS)[place % 4],
            rule="the field as it stands [bold]",
            **more,
        )
        for name in names
        for place, contributor in enumerate(contributors)
    ]


@pytest.fixture
def shown(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")

    def show(rows):
        show_crosswalk(BOOK, rows)
        return [line.rstrip() for line in capsys.readouterr().out.splitlines()]

    return show


def test_the_matrix_fits_80_columns(shown):
    lines = shown(standings(BOOK.by_name))
    assert max(map(len, lines)) <= 80


def test_every_variable_has_a_line_of_signs(shown):
    lines = [line.split() for line in shown(standings(BOOK.by_name))]
    for name, variable in BOOK.by_name.items():
        assert [str(variable.number), name, *"=~½-=~½"] in lines


def test_every_sign_and_contributor_is_explained(shown):
    text = " ".join(" ".join(shown(standings(["gender", "citizenship"]))).split())
    for status, meaning in MEANINGS.items():
        assert f"{SIGNS[status]} {status} {meaning}" in text
    for number, contributor in enumerate(SEVEN, 1):
        assert f"{number} {contributor}" in text


def test_of_one_variable_everything_is_told(shown):
    told = {"reason": "It is nearly the same.", "fields": "Born; Day"}
    assert shown(standings(["gender"], ["tiny"], **told)) == [
        "3 gender",
        "",
        "tiny = identical",
        "Rule    the field as it stands [bold]",
        "Reason  It is nearly the same.",
        "Fields  Born; Day",
    ]


def test_what_there_is_nothing_to_say_of_is_left_out(shown):
    text = "\n".join(shown(standings(["gender"])))
    assert "Reason" not in text
    assert "Fields" not in text
