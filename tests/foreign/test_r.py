"""R reads Stata's and SPSS's files by haven, and the CSV by our script."""

import pytest
from tests.foreign.table import CODEBOOK, counts_of, needs, read_rows, run

from tenfold.codebook import stata_names

HAVEN = """
suppressMessages(library(haven))
cases <- {read}
labels <- vapply(cases, function(column) attr(column, "label"), "")
stopifnot(!any(vapply(cases, function(column) any(is_tagged_na(column)), NA)))
for (name in names(cases)) {{
  column <- cases[[name]]
  known <- attr(column, "labels")
  if (!is.null(known) && !all(known %in% 0:1)) column <- as.character(as_factor(column))
  if (!is.null(known) && all(names(known) %in% c("No", "Yes"))) column <- zap_labels(cases[[name]])
  if (is.numeric(column)) stopifnot(!any(is.nan(column)))
  cases[[name]] <- as.character(column)
}}
write.csv(cases, "{out}", na = "", row.names = FALSE, fileEncoding = "UTF-8")
write.csv(data.frame(labels), "{out}.labels", row.names = FALSE, fileEncoding = "UTF-8")
"""
SCRIPT = """
source("import.R")
labels <- vapply(cases, function(column) attr(column, "label"), "")
stopifnot(is.factor(cases$gender), is.ordered(cases$ageBroad), is.integer(cases$isAbduction))
stopifnot(levels(cases$ageBroad)[2] == "9\\u201317")
stopifnot(sum(cases$citizenship == "NA", na.rm = TRUE) == 12)
write.csv(cases, "{out}", na = "", row.names = FALSE, fileEncoding = "UTF-8")
write.csv(data.frame(labels), "{out}.labels", row.names = FALSE, fileEncoding = "UTF-8")
"""


def in_r(folder, code, out):
    """What R reads: counts by column, and the columns' labels."""
    (folder / f"{out}.R").write_text(code.replace("{out}", out), encoding="utf-8")
    run(needs("Rscript"), "--vanilla", f"{out}.R", folder=folder)
    return counts_of(read_rows(folder / out)), [
        row[0] for row in read_rows(folder / f"{out}.labels")
    ]


@pytest.fixture(scope="module")
def haven(folder):
    run(
        needs("Rscript"),
        "-e",
        "if (!requireNamespace('haven', quietly = TRUE)) quit(status = 1)",
        folder=folder,
    )


@pytest.mark.parametrize("ending", ["dta", "sav", "zsav"])
@pytest.mark.usefixtures("haven")
def test_haven_reads_the_same_cases_and_labels(folder, counts, ending):
    function = "read_dta" if ending == "dta" else "read_sav"
    read = f'{function}("cases.{ending}")'
    found, labels = in_r(folder, HAVEN.format(read=read, out="{out}"), f"haven-{ending}")
    names = stata_names(CODEBOOK) if ending == "dta" else {name: name for name in counts}
    assert found == {names[name]: values for name, values in counts.items()}
    assert labels[1:] == [variable.label for variable in CODEBOOK.variable]


def test_the_script_reads_the_same_cases_and_labels(folder, counts):
    found, labels = in_r(folder, SCRIPT, "script-r")
    assert found == counts
    assert labels[1:] == [variable.label for variable in CODEBOOK.variable]


def test_the_script_reads_the_same_under_any_locale(folder, counts):
    code = SCRIPT.replace("source", 'Sys.setlocale("LC_ALL", "C"); source')
    assert in_r(folder, code, "script-c")[0]["gender"] == counts["gender"]
