"""A contributor's list of case numbers: read in every form, and never taken without its header."""

import polars as pl
import pytest
from tests.contributors import mapping_of
from tests.files import write_parquet
from tests.unit.tables.files import write_xlsx

from tenfold.engines.polars import read_numbers
from tenfold.errors import InputError


@pytest.fixture
def mapping(tmp_path):
    return mapping_of(tmp_path / "tiny", {})


@pytest.fixture
def numbers(tmp_path, mapping):
    """The numbers in a list of this text."""

    def _numbers(text):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        return read_numbers(path, mapping)

    return _numbers


def test_numbers_are_stripped_and_blanks_left_out(numbers):
    assert numbers("Case,Why\n 1 ,moved\n2,\n,\n , \n1,again\n") == {"1", "2"}


def test_somebody_without_a_number_is_refused_with_the_place(numbers):
    with pytest.raises(InputError, match=r"(line|record) \d: no case number") as caught:
        numbers("Case,Name\nPX-1,x\n ,Canary Maria\n")
    assert "Canary" not in str(caught.value)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_by_hand_may_have_any_separator(numbers, separator):
    assert numbers(separator.join(["Why", "Case"]) + f"\nno{separator}1\n") == {"1"}


@pytest.mark.parametrize("text", ["Case\n", "Case", "\ufeffCase\r\n\r\n", '"Case"\n'])
def test_a_list_may_be_empty(numbers, text):
    assert numbers(text) == frozenset()


@pytest.mark.parametrize(
    "text", ["Canary\nSample\n", "Canary\n", "Canary", "17\n18\n", "Canary;x\n"]
)
def test_a_list_without_its_header_is_refused_without_a_value(numbers, text):
    with pytest.raises(InputError, match="Let its first line name the column Case") as caught:
        numbers(text)
    assert "Canary" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["Case,PX-1,PX-2\n", "Case;PX-1;PX-2", '"Case","PX-1"\n', "Case PX-1\n", "Case,Why\n"],
)
def test_one_line_with_more_than_the_column_s_name_is_no_empty_list(numbers, text):
    with pytest.raises(InputError, match="an empty list is nothing but Case") as caught:
        numbers(text)
    assert "PX" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["Case\rPX-1\rPX-2\r", "Case,Why\rPX-1,moved\rPX-2,\r", '"Case"\r"PX-1"\r"PX-2"\r']
)
def test_a_list_may_have_the_line_ends_of_old_macs(numbers, text):
    assert numbers(text) == {"PX-1", "PX-2"}


@pytest.mark.parametrize("name", ["PX-3", " PX-7"])
def test_a_number_in_the_header_is_not_lost(numbers, name):
    with pytest.raises(InputError, match="looks like a case number") as caught:
        numbers(f"Case,{name}\nPX-1,PX-2\n")
    assert "PX" not in str(caught.value)


def test_a_name_in_the_header_may_hold_digits(numbers):
    assert numbers("Case,Asked in 2021\nPX-1,x\n") == {"PX-1"}


def test_the_column_itself_may_look_like_a_number(tmp_path, mapping):
    case = mapping.case.model_copy(update={"number": "ID1"})
    (tmp_path / "list.csv").write_text("ID1\nID7\n", encoding="utf-8")
    found = read_numbers(tmp_path / "list.csv", mapping.model_copy(update={"case": case}))
    assert found == {"ID7"}


@pytest.mark.parametrize("joint", [", ", ";", "\n", " | "])
def test_several_numbers_in_a_cell_are_refused_with_their_place(numbers, joint):
    with pytest.raises(InputError, match=r"(line|record) \d: several case numbers") as caught:
        numbers(f'Why,Case\nx,PX-1\nx,"PX-2{joint}PX-3"\n')
    assert "PX" not in str(caught.value)


def test_a_header_with_the_column_twice_is_refused(numbers):
    with pytest.raises(InputError, match="one name for columns 1 and 2"):
        numbers("Case,Case\n1,2\n")


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "is empty"), (b"Case\n\xff\n", "line 2: not UTF-8"), (b"PAR1\0", "no whole Parquet")],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, mapping, content, problem):
    (tmp_path / "list").write_bytes(content)
    with pytest.raises(InputError, match=problem):
        read_numbers(tmp_path / "list", mapping)


def test_a_list_that_is_not_there_is_told(tmp_path, mapping):
    with pytest.raises(InputError, match="can't be opened"):
        read_numbers(tmp_path / "list.csv", mapping)


def test_a_list_may_be_a_workbook(tmp_path, mapping):
    pl.DataFrame({"Why": ["no", ""], "Case": ["1", "2"]}).write_excel(tmp_path / "list.xlsx")
    assert read_numbers(tmp_path / "list.xlsx", mapping) == {"1", "2"}


def test_a_workbook_with_two_sheets_of_numbers_is_refused(tmp_path, mapping):
    write_xlsx(tmp_path / "list.xlsx", [("Case",), ("1",)], [("Case", "Why"), ("2", "moved")])
    with pytest.raises(InputError, match=r"2 sheets .* Send one sheet a file"):
        read_numbers(tmp_path / "list.xlsx", mapping)


@pytest.mark.parametrize("head", [("PX-2",), ("Numéro",)])
def test_numbers_on_a_sheet_without_the_column_are_not_lost(tmp_path, mapping, head):
    write_xlsx(tmp_path / "list.xlsx", [("Case",), ("PX-1",)], [head, ("PX-3",)])
    with pytest.raises(InputError, match="more that looks like case numbers") as caught:
        read_numbers(tmp_path / "list.xlsx", mapping)
    assert "PX" not in str(caught.value)


def test_a_cover_sheet_is_passed_over(tmp_path, mapping):
    write_xlsx(tmp_path / "list.xlsx", [("Who opted out",), ("x",)], [("Case",), ("2",)])
    assert read_numbers(tmp_path / "list.xlsx", mapping) == {"2"}


def test_a_list_may_be_parquet(tmp_path, mapping):
    path = write_parquet(tmp_path / "list.parquet", ["Case"], [[1], [2], [None]])
    assert read_numbers(path, mapping) == {"1", "2"}
