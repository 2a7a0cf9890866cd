"""The table of a release in every format, and what reads it, from the published tally."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tenfold.codebook import SCRIPTS, Codebook, stata_table
from tenfold.output import whole_file
from tenfold.stages import Tally
from tenfold.write.contents import Contents
from tenfold.write.formats.columnar import write_parquet
from tenfold.write.formats.delimited import write_csv, write_spreadsheet
from tenfold.write.formats.spss import write_sav, write_zsav
from tenfold.write.formats.stata import write_stata
from tenfold.write.formats.workbook import write_workbook

TableWriter = Callable[[Tally, Contents, Path], None]


def _of_codebook(make: Callable[[Codebook], str]) -> TableWriter:
    """A writer of what follows from the codebook alone."""

    def write(_: Tally, contents: Contents, path: Path) -> None:
        with whole_file(path) as file:
            file.write(make(contents.codebook).encode())

    return write


TABLES: Mapping[str, TableWriter] = {
    "data/cases.csv": write_csv,
    "data/cases-spreadsheet.csv": write_spreadsheet,
    "data/cases.parquet": write_parquet,
    "data/cases.dta": write_stata,
    "data/cases.sav": write_sav,
    "data/cases.zsav": write_zsav,
    "data/cases.xlsx": write_workbook,
    **{f"data/{name}": _of_codebook(make) for name, make in SCRIPTS.items()},
    "data/names-stata.csv": _of_codebook(stata_table),
}
"""What writes each file of cases, and what goes along with them, by its path in the folder."""
