"""`tenfold release`: from the contributors' files to `public/`, in one command."""

import csv
import json
import re
import stat

import pytest
from tests.acceptance.command import tenfold
from tests.acceptance.worlds import NAME, contents, copied, entries

PAGE = "tenfold.pipeline.page"
WIDTH, HEIGHT = 80, 24


@pytest.fixture(scope="module")
def released(world, tmp_path_factory):
    """A release that was made, and how the command ended."""
    folder = copied(world, tmp_path_factory.mktemp("released") / "world").parent
    run = tenfold(folder, "release", "release.toml")
    return folder, run


@pytest.fixture
def folder(world, tmp_path):
    return copied(world, tmp_path / "world").parent


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def edit(path, *changes):
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def rewrite(path, change):
    """Has each row of a CSV changed in place."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        change(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def refusal(here, folder, code):
    """The message of a run that publishes nothing and leaves no half-made thing behind."""
    before = contents(folder / "public")
    run = here(folder, "release", "release.toml")
    assert (run.returncode, run.stdout) == (code, "")
    assert run.stderr.startswith("Error: ")
    assert run.stderr.count("\n") == 1
    assert contents(folder / "public") == before
    assert entries(folder / "candidate") == []
    assert "tmp" not in entries(folder / "restricted")
    return run.stderr


def test_a_release_is_published(released):
    folder, run = released
    assert (run.returncode, run.stderr) == (0, "")
    assert entries(folder / "public") == [NAME, "feed.xml", "index.json"]


def test_the_summary_fits_one_screen(world, tmp_path, here, monkeypatch):
    folder = copied(world, tmp_path / "world").parent
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    from tests.acceptance import command  # noqa: PLC0415 - what the command is run with

    monkeypatch.setitem(command._CLEAN, "COLUMNS", str(WIDTH))
    lines = here(folder, "release", "release.toml").stdout.splitlines()
    assert len(lines) < HEIGHT
    assert max(map(len, lines)) <= WIDTH


def test_a_stranger_finds_the_release_good(released, here):
    folder, _ = released
    assert here(folder, "verify", f"public/{NAME}").returncode == 0


def test_everyone_may_read_public_and_nobody_else_the_rest(released):
    folder, _ = released
    release = [folder / "public", *(folder / "public").rglob("*")]
    assert {mode_of(path) for path in release if path.is_file()} == {0o644}
    assert {mode_of(path) for path in release if path.is_dir()} == {0o755}
    assert mode_of(folder / "restricted") == mode_of(folder / "candidate") == 0o700
    kept = (folder / "restricted").rglob("*")
    assert {mode_of(path) for path in kept if path.is_file()} == {0o600}


def test_the_ledger_closes(released):
    folder, _ = released
    report = json.loads((folder / f"restricted/{NAME}/report.json").read_text())
    rows = report["rows"]
    for told in rows["contributors"].values():
        parts = (*told["no case"].values(), *told["left out"].values(), told["handed on"])
        assert told["read"] == sum(parts)
    handed_on = sum(told["handed on"] for told in rows["contributors"].values())
    assert handed_on == rows["published"] + sum(rows["withheld"].values())


def test_every_row_of_the_exports_was_read(released):
    folder, _ = released
    report = json.loads((folder / f"restricted/{NAME}/report.json").read_text())
    with (folder / "exports/polaris/cases.csv").open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    assert report["rows"]["contributors"]["polaris"]["read"] == rows


def test_the_full_report_is_shown_from_what_was_kept(released, here):
    folder, _ = released
    run = here(folder, "report", f"restricted/{NAME}")
    assert run.returncode == 0
    assert "no consent to share" in run.stdout


def test_the_full_report_comes_as_json_too(released, here):
    folder, _ = released
    run = here(folder, "report", f"restricted/{NAME}", "--json")
    assert json.loads(run.stdout)["release"]["name"] == NAME


def test_a_report_that_is_not_there_is_told(folder, here):
    run = here(folder, "report", "restricted/2099-01")
    assert run.returncode == 3
    assert "2099-01" in run.stderr


def test_no_name_and_no_case_number_is_in_public_or_on_the_screen(released):
    folder, run = released
    told = [run.stdout, run.stderr, *entries(folder / "public")]
    told += [data.decode("latin-1") for data in contents(folder / "public").values()]
    sought = set()
    with (folder / "exports/polaris/cases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sought |= {row["Case Number"], row["Victim Name"], row["Caller Email"]}
    with (folder / "exports/iom-mimosa/cases-earlier.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            sought |= {row["Case ID"], row["Passport Number"], row["Family Name"]}
    sought -= {""}
    assert len(sought) > 400
    assert not [text for text in told if any(word in text for word in sought)]


def test_a_plan_names_files_and_folders_and_touches_nothing(folder, here):
    before = sorted(folder.rglob("*"))
    run = here(folder, "release", "release.toml", "--plan")
    assert run.returncode == 0
    for name in ("exports/polaris/cases.csv", "opt-outs.csv", f"public/{NAME}", "restricted/seed"):
        assert name in run.stdout
    assert sorted(folder.rglob("*")) == before


def test_a_plan_is_refused_where_the_release_exists(released, here):
    folder, _ = released
    run = here(folder, "release", "release.toml", "--plan")
    assert (run.returncode, run.stdout) == (5, "")


def test_the_same_release_twice_is_refused(released, here):
    folder, _ = released
    assert f"The release {NAME} exists" in refusal(here, folder, 5)


def test_cases_that_were_published_are_not_published_under_another_name(released, here):
    folder, _ = released
    order = folder / "release.toml"
    before = order.read_text()
    edit(order, (f'name = "{NAME}"', 'name = "2021-10"'))
    try:
        assert "subtracted" in refusal(here, folder, 2)
    finally:
        order.write_text(before)


def test_a_missing_export_is_told_with_file_and_line(folder, here):
    (folder / "exports/polaris/cases.csv").unlink()
    message = refusal(here, folder, 6)
    assert re.search(r"release\.toml, line \d+: .*leads to no file", message)


def test_a_missing_order_is_told(folder, here):
    (folder / "release.toml").unlink()
    assert "release.toml" in refusal(here, folder, 6)


BROKEN = {
    "empty": lambda data: data[:0],
    "cut off": lambda data: data[: len(data) // 2],
    "not UTF-8": lambda data: data.replace(b"Placeholder", b"Plac\xe9holder"),
    "a header twice": lambda data: data.replace(b"Caller Name", b"Case Number", 1),
    "a column missing": lambda data: data.replace(b"Citizenship", b"Nationality", 1),
}


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=BROKEN)
def test_an_export_that_can_t_be_read_is_refused(folder, here, spoil):
    path = folder / "exports/polaris/cases.csv"
    path.write_bytes(spoil(path.read_bytes()))
    message = refusal(here, folder, 3)
    assert "cases.csv" in message
    assert "older state" not in message


def test_a_list_of_opt_outs_without_its_header_is_refused(folder, here):
    (folder / "exports/polaris/opt-outs.csv").write_text("PX-000001\nPX-000002\n")
    assert "Case Number" in refusal(here, folder, 3)


def test_a_number_that_opted_out_and_is_no_case_stops_the_run(folder, here):
    edit(folder / "release.toml", ("unmet = 1", "unmet = 0"))
    message = refusal(here, folder, 4)
    assert "opted out" in message
    assert "PX-" not in message
    listed = folder / f"restricted/{NAME}/numbers-unmet.txt"
    assert listed.read_text() == "PX-000000\n"
    assert mode_of(listed) == 0o600


@pytest.mark.long
def test_who_opted_out_is_not_published_however_the_number_is_written(folder, here):
    path = folder / "exports/polaris/opt-outs.csv"
    path.write_text(path.read_text().replace("PX-", "px \u2013 "))
    assert here(folder, "release", "release.toml").returncode == 0
    report = json.loads((folder / f"restricted/{NAME}/report.json").read_text())
    told = report["rows"]["contributors"]["polaris"]
    met = told["lists"]["opt_outs"]["met a case"]
    assert told["left out"]["asked to be left out"] == met > 0


def with_list(folder, name, numbers):
    """Has release.toml name a list of the hotline's case numbers."""
    text = "".join(f"{number}\n" for number in ("Case Number", *numbers))
    (folder / "exports/polaris" / f"{name}.csv").write_text(text)
    line = f'{name} = "exports/polaris/{name}.csv"'
    edit(folder / "release.toml", ("opt_outs = ", f"{line}\nopt_outs = "))


def calls(folder):
    """The hotline's case numbers."""
    with (folder / "exports/polaris/cases.csv").open(encoding="utf-8", newline="") as file:
        return sorted({row["Case Number"] for row in csv.DictReader(file)})


def test_who_withdrew_or_did_not_consent_is_not_published(folder, here):
    numbers = calls(folder)
    with_list(folder, "withdrawn", numbers[:5])
    with_list(folder, "consented", numbers[:-7])
    assert here(folder, "release", "release.toml").returncode == 0
    report = json.loads((folder / f"restricted/{NAME}/report.json").read_text())
    told = report["rows"]["contributors"]["polaris"]
    assert told["lists"]["withdrawn"] == {"listed": 5, "met a case": 5}
    gone = told["left out"]
    assert gone["withdrew consent"] + gone["without consent"] + gone["asked to be left out"] >= 12


def test_a_number_that_withdrew_and_is_no_case_stops_the_run(folder, here):
    with_list(folder, "withdrawn", ["PX-999999"])
    message = refusal(here, folder, 4)
    assert "opted out or withdrew" in message
    assert "PX-" not in message
    listed = folder / f"restricted/{NAME}/numbers-unmet.txt"
    assert listed.read_text() == "PX-000000\nPX-999999\n"


@pytest.mark.long
def test_a_number_that_consented_and_is_no_case_stops_nothing(folder, here):
    with_list(folder, "consented", [*calls(folder), "PX-999999"])
    assert here(folder, "release", "release.toml", "-q").returncode == 0


def test_a_plan_names_every_list(folder, here):
    with_list(folder, "withdrawn", [])
    with_list(folder, "consented", [])
    told = here(folder, "release", "release.toml", "--plan").stdout
    assert "withdrawn.csv, who withdrew consent" in told
    assert "consented.csv, who consented, and nobody else" in told


def test_values_without_a_written_line_stop_the_run_and_are_listed_in_restricted(folder, here):
    rewrite(folder / "exports/polaris/cases.csv", lambda row: row.update(Gender="Zyx Canary"))
    message = refusal(here, folder, 4)
    assert "polaris" in message
    assert "Canary" not in message
    listed = folder / f"restricted/{NAME}/unmapped.csv"
    assert "Zyx Canary" in listed.read_text()
    assert mode_of(listed) == 0o600


@pytest.mark.long
def test_a_few_unmapped_values_don_t_stop_the_run(folder, here):
    edit(folder / "release.toml", ("unmapped = 0.02", "unmapped = 1"))
    rewrite(folder / "exports/polaris/cases.csv", lambda row: row.update(Gender="Zyx Canary"))
    assert here(folder, "release", "release.toml").returncode == 0
    assert "Zyx Canary" in (folder / f"restricted/{NAME}/ledger.csv").read_text()
    assert not [data for data in contents(folder / "public").values() if b"Canary" in data]


CONTRIBUTION = re.compile(r"\[\[contribution\]\]\ncontributor = \"(\S+)\"\n(?:[^\[\n][^\n]*\n)*\n?")


def take_from(path, *names):
    """An order that takes nothing but what some contributors send."""
    text = path.read_text(encoding="utf-8")
    kept = CONTRIBUTION.sub(lambda found: found[0] if found[1] in names else "", text)
    assert kept.count("[[contribution]]") == len(names)
    path.write_text(kept, encoding="utf-8")


def test_a_run_in_which_everybody_is_left_out_publishes_nothing(folder, here):
    for path in (folder / "exports/iom-mimosa").glob("*.xlsx"):
        path.unlink()
    edit(folder / "release.toml", (', "exports/iom-mimosa/*.xlsx"', ""))
    take_from(folder / "release.toml", "iom-mimosa", "polaris")
    refused = {"Consent to Share Data": "No"}
    rewrite(folder / "exports/iom-mimosa/cases-earlier.csv", lambda row: row.update(refused))
    early = {"Date of First Report": "01/02/2010"}
    rewrite(folder / "exports/polaris/cases.csv", lambda row: row.update(early))
    message = refusal(here, folder, 3)
    assert "no consent to share" in message
    assert "first reported before 2015" in message


def test_fewer_cases_than_k_in_every_stratum_publish_nothing(folder, here):
    edit(folder / "release.toml", ("k = 10", "k = 390"))
    refusal(here, folder, 3)


def test_a_mapping_that_sends_everything_to_other_is_refused(folder, here):
    from tenfold.contributors.reader import FOLDER  # noqa: PLC0415

    own = folder / "ours"
    own.mkdir()
    for path in (FOLDER / "polaris").iterdir():
        (own / path.name).write_bytes(path.read_bytes())
    edit(folder / "release.toml", ('contributor = "polaris"', 'contributor = "ours"'))
    send_all_to_other(own / "mapping.toml")
    assert re.search(r"mapping\.toml, line \d+: .*Other", refusal(here, folder, 6))


def send_all_to_other(path):
    """Has every means of control count as the other one."""
    rules = path.read_text(encoding="utf-8").split("\n[[variable]]\n")
    columns = []
    for place, rule in enumerate(rules):
        name = re.search(r'name = "(meansOfControl\w+)"', rule)
        if name:
            columns += re.findall(r'"([^"]+)"', rule.split("columns = ")[-1].split("]")[0])
            if name[1] != "meansOfControlOther":
                rules[place] = f'name = "{name[1]}"\nrule = "not-collected"\nreason = "Other."\n'
    for place, rule in enumerate(rules):
        if 'name = "meansOfControlOther"' in rule:
            listed = ", ".join(f'"{column}"' for column in columns)
            rules[place] = re.sub(r"columns = \[[^\]]*\]", f"columns = [{listed}]", rule)
    path.write_text("\n[[variable]]\n".join(rules), encoding="utf-8")


def test_a_verdict_that_is_not_good_publishes_nothing(folder, here, monkeypatch):
    from tenfold.write import write_candidate  # noqa: PLC0415

    def write_more(published, contents, folder, tell):
        write_candidate(published, contents, folder, tell)
        (folder / "data/notes.txt").write_text("7 cases were left out")

    monkeypatch.setattr(f"{PAGE}.write_candidate", write_more)
    run = here(folder, "release", "release.toml")
    assert run.returncode == 1
    assert "refused: nothing was published" in run.stdout
    assert contents(folder / "public") == {}
    assert entries(folder / "candidate") == [NAME]
    assert "published" not in entries(folder / "restricted" / NAME)


@pytest.mark.long
def test_a_run_after_a_refused_one_starts_clean(folder, here, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(f"{PAGE}.write_candidate", lambda *_: (folder / "candidate" / NAME).mkdir())
        assert here(folder, "release", "release.toml").returncode == 3
    assert here(folder, "release", "release.toml").returncode == 0


@pytest.mark.long
def test_the_umask_of_the_user_doesn_t_matter(folder):
    run = tenfold(folder, "release", "release.toml", before="os.umask(0)")
    assert run.returncode == 0
    assert mode_of(folder / "public" / NAME / "data/cases.csv") == 0o644
    kept = (folder / "restricted").rglob("*")
    assert {mode_of(path) for path in kept if path.is_file()} == {0o600}


@pytest.mark.parametrize("more", [(), ("--plan",)])
def test_a_letter_that_no_font_has_is_named_before_any_work(folder, here, more):
    edit(folder / "release.toml", ('title = "', 'title = "Cases \U00013080'))
    run = here(folder, "release", "release.toml", *more)
    said = "No font for the PDFs has these letters of about.title: \U00013080"
    assert (run.returncode, run.stderr.count(said)) == (5, 1)
    assert entries(folder / "public") == []
