"""What the commands print suits a terminal, a pipe, and nobody at all."""

import json
import re
import subprocess

import pexpect
import pytest
from tests.acceptance.command import HANGS, KEPT, command, environment
from tests.acceptance.worlds import copied

from tenfold.write import write_candidate

COMMANDS = {
    "codebook": ("codebook",),
    "codebook json": ("codebook", "--format", "json"),
    "anonymise": ("anonymise", "in.csv", "out.csv", "--overwrite"),
    "verify": ("verify", "in.csv"),
    "verify json": ("verify", "in.csv", "--json"),
}
BROKEN = "a,b\n1,x\n" + "2,y\n" * 20
OUTPUT, PROMISE = 5, 1


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in.csv").write_text(KEPT)
    return tmp_path


def piped(folder, shell_tail, *arguments):
    """The exit codes of a command and of what follows it in the shell, and what is printed."""
    line = f'"$@" {shell_tail}; echo ":${{PIPESTATUS[0]}}"'
    run = subprocess.run(
        ["bash", "-c", line, "bash", *command(*arguments)],  # noqa: S607 - where it is differs
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=HANGS,
        check=True,
    )
    out, _, code = run.stdout.rpartition(":")
    return int(code), out, run.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_coloured_where_there_is_no_terminal(here, folder, name):
    run = here(folder, *COMMANDS[name])
    assert run.returncode == 0
    assert run.stdout
    assert run.stderr == ""
    assert "\x1b" not in run.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("name", COMMANDS)
def test_an_encoding_that_lacks_letters_is_no_error(folder, monkeypatch, name, encoding):
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    run = subprocess.run(
        command(*COMMANDS[name]), cwd=folder, env=environment(), capture_output=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout


def test_an_order_can_t_steer_the_terminal(here, world, tmp_path):
    order = copied(world, tmp_path / "world")
    text = order.read_text(encoding="utf-8")
    order.write_text(re.sub('"exports/polaris.*?"', r'"\\u001B[2Jred"', text), encoding="utf-8")
    run = here(order.parent, "release", "release.toml", "--plan")
    assert "\x1b" not in run.stderr
    assert "[2Jred leads to no file" in run.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_a_reader_may_leave_early(folder, name):
    assert piped(folder, "| true", *COMMANDS[name]) == (0, "", "")


def test_a_broken_promise_is_told_to_a_reader_who_left(folder):
    (folder / "in.csv").write_text(BROKEN)
    assert piped(folder, "| true", "verify", "in.csv") == (PROMISE, "", "")


@pytest.mark.parametrize("name", ["codebook", "codebook json", "anonymise", "verify json"])
def test_a_full_disk_behind_standard_output_is_told(folder, name):
    code, _, err = piped(folder, "> /dev/full", *COMMANDS[name])
    assert code == OUTPUT
    assert err == (
        "Error: Standard output can't be used: no space left on device. Check disk and rights.\n"
    )


@pytest.mark.parametrize("name", ["codebook json", "anonymise", "verify"])
@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_nobody_need_listen(folder, name, closed):
    assert piped(folder, closed, *COMMANDS[name])[0] == 0


@pytest.mark.parametrize("name", ["anonymise", "verify"])
def test_quiet_prints_nothing(here, folder, name):
    run = here(folder, *COMMANDS[name], "--quiet")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_quiet_still_tells_by_its_exit_code(here, folder):
    (folder / "in.csv").write_text(BROKEN)
    run = here(folder, "verify", "in.csv", "--quiet")
    assert (run.returncode, run.stdout, run.stderr) == (PROMISE, "", "")


def test_quiet_still_tells_why_a_release_is_refused(here, world, tmp_path, monkeypatch):
    def write_more(published, contents, folder, tell):
        write_candidate(published, contents, folder, tell)
        (folder / "data/notes.txt").touch()

    order = copied(world, tmp_path / "world")
    monkeypatch.setattr("tenfold.pipeline.page.write_candidate", write_more)
    run = here(order.parent, "release", "release.toml", "--quiet")
    assert (run.returncode, run.stdout) == (PROMISE, "")
    assert "holds what isn't on the list of files" in run.stderr


def test_quiet_still_tells_errors(here, folder):
    assert here(folder, "anonymise", "none.csv", "out.csv", "-q").stderr.startswith("Error: ")


def test_a_verdict_as_json_is_json(here, folder):
    verdict = json.loads(here(folder, "verify", "in.csv", "--json").stdout)
    assert (verdict["cases"], verdict["smallest"], verdict["k"]) == (20, 10, 10)


def test_names_of_columns_are_printed_as_they_are(here, folder):
    (folder / "in.csv").write_text("[/b],:smile:\n" + "".join(f"{i},x\n" for i in range(20)))
    run = here(folder, "verify", "in.csv")
    assert run.returncode == PROMISE
    assert "greedily: [/b] → 20 cases" in run.stdout


def test_on_a_terminal_progress_goes_when_the_result_comes(folder):
    line = command(*COMMANDS["anonymise"])
    run = pexpect.run(" ".join(line), cwd=folder, env=environment(), timeout=HANGS)
    assert b"\x1b" in run
    assert b"Written" in run


def test_a_table_without_variables_is_not_said_to_keep_the_codebook(here, folder):
    assert "not judged: no column is a variable" in here(folder, "verify", "in.csv").stdout
    assert "not judged, as asked" in here(folder, "verify", "in.csv", "--codebook", "none").stdout
