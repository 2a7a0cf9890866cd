"""Numbers and lists as people read them."""

import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text


def share(part: int, whole: int) -> str:
    """A share in per cent with one decimal, rounded down, so that 100.0 means all."""
    return f"{part * 1000 // whole / 10:.1f} %" if whole else "none"


def listed(names: Collection[str], most: int = 4) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(list(names)[:most]) + more


def durations(seconds: Mapping[str, float]) -> str:
    """How many seconds each step took."""
    return " · ".join(f"{step} {took:.1f}" for step, took in seconds.items())


def facts() -> Table:
    """A table of a word and what is said of it, to fill and print."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def bar(part: int, whole: int, width: int) -> Text:
    """A share as a bar of so many characters, rounded down."""
    full = min(part * width // whole, width) if whole else 0
    return Text.assemble(("█" * full, "green"), ("░" * (width - full), "dim"))


class Output(Console):
    """A console, coloured on a terminal only, that prints what it is given and nothing else.

    What can't be written in its encoding is replaced; control characters in texts are left out.
    """

    def __init__(
        self, *, stderr: bool = False, soft_wrap: bool = False, file: TextIO | None = None
    ) -> None:
        super().__init__(
            stderr=stderr,
            soft_wrap=soft_wrap,
            file=file,
            highlight=False,
            markup=False,
            emoji=False,
        )
        if isinstance(self.file, TextIOWrapper):
            self.file.reconfigure(errors="replace")

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """The segments of a text or table; those that move the cursor are Rich's own."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else _harmless(text), style, control)

    def on_broken_pipe(self) -> None:
        """Nobody reads on (`| head`): the rest goes nowhere, and the command ends as it would."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())


def _harmless(text: str) -> str:
    """A text that can't steer a terminal, whoever wrote it."""
    controls = {letter for letter in text if unicodedata.category(letter) == "Cc"} - {"\n"}
    return text.translate(dict.fromkeys(map(ord, controls)))


def output(*, stderr: bool = False) -> Console:
    """Where results go: standard output, if not asked otherwise."""
    return Output(stderr=stderr)


def say(text: str) -> None:
    """Prints a text as it is."""
    output().out(text)


def good(text: str) -> Text:
    """Good news."""
    return Text(text, style="bold green")


def bad(text: str) -> Text:
    """Bad news."""
    return Text(text, style="bold red")
