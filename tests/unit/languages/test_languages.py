from datetime import date

import pytest

from tenfold.codebook import load_codebook
from tenfold.errors import DataFileError
from tenfold.languages import load_language, marked
from tenfold.languages.catalogue import read_catalogue
from tenfold.stages import LANGUAGES

ENGLISH, FRENCH, SPANISH = (load_language(code) for code in ("en", "fr", "es"))
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def written(folder, text):
    path = folder / "fr.po"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_every_language_names_itself():
    assert [load_language(code).name for code in LANGUAGES] == ["English", "français", "español"]


def test_english_is_as_it_is():
    assert ENGLISH("Means of control: debt bondage") == "Means of control: debt bondage"


def test_a_text_is_said_in_another_language():
    assert FRENCH("Forced labour") == "Travail forcé"
    assert SPANISH("Forced labour") == "Trabajo forzoso"


def test_what_no_catalogue_knows_stays_english():
    assert SPANISH("A label of one's own codebook") == "A label of one's own codebook"


def test_a_context_tells_homonyms_apart():
    assert SPANISH("Other", "RecruiterRelationship") == "Otra"
    assert SPANISH("Other") == "Otro"


def test_a_context_that_no_catalogue_knows_is_passed_over():
    assert SPANISH("Male", "gender") == "Masculino"


def test_values_are_put_where_the_text_names_them():
    assert FRENCH("Release {release}", release="2021-09") == "Édition 2021-09"


def test_braces_of_a_value_are_left_alone():
    assert FRENCH("Release {release}", release="{k}") == "Édition {k}"


@pytest.mark.parametrize(
    ("language", "number", "share"),
    [
        (ENGLISH, "12,345", "12.3%"),
        (FRENCH, "12\u202f345", "12,3\u00a0%"),
        (SPANISH, "12.345", "12,3\u00a0%"),
    ],
    ids=repr,
)
def test_numbers_and_shares_are_written_as_the_language_does(language, number, share):
    assert language.number(12345) == number
    assert language.share(0.1234) == share


def test_spanish_parts_thousands_from_five_digits_on():
    assert [SPANISH.number(number) for number in (9_999, 10_000)] == ["9999", "10.000"]


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        (ENGLISH, "1 September 2021", "30 September 2021"),
        (FRENCH, "1er septembre 2021", "30 septembre 2021"),
        (SPANISH, "1 de septiembre de 2021", "30 de septiembre de 2021"),
    ],
    ids=repr,
)
def test_a_day_is_written_with_its_month_in_words(language, first, last):
    assert language.date(date(2021, 9, 1)) == first
    assert language.date(date(2021, 9, 30)) == last


def test_tenth_days_are_no_first_days():
    assert FRENCH.date(date(2021, 9, 11)) == "11 septembre 2021"


def test_countries_are_named_in_the_language():
    assert FRENCH.country("DE") == "Allemagne"
    assert SPANISH.country("NA") == "Namibia"


def test_english_countries_are_those_of_the_codebook():
    assert ENGLISH.country("CV") == "Cabo Verde"


def test_a_country_is_named_as_the_united_nations_do():
    assert FRENCH.country("PS") == "État de Palestine"


def test_a_country_that_nobody_knows_is_its_code():
    assert [language.country("QQ") for language in (ENGLISH, FRENCH)] == ["QQ", "QQ"]


@pytest.mark.parametrize("language", [FRENCH, SPANISH], ids=repr)
def test_every_country_of_the_codebook_has_a_name(language):
    codes = [country.alpha2 for country in load_codebook().countries if country.published]
    assert len({language.country(code) for code in codes} - set(codes)) == len(codes)


def test_a_mark_changes_nothing():
    assert marked("Contents") == "Contents"


def test_a_fuzzy_entry_is_left_out(tmp_path):
    path = written(tmp_path, '#, fuzzy\nmsgid "Yes"\nmsgstr "Non"\n')
    assert read_catalogue(path) == {}


def test_an_empty_entry_is_left_out(tmp_path):
    assert read_catalogue(written(tmp_path, 'msgid "Yes"\nmsgstr ""\n')) == {}


def test_a_broken_catalogue_is_refused_with_its_line(tmp_path):
    with pytest.raises(DataFileError, match="line 4: not a line of a catalogue"):
        read_catalogue(written(tmp_path, "nonsense\n"))


def test_a_missing_catalogue_is_refused(tmp_path):
    with pytest.raises(DataFileError, match="can't be read"):
        read_catalogue(tmp_path / "de.po")


def test_a_catalogue_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "fr.po"
    path.write_bytes(HEAD.encode() + 'msgid "Yes"\nmsgstr "é"\n'.encode("latin-1"))
    with pytest.raises(DataFileError, match="not a catalogue in UTF-8"):
        read_catalogue(path)
