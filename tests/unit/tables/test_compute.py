"""Computed columns are written from their parts: each label, in order, and only what is known."""

from itertools import product

import pytest
from tests.unit.tables.files import CODEBOOK, read_rows, written

LISTS = [variable for variable in CODEBOOK.computed if variable.parts]
SINGLE = [(v, part.label, name) for v in LISTS for part in v.parts for name in part.any]
EXPLOIT, MEANS = "typeOfExploitConcatenated", "meansOfControlConcatenated"
OTHERS = ("isOtherExploit", "isForcedMilitary", "isOrganRemoval")


def computed(folder, name, **answers):
    """What is written for a computed variable where its parts have these answers, else 0."""
    parents = [CODEBOOK.by_name[parent] for parent in CODEBOOK.by_name[name].parents]
    row = {parent.name: "0" if parent.zero else "" for parent in parents} | answers | {name: ""}
    return written(read_rows(folder, row), folder / "out.csv")[1][-1]


@pytest.mark.parametrize(("variable", "label", "part"), SINGLE, ids=[part for *_, part in SINGLE])
def test_each_positive_part_puts_its_label_into_the_list(tmp_path, variable, label, part):
    assert computed(tmp_path, variable.name, **{part: "1"}) == label


@pytest.mark.parametrize("variable", LISTS, ids=lambda variable: variable.name)
def test_a_list_names_all_parts_in_order(tmp_path, variable):
    labels = [part.label for part in variable.parts if part.any or part.all]
    if variable.name == MEANS:
        labels.remove("Not Specified")
    answers = dict.fromkeys(variable.parents, "1")
    assert computed(tmp_path, variable.name, **answers) == ";".join(labels)


@pytest.mark.parametrize("answer", ["", "0"])
@pytest.mark.parametrize("variable", LISTS, ids=lambda variable: variable.name)
def test_a_list_without_a_positive_part_is_null(tmp_path, variable, answer):
    may = [name for name in variable.parents if CODEBOOK.by_name[name].zero]
    answers = dict.fromkeys(may, answer)
    if variable.name == MEANS:
        answers |= {"meansOfControlNotSpecified": "0"}
    assert computed(tmp_path, variable.name, **answers) == ""


@pytest.mark.parametrize("positive", [OTHERS[:1], OTHERS[1:], OTHERS])
def test_other_exploitation_stands_once(tmp_path, positive):
    assert computed(tmp_path, EXPLOIT, **dict.fromkeys(positive, "1")) == "Other"


def test_labour_and_sex_together_have_three_labels(tmp_path):
    found = computed(tmp_path, EXPLOIT, isForcedLabour="1", isSexualExploit="1")
    assert found == "Forced labour;Sexual exploitation;Combined sexual and labour exploitation"


def test_a_means_without_a_variable_is_never_written():
    lists = CODEBOOK.by_name[MEANS].parts
    silent = [part.label for part in lists if not part.any and not part.all]
    assert silent == ["Minor sexually exploited or abused"]


def answer_to_both(labour, sex):
    if labour == sex == "1":
        return "1"
    return "0" if "0" in (labour, sex) else ""


@pytest.mark.parametrize(("labour", "sex"), [*product(["", "0", "1"], repeat=2)])
def test_sex_and_labour_is_known_when_its_parts_decide_it(tmp_path, labour, sex):
    found = computed(tmp_path, "isSexAndLabour", isForcedLabour=labour, isSexualExploit=sex)
    assert found == answer_to_both(labour, sex)
