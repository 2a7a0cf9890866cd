"""Where a file can't be read or written, the command says why in one line and leaves nothing."""

import os

import pytest
from tests.acceptance.command import KEPT, OUT, listing, refused, tenfold

INPUT, OUTPUT = 3, 5

# Root may read and write everything, unless it gives that up.
AS_OTHERS = """
import ctypes
for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in.csv").write_text(KEPT)
    return tmp_path


@pytest.mark.parametrize("name", OUT)
def test_a_missing_file_is_refused(here, folder, name):
    code, message = refused(folder, name, "none.csv", *OUT[name], run=here)
    assert code == INPUT
    assert message.startswith("none.csv can't be ")
    assert "no such file" in message


@pytest.mark.parametrize("name", OUT)
def test_a_directory_is_no_input(here, folder, name):
    (folder / "data").mkdir()
    code, message = refused(folder, name, "data", *OUT[name], run=here)
    assert code == INPUT
    assert message.startswith("data is a directory")


@pytest.mark.parametrize("name", OUT)
def test_a_pipe_is_refused_and_not_waited_for(folder, name):
    os.mkfifo(folder / "pipe.csv")
    code, message = refused(folder, name, "pipe.csv", *OUT[name])
    assert code == INPUT
    assert message.startswith("pipe.csv is ")


@pytest.mark.parametrize("name", OUT)
def test_a_file_of_others_is_refused(folder, name):
    (folder / "in.csv").chmod(0)
    code, message = refused(folder, name, "in.csv", *OUT[name], before=AS_OTHERS)
    assert code == INPUT
    assert "permission denied" in message


@pytest.mark.parametrize("name", OUT)
def test_a_file_in_a_folder_of_others_is_refused(folder, name):
    (folder / "closed").mkdir(mode=0)
    code, message = refused(folder, name, "closed/in.csv", *OUT[name], before=AS_OTHERS)
    assert code == INPUT
    assert "permission denied" in message


@pytest.mark.parametrize("mode", [0, 0o555])
def test_a_folder_of_others_is_no_place_for_output(folder, mode):
    (folder / "closed").mkdir(mode=mode)
    arguments = ("anonymise", "in.csv", "closed/out.csv")
    code, message = refused(folder, *arguments, before=AS_OTHERS)
    assert code == OUTPUT
    assert "permission" in message


def test_a_missing_folder_is_no_place_for_output(here, folder):
    code, message = refused(folder, "anonymise", "in.csv", "none/out.csv", run=here)
    assert code == OUTPUT
    assert message.startswith("There is no folder ")


def test_a_directory_is_no_output(here, folder):
    (folder / "out.csv").mkdir()
    code, message = refused(folder, "anonymise", "in.csv", "out.csv", "--overwrite", run=here)
    assert code == OUTPUT
    assert message.startswith("out.csv is a directory")


def test_a_name_may_be_too_long_for_output(here, folder):
    code, message = refused(folder, "anonymise", "in.csv", "x" * 300 + ".csv", run=here)
    assert code == OUTPUT
    assert "file name too long" in message


def test_a_file_that_exists_stays(here, folder):
    (folder / "out.csv").write_text("old")
    code, message = refused(folder, "anonymise", "in.csv", "out.csv", run=here)
    assert code == OUTPUT
    assert message == "out.csv exists. Name another file, or give --overwrite."
    assert (folder / "out.csv").read_text() == "old"


def test_a_file_that_exists_goes_when_told(folder):
    (folder / "out.csv").write_text("old")
    assert tenfold(folder, "anonymise", "in.csv", "out.csv", "--overwrite").returncode == 0
    assert (folder / "out.csv").read_text() == KEPT
    assert listing(folder) == ["in.csv", "out.csv"]


def test_what_is_written_is_its_owner_s_alone(folder):
    tenfold(folder, "anonymise", "in.csv", "out.csv")
    assert (folder / "out.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize(
    "odd", ["a 'quoted' \"name\"", "[bold]*?[red]", ":smile: {}$HOME", "é\n–", "-x"]
)
def test_a_path_may_hold_odd_characters(here, tmp_path, odd, form):
    folder = tmp_path / odd
    folder.mkdir()
    (folder / f"{odd}.csv").write_text(KEPT)
    source, target = f"./{odd}.csv", f"./{odd} out.{form}"
    run = tenfold(folder, "anonymise", source, target)
    assert (run.returncode, run.stderr) == (0, "")
    assert "".join(f"{odd} out.{form}".split()) in "".join(run.stdout.split())
    assert listing(folder) == sorted([f"{odd}.csv", f"{odd} out.{form}"])
    assert here(folder, "verify", target).returncode == 0
