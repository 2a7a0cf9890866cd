"""The three folders of a release: made, locked, swept, and given up again."""

from tenfold.workspace.room import Room, opened
from tenfold.workspace.secret import derived
from tenfold.workspace.signals import unstopped

__all__ = ["Room", "derived", "opened", "unstopped"]
