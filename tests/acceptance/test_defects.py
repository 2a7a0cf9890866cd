"""Whatever goes wrong ends a command in one line that holds no word of the data."""

import errno

import pytest
from tests.acceptance.command import KEPT

from tenfold.errors import GuardError

CANARY = "Canary Maria Example"


class Panic(BaseException):
    """As Polars raises where its engine panics."""


@pytest.fixture
def end_by(here, tmp_path, monkeypatch):
    """Runs a command in which an error is raised that nobody foresaw."""
    (tmp_path / "in.csv").write_text(KEPT)

    def run(error):
        def fail(*_):
            raise error

        monkeypatch.setattr("tenfold.pipeline.anonymise_file", fail)
        return here(tmp_path, "anonymise", "in.csv", "out.csv")

    return run


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ValueError(CANARY), 70, "Defect: ValueError in test_defects.py, line "),
        (Panic(CANARY), 70, "Defect: Panic in test_defects.py, line "),
        (UnicodeDecodeError("utf-8", CANARY.encode(), 0, 1, CANARY), 70, "Defect: Unicode"),
        (MemoryError(CANARY), 5, "Error: There is not enough memory."),
        (OSError(CANARY), 5, "Error: Standard output can't be used: the system refused."),
        (OSError(errno.EACCES, "Denied", "demo"), 5, "Error: demo can't be used: denied."),
        (GuardError("The plan was refused."), 7, "Error: The plan was refused."),
        (KeyboardInterrupt(CANARY), 130, "Stopped. Nothing was left half-written."),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_an_error_ends_the_command_in_one_line_of_ours(end_by, error, code, said):
    run = end_by(error)
    assert (run.returncode, run.stdout) == (code, "")
    assert run.stderr.startswith(said)
    assert run.stderr.count("\n") == 1
    assert "Canary" not in run.stderr


def test_a_folder_that_can_t_be_made_is_told(here, tmp_path):
    (tmp_path / "demo").write_text("a file")
    run = here(tmp_path, "demo", "demo", "--cases", 100)
    assert (run.returncode, run.stdout) == (5, "")
    assert run.stderr.startswith("Error: demo")
