"""A CSV file is read whatever separates its cells, and refused when it isn't one whole table."""

import pytest
from tests.unit.tables.files import CODEBOOK, cases, read, values, write_csv

from tenfold.errors import InputError

NAMES, ROWS = ("gender", "citizenship"), [("Male", "UA"), ("Female", "NA")]
WANTED = [{"gender": "Male", "citizenship": "UA"}, {"gender": "Female", "citizenship": "NA"}]


def text_file(folder, text, encoding="utf-8"):
    path = folder / "in.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def refusal(folder, text, codebook=None):
    with pytest.raises(InputError) as refused:
        read(text_file(folder, text), codebook)
    return refused.value.problem.removeprefix(str(folder / "in.csv"))


@pytest.mark.parametrize(
    ("separator", "word"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "bar")]
)
def test_the_separator_is_found_and_told(tmp_path, separator, word):
    table = read(write_csv(tmp_path / "in.csv", NAMES, ROWS, separator))
    assert cases(table) == WANTED
    assert table.found == (f"CSV, UTF-8, separated by {word}s",)


def test_a_byte_order_mark_is_skipped_and_told(tmp_path):
    table = read(write_csv(tmp_path / "in.csv", NAMES, ROWS, mark="\ufeff"))
    assert cases(table) == WANTED
    assert table.found[1:] == ("byte-order mark skipped",)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_quoted_names_fit_one_separator_only(tmp_path, separator):
    text = f'"gender"{separator}"citizenship"\n"Male"{separator}"UA"\n'
    assert cases(read(text_file(tmp_path, text))) == WANTED[:1]


def test_names_that_are_known_beat_names_that_are_many(tmp_path):
    table = read(text_file(tmp_path, "gender;a,b,c\nFemale;1\n"))
    assert table.columns == ("gender", "a,b,c")


def test_without_known_names_the_most_names_win(tmp_path):
    assert read(text_file(tmp_path, "a;b,c;d\n1;2;3\n"), None).columns == ("a", "b,c", "d")


def test_without_known_names_the_next_line_tells_the_separator(tmp_path):
    assert read(text_file(tmp_path, "a;b;c,d\n1,2\n"), None).columns == ("a;b;c", "d")


def test_a_next_line_that_is_broken_tells_nothing(tmp_path):
    assert refusal(tmp_path, 'a,b\n1,"2\n').startswith(", line 2: a quotation mark")


def test_semicolons_inside_unquoted_cells_split_nothing(tmp_path):
    table = read(text_file(tmp_path, "gender,other\nFemale,a;b;c\n"))
    assert values(table, "other") == ["a;b;c"]


def test_line_ends_of_windows_are_read(tmp_path):
    assert cases(read(text_file(tmp_path, "gender,citizenship\r\nMale,UA\r\n"))) == WANTED[:1]


def test_the_last_line_may_lack_its_end(tmp_path):
    assert cases(read(text_file(tmp_path, "gender,citizenship\nMale,UA"))) == WANTED[:1]


def test_blank_lines_at_the_end_are_no_cases(tmp_path):
    assert read(text_file(tmp_path, "a,b\n1,2\n\n\n")).tally.cases == 1


def test_a_blank_line_of_one_column_is_a_case(tmp_path):
    assert values(read(text_file(tmp_path, "a\n\n1\n\n")), "a") == [None, None, "1"]


def test_a_header_may_be_quoted_and_hold_separators_and_lines(tmp_path):
    assert read(text_file(tmp_path, '"a,b","c\nd"\n1,2\n'), None).columns == ("a,b", "c\nd")


def test_a_first_name_that_starts_with_pk_is_no_workbook(tmp_path):
    assert read(text_file(tmp_path, "PK,a\n1,2\n")).columns == ("PK", "a")


def test_a_wrong_value_is_found_on_its_line(tmp_path):
    assert refusal(tmp_path, "gender,a\nMale,1\n,2\nF,3\n", CODEBOOK).startswith(
        ", line 4, column gender: "
    )


def test_a_wrong_value_is_found_at_its_record_where_cells_hold_lines(tmp_path):
    text = 'gender,a\nMale,"1\n1"\n,2\nF,3\n'
    assert refusal(tmp_path, text, CODEBOOK).startswith(", record 3, column gender: ")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", " is empty."),
        ("\n1,2\n", " has no header: its first line is blank."),
        ("a,b\n", " has a header but no cases."),
        ("a,b\n\n", " has a header but no cases."),
        ("2015,x\n1,2\n", " has no header: cell 1 of the first line is blank or a number."),
        ("a,\n1,2\n", " has no header: cell 2 of the first line is blank or a number."),
        ("a,b,a\n1,2,3\n", " has one name for columns 1 and 3."),
        ("a,b\n1,2\n3\n", ", line 3: 1 fields, but the header has 2."),
        ("a,b\n1,2,3\n", ", line 2: 3 fields, but the header has 2."),
        ("a,b\n1,2\n\n3,4\n", ", line 3: 0 fields, but the header has 2."),
        ('a,b\n1,"2\n3,4\n', ", line 2: a quotation mark at a wrong place."),
        ('a,b\n"1\n1","2\n2"3\n4,5\n', ", line 2: a quotation mark at a wrong place."),
        ('a,b\n1,2\n"3\n3"\n', ", line 3: 1 fields, but the header has 2."),
        ('a,b\n1,"2"3\n', ", line 2: a quotation mark at a wrong place."),
        ("a,b\n1,\0\n", ", line 2: a NUL byte."),
        (b"a,b\n1,\xe9\n", ", line 2: not UTF-8."),
        (b"\xe9,b\n1,2\n", ", line 1: not UTF-8."),
        ("a,b\n1,2\n".encode("utf-16-le"), ", line 1: a NUL byte."),
    ],
)
def test_a_file_that_is_no_whole_table_is_refused(tmp_path, text, problem):
    assert refusal(tmp_path, text) == problem


def test_an_ill_encoded_table_has_no_mapping_to_be_mended(tmp_path):
    with pytest.raises(InputError) as caught:
        read(text_file(tmp_path, b"a,b\n1,\xe9\n"))
    assert "iconv" in caught.value.fix
    assert "mapping" not in caught.value.fix


def test_a_quotation_mark_in_a_cell_that_has_none_around_it_stands_for_itself(tmp_path):
    assert values(read(text_file(tmp_path, 'a,b\n5" pipe,x\n')), "a") == ['5" pipe']


def test_line_ends_of_old_macs_are_read(tmp_path):
    assert cases(read(text_file(tmp_path, "gender,citizenship\rMale,UA\r"))) == WANTED[:1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path, encoding):
    text = "gender,citizenship\nMale,UA\n".encode(encoding)
    assert cases(read(text_file(tmp_path, text))) == WANTED[:1]


WIDE = ["a,b,c,d,e,f,g,h", "1,2,3,4,5,6,7,8", "1,2,3,4,5,6,7,8", "1,2,3,4,5,6,7,8"]


@pytest.mark.parametrize(
    ("opened", "closed"), [((1, "1,2,"), (3, "1,2,3")), ((1, "1,2,"), (2, "1,2,3"))]
)
def test_records_inside_of_a_cell_are_refused(tmp_path, opened, closed):
    lines = list(WIDE)
    lines[opened[0]] = lines[opened[0]].replace(opened[1], f'{opened[1]}"')
    lines[closed[0]] = lines[closed[0]].replace(closed[1], f'{closed[1]}"')
    problem = refusal(tmp_path, "\n".join(lines) + "\n")
    assert problem == ", line 2: a cell goes on over whole lines of the table."


def test_a_cell_of_several_lines_with_separators_in_them_is_read(tmp_path):
    lines = [WIDE[0], '1,2,"called, twice\nand, again",4,5,6,7,"8\n9"']
    assert values(read(text_file(tmp_path, "\n".join(lines))), "c") == ["called, twice\nand, again"]
