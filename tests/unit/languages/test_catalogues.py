import importlib.util
import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from tenfold.codebook import load_codebook
from tenfold.languages import load_language
from tenfold.stages import LANGUAGES

ROOT = Path(__file__).parent.parent.parent.parent
BOOK = load_codebook()


def tool():
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "tools/catalogues.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = tool()
COLLECTED = TOOL.collected()
CATALOGUES = {code: TOOL.read(code) for code in TOOL.codes()}
SAID = {
    code: {(one.context or "", one.id): one.string for one in catalogue if one.id}
    for code, catalogue in CATALOGUES.items()
}
every_language = pytest.mark.parametrize("code", CATALOGUES)


def placeholders(text):
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_every_language_but_english_has_a_catalogue():
    assert sorted(CATALOGUES) == sorted(LANGUAGES[1:])


@every_language
def test_a_catalogue_is_in_step(code):
    written = (TOOL.FOLDER / f"{code}.po").read_bytes()
    assert written == TOOL.in_step(code), "run: make catalogues"


@every_language
def test_every_text_is_translated(code):
    assert [text for (_, text), said in SAID[code].items() if not said] == []


@every_language
def test_nothing_is_fuzzy_or_obsolete(code):
    assert [one.id for one in CATALOGUES[code] if one.id and one.fuzzy] == []
    assert not CATALOGUES[code].obsolete


@every_language
def test_placeholders_are_those_of_the_english(code):
    for (_, text), said in SAID[code].items():
        assert placeholders(said) == placeholders(text), text


@every_language
def test_what_is_the_same_is_so_on_purpose(code):
    same = {text for (_, text), said in SAID[code].items() if said == text}
    assert same == set(TOOL.told()["same"][code])


@every_language
def test_a_label_fits_where_the_english_fits(code):
    language = load_language(code)
    for variable in BOOK.variable:
        assert len(language(variable.label)) <= 80, variable.name


@every_language
def test_labels_of_a_variable_differ(code):
    language = load_language(code)
    for variable in BOOK.variable:
        said = {language(label, variable.name) for label in variable.labels}
        assert len(said) == len(variable.labels), variable.name


@every_language
def test_labels_of_variables_differ(code):
    language = load_language(code)
    assert len({language(variable.label) for variable in BOOK.variable}) == len(BOOK.variable)


@every_language
def test_no_label_holds_the_separator_of_lists(code):
    language = load_language(code)
    for variable in BOOK.variable:
        assert not [label for label in variable.labels if ";" in language(label, variable.name)]


def test_french_has_its_spaces_and_apostrophes():
    for said in SAID["fr"].values():
        assert not re.search(r"(?<!\u00a0)[:;!?]|'", said), said


def test_marks_of_code_and_templates_are_collected(tmp_path, monkeypatch):
    (tmp_path / "page.py").write_text('said = language("Two words", "place")\n')
    (tmp_path / "page.html").write_text('<p>{{ _("It\'s {k} cases", k=k) }}</p>\n')
    monkeypatch.setattr(TOOL, "SOURCE", tmp_path)
    assert dict(TOOL.of_marks()) == {("place", "Two words"): "page.py"}
    assert dict(TOOL.of_templates()) == {("", "It's {k} cases"): "page.html"}


def test_a_text_made_of_pieces_is_refused(tmp_path, monkeypatch):
    (tmp_path / "page.py").write_text('said = marked(f"{k} cases")\n')
    monkeypatch.setattr(TOOL, "SOURCE", tmp_path)
    with pytest.raises(SystemExit, match="line 1"):
        list(TOOL.of_marks())
