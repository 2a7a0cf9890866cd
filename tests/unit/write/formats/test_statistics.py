"""Stata and SPSS find the same cases, with labels, in files that other libraries read."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from tests.unit.write.files import CODEBOOK, CONTENTS, EDITION, tally_of
from tests.unit.write.formats.table import COLUMNS, NAMIBIA, PUBLISHED, WHOLE, cells, write

from tenfold.codebook import numbers, stata_names
from tenfold.write.formats import blocks, columns, spss

READERS = {
    "dta": pyreadstat.read_dta,
    "sav": pyreadstat.read_sav,
    "zsav": pyreadstat.read_sav,
}
ENDINGS = sorted(READERS)


def read(path):
    """The cells as plain text, and what the file says besides."""
    table, about = READERS[path.suffix[1:]](path, user_missing=True, output_format="dict")
    columns = (as_text(*column) for column in zip(table.values(), COLUMNS, strict=True))
    return [list(row) for row in zip(*columns, strict=True)], about


def as_text(values, name):
    variable = CODEBOOK.by_name[name]
    words = {} if variable.type == "flag" else numbers(variable)
    return [
        "" if v in {None, ""} else words.get(v, v if isinstance(v, str) else f"{v:.0f}")
        for v in values
    ]


@pytest.fixture(scope="module", params=ENDINGS)
def path(request, tmp_path_factory):
    return write(tmp_path_factory.mktemp("formats"), request.param)


def test_the_cases_are_those_of_the_plain_table(path, tmp_path):
    assert read(path)[0] == cells(PUBLISHED, tmp_path)[1:]


def test_every_column_has_its_label_and_those_of_its_values(path):
    about = read(path)[1]
    names = stata_names(CODEBOOK) if path.suffix == ".dta" else {name: name for name in COLUMNS}
    assert about.column_names == list(names.values())
    assert about.column_labels == [variable.label for variable in CODEBOOK.variable]
    expected = {names[v.name]: numbers(v) for v in CODEBOOK.variable if numbers(v)}
    assert about.variable_value_labels == expected


def test_a_flag_that_is_never_0_has_no_label_for_it(path):
    labels = read(path)[1].variable_value_labels
    assert labels["meansOfControlUsesChildren"] == {1: "Yes"}
    assert labels["meansOfControlThreats"] == {0: "No", 1: "Yes"}


def test_the_file_says_what_it_is_and_when(path):
    about = read(path)[1]
    assert about.file_label == "Invented Cases"
    assert {about.creation_time, about.modification_time} == {datetime(2021, 9, 1)}  # noqa: DTZ001
    assert "Licence: CC BY 4.0" in about.notes
    assert about.missing_ranges == {}
    assert about.missing_user_values == {}


def test_spss_knows_levels_and_widths(tmp_path):
    about = read(write(tmp_path, "sav"))[1]
    levels = about.variable_measure
    assert (levels["yearOfRegistration"], levels["ageBroad"]) == ("scale", "ordinal")
    assert {levels["gender"], levels["meansOfControlThreats"]} == {"nominal"}
    assert about.original_variable_types["meansOfControlConcatenated"] == "A511"


def test_pandas_reads_stata_s_labels_and_namibia(tmp_path):
    table = pd.read_stata(write(tmp_path, "dta"))
    assert (table["citizenship"] == "NA").sum() == 12
    assert table["citizenship"].isna().sum() == 51
    assert (table["ageBroad"] == "9–17").sum() == 12
    assert set(table["isForcedMarriage"].isna()) == {True}


@pytest.mark.parametrize("ending", ENDINGS)
def test_cases_in_several_batches_are_the_same(tmp_path, monkeypatch, ending):
    whole = write(tmp_path, ending).read_bytes()
    (tmp_path / f"cases.{ending}").unlink()
    monkeypatch.setattr(columns, "AT_ONCE", 7)
    monkeypatch.setattr(spss, "_RECORDS", 3)
    assert write(tmp_path, ending).read_bytes() == whole


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_table_without_cases_is_written(tmp_path, ending):
    assert read(write(tmp_path, ending, tally_of()))[0] == []


def test_a_zsav_of_several_blocks_is_read(tmp_path):
    published = tally_of((20_000, NAMIBIA), (25_000, WHOLE))
    path = write(tmp_path, "zsav", published)
    table = pyreadstat.read_sav(path, output_format="dict")[0]
    assert table["meansOfControlThreats"].count(1) == 25_000
    assert len(table["gender"]) == 45_000


def test_a_block_that_pspp_would_give_up_on_is_told():
    packed = blocks.zlib.compress(bytes(10_000))
    assert blocks._steady(packed, 0)
    assert not blocks._steady(packed, 4_095)


def test_a_block_that_would_leave_too_little_for_the_next_is_told():
    packed = blocks.zlib.compress(np.random.default_rng(1).bytes(4_000))
    assert not blocks._steady(packed, 4_090 - len(packed))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_title_too_long_for_a_label_stands_in_the_notes(tmp_path, ending):
    title = "Ein langer Titel, mit Umlauten: äöü, " * 2
    contents = replace(CONTENTS, edition=replace(EDITION, title=title))
    about = read(write(tmp_path, ending, contents=contents))[1]
    assert about.file_label == "Release 2021-09"
    assert title.strip() in " ".join(about.notes)


def test_long_words_and_letters_of_several_bytes_fit_into_spss_s_lines(tmp_path):
    terms = f"{'ü' * 100} {'word ' * 30}\n\nhttps://example.org/{'x' * 200}"
    contents = replace(CONTENTS, edition=replace(EDITION, terms=terms))
    notes = read(write(tmp_path, "sav", contents=contents))[1].notes
    assert "".join(terms.split()) in "".join("".join(notes).split()).replace("Termsofuse:", "")
