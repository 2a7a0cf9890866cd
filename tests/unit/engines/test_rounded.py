"""A case number that a spreadsheet has rounded may be of several cases, and is refused."""

import pytest

from tenfold.contributors import File, Files, Reader
from tenfold.engines.polars import read_exports
from tenfold.errors import InputError

FILES = Files((File(name="north*", calls={"Case": "Number"}),), number="Case")


def read(folder, name, *numbers, columns=("Case", "Sex")):
    path = folder / name
    head = "Number" if name.startswith("north") else "Case"
    path.write_text("\n".join([f"Sex,{head}", *(f'F,"{number}"' for number in numbers)]))
    return read_exports([path], Reader(), columns, FILES).collect().rows()


@pytest.mark.parametrize("number", ["1.2E+05", "1,23e+11", " 1E+5 "])
def test_a_number_with_an_exponent_is_refused_by_its_line(tmp_path, number):
    with pytest.raises(InputError, match=r"line 3, column Case: a case number .* rounded"):
        read(tmp_path, "cases.csv", "1", number)


def test_the_column_is_named_as_the_file_calls_it(tmp_path):
    with pytest.raises(InputError, match="line 2, column Number: a case number"):
        read(tmp_path, "north.csv", "1.2E+05")


@pytest.mark.parametrize("number", ["1E5", "12E+05", "A-1.2E+05", "1.2", ""])
def test_a_number_of_another_form_is_one(tmp_path, number):
    assert read(tmp_path, "cases.csv", number) == [(number or None, "F")]


def test_without_the_column_of_numbers_nothing_is_looked_at(tmp_path):
    assert read(tmp_path, "cases.csv", "1.2E+05", columns=("Sex",)) == [("F",)]
