"""A release is signed with the key of release.toml, and verify says whose signature it bears."""

import shutil

import pytest
from tests.acceptance.worlds import NAME, copied, entries

from tenfold.publish import key_from

OURS, THEIRS = key_from(bytes(32)), key_from(bytes(31) + b"\1")
KEY_FILE = "restricted/keys/tenfold.key"


@pytest.fixture(scope="module")
def signed(world, tmp_path_factory):
    """A world whose order names a key; to be copied."""
    order = copied(world, tmp_path_factory.mktemp("signed") / "world")
    text = order.read_text(encoding="utf-8")
    order.write_text(f'key_file = "{KEY_FILE}"\n{text}', encoding="utf-8")
    return order.parent


@pytest.fixture(scope="module")
def published(signed, tmp_path_factory):
    """A world after its release was made and signed, and the public key's path in it."""
    from tests.acceptance.command import tenfold  # noqa: PLC0415 - with an environment of its own

    folder = shutil.copytree(signed, tmp_path_factory.mktemp("published") / "world")
    made = tenfold(folder, "keys", "new", KEY_FILE, "--no-password")
    run = tenfold(folder, "release", "release.toml")
    assert (made.returncode, run.returncode) == (0, 0)
    return folder, run.stdout


def test_the_summary_and_the_folder_say_who_signed(published, here):
    folder, told = published
    assert entries(folder / "public") == [NAME, "feed.xml", "index.json", "tenfold.pub"]
    shown = here(folder, "keys", "show", KEY_FILE).stdout
    assert shown == (folder / "public/tenfold.pub").read_text()
    assert f"signed by key {shown.split()[5]}" in " ".join(told.split())


def test_a_signed_release_passes_with_its_key(published, here):
    folder, _ = published
    args = ("verify", f"public/{NAME}", "--queries", "5")
    assert "good: by key" in here(folder, *args, "--key", "public/tenfold.pub").stdout
    assert "nobody's was checked" in here(folder, *args).stdout


@pytest.mark.parametrize(
    ("key", "code"), [(THEIRS.line, 1), ("no key at all", 3), ("public/index.json", 3)]
)
def test_another_key_ends_with_1_and_what_is_none_with_3(published, here, key, code):
    folder, _ = published
    run = here(folder, "verify", f"public/{NAME}", "--queries", "5", "--key", key)
    assert run.returncode == code


def test_a_single_file_bears_no_signature(published, here):
    folder, _ = published
    run = here(folder, "verify", f"public/{NAME}/data/cases.csv", "--key", OURS.line)
    assert run.returncode == 2
    assert "name the folder" in run.stderr


def test_index_and_feed_are_written_anew(published, here, tmp_path):
    folder = shutil.copytree(published[0] / "public", tmp_path / "public")
    before = {name: (folder / name).read_bytes() for name in ("index.json", "feed.xml")}
    for name in before:
        (folder / name).unlink()
    run = here(tmp_path, "index", "public")
    assert run.stdout == "public: 1 release in index.json and feed.xml\n"
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_an_index_of_nothing_is_refused(here, tmp_path):
    assert here(tmp_path, "index", "public").returncode == 3


def test_a_key_that_is_missing_stops_a_release_before_it_begins(signed, here):
    for more in ((), ("--plan",)):
        run = here(signed, "release", "release.toml", *more)
        assert run.returncode == 3
        assert KEY_FILE in run.stderr
    assert entries(signed / "public") == []


def test_the_plan_says_who_signs(published, signed, world, here, tmp_path):
    folder = shutil.copytree(signed, tmp_path / "signed")
    (folder / "restricted/keys").mkdir(mode=0o700)
    shutil.copy(published[0] / KEY_FILE, folder / KEY_FILE)
    assert f"with {KEY_FILE}" in here(folder, "release", "release.toml", "--plan").stdout
    told = here(copied(world, tmp_path / "world").parent, "release", "release.toml", "--plan")
    assert "names no key_file" in " ".join(told.stdout.split())


def test_a_key_is_never_overwritten(published, here):
    folder, _ = published
    run = here(folder, "keys", "new", KEY_FILE, "--no-password")
    assert run.returncode == 5
    assert "exists" in run.stderr
