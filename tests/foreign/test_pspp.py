"""PSPP reads SPSS's files, and the CSV by our script."""

import pytest
from tests.foreign.table import CODEBOOK, as_numbers, counts_of, needs, read_rows, run

SAVE = """
SAVE TRANSLATE /OUTFILE='{out}' /TYPE=CSV /FIELDNAMES /CELLS=LABELS /REPLACE.
DISPLAY LABELS.
DISPLAY DICTIONARY.
"""


def in_pspp(folder, code, out):
    """What PSPP reads: counts by column, and what it says of the columns."""
    (folder / f"{out}.sps").write_text(code + SAVE.format(out=out), encoding="utf-8")
    told = run(needs("pspp"), "-O", "format=csv", f"{out}.sps", folder=folder)
    rows = [[cell.strip() for cell in row] for row in read_rows(folder / out)]
    return as_numbers(counts_of(rows)), told


@pytest.mark.parametrize("ending", ["sav", "zsav"])
def test_the_file_has_the_same_cases(folder, counts, ending):
    found, told = in_pspp(folder, f"GET FILE='cases.{ending}'.", f"pspp-{ending}")
    assert found == counts
    assert all(variable.label in told for variable in CODEBOOK.variable)
    assert "error" not in told.lower()


def test_the_script_reads_the_same_cases(folder, counts):
    found, told = in_pspp(folder, "INSERT FILE='import.sps' ENCODING='UTF8'.", "pspp-script")
    assert found == counts
    assert all(variable.label in told for variable in CODEBOOK.variable)
    assert "Ordinal" in told


def test_a_missing_value_is_the_system_s(folder, counts):
    code = "GET FILE='cases.sav'.\nCOMPUTE gone = SYSMIS(citizenship).\n"
    found, _ = in_pspp(folder, code, "pspp-missing")
    assert found["gone"]["1"] + found["gone"]["1.00"] == counts["citizenship"][""]
