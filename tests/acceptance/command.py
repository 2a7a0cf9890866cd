"""The real command, run in a folder as its users run it."""

import os
import subprocess
import sys
from pathlib import Path

TENFOLD = Path(sys.executable).with_name("tenfold")
KEPT = "a,b\n" + "1,x\n" * 10 + "2,y\n" * 10
"""A table that keeps the promise as it is."""

HANGS = 1_200
"""Seconds after which a command hangs, on however slow a machine."""

OUT = {"anonymise": ("out.csv",), "verify": ()}
"""What a command is given after its input."""

_CLEAN = {"COLUMNS": "200", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
_LEFT_OUT = {"FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE"}


def environment() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if name not in _LEFT_OUT} | _CLEAN


def command(*args, before: str = "") -> list[str]:
    """The command line; `before` is Python that runs in the process before the command does."""
    line = [str(TENFOLD), *map(str, args)]
    if not before:
        return line
    code = f"import os, sys\n{before}\nos.execv(sys.argv[1], sys.argv[1:])"
    return [sys.executable, "-I", "-c", code, *line]


def tenfold(folder: Path, *args, before: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder to its end, compiling included."""
    return subprocess.run(
        command(*args, before=before),
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=HANGS,
        check=False,
    )


def listing(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def refused(folder: Path, *args, run=tenfold, **how) -> tuple[int, str]:
    """The exit code and the message of a command that says one line, and leaves nothing behind."""
    there = listing(folder)
    ended = run(folder, *args, **how)
    assert ended.stdout == ""
    assert ended.stderr.startswith("Error: "), ended.stderr
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert listing(folder) == there
    return ended.returncode, ended.stderr.removeprefix("Error: ").rstrip("\n")
