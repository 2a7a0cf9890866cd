"""`tenfold check` as a contributor runs it: exit codes, what it says, and the page it writes."""

import stat

import pytest
from tests.acceptance.command import listing, refused, tenfold
from tests.unit.check.exports import folder_of, write_cases

CLEAN, UNMAPPED, REPAIRED = {}, {"Sex": "hm"}, {"Sex": "woman"}


@pytest.fixture
def place(tmp_path):
    folder_of(tmp_path)
    return tmp_path


def run(place, *changes, options=()):
    write_cases(place / "cases.csv", *changes)
    return tenfold(place, "check", "tiny", "cases.csv", *options)


@pytest.mark.parametrize(
    ("change", "options", "code"),
    [
        (CLEAN, (), 0),
        (CLEAN, ("--strict",), 0),
        (REPAIRED, (), 0),
        (REPAIRED, ("--strict",), 1),
        (UNMAPPED, (), 1),
        ({"Labour": "0"}, (), 1),
        (UNMAPPED, ("--quiet",), 1),
    ],
)
def test_it_ends_by_severity(place, change, options, code):
    assert run(place, {}, change, options=options).returncode == code


def test_a_clean_export_is_said_to_be_clean(place):
    assert "Nothing to mend" in run(place, CLEAN).stdout


def test_warnings_are_said_in_a_word(place):
    assert "Nothing must be mended; 1 warning to look at." in run(place, REPAIRED).stdout


def test_quiet_says_nothing(place):
    ended = run(place, UNMAPPED, options=("--quiet",))
    assert (ended.stdout, ended.stderr) == ("", "")


def test_values_are_shown_where_they_are_asked_for(place):
    assert "hm" not in run(place, UNMAPPED).stdout
    assert "hm: 1 in line 2 of cases.csv" in run(place, UNMAPPED, options=("--values",)).stdout


def test_the_page_is_its_owner_s_alone_and_replaced_only_if_asked(place):
    assert run(place, UNMAPPED, options=("--html", "page.html")).returncode == 1
    page = place / "page.html"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert "keep it inside" in page.read_text()
    code, message = refused(place, "check", "tiny", "cases.csv", "--html", "page.html")
    assert (code, message) == (5, "page.html exists. Name another file, or give --overwrite.")
    assert run(place, CLEAN, options=("--html", "page.html", "--overwrite")).returncode == 0


def test_nothing_but_the_page_is_written(place):
    there = {*listing(place), "cases.csv"}
    run(place, UNMAPPED)
    assert set(listing(place)) == there


def test_a_file_that_can_t_be_read_ends_as_everywhere(place):
    (place / "cases.csv").write_text("Case,Sex\n1,F\n")
    code, message = refused(place, "check", "tiny", "cases.csv")
    assert code == 3
    assert "lacks the column" in message


def test_a_contributor_that_nobody_knows_is_refused(place):
    write_cases(place / "cases.csv", {})
    code, message = refused(place, "check", "nobody", "cases.csv")
    assert code == 2
    assert message.startswith("There is no contributor 'nobody'.")


def test_it_fits_a_terminal_of_80_columns(place):
    write_cases(place / "cases.csv", *[UNMAPPED | {"Labour": "0", "Shoe Size": "9"}] * 20)
    narrow = "os.environ['COLUMNS'] = '80'"
    out = tenfold(place, "check", "tiny", "cases.csv", before=narrow).stdout
    assert "Contradictions inside a case" in out
    assert max(map(len, out.splitlines())) <= 80


def test_what_becomes_of_each_case_is_written_for_its_owner_alone(place):
    found = run(place, REPAIRED, options=("--became", "became.csv"))
    path = place / "became.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert (found.returncode, lines[0]) == (0, "case,variable,value")
    assert any(line.endswith(",gender,Female") for line in lines)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_number_of_a_case_is_run_by_a_spreadsheet(place):
    run(place, {"Case": "=1+1"}, options=("--became", "became.csv"))
    assert "'=1+1,gender,Female\n" in (place / "became.csv").read_text(encoding="utf-8")


def test_what_becomes_of_cases_is_not_written_over(place):
    (place / "became.csv").write_text("kept")
    write_cases(place / "cases.csv", CLEAN)
    code, message = refused(place, "check", "tiny", "cases.csv", "--became", "became.csv")
    assert (code, message[:18]) == (5, "became.csv exists.")
