"""The demo's secrets follow from its seed, so that it can be made again alike."""

from tenfold.codebook import load_codebook
from tenfold.pipeline.world import KEY_FILE, World, _write_secrets

BOOK = load_codebook()


def secrets_of(folder, seed):
    folder.mkdir()
    _write_secrets(World(folder, BOOK, 100, seed, 10))
    names = ("restricted/seed", KEY_FILE)
    return [(folder / name).read_bytes() for name in names]


def test_the_same_demo_has_the_same_seed_and_key(tmp_path):
    assert secrets_of(tmp_path / "a", 1) == secrets_of(tmp_path / "b", 1)


def test_another_demo_has_others(tmp_path):
    one, other = secrets_of(tmp_path / "a", 1), secrets_of(tmp_path / "b", 2)
    assert one[0] != other[0]
    assert one[1] != other[1]
