"""A mapping that sends every answer to "Other" is refused; an honest one about others is taken."""

import pytest
from tests.contributors import BOOK, mapping_of, write_folder

from tenfold.contributors import load_mapping
from tenfold.contributors.catchall import _catch_alls
from tenfold.errors import DataFileError

WORK = "work,A01,farm,kept,\nwork,F,site,kept,\nwork,other,other,kept,\nwork,?,,rejected,unclear\n"
KINDS = "kinds,farm,1,kept,\nkinds,site,1,kept,\nkinds,other,1,kept,\n"
TICK = "tick,Yes,1,kept,\ntick,Y,1,repaired,short\ntick,X,1,repaired,a cross\n"
MESSAGE = "every answer becomes Other"


def answers(*answers, column="Work", values="work"):
    given = {"column": column, "separator": ";", "values": values}
    return {"rule": "any-answer", **given, "answers": answers}


EVERY = {"typeOfLabourOther": answers("farm", "site", "other")}
THREE = {"rule": "any-yes", "columns": ["A", "B", "C"], "values": "tick"}
KIND = {"rule": "recode", "column": "Work", "values": "kinds"}
NONE = {"rule": "constant", "value": "0"}
ASKED = {"rule": "recode", "column": "Crops", "values": "tick"}


def refused_line(folder, rules, values):
    write_folder(folder, rules, values)
    with pytest.raises(DataFileError, match=MESSAGE) as caught:
        load_mapping(folder, BOOK)
    lines = (folder / "mapping.toml").read_text(encoding="utf-8").splitlines()
    return lines[caught.value.line - 1].partition(" ")[0]


def test_each_list_of_the_codebook_but_one_has_a_catch_all():
    assert [flag.name for flag in _catch_alls(BOOK)] == [
        "meansOfControlOther",
        "isOtherExploit",
        "typeOfLabourOther",
        "recruiterRelationOther",
    ]


@pytest.mark.parametrize(
    ("rules", "values", "key"),
    [
        (EVERY, WORK, "answers"),
        (EVERY | {"typeOfLabourAgriculture": NONE}, WORK, "answers"),
        (EVERY | {"typeOfLabourAgriculture": answers("farm")}, WORK, "answers"),
        (EVERY | {"typeOfLabourNotSpecified": ASKED}, WORK + TICK, "answers"),
        ({"typeOfLabourOther": THREE}, TICK, "columns"),
        ({"typeOfLabourOther": KIND}, KINDS, "values"),
        ({"recruiterRelationOther": answers("farm", "site", "other")}, WORK, "answers"),
    ],
    ids=[
        "all answers of a question",
        "others are always no",
        "another looks in the same table",
        "whether it is specified tells no kind",
        "all columns of a question",
        "all values of a question",
        "of any list",
    ],
)
def test_it_is_refused_with_its_line(tmp_path, rules, values, key):
    assert refused_line(tmp_path, rules, values) == key


@pytest.mark.parametrize(
    ("rules", "values"),
    [
        (EVERY | {"typeOfLabourAgriculture": ASKED}, WORK + TICK),
        ({"typeOfLabourOther": answers("other")} | {"typeOfLabourBegging": answers("farm")}, WORK),
        (
            {"typeOfLabourOther": answers("farm", "site")},
            WORK.replace("work,other,other,kept,\n", ""),
        ),
        ({"typeOfLabourOther": THREE, "typeOfLabourAgriculture": ASKED}, TICK),
        ({"typeOfLabourOther": THREE | {"columns": ["A", "B"]}}, TICK),
        ({"typeOfLabourOther": KIND, "typeOfLabourAgriculture": ASKED}, KINDS + TICK),
        ({"typeOfLabourOther": KIND | {"values": "tick"}}, TICK),
        ({"isOrganRemoval": answers("farm", "site", "other")}, WORK),
        ({"isForcedLabour": {"rule": "constant", "value": "1"}, "isOtherExploit": THREE}, TICK),
    ],
    ids=[
        "what else there was, specified",
        "some answers of a question",
        "two answers only",
        "several columns of what else there was",
        "two columns only",
        "what else there was, in words",
        "one yes in several spellings",
        "which organ it was",
        "another that holds for every case",
    ],
)
def test_an_honest_mapping_is_taken(tmp_path, rules, values):
    assert mapping_of(tmp_path, rules, values)
