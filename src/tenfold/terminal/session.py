"""Runs a command: tells its progress, ends it with the right exit code, and hides what is not ours.

Progress and errors go to standard error, so that standard output holds the result alone.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import UnsupportedOperation
from pathlib import Path
from types import FrameType, TracebackType
from typing import NoReturn, Self, TextIO

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
)
from rich.text import Text

from tenfold.errors import OutputError, StoppedError, TenfoldError
from tenfold.terminal.words import Output

DEFECT = 70
"""The exit code of an error that nobody foresaw (EX_SOFTWARE)."""

_MOMENT = 0.01
"""Seconds after which a stop that was swallowed comes again; by then its object is gone."""

_WORDS = {
    "invent": "Inventing cases",
    "export": "Writing their exports",
    "read": "Reading",
    "map": "Mapping",
    "check": "Looking for what to mend",
    "compile": "Getting ready (compiles on the first run)",
    "anonymise": "Anonymising strata",
    "improve": "Keeping facts",
    "end": "Ending the search",
    "defend": "Moving some to poorer classes",
    "compare": "Comparing with other ways",
    "write": "Writing",
    "recount": "Reading it anew and counting",
    "narrow down": "Narrowing down the columns that break it",
    "query": "Asking random queries",
    "codebook": "Holding it against the codebook",
    "keep": "Writing register, ledger and report",
    "scan": "Looking at columns",
    "search": "Searching the texts for names and numbers",
}

_HINTS = {"improve": "Ctrl-C ends the search and goes on with what it has; twice stops the run."}
"""What is said once, when a step begins."""


def _worded(step: str) -> str:
    """A step in words, such as "Reading polaris" for `read polaris`."""
    verb, _, what = step.partition(" ")
    return _WORDS.get(step) or f"{_WORDS.get(verb, verb.capitalize())} {what}".strip()


class _Clock(ProgressColumn):
    """The time left, or for work of unknown length the time since it began."""

    def render(self, task: Task) -> Text:
        known = task.time_remaining
        seconds, word = (known, "left") if known is not None else (task.elapsed or 0, "so far")
        return Text(f"{timedelta(seconds=int(seconds))} {word}", style="dim")


class Steps:
    """Shows the steps of a run as they go on, and keeps how long each took."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        shown = console.is_terminal and not quiet
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[counted]}"),
            _Clock(),
            console=console,
            transient=True,
            disable=not shown,
        )
        self._task: TaskID | None = None
        self._step = ""
        self._since = time.perf_counter()
        self.seconds: dict[str, float] = {}

    def __call__(self, step: str, done: int, total: int, remark: str = "", /) -> None:
        """Moves the bar of a step; the time since the last call is that of the work now done."""
        now = time.perf_counter()
        worked = step if done else self._step
        if worked:
            self.seconds[worked] = self.seconds.get(worked, 0) + now - self._since
        self._since = now
        if step != self._step:
            self._clear()
            if step in _HINTS and step not in self.seconds and not self._bar.disable:
                self._bar.print(_HINTS[step])
            self._task = self._bar.add_task(_worded(step), counted="")
            self._step = step
        if self._task is not None:
            counted = f"{done:,}/{total:,}" if total > 1 else ""
            known = total if total > 1 else None
            told = " ".join(filter(None, (remark, counted)))
            self._bar.update(self._task, completed=done, total=known, counted=told)

    def _clear(self) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = None

    def close(self) -> None:
        """Takes the bar off the screen, before a result is shown."""
        self._clear()
        self._bar.stop()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def session(*, quiet: bool = False) -> Iterator[Steps]:
    """Progress for the block, which runs with umask 077; an error ends the command in one line."""
    os.umask(0o077)
    for stop in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(stop) is not signal.SIG_IGN:  # as nohup sets it
            signal.signal(stop, _stop)
    with _second_stderr() as file:
        console = Output(stderr=True, soft_wrap=True, file=file)
        with _never_swallowed(console), _ended(console), Steps(console, quiet=quiet) as steps:
            yield steps


@contextmanager
def _never_swallowed(console: Console) -> Iterator[None]:
    """A stop that comes while Python lets an object go, which swallows it, comes again at once.

    Of another error that Python swallows so, the message isn't shown, either.
    """
    before = sys.unraisablehook

    def hook(lost: "sys.UnraisableHookArgs") -> None:
        if lost.exc_type is KeyboardInterrupt:
            signal.setitimer(signal.ITIMER_REAL, _MOMENT)
        else:
            console.print(_defect(lost.exc_type, lost.exc_traceback))

    signal.signal(signal.SIGALRM, _stop)
    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = before


@contextmanager
def _ended(console: Console) -> Iterator[None]:
    """Whatever the block raises ends the command in one line, with the right exit code."""
    try:
        yield
    except (typer.Exit, SystemExit):
        raise
    except TenfoldError as error:
        _end(console, error)
    except KeyboardInterrupt:
        _end(console, StoppedError("Stopped.", "Nothing was left half-written."))
    except MemoryError:
        fix = "Use a machine with more; nothing was left half-written."
        _end(console, OutputError("There is not enough memory.", fix))
    except OSError as error:
        place, reason = error.filename or "Standard output", error.strerror or "the system refused"
        problem = f"{place} can't be used: {reason.lower()}."
        _end(console, OutputError(problem, "Check disk and rights."))
    except BaseException as error:  # noqa: BLE001 - panics, too, may quote a cell
        console.print(_defect(type(error), error.__traceback__, "Nothing was left half-written."))
        raise typer.Exit(DEFECT) from None


def _defect(kind: type[BaseException], trace: TracebackType | None, *more: str) -> Text:
    """An error that nobody foresaw, by its kind and its place."""
    frames = traceback.extract_tb(trace)
    places = (f" in {Path(frame.filename).name}, line {frame.lineno}" for frame in frames[-1:])
    found = f"{kind.__name__}{''.join(places)}; its message is hidden, as it may quote a case."
    return Text.assemble(
        ("Defect: ", "bold red"), " ".join([found, *more, "Please report this line."])
    )


@contextmanager
def _second_stderr() -> Iterator[TextIO | None]:
    """Standard error under a number of its own; None where it is no file.

    While a file is read, standard error itself leads nowhere, and a stop may come just then.
    """
    try:
        number = os.dup(sys.stderr.fileno())
    except (AttributeError, OSError, UnsupportedOperation):
        yield None
        return
    with os.fdopen(number, "w", encoding=sys.stderr.encoding, errors="replace") as file:
        yield file


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _end(console: Console, error: TenfoldError) -> NoReturn:
    """Says what went wrong and how to mend it, and ends the command."""
    label = "" if isinstance(error, StoppedError) else "Error: "
    console.print(Text.assemble((label, "bold red"), error.problem, " ", (error.fix, "bold")))
    raise typer.Exit(error.exit_code) from None
