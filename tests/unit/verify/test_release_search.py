"""What would point to a person is found in each text of a release, and told by its kind alone."""

import json
from dataclasses import replace

import polars as pl
import pytest
from tests.unit.verify.release import EDITION, change, found, judge_release, seal

from tenfold.stages import Sought
from tenfold.verify import release_text

SOUGHT = Sought(frozenset({"ZZ-00417", "98765"}), frozenset({"Canary Maria Example"}))
PLANTED = {
    "an e-mail address": "canary@example.org",
    "a phone number": "+44 20 7946 0958",
    "a number of 7 digits or more": "4815162342",
    "a case number from the exports": "zz-00417",
    "a full name from the exports": "CANARY  Maria Example",
}


def in_readme(folder, text):
    with (folder / "README.md").open("a", encoding="utf-8") as file:
        file.write(text)
    seal(folder)
    return "README.md"


def in_codebook(folder, text):
    file = "codebook/codebook.json"
    change(folder, file, lambda said: said["variables"][3].update(note=text))
    return file


def in_report(folder, text):
    file = "report/report.json"
    change(folder, file, lambda said: said["published"]["variables"].update({text: text[0]}))
    return file


def in_closed_list(folder, text):
    file = "report/report.json"
    change(folder, file, lambda said: said["disclosed"].update({"facts kept, per cent": text}))
    return file


def in_manifest(folder, text):
    change(folder, "manifest.json", lambda said: said.update(note=text))
    return "manifest.json"


def in_generator(folder, text):
    folded = "tenfold 1.0.0+x" + text
    change(folder, "manifest.json", lambda said: said.update(generator=folded))
    return "manifest.json"


def in_title(folder, text):
    change(folder, "manifest.json", lambda said: said.update(title=text))
    return "manifest.json"


def in_escapes(folder, text):
    path = folder / "manifest.json"
    said = json.loads(path.read_text(encoding="utf-8")) | {"note": "\u00e9"}
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in text)
    path.write_text(json.dumps(said).replace("\\u00e9", escaped), encoding="utf-8")
    return "manifest.json"


def in_verdict(folder, text):
    said = release_text(judge_release(folder))
    (folder / "verdict.json").write_text(said, encoding="utf-8")
    change(folder, "verdict.json", lambda said: said.update(note=text))
    return "verdict.json"


def in_broken_json(folder, text):
    with (folder / "manifest.json").open("a", encoding="utf-8") as file:
        file.write(text)
    return "manifest.json"


def in_parquet(folder, text):
    path = folder / "data/cases.parquet"
    pl.read_parquet(path).write_parquet(path, metadata={"note": text})
    seal(folder)
    return "data/cases.parquet"


def in_column(folder, text):
    path = folder / "data/cases.parquet"
    pl.read_parquet(path).rename({"gender": f"x {text}"}).write_parquet(path)
    seal(folder)
    return "data/cases.parquet"


def in_labels(folder, text):
    path = folder / "data/cases.parquet"
    labels = pl.Enum(["Male", text, "Female"])
    pl.read_parquet(path).with_columns(pl.col("gender").cast(labels)).write_parquet(path)
    seal(folder)
    return "data/cases.parquet"


def in_file_name(folder, text):
    (folder / "data" / f"{text}.csv").touch()
    return "(names of files)"


@pytest.mark.parametrize("kind", PLANTED)
@pytest.mark.parametrize(
    "plant",
    [
        in_readme,
        in_codebook,
        in_report,
        in_closed_list,
        in_manifest,
        in_title,
        in_escapes,
        in_verdict,
        in_broken_json,
        in_parquet,
        in_column,
        in_labels,
        in_file_name,
    ],
)
def test_what_is_planted_is_found_and_not_told(folder, plant, kind):
    file = plant(folder, PLANTED[kind])
    verdict = judge_release(folder, edition=EDITION, sought=SOUGHT)
    assert (file, f"holds {kind}") in [(one.file, one.problem) for one in verdict.findings]
    told = repr(verdict) + release_text(verdict)
    assert PLANTED[kind] not in told
    assert PLANTED[kind].casefold() not in told.casefold()


@pytest.mark.parametrize("kind", ["an e-mail address", "a number of 7 digits or more"])
def test_what_is_planted_in_the_generator_is_found(folder, kind):
    file = in_generator(folder, PLANTED[kind])
    assert found(folder) == [(file, f"holds {kind}", 1)]


def test_without_the_exports_their_names_arent_found(folder):
    in_readme(folder, PLANTED["a full name from the exports"])
    assert [problem for _, problem, _ in found(folder)] == ["differs from what was found anew"]


def test_places_are_counted(folder):
    in_readme(folder, "\nzz-00417, zz-00417 and\nZZ-00417")
    assert ("README.md", "holds a case number from the exports", 3) in found(folder, sought=SOUGHT)


def test_words_that_ship_in_the_readme_are_no_name_and_no_case_number(folder):
    sought = Sought(frozenset({"UTF-8"}), frozenset({"Before you draw conclusions"}))
    assert found(folder, sought=sought) == []


def test_what_the_edition_says_of_itself_is_no_leak(folder):
    names = frozenset({"Publisher of the Tests", "Invented cases"})
    assert found(folder, edition=EDITION, sought=Sought(frozenset({"2021-09-01"}), names)) == []


@pytest.mark.parametrize("word", ["name", "title", "publisher", "contact", "licence"])
def test_a_case_number_in_the_editions_own_words_is_found(folder, word):
    edition = replace(EDITION, **{word: "By Canary Maria Example, on zz-00417"})
    place = ("(words of release.toml)", "holds a case number from the exports", 1)
    findings = found(folder, edition=edition, sought=SOUGHT)
    assert place in findings
    assert not [problem for _, problem, _ in findings if "full name" in problem]


def test_a_version_is_no_case_number(folder):
    in_generator(folder, "")
    assert found(folder, sought=Sought(frozenset({"1.0", "0.0", "9.9.9", "1.0.0"}))) == []


def test_a_label_of_the_codebook_is_no_name(folder):
    sought = Sought(names=frozenset({"Forced Labour", "case management"}))
    assert found(folder, sought=sought) == []


def test_a_figure_is_no_case_number_where_it_stands_as_the_figure(folder):
    numbers = frozenset(str(path.stat().st_size) for path in folder.rglob("*") if path.is_file())
    assert found(folder, sought=Sought(numbers)) == []
