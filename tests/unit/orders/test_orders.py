import pytest

from tenfold.errors import DataFileError
from tenfold.orders import files_of, load_order, places_of
from tenfold.orders.model import RESERVED
from tenfold.stages import Listed

TEXT = """name = "2021-09"
snapshot = 2021-09-01

[[contribution]]
contributor = "polaris"
files = ["exports/polaris/*.csv"]
opt_outs = "exports/polaris/opt-outs.csv"

[about]
title = "An invented dataset"
publisher = "Nobody"
contact = "nobody@example.invalid"
licence = "CC0-1.0"
"""


@pytest.fixture
def order_in(tmp_path):
    """Writes a release.toml beside two exports and a list of opt-outs."""
    exports = tmp_path / "exports/polaris"
    exports.mkdir(parents=True)
    for name in ("b.csv", "a.csv", "opt-outs.csv", "notes.txt"):
        (exports / name).write_text("x\n")

    def write(text=TEXT):
        path = tmp_path / "release.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refusal(path):
    with pytest.raises(DataFileError) as caught:
        load_order(path)
    line = path.read_text(encoding="utf-8").splitlines()[caught.value.line - 1]
    return line, f"{caught.value.problem} {caught.value.fix}"


def test_defaults_are_sensible(order_in):
    order = load_order(order_in())
    assert (order.k, order.codebook, order.unmapped) == (10, "ctdc-v7", 0.02)
    assert (order.public, order.restricted, order.candidate) == (
        "public",
        "restricted",
        "candidate",
    )


def test_patterns_lead_to_files_and_never_to_the_opt_outs(order_in, tmp_path):
    path = order_in()
    (sent,) = files_of(path, load_order(path))
    assert [file.name for file in sent.files] == ["a.csv", "b.csv"]
    assert sent.lists == {Listed.opt_outs: tmp_path / "exports/polaris/opt-outs.csv"}


def test_a_file_may_have_a_name_that_looks_like_a_pattern(order_in, tmp_path):
    (tmp_path / "exports/[1].csv").write_text("x\n")
    path = order_in(TEXT.replace("exports/polaris/*.csv", "exports/[1].csv"))
    (sent,) = files_of(path, load_order(path))
    assert [file.name for file in sent.files] == ["[1].csv"]


def test_a_path_may_be_absolute(order_in, tmp_path):
    path = order_in(TEXT.replace("exports/polaris/*", f"{tmp_path}/exports/polaris/a*"))
    (sent,) = files_of(path, load_order(path))
    assert [file.name for file in sent.files] == ["a.csv"]


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('"2021-09"', '"2021/09"', 'name = "2021/09"', "letters, digits, - and ."),
        ('"2021-09"', '"../x"', 'name = "../x"', "letters, digits, - and ."),
        ('"2021-09"', '".hidden"', 'name = ".hidden"', "begins with a letter"),
        ("2021-09-01", '"soon"', 'snapshot = "soon"', "is no day. Write one such as"),
        ("2021-09-01", "true", "snapshot = true", "is no day"),
        ("2021-09-01", "2021-09-01T10:00:00", "snapshot = 2021-09-01T10:00:00", "is no day"),
        ("\n\n[[c", "\nk = 1\n\n[[c", "k = 1", "is below 2. Give 2 or more."),
        ("\n\n[[c", "\nk = 50001\n\n[[c", "k = 50001", "is above 50000. Give 50000 or less."),
        ("\n\n[[c", "\nunmapped = 2\n\n[[c", "unmapped = 2", "is above 1"),
        ("\n\n[[c", '\neffort = "utmost"\n\n[[c', 'effort = "utmost"', "iterations=N"),
        ("\n\n[[c", '\neffort = "iterations=x"\n\n[[c', 'effort = "iterations=x"', "iterations=N"),
        ("\n\n[[c", '\nweights = "heavy"\n\n[[c', 'weights = "heavy"', "rarity"),
        ("\n\n[[c", "\ndefence = 1.5\n\n[[c", "defence = 1.5", "is above 1"),
        ("\n\n[[c", "\n[importance]\nheight = 2\n\n[[c", "height = 2", "no importance for height"),
        ("\n\n[[c", "\n[importance]\nDatasource = 2\n\n[[c", "Datasource = 2", "may be NULL"),
        ("\n\n[[c", "\n[importance]\nageBroad = -1\n\n[[c", "ageBroad = -1", "is below 0"),
        ("\n\n[[c", "\n[importance]\nageBroad = 1001\n\n[[c", "ageBroad = 1001", "is above 1000"),
        (
            "\n\n[[c",
            "\n[importance]\nageBroad = 1.5\n\n[[c",
            "ageBroad = 1.5",
            "is no whole number",
        ),
        (
            "\n\n[[c",
            '\nquasi_identifiers = ["height"]\n\n[[c',
            'quasi_identifiers = ["height"]',
            "height is no quasi-identifier",
        ),
        ("\n\n[[c", "\nquasi_identifiers = []\n\n[[c", "quasi_identifiers = []", "Give 1 or more"),
        (
            "\n\n[[c",
            '\nquasi_identifiers = "gender"\n\n[[c',
            'quasi_identifiers = "gender"',
            "is no list. Write it in brackets",
        ),
        (
            "\n\n[[c",
            '\nquasi_identifiers = ["gender", "gender"]\n\n[[c',
            'quasi_identifiers = ["gender", "gender"]',
            "stands twice",
        ),
        ("\n\n[[c", "\ndefence = nan\n\n[[c", "defence = nan", "is no number"),
        ("\n\n[[c", "\ncolour = 1\n\n[[c", "colour = 1", "colour: is not known here"),
        ('"polaris"', '"nobody"', 'contributor = "nobody"', "no contributor nobody"),
        ("*.csv", "*.xml", 'files = ["exports/polaris/*.xml"]', "leads to no file"),
        ("/opt-outs", "/gone", 'opt_outs = "exports/polaris/gone.csv"', "there is no file"),
        ('licence = "CC0-1.0"\n', "", "[about]", "is missing. Add it."),
    ],
)
def test_an_order_that_cannot_be_is_refused_with_its_line(order_in, old, new, line, problem):
    found, told = refusal(order_in(TEXT.replace(old, new, 1)))
    assert found == line
    assert problem in told


def test_an_order_says_how_to_anonymise(order_in):
    lines = 'effort = "iterations=5"\nweights = "equal"\ndefence = 0\n[importance]\nageBroad = 3'
    order = load_order(order_in(TEXT.replace("\n\n[[c", f"\n{lines}\n\n[[c", 1)))
    assert (order.effort, order.weights, order.defence) == ("iterations=5", "equal", 0)
    assert order.importance == {"ageBroad": 3}


def test_a_contributor_stands_once(order_in):
    again = (
        '[[contribution]]\ncontributor = "polaris"\nfiles = ["exports/polaris/a.csv"]\n\n[about]'
    )
    line, problem = refusal(order_in(TEXT.replace("[about]", again)))
    assert line == 'contributor = "polaris"'
    assert "stands twice" in problem


def test_the_three_folders_are_apart(order_in):
    text = TEXT.replace("\n\n[[c", '\nrestricted = "public"\n\n[[c')
    assert "three folders" in refusal(order_in(text))[1]


@pytest.mark.parametrize(
    "line",
    [
        'restricted = "public/restricted"',
        'candidate = "restricted/candidate"',
        'public = "./candidate"',
        'candidate = "."',
        'seed_file = "public/seed"',
    ],
)
def test_folders_of_different_trust_lie_apart(order_in, line):
    told, problem = refusal(order_in(line + "\n" + TEXT))
    assert told.split(" = ")[0] == line.split(" = ")[0]
    assert "lies in" in problem


def test_a_link_doesn_t_hide_that_a_folder_lies_in_another(order_in, tmp_path):
    (tmp_path / "public").mkdir()
    (tmp_path / "restricted").symlink_to(tmp_path / "public")
    with pytest.raises(DataFileError, match="lies in"):
        load_order(order_in())


def test_exports_may_not_lie_where_releases_do(order_in, tmp_path):
    (tmp_path / "exports").rename(tmp_path / "public")
    text = TEXT.replace("exports/", "public/")
    line, problem = refusal(order_in(text))
    assert line.startswith("files")
    assert "what was sent lies in public" in problem


@pytest.mark.parametrize(
    "name", [*sorted(RESERVED), "..", ".hidden", "a/b", "a\\\\b", "/a", "a b", ""]
)
def test_a_name_that_is_no_folder_of_its_own_is_refused(order_in, name):
    line, _ = refusal(order_in(TEXT.replace('"2021-09"', f'"{name}"')))
    assert line.startswith("name")


def test_an_unknown_codebook_is_refused(order_in):
    line, problem = refusal(order_in('codebook = "ctdc-v8"\n' + TEXT))
    assert line == 'codebook = "ctdc-v8"'
    assert "ctdc-v7" in problem


def test_a_contributor_may_be_a_folder_beside_the_order(order_in, tmp_path):
    (tmp_path / "ours").mkdir()
    path = order_in(TEXT.replace('"polaris"', '"ours"'))
    assert files_of(path, load_order(path))[0].mapping == tmp_path / "ours"


def test_places_are_seen_from_the_order(order_in, tmp_path, monkeypatch):
    path = order_in()
    monkeypatch.chdir("/")
    places = places_of(path, load_order(path))
    assert places.public == tmp_path.resolve() / "public"
    assert places.seed == tmp_path.resolve() / "restricted/seed"


@pytest.mark.parametrize("place", ["restricted/tmp/seed", "restricted/2021-09/seed"])
def test_a_seed_lies_nowhere_that_a_run_removes(order_in, place):
    line, problem = refusal(order_in(f'seed_file = "{place}"\n' + TEXT))
    assert line.startswith("seed_file")
    assert "called seed" in problem


def test_a_release_is_not_signed_unless_a_key_is_named(order_in):
    path = order_in()
    assert places_of(path, load_order(path)).key is None


@pytest.mark.parametrize("place", ["restricted/keys/tenfold.key", "safe/tenfold.key"])
def test_a_key_lies_among_keys_or_elsewhere(order_in, tmp_path, place):
    path = order_in(f'key_file = "{place}"\n' + TEXT)
    assert places_of(path, load_order(path)).key == tmp_path.resolve() / place


@pytest.mark.parametrize("place", ["public/a.key", "candidate/a.key", "restricted/2021-09/a.key"])
def test_a_key_lies_nowhere_that_others_look_or_a_run_removes(order_in, place):
    line, problem = refusal(order_in(f'key_file = "{place}"\n' + TEXT))
    assert line.startswith("key_file")
    assert "lie" in problem


def test_a_seed_may_lie_elsewhere(order_in, tmp_path):
    path = order_in('seed_file = "safe/secret"\n' + TEXT)
    assert places_of(path, load_order(path)).seed == tmp_path.resolve() / "safe/secret"


def test_a_list_of_opt_outs_lies_nowhere_that_a_run_removes(order_in, tmp_path):
    (tmp_path / "candidate").mkdir()
    (tmp_path / "candidate/opt-outs.csv").write_text("x\n")
    line, problem = refusal(order_in(TEXT.replace("exports/polaris/opt", "candidate/opt")))
    assert line.startswith("opt_outs")
    assert "lies in candidate" in problem


def test_a_file_belongs_to_one_contribution(order_in, tmp_path):
    (tmp_path / "again.csv").symlink_to(tmp_path / "exports/polaris/a.csv")
    more = '[[contribution]]\ncontributor = "iom-mimosa"\nfiles = ["again.csv"]\n\n[about]'
    line, problem = refusal(order_in(TEXT.replace("[about]", more)))
    assert line == 'files = ["again.csv"]'
    assert "another contribution" in problem


def test_a_folder_with_the_name_of_a_contributor_is_refused_as_ambiguous(order_in, tmp_path):
    (tmp_path / "polaris").mkdir()
    line, problem = refusal(order_in())
    assert line == 'contributor = "polaris"'
    assert "./polaris" in problem


def test_such_a_folder_can_be_named_all_the_same(order_in, tmp_path):
    (tmp_path / "polaris").mkdir()
    path = order_in(TEXT.replace('"polaris"', '"./polaris"'))
    assert files_of(path, load_order(path))[0].mapping == tmp_path / "polaris"


@pytest.mark.parametrize("pattern", ["**x", "exports/polaris/none/*"])
def test_a_pattern_that_leads_nowhere_is_told(order_in, pattern):
    _, problem = refusal(order_in(TEXT.replace("exports/polaris/*.csv", pattern)))
    assert "leads to no file" in problem


@pytest.mark.parametrize(
    "line",
    ['k = "10"', "k = 10.0", "unmapped = true", 'public = ""', 'public = "a\\u0000"', "k = true"],
)
def test_a_value_of_another_kind_is_refused(order_in, line):
    told, _ = refusal(order_in(line + "\n" + TEXT))
    assert told == line


def saying(key, text):
    """The order, with another text of [about]."""
    others = [line for line in TEXT.splitlines() if not line.startswith(key)]
    return "\n".join([*others, f'{key} = "{text}"\n'])


@pytest.mark.parametrize("key", ["title", "publisher", "contact", "licence", "terms"])
@pytest.mark.parametrize("letter", ["\\u0000", "\\u001b", "\\u009b", "\\u202e", "\\u2066", "\\r"])
def test_what_people_read_holds_no_letter_that_nobody_sees(order_in, key, letter):
    told, problem = refusal(order_in(saying(key, f"one{letter}two")))
    assert told.startswith(key)
    assert "nobody can see; take it out" in problem


@pytest.mark.parametrize("key", ["title", "publisher", "contact", "licence"])
@pytest.mark.parametrize("end", ["\\n", "\\u2028"])
def test_a_line_break_stands_in_the_terms_alone(order_in, key, end):
    assert "write it on one line" in refusal(order_in(saying(key, f"one{end}two")))[1]
    assert load_order(order_in(saying("terms", f"one{end}two"))).about.terms


@pytest.mark.parametrize("unmet", ["-1", "true", '"1"'])
def test_unmet_is_a_count(order_in, unmet):
    told, _ = refusal(order_in(TEXT.replace("opt_outs =", f"unmet = {unmet}\nopt_outs =")))
    assert told == f"unmet = {unmet}"


def test_no_number_that_opted_out_may_be_unmet_unless_it_is_said(order_in):
    path = order_in()
    assert files_of(path, load_order(path))[0].unmet == 0


LISTS = 'withdrawn = "exports/polaris/b.csv"\nconsented = "exports/polaris/notes.txt"\n'


def test_every_list_leads_to_its_file_and_none_is_an_export(order_in):
    path = order_in(TEXT.replace("\n[about]", f"{LISTS}\n[about]"))
    (sent,) = files_of(path, load_order(path))
    assert {listed.name: file.name for listed, file in sent.lists.items()} == {
        "opt_outs": "opt-outs.csv",
        "withdrawn": "b.csv",
        "consented": "notes.txt",
    }
    assert [file.name for file in sent.files] == ["a.csv"]


def test_a_list_is_no_export_of_an_absolute_pattern_either(order_in, tmp_path):
    path = order_in(TEXT.replace("exports/polaris/*", f"{tmp_path}/exports/polaris/*"))
    (sent,) = files_of(path, load_order(path))
    assert "opt-outs.csv" not in [file.name for file in sent.files]


@pytest.mark.parametrize("name", ["withdrawn", "consented"])
def test_a_list_that_is_not_there_is_told_with_its_line(order_in, name):
    line = f'{name} = "exports/gone.csv"'
    assert refusal(order_in(TEXT.replace("\n[about]", f"{line}\n\n[about]")))[0] == line


@pytest.mark.parametrize("name", ["withdrawn", "consented"])
def test_one_file_is_one_list(order_in, name):
    line = f'{name} = "exports/polaris/../polaris/opt-outs.csv"'
    told, problem = refusal(order_in(TEXT.replace("\n[about]", f"{line}\n\n[about]")))
    assert told == line
    assert "another list is this file" in problem


@pytest.mark.parametrize("name", ["withdrawn", "consented"])
def test_no_list_lies_where_a_run_removes_things(order_in, tmp_path, name):
    (tmp_path / "candidate").mkdir()
    (tmp_path / "candidate/list.csv").write_text("x\n")
    line = f'{name} = "candidate/list.csv"'
    told, problem = refusal(order_in(TEXT.replace("\n[about]", f"{line}\n\n[about]")))
    assert told == line
    assert "lies in candidate" in problem


def test_a_person_counts_once_unless_it_is_said(order_in):
    assert load_order(order_in()).edition.counts == ""
    twice = load_order(order_in('same_person = "twice"\n' + TEXT)).edition
    assert twice.counts.startswith("cases, not people")


def test_a_person_counts_once_or_twice(order_in):
    assert refusal(order_in('same_person = "thrice"\n' + TEXT))[0] == 'same_person = "thrice"'
