"""The three folders of a release: made, locked, swept, and given up again."""

from tenfold.workspace.room import Room, opened
from tenfold.workspace.secret import derived
from tenfold.workspace.signals import ended_by_hand, unstopped

__all__ = ["Room", "derived", "ended_by_hand", "opened", "unstopped"]
