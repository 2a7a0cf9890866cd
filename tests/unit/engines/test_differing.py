"""Files of one contributor that differ are read as one, and what isn't as told is refused."""

from pathlib import Path

import pytest

from tenfold.contributors import Boxes, File, Files, Reader
from tenfold.engines.polars import read_exports, read_placed
from tenfold.errors import InputError

BOXES = Boxes(columns=("Threats", "Debt"), yes=("x", "Yes"), no=("No",))
NORTH = File(name="north*", lacks=("Taken",), calls={"Sex": "Gender", "Day": "Date"})
SOUTH = File(name="south*", boxes={"Means": BOXES}, dates="%m/%d/%Y")
FILES = Files((NORTH, SOUTH), frozenset({"Day"}), {"Means": "; "})
COLUMNS = ("Case", "Sex", "Taken", "Day", "Means")


@pytest.fixture
def rows(tmp_path):
    """The rows of files, each given by its name and what stands in it."""

    def read(contents, columns=COLUMNS, files=FILES, **reader):
        for name, content in contents.items():
            (tmp_path / name).write_bytes(content.encode(FORMS.get(name, "utf-8")))
        paths = [tmp_path / name for name in contents]
        return (
            read_exports(paths, Reader(dates="%d/%m/%Y", **reader), columns, files).collect().rows()
        )

    return read


FORMS = {"ukraine.csv": "cp1251"}
N = "Date,Means,Gender,Case\n03/04/2017,Debt,F,1\n"
S = "Case,Sex,Taken,Day,Threats,Debt\n2,F,No,04/03/2017,x,\n"
OTHER = "Case,Sex,Taken,Day,Means\n3,M,Yes,03/04/2017,Threats; Debt\n"


def test_files_that_differ_become_one_table(rows):
    found = rows({"north.csv": N, "south.csv": S, "other.csv": OTHER})
    assert found == [
        ("1", "F", None, "2017-04-03", "Debt"),
        ("2", "F", "No", "2017-04-03", "Threats"),
        ("3", "M", "Yes", "2017-04-03", "Threats; Debt"),
    ]


def test_a_day_in_another_file_s_form_stays_and_is_none(rows):
    days = [row[3] for row in rows({"south.csv": S + "4,F,,13/04/2017,,\n5,F,,,,\n"})]
    assert days == ["2017-04-03", "13/04/2017", None]


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ("x,Yes", "Threats; Debt"),
        (" X , yes ", "Threats; Debt"),
        ("No,x", "Debt"),
        ("no,", ""),
        (",", ""),
        ("maybe,x", "Threats: maybe; Debt"),
    ],
)
def test_boxes_become_a_list(rows, marks, told):
    content = f"Case,Sex,Taken,Day,Threats,Debt\n2,F,No,04/03/2017,{marks}\n"
    assert rows({"south.csv": content})[0][4] == told


def test_boxes_may_stand_for_a_list_of_what_was_denied_too(rows):
    denied = Boxes(columns=BOXES.columns, yes=("No",), no=("Yes",))
    file = File(
        name="*",
        boxes={"Means": Boxes(columns=BOXES.columns, yes=("Yes",), no=("No",)), "Denied": denied},
    )
    files = Files((file,), frozenset(), {"Means": ";", "Denied": ";"})
    found = rows({"a.csv": "Case,Threats,Debt\n1,Yes,No\n"}, ("Means", "Denied"), files)
    assert found == [("Threats", "Debt")]


def test_a_file_has_its_own_separator_and_encoding(rows):
    files = Files((File(name="ukraine*", separator=";", encoding="cp1251"),))
    content = {"ukraine.csv": "a;b\nжди;x,y\n", "other.csv": "a,b\né,z\n"}
    assert rows(content, ("a", "b"), files, separator=",") == [("жди", "x,y"), ("é", "z")]


def test_columns_that_all_are_lacking_are_as_long_as_the_file(rows):
    assert rows({"north.csv": N + "03/04/2017,,M,2\n"}, ("Taken",)) == [(None,), (None,)]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        (
            "north.csv",
            N.replace("Gender", "Sex"),
            r"lacks the column Gender \(Sex in columns.csv\)",
        ),
        ("north.csv", N.replace("Means", "How"), "lacks the column Means, which"),
        ("south.csv", S.replace("Debt", "Owes"), r"lacks the column Debt \(Means in columns.csv\)"),
        ("other.csv", OTHER.replace("Taken", "Gone"), "lacks the column Taken, which"),
        (
            "north.csv",
            "Taken," + N.replace("03/", ",03/"),
            "has the column Taken, and .* otherwise",
        ),
        ("north.csv", "Sex," + N.replace("03/", ",03/"), "has the column Sex, and .* otherwise"),
        ("south.csv", "Means," + S.replace("2,F", ",2,F"), "has the column Means, and"),
    ],
)
def test_what_is_not_as_told_is_refused(rows, name, content, problem):
    with pytest.raises(InputError, match=problem):
        rows({name: content})


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        ("madrid.csv", N, r"No \[\[file\]\] in mapping.toml speaks of this file"),
        ("north.csv", N.replace("Gender", "Sex"), r'See \[\[file\]\] "north\*" in mapping.toml'),
    ],
)
def test_where_files_differ_the_fix_names_the_entry(rows, name, content, hint):
    with pytest.raises(InputError, match=hint):
        rows({name: content})


def test_where_no_file_differs_the_fix_says_nothing_of_it(rows):
    with pytest.raises(InputError) as caught:
        rows({"in.csv": "a\n1\n"}, ("a", "b"), Files())
    assert "[[file]]" not in str(caught.value)


def test_two_columns_may_have_changed_their_names(rows):
    files = Files((File(name="*", calls={"a": "b", "b": "a"}),))
    assert rows({"in.csv": "a,b\n1,2\n"}, ("a", "b"), files) == [("2", "1")]


def test_a_head_has_the_names_that_stand_in_the_file(tmp_path):
    (tmp_path / "north.csv").write_text(N)
    frame, (head,) = read_placed([tmp_path / "north.csv"], Reader(), ("Sex",), FILES)
    assert head.names == ("Date", "Means", "Gender", "Case")
    assert frame.collect()["Sex"].to_list() == ["F"]


def test_a_broken_file_that_differs_is_told_without_a_value(rows):
    with pytest.raises(InputError, match=r"south.csv, line 3: 1 fields") as caught:
        rows({"south.csv": S + "Canary Maria Example\n"})
    assert "Canary" not in str(caught.value)


def test_what_boxes_deny_is_a_list_of_its_own(rows):
    other_way = Boxes(columns=BOXES.columns, yes=("No",), no=("x", "Yes"))
    south = File(name="south*", boxes={"Means": BOXES, "Denied": other_way})
    files = Files((south,), joined={"Means": "; ", "Denied": "; "})
    sent = "Case,Threats,Debt\n1,x,No\n2,,\n"
    found = rows({"south.csv": sent}, ("Case", "Means", "Denied"), files)
    assert found == [("1", "Threats", "Debt"), ("2", "", "")]


@pytest.mark.parametrize("name", ["archive*.txt", "archive*.txt.gz", "ARCHIVE*"])
def test_a_packed_file_is_spoken_of_with_or_without_its_ending(name):
    assert File(name=name).fits(Path("archives_2013.txt.gz"))
