"""A command that is used wrongly says what to do instead, before it writes anything."""

import pytest
from tests.acceptance.command import KEPT, OUT, refused

PARAMETER = 2


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in.csv").write_text(KEPT)
    return tmp_path


@pytest.mark.parametrize("name", OUT)
@pytest.mark.parametrize("k", [1, 0, -10])
def test_a_class_of_one_protects_nobody(here, folder, name, k):
    code, message = refused(folder, name, "in.csv", *OUT[name], "--k", k, run=here)
    assert code == PARAMETER
    assert message.startswith("k ")


@pytest.mark.parametrize("name", OUT)
def test_k_is_at_most_the_number_of_cases(here, folder, name):
    code, message = refused(folder, name, "in.csv", *OUT[name], "--k", 21, run=here)
    assert code == PARAMETER
    assert message.startswith("The table holds fewer than k = 21 cases.")


@pytest.mark.parametrize("target", ["out.xlsx", "out", "out.csv.gz"])
def test_an_ending_must_say_a_format(here, folder, target):
    code, message = refused(folder, "anonymise", "in.csv", target, run=here)
    assert code == PARAMETER
    assert message == f"{target} says no format. Let it end in .csv or .parquet."


@pytest.mark.parametrize("marker", ["a", "a=", "=1", "="])
def test_a_missing_marker_names_column_and_value(here, folder, marker):
    code, message = refused(folder, "anonymise", "in.csv", "out.csv", "--missing", marker, run=here)
    assert code == PARAMETER
    assert message.startswith("--missing takes COLUMN=VALUE.")


def test_a_missing_marker_names_a_column_of_the_file(here, folder):
    code, message = refused(folder, "anonymise", "in.csv", "out.csv", "--missing", "c=1", run=here)
    assert code == PARAMETER
    assert message == (
        "--missing names c, which the file doesn't have. Name a column of the file, or * for all."
    )


def test_missing_markers_may_hold_equals_signs_and_repeat(here, folder):
    (folder / "in.csv").write_text(KEPT.replace("x", "=").replace("y", "?"))
    markers = ("--missing", "b==", "--missing", "*=?")
    assert here(folder, "anonymise", "in.csv", "out.csv", *markers).returncode == 0
    assert (folder / "out.csv").read_text() == "a,b\n" + "1,\n" * 10 + "2,\n" * 10


@pytest.mark.parametrize("name", OUT)
def test_a_codebook_must_be_known(here, folder, name):
    code, message = refused(folder, name, "in.csv", *OUT[name], "--codebook", "ctdc-v6", run=here)
    assert code == PARAMETER
    assert message == "There is no codebook 'ctdc-v6'. Choose one of: ctdc-v7."


def test_a_column_to_judge_must_be_known(here, folder):
    code, message = refused(folder, "verify", "in.csv", "--columns", "a,c", run=here)
    assert code == PARAMETER
    assert "c" in message


def test_a_variable_must_be_known(here, folder):
    code, message = refused(folder, "codebook", "nonsense", run=here)
    assert code == PARAMETER
    assert message.startswith("The codebook has no variable and no group 'nonsense'.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("anonymise",),
        ("anonymise", "in.csv"),
        ("anonymise", "in.csv", "out.csv", "--k", "ten"),
        ("anonymise", "in.csv", "out.csv", "--seed", "-1"),
        ("verify",),
        ("verify", "in.csv", "--seed", "-1"),
        ("codebook", "--format", "xml"),
        ("nonsense",),
        ("--nonsense",),
    ],
    ids=" ".join,
)
def test_what_the_command_line_can_t_mean_ends_with_2(here, folder, arguments):
    run = here(folder, *arguments)
    assert (run.returncode, run.stdout) == (PARAMETER, "")
    assert "Usage: tenfold" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_table_is_never_written_over_itself(here, folder):
    code, message = refused(folder, "anonymise", "in.csv", "in.csv", "--overwrite", run=here)
    assert code == PARAMETER
    assert message == "IN and OUT are one file. Name another for OUT."
