import stat

import pytest

from tenfold.errors import InputError, OutputError
from tenfold.workspace import derived
from tenfold.workspace.secret import read_secret


def put(path, text, mode=0o600):
    path.write_text(text)
    path.chmod(mode)
    return path


def test_a_secret_is_drawn_where_there_is_none(tmp_path):
    secret = read_secret(tmp_path / "deep/seed")
    assert len(secret) == 32
    assert secret != read_secret(tmp_path / "other")


def test_a_secret_is_the_owners_alone(tmp_path):
    read_secret(tmp_path / "seed")
    assert stat.S_IMODE((tmp_path / "seed").stat().st_mode) == 0o600


def test_the_same_file_gives_the_same_secret(tmp_path):
    assert read_secret(tmp_path / "seed") == read_secret(tmp_path / "seed")


@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_a_secret_that_others_may_read_is_refused(tmp_path, mode):
    with pytest.raises(InputError, match="chmod 600"):
        read_secret(put(tmp_path / "seed", "00" * 32, mode))


@pytest.mark.parametrize("text", ["", "00" * 31, "no hexadecimal", "é" * 32])
def test_anything_else_is_no_secret(tmp_path, text):
    with pytest.raises(InputError, match="backup"):
        read_secret(put(tmp_path / "seed", text))


def test_a_folder_that_can_t_be_made_is_told(tmp_path):
    put(tmp_path / "restricted", "a file")
    with pytest.raises(OutputError, match="seed"):
        read_secret(tmp_path / "restricted/seed")


def test_each_use_has_a_secret_of_its_own():
    uses = {derived(bytes(32), use) for use in ("register", "draws of a", "draws of b")}
    assert len(uses) == 3
    assert {len(use) for use in uses} == {32}
