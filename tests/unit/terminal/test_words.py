"""What is printed reaches any terminal, and steers none."""

import io
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.terminal import say
from tenfold.terminal.words import bar, facts, output


def printed(show, encoding="utf-8"):
    """What a function prints to a standard output of this encoding."""
    written = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding))
        show()
        sys.stdout.flush()
        return written.getvalue().decode(encoding)


def in_a_table(text):
    table = facts()
    table.add_row(text, "ends")
    output().print(table)


WAYS = {"said": say, "printed": lambda text: output().print(text), "in a table": in_a_table}


@pytest.mark.parametrize("show", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_an_encoding_lacks_is_replaced(show, encoding):
    text = printed(lambda: show("nine → ten \ud800 █"), encoding)
    assert text.startswith("nine ")
    assert "?" in text


@pytest.mark.parametrize("show", WAYS.values(), ids=WAYS)
@given(st.characters(categories=["Cc"], exclude_characters="\n\t"))
def test_no_control_character_is_printed(show, letter):
    text = printed(lambda: show(f"in{letter}[31mred"))
    assert "in[31m" in text
    assert {one for one in text if unicodedata.category(one) == "Cc"} <= {"\n"}


def test_an_error_may_hold_what_can_t_be_written(capsys):
    output(stderr=True).print("a\x1b[2Jb")
    assert capsys.readouterr().err == "a[2Jb\n"


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 50))
def test_a_bar_is_as_wide_as_asked_and_full_only_for_all(part, whole, width):
    drawn = bar(part, whole, width).plain
    assert len(drawn) == width
    assert (drawn.count("█") == width) == (0 < whole <= part)
