"""The folders of a release: private, locked, swept, and whole whenever a run ends."""

import fcntl
import os
import stat
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from tenfold.errors import InputError, OutputError
from tenfold.stages import Places
from tenfold.workspace import Room, opened

NAME = "2021-09"


@pytest.fixture
def places(tmp_path):
    return Places(
        tmp_path / "public",
        tmp_path / "restricted",
        tmp_path / "candidate",
        tmp_path / "restricted/seed",
    )


def enter(places, name=NAME):
    return opened(places, name, lambda _: None)


def publish(places, name):
    """A folder in public that holds a verdict."""
    (places.public / name).mkdir(parents=True)
    (places.public / name / "verdict.json").touch()


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def below(folder):
    """What a folder holds but for the file that a run locks."""
    found = (str(path.relative_to(folder)) for path in folder.rglob("*"))
    return sorted(name for name in found if name != "lock")


def use(folder):
    """Makes a folder one in which a run has worked."""
    folder.mkdir(exist_ok=True)
    (folder / "lock").touch()


def settle(places, name=NAME, *, mark=False):
    with enter(places, name) as room:
        (room.keeping / "report.json").write_text("{}")
        room.settle()
        if mark:
            room.mark()


def fail_within(places):
    with enter(places) as room:
        room.candidate.mkdir()
        raise ZeroDivisionError


def test_restricted_and_candidate_are_the_owners_alone(places):
    for folder in (places.restricted, places.candidate):
        folder.mkdir(mode=0o755)
    with enter(places):
        assert mode_of(places.restricted) == mode_of(places.candidate) == 0o700
        assert mode_of(places.public) == 0o755


def test_a_public_folder_that_is_there_keeps_its_mode(places):
    places.public.mkdir()
    places.public.chmod(0o750)
    with enter(places):
        assert mode_of(places.public) == 0o750


def test_whatever_is_made_meanwhile_is_the_owners_alone(places):
    with enter(places) as room:
        (room.keeping / "made").write_text("x")
        assert mode_of(room.keeping / "made") == 0o600


def test_the_umask_is_given_back(places):
    before = os.umask(0o022)
    try:
        with enter(places):
            pass
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)


def test_scratch_lies_in_restricted_and_is_gone_afterwards(places):
    before = tempfile.gettempdir()
    with enter(places):
        handle, name = tempfile.mkstemp()
        os.close(handle)
        assert Path(name).parent == places.restricted / "tmp"
        assert os.environ["POLARS_TEMP_DIR"] == str(places.restricted / "tmp")
    assert below(places.restricted) == []
    assert tempfile.gettempdir() == before


def test_a_variable_that_was_set_is_set_again(places, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(places.restricted.parent))
    with enter(places):
        pass
    assert os.environ["TMPDIR"] == str(places.restricted.parent)


def test_what_a_killed_run_left_is_swept(places):
    use(places.restricted)
    use(places.candidate)
    for path in ("candidate/2021-09/data", "restricted/2021-09", "restricted/tmp/kept"):
        folder = places.public.parent / path
        folder.mkdir(parents=True)
        (folder / "left").write_text("x")
    (places.restricted / NAME / "README.txt").write_text("x")
    with enter(places) as room:
        assert below(places.candidate) == []
        assert not room.kept.exists()
        assert below(room.keeping) == ["README.txt"]


def test_a_folder_that_no_run_made_is_not_swept(places):
    use(places.restricted)
    (places.restricted / NAME).mkdir()
    (places.restricted / NAME / "notes.txt").write_text("x")
    with pytest.raises(OutputError, match="not made by a run"), enter(places):
        pass
    assert below(places.restricted / NAME) == ["notes.txt"]


def test_what_another_release_keeps_is_left_alone(places):
    settle(places, "2021-03")
    settle(places)
    assert (places.restricted / "2021-03/report.json").exists()


def test_a_scratch_folder_that_is_a_link_is_not_followed(places, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/precious").write_text("x")
    use(places.restricted)
    (places.restricted / "tmp").symlink_to(tmp_path / "elsewhere")
    with enter(places):
        pass
    assert (tmp_path / "elsewhere/precious").exists()


def test_what_is_settled_stands_in_restricted_whole(places):
    settle(places)
    assert below(places.restricted / NAME) == ["README.txt", "report.json"]
    assert mode_of(places.restricted / NAME) == 0o700


def test_after_an_error_no_candidate_is_left(places):
    with pytest.raises(ZeroDivisionError):
        fail_within(places)
    assert below(places.candidate) == []
    assert below(places.restricted) == []


def test_a_release_in_public_is_refused_and_not_touched(places):
    (places.public / NAME).mkdir(parents=True)
    with pytest.raises(OutputError, match="exists"), enter(places):
        pass
    assert (places.public / NAME).is_dir()


def test_a_release_that_was_taken_out_of_public_is_refused(places):
    settle(places, mark=True)
    with pytest.raises(OutputError, match="exists"), enter(places):
        pass
    assert (places.restricted / NAME / "report.json").exists()


def test_a_run_that_was_killed_after_publishing_is_marked_by_the_next(places):
    settle(places)
    publish(places, NAME)
    with enter(places, "2022-03"):
        assert (places.restricted / NAME / "published").exists()


def test_the_index_is_mended_under_the_lock_before_anything_else(places):
    settle(places, mark=True)
    seen = []
    with pytest.raises(OutputError), opened(places, NAME, seen.append):
        pass
    assert seen == [places.public]


def test_a_second_run_at_the_same_time_is_refused(places):
    places.restricted.mkdir()
    with (places.restricted / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="Another run"), enter(places):
            pass


def test_public_on_another_file_system_is_refused(places):
    shared = Path("/dev", "shm")
    if not shared.is_dir() or shared.stat().st_dev == places.public.parent.stat().st_dev:
        pytest.skip("there is no other file system to write to")
    with tempfile.TemporaryDirectory(dir=shared) as other:
        apart = Places(Path(other), places.restricted, places.candidate, places.seed)
        with pytest.raises(OutputError, match="one step"), enter(apart):
            pass
        assert below(Path(other)) == below(places.candidate) == []


@pytest.mark.parametrize("name", ["public", "restricted", "candidate"])
def test_a_folder_that_can_t_be_made_is_told(places, name):
    getattr(places, name).write_text("a file")
    with pytest.raises(OutputError, match=name), enter(places):
        pass


def test_a_candidate_folder_that_can_t_be_swept_is_told(places):
    with enter(places) as room:
        pass
    room.candidate.write_text("a file, not a folder")
    with pytest.raises(OutputError, match=NAME), enter(places):
        pass


def test_the_seed_is_drawn_once(places):
    with enter(places) as room:
        first = room.secret()
    with enter(places) as room:
        assert room.secret() == first


def test_a_seed_that_was_lost_is_not_drawn_anew(places):
    settle(places, "2021-03", mark=True)
    with enter(places) as room, pytest.raises(InputError, match="missing"):
        room.secret()


@pytest.mark.parametrize("name", ["restricted", "candidate"])
def test_a_folder_with_files_of_others_is_left_alone(places, name):
    folder = getattr(places, name)
    (folder / "tmp").mkdir(parents=True, mode=0o755)
    (folder / "tmp/thesis.txt").write_text("x")
    folder.chmod(0o755)
    with pytest.raises(OutputError, match="not of a release"), enter(places):
        pass
    assert below(folder) == ["tmp", "tmp/thesis.txt"]
    assert mode_of(folder) == 0o755


def test_keys_may_lie_in_restricted_before_the_first_run(places):
    (places.restricted / "keys").mkdir(parents=True)
    (places.restricted / "keys/tenfold.key").touch()
    with enter(places):
        pass
    assert below(places.restricted / "keys") == ["tenfold.key"]


def test_a_folder_that_holds_but_the_seed_is_taken(places):
    places.restricted.mkdir()
    places.seed.write_text("00" * 32)
    with enter(places):
        pass


def test_a_second_run_with_the_same_candidate_folder_is_refused(places, tmp_path):
    other = replace(places, restricted=tmp_path / "other", seed=tmp_path / "other/seed")
    with enter(places), pytest.raises(OutputError, match="Another run"), enter(other):
        pass


def test_everyone_may_enter_the_folders_above_public(places, tmp_path):
    nested = replace(places, public=tmp_path / "site/data/public")
    with enter(nested):
        pass
    assert mode_of(tmp_path / "site") == mode_of(tmp_path / "site/data") == 0o755


def test_a_release_of_which_nothing_is_known_any_more_stops_a_run(places):
    publish(places, "2021-03")
    with pytest.raises(InputError, match="who is in it"), enter(places):
        pass


def test_a_folder_in_public_without_a_verdict_is_no_release(places):
    (places.public / "images").mkdir(parents=True)
    with enter(places):
        pass


def test_a_folder_of_others_is_never_marked(places):
    use(places.restricted)
    (places.restricted / "archive").mkdir()
    (places.public / "archive").mkdir(parents=True)
    with enter(places):
        pass
    assert below(places.restricted / "archive") == []


def test_places_that_are_not_there_yet_are_fit(places):
    Room(NAME, places).refuse_unfit()
    assert not places.public.exists()


def test_a_file_where_a_folder_is_to_be_is_unfit(places):
    places.public.write_text("x")
    with pytest.raises(OutputError, match="no folder"):
        Room(NAME, places).refuse_unfit()


def test_another_file_system_is_unfit(places):
    shared = Path("/dev", "shm")
    if not shared.is_dir() or shared.stat().st_dev == places.public.parent.stat().st_dev:
        pytest.skip("there is no other file system to write to")
    with pytest.raises(OutputError, match="one step"):
        Room(NAME, replace(places, public=shared / "tenfold-none")).refuse_unfit()
