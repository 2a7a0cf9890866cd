"""Runs a release in a process of its own and spoils it at a border between two steps.

Usage: python driver.py RELEASE.TOML WHERE HOW. WHERE is `step first` or `step last` as progress
tells it, or the name of a function of the pipeline's last steps with `before ` or `after `. HOW is
`kill`, or `full` for a disk that takes no more. Without WHERE and HOW it prints each border met.
"""

import os
import resource
import signal
import sys
from pathlib import Path

import tenfold.pipeline  # noqa: F401 - to have the page below
from tenfold.errors import TenfoldError
from tenfold.workspace import Room

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.papers import keep_papers

PAGE = sys.modules["tenfold.pipeline.page"]
LAST = ("publish", "write_index", "settle", "mark")


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fill() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


WAYS = {"kill": kill, "full": fill}


class Border:
    """Spoils the run when it comes to a place; else prints each place once."""

    def __init__(self, where: str, spoil) -> None:
        self.where, self.spoil, self.seen = where, spoil, set()

    def __call__(self, place: str) -> None:
        if place == self.where:
            self.spoil()
        elif not self.where and place not in self.seen:
            print(place)  # noqa: T201 - what it is for
        self.seen.add(place)

    def tell(self, step: str, done: int, total: int, _remark: str = "") -> None:
        self(f"{step} first")
        if done == total:
            self(f"{step} last")

    def around(self, name: str, function):
        def run(*args):
            self(f"before {name}")
            result = function(*args)
            self(f"after {name}")
            return result

        return run


def main(order: str, where: str = "", how: str = "kill") -> int:
    keep_papers()
    border = Border(where, WAYS[how])
    for name in LAST:
        home = PAGE if hasattr(PAGE, name) else Room
        setattr(home, name, border.around(name, getattr(home, name)))
    try:
        PAGE.release(Path(order), border.tell)
    except TenfoldError as error:
        print(error, file=sys.stderr)  # noqa: T201 - as the command says it
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
