import pytest

from tenfold.errors import DataFileError
from tenfold.orders import files_of, load_order, places_of

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
    return line, caught.value.problem


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
    assert sent.opt_outs == tmp_path / "exports/polaris/opt-outs.csv"


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
        ('"2021-09"', '"2021/09"', 'name = "2021/09"', "pattern"),
        ('"2021-09"', '"../x"', 'name = "../x"', "pattern"),
        ('"2021-09"', '".hidden"', 'name = ".hidden"', "pattern"),
        ("2021-09-01", '"soon"', 'snapshot = "soon"', "date"),
        ("\n\n[[c", "\nk = 1\n\n[[c", "k = 1", "greater than or equal to 2"),
        ("\n\n[[c", "\nunmapped = 2\n\n[[c", "unmapped = 2", "less than or equal to 1"),
        ("\n\n[[c", '\neffort = "utmost"\n\n[[c', 'effort = "utmost"', "iterations=N"),
        ("\n\n[[c", '\neffort = "iterations=x"\n\n[[c', 'effort = "iterations=x"', "iterations=N"),
        ("\n\n[[c", '\nweights = "heavy"\n\n[[c', 'weights = "heavy"', "rarity"),
        ("\n\n[[c", "\ndefence = 1.5\n\n[[c", "defence = 1.5", "less than or equal to 1"),
        ("\n\n[[c", "\n[importance]\nheight = 2\n\n[[c", "height = 2", "no importance for height"),
        ("\n\n[[c", "\n[importance]\nDatasource = 2\n\n[[c", "Datasource = 2", "may be NULL"),
        ("\n\n[[c", "\n[importance]\nageBroad = -1\n\n[[c", "ageBroad = -1", "greater than"),
        ("\n\n[[c", "\n[importance]\nageBroad = 1001\n\n[[c", "ageBroad = 1001", "less than"),
        ("\n\n[[c", "\n[importance]\nageBroad = 1.5\n\n[[c", "ageBroad = 1.5", "integer"),
        (
            "\n\n[[c",
            '\nquasi_identifiers = ["height"]\n\n[[c',
            'quasi_identifiers = ["height"]',
            "height is no quasi-identifier",
        ),
        ("\n\n[[c", "\ncolour = 1\n\n[[c", "colour = 1", "not permitted"),
        ('"polaris"', '"nobody"', 'contributor = "nobody"', "no contributor nobody"),
        ("*.csv", "*.xml", 'files = ["exports/polaris/*.xml"]', "leads to no file"),
        ("/opt-outs", "/gone", 'opt_outs = "exports/polaris/gone.csv"', "there is no file"),
        ('licence = "CC0-1.0"\n', "", "[about]", "Field required"),
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


@pytest.mark.parametrize("name", ["index.json", "tmp", "lock", "seed", "..", ".hidden", "a/b", ""])
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


@pytest.mark.parametrize("pattern", ["**x", "/", "exports/polaris/none/*"])
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


@pytest.mark.parametrize("unmet", ["-1", "true", '"1"'])
def test_unmet_is_a_count(order_in, unmet):
    told, _ = refusal(order_in(TEXT.replace("opt_outs =", f"unmet = {unmet}\nopt_outs =")))
    assert told == f"unmet = {unmet}"


def test_no_number_that_opted_out_may_be_unmet_unless_it_is_said(order_in):
    path = order_in()
    assert files_of(path, load_order(path))[0].unmet == 0
