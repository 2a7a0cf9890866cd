"""pandas and DuckDB read the table, and pandas by our script."""

import sys

import duckdb
import pandas as pd
import pytest
from tests.foreign.table import CODEBOOK, as_numbers, counts_of, read_rows, run

from tenfold.codebook import stata_names

READS = {
    "csv": "FROM read_csv('{}', all_varchar = true, nullstr = '', header = true)",
    "parquet": "FROM read_parquet('{}')",
}
SCRIPT = """
import runpy
cases = runpy.run_path("import.py")["cases"]
assert cases["ageBroad"].cat.ordered and not cases["gender"].cat.ordered
assert cases["ageBroad"].cat.categories[1] == "9\\u201317"
assert (cases["citizenship"] == "NA").sum() == 12
assert str(cases["isAbduction"].dtype) == "Int8"
print(*cases.attrs["labels"].values(), sep="\\n")
cases.to_csv("script-python", index=False)
"""


@pytest.mark.parametrize("form", READS)
def test_duckdb_reads_the_same_cases(folder, counts, form):
    relation = duckdb.sql(READS[form].format(folder / f"cases.{form}"))
    rows = [["" if cell is None else str(cell) for cell in row] for row in relation.fetchall()]
    assert counts_of([relation.columns, *rows]) == counts


def test_pandas_reads_the_same_cases_from_stata(folder, counts):
    table = pd.read_stata(folder / "cases.dta")
    texts = table.astype(object).where(table.notna(), "").astype(str)
    names = {short: name for name, short in stata_names(CODEBOOK).items()}
    rows = [[names[name] for name in table.columns], *texts.to_numpy().tolist()]
    assert as_numbers(counts_of(rows)) == counts


def test_the_script_reads_the_same_cases_and_labels(folder, counts):
    told = run(sys.executable, "-c", SCRIPT, folder=folder)
    assert told.splitlines() == [variable.label for variable in CODEBOOK.variable]
    assert counts_of(read_rows(folder / "script-python")) == counts
