"""An invented world of cases, as skewed and gappy as real ones are; nobody in it exists."""

from tenfold.demo.files import DEMO_BANNER, Invention, is_demo, write_world
from tenfold.demo.table import invent

__all__ = ["DEMO_BANNER", "Invention", "invent", "is_demo", "write_world"]
