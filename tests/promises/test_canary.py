"""A name that slipped into a file is nowhere to be seen in what is said of the file.

Nowhere: not on standard output or error, not in a traceback or a log, in no file left behind.
"""

import logging
import tempfile
import traceback

import polars as pl
import pytest
from tests.acceptance.command import tenfold
from tests.unit.tables.files import CODEBOOK, write_csv, write_parquet, write_xlsx
from tests.workbooks import write_ods

from tenfold.errors import InputError, TenfoldError, ValueListError
from tenfold.pipeline import Order, anonymise_file
from tenfold.verify import Question, verify

CANARY = "Canary Maria Example"
PARTS = ("Canary", "Maria", "Example")
BASE = [variable.name for variable in CODEBOOK.base]
FORMATS = ["csv", "parquet", "xlsx"]
READ = [*FORMATS, "ods"]
"""The formats that are read, but not judged all of them."""


def good(name):
    """A value that a column may hold."""
    variable = CODEBOOK.by_name[name]
    return variable.decode(max(variable.allowed))


def put(folder, form, names, rows):
    """The table as a file of that format."""
    path = folder / f"in.{form}"
    if form == "xlsx":
        return write_xlsx(path, [names, *rows])
    if form == "ods":
        return write_ods(path, {"One": [names, *rows]})
    return (write_csv if form == "csv" else write_parquet)(path, names, rows)


def put_value(folder, form, name, value=CANARY):
    """A table with a value that is not listed among listed ones."""
    rows = [(good(name), "1")] * 20 + [(value, "1")] + [(good(name), "1")] * 5
    return put(folder, form, (name, "a"), rows)


def put_bytes(folder, content):
    path = folder / "in.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def searched(tmp_path, capfd, caplog, monkeypatch):
    """Asserts that the canary is in nothing that was said, and in no file but the input."""
    caplog.set_level(logging.DEBUG)
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))

    def search(*texts):
        said = [*texts, *capfd.readouterr(), caplog.text]
        files = [path for path in tmp_path.rglob("*") if path.is_file() and path.stem != "in"]
        said += [path.read_bytes().decode("latin-1") for path in files]
        said += [str(path) for path in files]
        assert not [part for part in PARTS for text in said if part in text]

    return search


def anonymise(path):
    return anonymise_file(Order(path, path.parent / "out.csv", CODEBOOK), lambda *_: None)


def judge(path):
    return verify(path, CODEBOOK, Question(10, queries=50))


def refusal(run, path):
    """The traceback of the refusal that a run ends with."""
    with pytest.raises(TenfoldError) as refused:
        run(path)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    return "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("name", ["out.csv", "scratch/tmp", f"{CANARY}.csv"])
def test_the_search_finds_a_canary_in_a_file(searched, tmp_path, name):
    (tmp_path / name).write_text(CANARY)
    with pytest.raises(AssertionError):
        searched()


@pytest.mark.parametrize("say", [print, logging.getLogger("engine").debug])
def test_the_search_finds_a_canary_in_what_is_said(searched, say):
    say(CANARY)
    with pytest.raises(AssertionError):
        searched()


# Files in which the canary stands where it makes the file no table, or too large a one.
BROKEN = {
    "a ragged row": f"a,b\n1,2\n{CANARY},1,2\n",
    "a short row": f"a,b\n1,2\n{CANARY}\n",
    "after a broken quote": f'a,b\n1,2\n1,"2\n{CANARY},3\n',
    "behind a closed quote": f'a,b\n1,2\n1,"2"{CANARY}\n',
    "a latin-1 line": f"a,b\n1,2\n{CANARY},Zoé\n".encode("latin-1"),
    "a utf-16 file": f"a,b\n{CANARY},2\n".encode("utf-16"),
    "beside a nul": f"a,b\n{CANARY},\0\n",
    "a name that stands twice": f"{CANARY},{CANARY}\n1,2\n",
    "a name beside a blank one": f"{CANARY},\n1,2\n",
    "a name beside a number": f"{CANARY},2015\n1,2\n",
    "a name alone": f"{CANARY},b\n",
    "a name above a ragged row": f"{CANARY},b\n1,2,3\n",
    "a name above a broken quote": f'{CANARY},b\n1,"2\n',
    "a broken quote in the header": f'a,"{CANARY}\n1,2\n',
}
MANY = "".join(f"{CANARY} {number},1\n" for number in range(70_000))


@pytest.mark.parametrize("run", [anonymise, judge])
@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_without_its_words(searched, tmp_path, run, text):
    searched(refusal(run, put_bytes(tmp_path, text)))


@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize("name", BASE)
def test_an_unknown_value_is_refused_without_it(searched, tmp_path, form, name):
    path = put_value(tmp_path, form, name)
    with pytest.raises(ValueListError, match=name):
        anonymise(path)
    searched(refusal(anonymise, path))


@pytest.mark.parametrize("name", BASE)
def test_an_unknown_value_is_judged_without_it(searched, tmp_path, name):
    verdict = judge(put_value(tmp_path, "csv", name))
    assert name in {departure.column for departure in verdict.departures}
    searched(repr(verdict))


@pytest.mark.parametrize("form", FORMATS)
def test_unknown_values_in_all_columns_are_judged_without_them(searched, tmp_path, form):
    rows = [tuple(map(good, BASE))] * 20 + [(CANARY,) * len(BASE)]
    verdict = judge(put(tmp_path, form, BASE, rows))
    assert {departure.column for departure in verdict.departures} >= set(BASE)
    searched(repr(verdict))


@pytest.mark.parametrize("name", [variable.name for variable in CODEBOOK.computed])
def test_an_unknown_value_in_a_computed_column_goes(searched, tmp_path, name):
    parents = CODEBOOK.by_name[name].parents
    row = tuple(map(good, parents))
    outcome = anonymise(put(tmp_path, "csv", (*parents, name), [(*row, CANARY)] * 20))
    searched(repr(outcome))


@pytest.mark.parametrize("form", READ)
def test_a_value_of_too_few_cases_in_a_plain_column_goes(searched, tmp_path, form):
    rows = [("1", "x")] * 30 + [("1", CANARY)] * 9
    outcome = anonymise(put(tmp_path, form, ("a", "b"), rows))
    searched(repr(outcome))


@pytest.mark.parametrize("text", [f"a,b\n{MANY}", f"{CANARY},b\n{MANY}"], ids=["value", "name"])
def test_a_column_of_too_many_values_is_refused_without_them(searched, tmp_path, text):
    searched(refusal(anonymise, put_bytes(tmp_path, text)))


@pytest.mark.parametrize("run", [anonymise, judge])
@pytest.mark.parametrize("form", ["parquet", "xlsx"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_refused_without_its_words(searched, tmp_path, run, form, share):
    path = put_value(tmp_path, form, "gender")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    searched(refusal(run, path))


@pytest.mark.parametrize("run", [anonymise, judge])
def test_a_nested_file_is_refused_without_its_words(searched, tmp_path, run):
    pl.DataFrame({CANARY: [[CANARY]], "b": [{CANARY: CANARY}]}).write_parquet(tmp_path / "in.csv")
    with pytest.raises(InputError):
        run(tmp_path / "in.csv")
    searched(refusal(run, tmp_path / "in.csv"))


@pytest.mark.parametrize("command", ["anonymise", "verify"])
@pytest.mark.parametrize("form", FORMATS)
def test_the_commands_print_no_word_of_an_unknown_value(searched, tmp_path, command, form):
    path = put_value(tmp_path, form, "citizenship")
    target = ["out.csv"] if command == "anonymise" else []
    run = tenfold(tmp_path, command, path.name, *target)
    assert run.returncode == (4 if target else 1)
    searched(run.stdout, run.stderr)


@pytest.mark.parametrize("command", ["anonymise", "verify"])
@pytest.mark.parametrize("text", ["a ragged row", "a latin-1 line", "after a broken quote"])
def test_the_commands_print_no_word_of_a_broken_file(searched, tmp_path, command, text):
    path = put_bytes(tmp_path, BROKEN[text])
    target = ["out.csv"] if command == "anonymise" else []
    run = tenfold(tmp_path, command, path.name, *target)
    assert run.returncode == 3
    searched(run.stdout, run.stderr)
