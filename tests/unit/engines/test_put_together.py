"""What tells that a file was put together of several, or lost a quotation mark."""

import pytest

from tenfold.contributors import Reader
from tenfold.engines.polars import read_exports
from tenfold.errors import InputError

NAMES = ("Case", "Sex", "Age")


@pytest.fixture
def read(tmp_path):
    """What a file of some content is read as."""

    def read(content, encoding="utf-8"):
        path = tmp_path / "in.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_exports([path], Reader(encoding=encoding), NAMES).collect().rows()

    return read


@pytest.mark.parametrize(
    "again", ["Case,Sex,Age", "Age,Case,Sex", " Case , Sex,other", "\ufeffCase,Sex,Age"]
)
def test_the_names_again_are_refused_by_the_line(read, again):
    with pytest.raises(InputError, match="line 3: the columns' names again") as refused:
        read(f"Case,Sex,Age\n1,F,17\n{again}\n2,M,18\n")
    assert "Send files one by one" in refused.value.fix


@pytest.mark.parametrize("row", ["Case,F,17", "Sex,F,17", "1,Sex,Age"])
def test_a_name_here_and_there_is_a_value(read, row):
    assert len(read(f"Case,Sex,Age,More\n{row},x\n")) == 1


PARTS = {
    "cp1252": ["São Exemplo", "Conceição Exemplo"],
    "latin-1": ["Zoé Échantillon"],
    "cp1251": ["Ганна Приклад"],
}


@pytest.mark.parametrize(("encoding", "names"), PARTS.items(), ids=PARTS)
def test_a_line_of_utf_8_in_a_file_of_another_encoding_is_refused(read, encoding, names):
    for name in names:
        own, other = f"1,{name},2\n".encode(encoding), f"2,{name},2\n".encode()
        with pytest.raises(InputError, match="line 3: UTF-8 in a file that else is") as refused:
            read(b"Case,Sex,Age\n" + own + other, encoding)
        assert name.split()[1] not in str(refused.value)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", "\u0412\u0456"), ("cp1252", "É»"), ("latin-1", "é"), ("cp1252", "º")],
)
def test_bytes_that_might_be_utf_8_and_mean_nothing_there_are_text(read, encoding, text):
    plain = f"Case,Sex,Age\n1,{text},2\n".encode(encoding)
    assert read(plain + b"2,\xe6,3\n", encoding)[0][1] == text


SWALLOWED = 'Case,Sex,Age\nA-01,"F,17\nA-02,M,18\nA-03,M",19\n'


def test_a_case_inside_of_a_cell_is_refused_in_a_narrow_table(read):
    with pytest.raises(InputError, match="line 2: a cell goes on over whole lines"):
        read(SWALLOWED)


@pytest.mark.parametrize(
    "cell",
    ["a\nb,c", "see A-02, too\nA-1,M", "a\nA-02 is her sister", "a\n\nA-0,3", "so:\nA-02, A-03"],
)
def test_lines_in_a_cell_that_are_no_case_are_text(read, cell):
    assert read(f'Case,Sex,Age\nA-01,"{cell}",17\n')[0][1] == cell


@pytest.mark.parametrize("first", ["1", "", "Example"])
def test_without_a_number_at_its_beginning_a_record_has_no_form(read, first):
    assert len(read(f'Case,Sex,Age\n{first},"F,17\n{first},M,18",19\n')) == 1
