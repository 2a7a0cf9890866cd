"""The terminal tells every error, the first of all else, and values only where it is asked."""

import pytest
from tests.unit.check.exports import checked

from tenfold.check.cells import MOST
from tenfold.terminal import show_checked


@pytest.fixture
def shown(tmp_path, capsys):
    def shown(*changes, values=False):
        show_checked(checked(tmp_path, *changes), values=values)
        return capsys.readouterr().out

    return shown


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Nothing to mend: every cell maps"),
        ({"Sex": "x"}, "Nothing must be mended; 1 warning to look at."),
        ({"Sex": "hm"}, "1 error to mend before sending, 0 warnings."),
    ],
)
def test_the_last_line_says_what_follows(shown, change, said):
    assert said in shown(change).splitlines()[-1]


def test_of_many_warnings_the_first_are_told(shown):
    out = shown({f"New {number}": "1" for number in range(13)})
    assert "and 3 more; --html FILE tells all" in out


def test_values_are_told_up_to_a_number(shown):
    out = shown(*({"Sex": f"hm {number}"} for number in range(MOST + 7)), values=True)
    assert "hm 1: 1 in line 3 of" in " ".join(out.split())
    assert "and 7 more values" in out


def test_a_column_has_no_rows_to_tell(shown):
    assert "0 rows" not in shown({"New": "1"})
