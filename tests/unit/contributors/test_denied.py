"""A question may have a second column that lists what was answered with no."""

import shutil

import pytest

from tenfold.codebook import load_codebook
from tenfold.contributors import load_mapping
from tenfold.contributors.reader import FOLDER
from tenfold.errors import DataFileError

RULED_OUT = 'denied_by = "Means of Control Ruled Out"'


@pytest.fixture
def refusal(tmp_path):
    """What is said of a mapping in which the first such line is another one."""

    def _refusal(line):
        folder = shutil.copytree(FOLDER / "iom-mimosa", tmp_path / "some")
        text = (folder / "mapping.toml").read_text(encoding="utf-8")
        (folder / "mapping.toml").write_text(text.replace(RULED_OUT, line, 1), encoding="utf-8")
        with pytest.raises(DataFileError) as caught:
            load_mapping(folder, load_codebook())
        number = text[: text.index(RULED_OUT)].count("\n") + 1
        return str(caught.value), number

    return _refusal


def test_it_must_be_a_column_of_the_export(refusal):
    message, number = refusal('denied_by = "Elsewhere"')
    assert "column Elsewhere isn't there in columns.csv" in message
    assert f"mapping.toml, line {number}" in message or f"mapping.toml:{number}" in message


def test_it_must_not_identify(refusal):
    assert "column Case Notes identifies" in refusal('denied_by = "Case Notes"')[0]


def test_it_must_be_another_column(refusal):
    assert "denied_by must be another column" in refusal('denied_by = "Means of Control"')[0]
