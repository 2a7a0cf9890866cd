"""An export is read without knowing its layout; what is no table is refused."""

import pytest
from tests.files import write_csv, write_parquet
from tests.unit.scan.exports import BOOK, scanned
from tests.workbooks import write_sheets

from tenfold.errors import InputError
from tenfold.scan import Question, scan

ROWS = [["red", "x"], ["blue", "y"]]


def of(*paths, **given):
    return scan(Question(paths, **given), BOOK).profile


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(tmp_path, separator):
    profile = of(write_csv(tmp_path / "a.csv", ["Colour", "Letter"], ROWS, separator))
    assert [column.name for column in profile.columns] == ["Colour", "Letter"]


@pytest.mark.parametrize(
    "content",
    [
        '{"a": {"b": [{"o": {"Colour": "red"}, "l": ["x"]}, {"l": [], "o": {"Colour": 1}}]}}',
        '{"o": {"Colour": "red"}, "l": ["x", "y"]}\n{"o": {"Colour": 1}, "l": null}\n',
    ],
)
def test_nested_names_are_columns(tmp_path, content):
    (tmp_path / "a.json").write_text(content)
    profile = of(tmp_path / "a.json")
    assert [column.name for column in profile.columns] == ["o.Colour", "l"]


def test_a_list_among_several_is_named(tmp_path):
    (tmp_path / "a.json").write_text('{"users": [{"x": 1}], "cases": [{"Colour": "red"}]}')
    with pytest.raises(InputError, match=r"several lists of objects .* --records"):
        of(tmp_path / "a.json")
    profile = of(tmp_path / "a.json", records="cases")
    assert ([c.name for c in profile.columns], profile.records) == (["Colour"], ("cases",))


def test_an_encoding_that_was_guessed_is_said(tmp_path):
    (tmp_path / "a.csv").write_bytes("Land,Größe\nÖsterreich,1\n".encode("cp1252"))
    profile = of(tmp_path / "a.csv")
    assert profile.columns[1].name == "Größe"
    assert "encoding guessed" in profile.files[0].found


def test_an_encoding_that_is_given_is_not_guessed(tmp_path):
    (tmp_path / "a.csv").write_bytes("Land,Größe\nÖsterreich,1\n".encode("cp850"))
    profile = of(tmp_path / "a.csv", encoding="cp850")
    assert profile.columns[1].name == "Größe"
    assert "encoding guessed" not in profile.files[0].found


def test_files_that_differ_are_one_export(tmp_path):
    one = write_csv(tmp_path / "one.csv", ["Colour", "Letter"], ROWS * 10)
    two = write_parquet(tmp_path / "two.parquet", ["Letter", "Size"], [["z", "big"]] * 10)
    columns = {column.name: column for column in of(one, two).columns}
    assert columns["Size"].lacking == ("one.csv",)
    assert columns["Colour"].lacking == ("two.parquet",)
    assert columns["Letter"].lacking == ()
    assert columns["Letter"].filled == "30"


@pytest.mark.parametrize("name", ["maria@example.org", "2017-04-03", "+41 79 123 45 67", "N-1"])
def test_a_first_line_that_holds_a_case_is_refused_without_its_words(tmp_path, name):
    with pytest.raises(InputError, match="cell 1 of the first line looks like data") as refused:
        scanned(tmp_path, {name: ["N-1", "N-2"], "Answer": ["a", "b"]})
    assert name not in str(refused.value)


def test_a_first_line_whose_case_number_stands_nowhere_else_is_refused(tmp_path):
    columns = {
        "PX-0517": ["PX-0518", "PX-0519", None],
        "Canary Maria": ["Canary A", "Canary B", ""],
    }
    with pytest.raises(InputError, match="cell 1 of the first line looks like data") as refused:
        scanned(tmp_path, columns)
    assert "PX" not in str(refused.value)


@pytest.mark.parametrize("cells", [["Box 12", ""], ["A1", "B2"], ["yes", "Box 3", "no"]])
def test_a_name_with_digits_is_one_unless_most_values_look_like_it(tmp_path, cells):
    assert (
        len(
            scanned(
                tmp_path, {"Box 12": cells * 10, "Other": ["x"] * 10 * len(cells)}
            ).profile.columns
        )
        == 2
    )


@pytest.mark.parametrize("content", ["", "Colour,Letter\n", "1,2\n3,4\n", "a,a\n1,2\n", "a,b\n1\n"])
def test_what_is_no_table_is_refused(tmp_path, content):
    (tmp_path / "a.csv").write_text(content)
    with pytest.raises(InputError):
        of(tmp_path / "a.csv")


def test_one_row_is_told_without_its_values(tmp_path):
    profile = scanned(tmp_path, {"Colour": ["a shade"], "Size": ["large"]}).profile
    assert profile.files[0].rows == "fewer than 10"
    assert [column.values.shown for column in profile.columns] == [(), ()]


def test_three_hundred_columns_are_told(tmp_path):
    columns = {f"Question {chr(65 + n // 26)}{chr(65 + n % 26)}": ["yes"] * 12 for n in range(300)}
    assert len(scanned(tmp_path, columns).profile.columns) == 300


def test_a_name_that_is_its_column_s_only_value_is_a_tick(tmp_path):
    columns = {"Colour": ["red", "blue"] * 10, "Debt bondage": ["Debt bondage", ""] * 10}
    assert len(scanned(tmp_path, columns).profile.columns) == 2


def answers(*names):
    """An export in which some columns hold their own names, as a short word may be."""
    columns = {name: [name, "x"] * 10 for name in names}
    return columns | {f"Question {place}": ["yes", "no"] * 10 for place in range(9)}


def test_a_name_may_be_one_of_its_answers(tmp_path):
    assert scanned(tmp_path, answers("MAJ")).profile.columns[0].name == "MAJ"


def test_several_names_among_their_answers_are_a_case(tmp_path):
    with pytest.raises(InputError, match=r"cell 1 of the first line looks like data"):
        scanned(tmp_path, answers("MAJ", "F", "FR"))


@pytest.mark.parametrize(
    ("names", "said"), [(("Colour", "Letter"), False), (("Couleur", "Lettre"), True)]
)
def test_files_that_share_few_columns_are_told(tmp_path, names, said):
    one = write_csv(tmp_path / "one.csv", ["Colour", "Letter"], ROWS * 10)
    other = write_csv(tmp_path / "two.csv", names, ROWS * 10)
    assert bool(of(one, other).about_layouts) == said


def test_sheets_are_chosen_by_name(tmp_path):
    rows = [["Colour"], *[[word] for word in ["red", "blue"] * 10]]
    path = write_sheets(tmp_path / "a.xlsx", {"2019": rows, "2020": rows, "Other": rows})
    profile = of(path, sheets=("20*",))
    assert [file.rows for file in profile.files] == ["20", "20"]
