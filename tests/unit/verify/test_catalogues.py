"""What catalogues are told is held against the recount, the files and the codebook; or refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.verify.release import (
    BOOK,
    EDITION,
    PEOPLE,
    change,
    found,
    seal,
    write_metadata,
    write_release,
)

from tenfold.stages import Disclosed
from tenfold.verify.catalogues import judge_dataset
from tenfold.verify.catalogues.facts import Expected, nothing_of
from tenfold.verify.catalogues.leaves import objects, whole
from tenfold.verify.contents import Contents as Folder
from tenfold.write import Contents
from tenfold.write.description import Description, File
from tenfold.write.metadata import schema_org

PACKAGE, CITATION = "datapackage.json", "CITATION.cff"
CROISSANT, CSVW, DCAT = (
    f"metadata/{name}" for name in ("croissant.json", "csvw.json", "dcat.jsonld")
)
DDI = ("metadata/ddi-2.5.xml", "metadata/ddi-2.6.xml")
ALL = (PACKAGE, CITATION, CROISSANT, CSVW, DCAT, *DDI)
OTHER = "differs from what was found anew"
FIGURE = "tells a figure that was nowhere found anew"
SPELLED = "isn't written as Tenfold writes it"
CANARY = "maria@example.org"


def problems(folder, file, **more):
    return [problem for name, problem, _ in found(folder, **more) if name == file]


def edit(folder, file, old, new, times=1):
    """Replaces a text that stands there, and seals the folder again."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, times), encoding="utf-8")
    seal(folder)


def at(said, *path):
    for step in path:
        said = said[step]
    return said


def put(*path, value):
    """A change that sets the value at a path."""
    return lambda said: at(said, *path[:-1]).update({path[-1]: value})


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        (DDI[0], "<caseQnty>42</caseQnty>", "<caseQnty>41</caseQnty>", "dimensns"),
        (DDI[0], "<varQnty>63</varQnty>", "<varQnty>64</varQnty>", "dimensns"),
        (DDI[1], '<sumStat type="vald">42<', '<sumStat type="vald">41<', "sumStat"),
        (DDI[1], '<catStat type="freq">42<', '<catStat type="freq">43<', "catgry"),
        (DDI[0], '<labl xml:lang="en">Gender<', '<labl xml:lang="en">Sex<', "labl"),
        (DDI[0], "<catValu>Male<", "<catValu>Female<", "catgry"),
        (DDI[0], '<range min="2002"', '<range min="2003"', "range"),
        (DDI[0], '<timePrd date="2015" event="start">2015', '<timePrd date="2015">2016', "timePrd"),
        (DDI[0], '<timePrd date="2015"', '<timePrd date="2016"', "timePrd, date"),
        (DDI[0], 'name="gender"', 'name="ageBroad"', "names"),
        (DDI[0], "Description of Invented", "Description of Other", "docDscr"),
        (DDI[1], "<titl>Invented cases", "<titl>Other cases", "titl"),
        (DDI[1], 'URI="../data/cases.csv"', 'URI="../data/cases.tsv"', "URI"),
        (DDI[1], "<fileName>data/cases.csv", "<fileName>data/cases.tsv", "files"),
        (PACKAGE, '"label": "Albania"', '"label": "Algeria"', "citizenship, labels"),
        (PACKAGE, '"minimum": "2002"', '"minimum": "2003"', "yearOfRegistration, constraints"),
        (PACKAGE, '"title": "Gender"', '"title": "Sex"', "gender, title"),
        (PACKAGE, '"created": "2021', '"created": "2022', "created"),
        (PACKAGE, '"path": "data/cases.csv"', '"path": "data/cases.tsv"', "files"),
        (PACKAGE, '"categoriesOrdered": true', '"categoriesOrdered": false', "ageBroad, order"),
        (CSVW, '"gender",\n', '"sex",\n', "names"),
        (CSVW, '"Gender"', '"Sex"', "gender, titles"),
        (CSVW, '"format": "Male', '"format": "Malo', "gender, datatype"),
        (CSVW, '"null": ""', '"null": "-"', "yearOfRegistration, null"),
        (CSVW, '"url": "../data/cases.csv"', '"url": "../data/other.csv"', "tables"),
        (CSVW, '"dc:issued": "2021', '"dc:issued": "2022', "dc:issued"),
        (CROISSANT, '/value": "Male"', '/value": "Mala"', "gender_values"),
        (CROISSANT, '"version": "2021-09"', '"version": "2021-10"', "version"),
        (CROISSANT, '"temporalCoverage": "2015/2015"', '"temporalCoverage": "2015"', "temporal"),
        (CROISSANT, '"contentUrl": "../data/cases.csv"', '"contentUrl": "../x.csv"', "files"),
        (
            DCAT,
            'accessURL": {\n            "@id": "../data/cases.csv"',
            'accessURL": {\n            "@id": "../data/cases.tsv"',
            "accessURL",
        ),
        (DCAT, '"dcat:version": "2021-09"', '"dcat:version": "2021-10"', "dcat:version"),
        (DCAT, '"@type": "dcat:Dataset"', '"@type": "dcat:Data"', "datasets"),
        (CITATION, 'version: "2021-09"', 'version: "2021-10"', "version"),
        (CITATION, "42 cases", "43 cases", "abstract"),
    ],
)
def test_another_word_or_figure_is_found(folder, file, old, new, where):
    edit(folder, file, old, new)
    assert any(where in problem and OTHER in problem for problem in problems(folder, file))


@pytest.mark.parametrize("file", ALL)
def test_another_number_of_cases_in_the_abstract_is_found(folder, file):
    edit(folder, file, "42 cases", "43 cases")
    assert any(OTHER in problem for problem in problems(folder, file))


@pytest.mark.parametrize("file", [PACKAGE, CROISSANT, DCAT, *DDI])
def test_another_size_of_a_file_is_found(folder, file):
    size = (folder / "data/cases.csv").stat().st_size
    edit(folder, file, str(size), str(size + 1))
    assert f"files: {OTHER}" in problems(folder, file)


@pytest.mark.parametrize("file", [PACKAGE, CROISSANT, DCAT, *DDI])
def test_another_fingerprint_of_a_file_is_found(folder, file):
    [digest] = [
        one["sha256"]
        for one in json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
        if one["path"] == "data/cases.csv"
    ]
    edit(folder, file, digest, digest[::-1])
    assert f"files: {OTHER}" in problems(folder, file)


@pytest.mark.parametrize(
    ("file", "turn"),
    [
        (CROISSANT, lambda said: said["distribution"].pop()),
        (DCAT, lambda said: said["@graph"][3]["dcat:distribution"].pop()),
        (PACKAGE, lambda said: said["resources"].pop()),
    ],
)
def test_a_table_that_is_not_told_of_is_found(folder, file, turn):
    change(folder, file, turn)
    assert f"files: {OTHER}" in problems(folder, file)


@pytest.mark.parametrize("file", [PACKAGE, CROISSANT, CSVW, DCAT])
@pytest.mark.parametrize("value", [12_345, 0.5, ["some 1,310 more"]])
def test_a_figure_that_nobody_counted_is_found(folder, file, value):
    change(folder, file, put("further", value=value))
    assert FIGURE in problems(folder, file)


@pytest.mark.parametrize("file", DDI)
@pytest.mark.parametrize(
    "more", ["<notes>1310 more</notes>", '<notes type="n:1310" />', "<notes>n -7</notes>"]
)
def test_a_figure_that_nobody_counted_is_found_in_ddi(folder, file, more):
    edit(folder, file, "  </dataDscr>", f"    {more}\n  </dataDscr>")
    assert problems(folder, file) == [FIGURE]


def test_a_figure_that_nobody_counted_is_found_in_the_citation(folder):
    edit(folder, CITATION, "message: ", 'notes: "1310 more"\nmessage: ')
    assert problems(folder, CITATION) == [FIGURE]


@pytest.mark.parametrize("file", [PACKAGE, CROISSANT, CSVW, DCAT])
def test_further_words_are_searched(folder, file):
    change(folder, file, put("further", value=CANARY))
    assert problems(folder, file) == ["holds an e-mail address"]


@pytest.mark.parametrize("file", [PACKAGE, CROISSANT, CSVW, DCAT])
def test_further_keys_are_searched(folder, file):
    change(folder, file, put(CANARY, value=True))
    assert problems(folder, file) == ["holds an e-mail address"]


@pytest.mark.parametrize("file", DDI)
def test_further_words_are_searched_in_ddi(folder, file):
    edit(folder, file, "  </dataDscr>", f"    <notes>{CANARY}</notes>\n  </dataDscr>")
    assert problems(folder, file) == ["holds an e-mail address"]


def test_further_words_are_searched_in_the_citation(folder):
    edit(folder, CITATION, "message: ", f'notes: "{CANARY}"\nmessage: ')
    assert problems(folder, CITATION) == ["holds an e-mail address"]


@pytest.mark.parametrize("file", [PACKAGE, CROISSANT, CSVW, DCAT])
def test_other_white_space_is_found_in_json(folder, file):
    edit(folder, file, "{\n", "{ \n")
    assert problems(folder, file)[0] == SPELLED


@pytest.mark.parametrize("file", [PACKAGE, CROISSANT, CSVW, DCAT])
@pytest.mark.parametrize("text", ["", "7\n", "[]\n", '{"a": 1, "a": 2}'])
def test_what_is_no_such_json_is_found(folder, file, text):
    (folder / file).write_text(text, encoding="utf-8")
    seal(folder)
    assert problems(folder, file)


@pytest.mark.parametrize("file", [PACKAGE, CROISSANT, CSVW, DCAT])
@pytest.mark.parametrize("value", [None, 7, {}, ["x"], [{"path": [{}], "name": {}}]])
def test_parts_of_any_other_kind_are_found(folder, file, value):
    change(folder, file, lambda said: said.update(dict.fromkeys(tuple(said), value)))
    assert any(OTHER in problem for problem in problems(folder, file))


BROKEN = "is no XML that everyone reads alike"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<docDscr>", "<docDscr>\n    <!-- more -->", BROKEN),
        ("<codeBook", '<!DOCTYPE codeBook [<!ENTITY a "b">]>\n<codeBook', BROKEN),
        ("<docDscr>", "<docDscr><![CDATA[more]]>", BROKEN),
        ("</docDscr>", "</docDscr", BROKEN),
        ('encoding="UTF-8"', 'encoding="ASCII"', BROKEN),
        ("<docDscr>", "<docDscr>\n    <?more 1?>", SPELLED),
        ("<docDscr>", "<docDscr >", SPELLED),
    ],
)
def test_xml_that_may_hide_something_is_found(folder, old, new, problem):
    edit(folder, DDI[0], old, new)
    assert problems(folder, DDI[0]) == [problem]


@pytest.mark.parametrize(("depth", "problem"), [(600, "is nested too deep"), (5_000, BROKEN)])
def test_xml_that_is_nested_deep_is_found(folder, depth, problem):
    begins = [f"{'  ' * level}<more>" for level in range(1, depth)]
    ends = [f"{'  ' * level}</more>" for level in reversed(range(1, depth))]
    inner = f"{'  ' * depth}<more />"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<codeBook xmlns="ddi:codebook:2_5">'
    (folder / DDI[0]).write_text("\n".join([head, *begins, inner, *ends, "</codeBook>\n"]))
    seal(folder)
    assert problems(folder, DDI[0]) == [problem]


def test_xml_that_isnt_utf_8_is_found(folder):
    text = (folder / DDI[0]).read_bytes()
    (folder / DDI[0]).write_bytes(text.replace(b"Gender", b"Gend\xe9r"))
    seal(folder)
    assert problems(folder, DDI[0]) == [BROKEN]


@pytest.mark.parametrize("text", ["", "message: x\n", "message\n", 'a: "1"\na: "2"\n', 'a:  "b"\n'])
def test_a_citation_that_isnt_one_is_found(folder, text):
    (folder / CITATION).write_text(text, encoding="utf-8")
    seal(folder)
    assert problems(folder, CITATION)


@pytest.mark.parametrize("file", ALL)
def test_a_file_that_is_missing_is_found(folder, file):
    (folder / file).unlink()
    seal(folder)
    assert "is missing" in problems(folder, file)


def test_an_edition_with_addresses_passes(folder):
    edition = replace(
        EDITION,
        doi="10.1234/(SICI)1<9::AID>3.0",
        licence="CC0",
        url="https://data.example.org/12/",
        terms="At least 18 years.\nCall +44 20 7946 0000.",
        languages=("en",),
    )
    write_metadata(folder, edition)
    seal(folder)
    findings = found(folder, edition=edition)
    assert not [problem for file, problem, _ in findings if file in ALL]


def test_a_release_with_countries_passes(tmp_path):
    people = tuple((case | {"CountryOfExploitation": "KR"}, n) for case, n in PEOPLE)
    assert found(write_release(tmp_path, people)) == []


def test_a_country_that_nobody_was_exploited_in_is_found(tmp_path):
    people = tuple((case | {"CountryOfExploitation": "KR"}, n) for case, n in PEOPLE)
    folder = write_release(tmp_path, people)
    edit(folder, DDI[0], '<nation abbr="KR">Republic of Korea<', '<nation abbr="DE">Germany<')
    edit(folder, DCAT, '"dcterms:identifier": "KR"', '"dcterms:identifier": "DE"')
    edit(folder, CROISSANT, '"identifier": "KR"', '"identifier": "DE"')
    assert [(file, problem) for file, problem, _ in found(folder)] == [
        (CROISSANT, f"spatialCoverage: {OTHER}"),
        (DCAT, f"dcterms:spatial: {OTHER}"),
        (DDI[0], f"nation: {OTHER}"),
    ]


def dataset(edition=EDITION, turn=lambda _: None):
    """The Dataset of a page, changed; and what it is held against."""
    file = File("data/cases.csv", 7, "0" * 64)
    figures = replace(nothing_of(BOOK), cases=42)
    contents = Contents(edition, BOOK, (), Disclosed(None, None, None, {}, None))
    said = json.loads(schema_org(Description(contents, figures, (file,))))
    turn(said)
    folder = Folder(Path(), {file.path: file.sha256}, {file.path: 7}, {}, (), (), ())
    return json.dumps(said, ensure_ascii=False).encode(), Expected(folder, BOOK, edition, figures)


def wrong(data, expected):
    return [one.problem for one in judge_dataset("page", data, expected).findings]


ONLINE = replace(EDITION, url="https://data.example.org/12/")


@pytest.mark.parametrize("edition", [EDITION, ONLINE])
def test_the_dataset_of_a_page_passes(edition):
    assert wrong(*dataset(edition)) == []


@pytest.mark.parametrize(
    ("turn", "problem"),
    [
        (put("name", value="Other"), f"name: {OTHER}"),
        (put("variableMeasured", 2, "description", value="Sex"), f"variableMeasured: {OTHER}"),
        (put("distribution", 0, "sha256", value="1" * 64), f"files: {OTHER}"),
        (put("distribution", 0, "contentSize", value="8 B"), f"files: {OTHER}"),
        (put("distribution", 0, "contentUrl", value="https://x.example/y"), f"files: {OTHER}"),
        (put("distribution", value=[]), f"files: {OTHER}"),
        (put("cases", value=17), FIGURE),
    ],
)
def test_another_dataset_in_a_page_is_found(turn, problem):
    assert wrong(*dataset(ONLINE, turn)) == [problem]


def test_a_dataset_that_could_end_its_element_is_found():
    assert wrong(*dataset(turn=put("more", value="</script>"))) == [SPELLED]


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("07", "07"), ("", ""), ("-7", "-7"), ("²", "²"), ("7" * 20, "7" * 20)],
)
def test_a_whole_number_is_one_as_it_is_written(text, number):
    assert whole(text) == number


def test_a_list_that_isnt_there_has_no_objects():
    assert objects([], "a") == objects({"a": 1}, "a", "b") == objects({"a": {}}, "a") == []
