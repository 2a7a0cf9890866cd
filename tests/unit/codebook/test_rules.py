"""What the rulings say of single variables holds in the codebook as loaded."""

import pytest

from tenfold.codebook import NULL, load_codebook

CODEBOOK = load_codebook()
by_number = {variable.number: variable for variable in CODEBOOK.variable}
codes = [(v, code) for v in CODEBOOK.base for code in sorted(v.allowed)]


def test_six_variables_are_computed():
    assert [v.number for v in CODEBOOK.computed] == [27, 31, 36, 50, 55, 57]


def test_every_code_comes_back_from_its_label():
    assert all(v.encode(v.decode(code)) == code for v, code in codes)


@pytest.mark.parametrize("number", [11, 21, 24, 25])
def test_a_no_is_refused_where_only_yes_is_listed(number):
    with pytest.raises(KeyError):
        by_number[number].encode("0")


@pytest.mark.parametrize("number", [1, 2, 26])
def test_null_is_refused_where_the_source_never_has_it(number):
    with pytest.raises(KeyError):
        by_number[number].encode(None)


def test_a_refused_value_is_not_in_the_message():
    with pytest.raises(KeyError) as refusal:
        by_number[3].encode("Maria Example")
    assert "Maria" not in str(refusal.value)


def test_a_code_that_no_label_has_is_refused():
    with pytest.raises(KeyError):
        by_number[3].decode(99)


def test_flags_share_their_codes():
    flags = [v for v in CODEBOOK.variable if v.type == "flag"]
    assert {v.encode("1") for v in flags} == {2}
    assert {v.encode("0") for v in flags if v.zero} == {1}


def test_not_specified_sums_up_all_means_of_control():
    assert by_number[26].none_of == tuple(by_number[n].name for n in range(9, 26))


def test_every_age_band_settles_the_majority_status():
    follows = by_number[5].follows
    assert follows.variable == "ageBroad"
    assert tuple(follows.values) == by_number[4].labels
    assert [band for band, status in follows.values.items() if status == "Minor"] == ["0–8", "9–17"]


@pytest.mark.parametrize(
    ("number", "parts"),
    [(27, range(9, 27)), (50, range(37, 50)), (55, range(51, 55)), (57, range(59, 64))],
)
def test_a_list_is_worked_out_from_its_variables_in_order(number, parts):
    assert by_number[number].parents == tuple(by_number[part].name for part in parts)


def test_one_label_has_no_variable_behind_it():
    empty = [p.label for v in CODEBOOK.computed for p in v.parts if not p.any and not p.all]
    assert empty == ["Minor sexually exploited or abused"]


def test_combined_exploitation_needs_both():
    combined = by_number[36].parts[2]
    assert combined.all == by_number[31].both == ("isForcedLabour", "isSexualExploit")


def test_exploitation_without_a_label_is_other():
    assert by_number[36].parts[-1].any == ("isOtherExploit", "isForcedMilitary", "isOrganRemoval")


def test_every_exploitation_flag_is_in_the_list():
    assert set(by_number[36].parents) == {by_number[n].name for n in (28, 29, 30, 32, 33, 34, 35)}


@pytest.mark.parametrize(
    ("numbers", "broader"),
    [
        (range(37, 50), "isForcedLabour"),
        (range(51, 55), "isSexualExploit"),
        ([4], "majorityStatus"),
    ],
)
def test_what_remains_of_a_finer_answer(numbers, broader):
    assert {by_number[number].broader for number in numbers} == {broader}


def test_every_code_fits_a_byte():
    assert max(max(v.allowed | {NULL}) for v in CODEBOOK.base) <= 255


def test_a_group_is_chosen_by_its_name():
    assert [v.number for v in CODEBOOK.chosen("recruiter")] == [57, 59, 60, 61, 62, 63]


def test_texts_stand_on_one_line():
    assert not any("\n" in v.definition + v.collected + v.note for v in CODEBOOK.variable)
