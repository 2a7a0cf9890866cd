"""Files as text: CSV, Parquet and XLSX, and a clear refusal of what is no table."""

from tenfold.sources.raw import Habits, Raw, check_names
from tenfold.sources.read import read_raw

__all__ = ["Habits", "Raw", "check_names", "read_raw"]
