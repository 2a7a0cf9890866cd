"""Keys are those of minisign: what one of the two makes, the other opens and checks."""

import stat

import minisign as peer
import pytest

from tenfold.errors import InputError, OutputError, ParameterError
from tenfold.publish import check_key, key_from, new_key, read_key, write_key
from tenfold.publish.minisign import Locking, SecretKey, locked, opened, unlocked

KEY = key_from(bytes(range(32)))
QUICK = Locking(bytes(32), 2**15, 2**24)
DATA = b"0  a\n"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "keys"


def changed(data, place):
    """A file of a key with another byte."""
    head, line, _ = data.split(b"\n")
    other = b"A" if line[place : place + 1] != b"A" else b"B"
    return b"\n".join([head, line[:place] + other + line[place + 1 :], b""])


def test_a_new_key_is_one_that_nobody_had():
    assert new_key().public != new_key().public


def test_a_key_that_follows_from_a_secret_is_always_the_same():
    assert key_from(bytes(range(32))).public == KEY.public


def test_a_secret_has_32_bytes():
    with pytest.raises(ParameterError, match="32 bytes"):
        key_from(b"short")


def test_a_peer_checks_what_we_sign():
    theirs = peer.PublicKey.from_bytes(KEY.public)
    signature = peer.Signature.from_bytes(KEY.signature(DATA, "a release"))
    theirs.verify(DATA, signature)
    assert signature.trusted_comment == "a release"
    with pytest.raises(peer.VerifyError):
        theirs.verify(DATA + b"x", signature)


def test_a_signature_is_always_the_same():
    assert KEY.signature(DATA, "c") == KEY.signature(DATA, "c") != KEY.signature(DATA, "d")


def test_a_peer_opens_our_keys():
    for data, password in ((unlocked(KEY), None), (locked(KEY, "pass wörd", QUICK), "pass wörd")):
        theirs = peer.SecretKey.from_bytes(data)
        if password:
            theirs.decrypt(password)
        ours = peer.PublicKey.from_bytes(KEY.public)
        ours.verify(DATA, theirs.sign(DATA))


def test_we_open_a_peer_s_key():
    theirs = peer.KeyPair.generate()
    key = opened(bytes(theirs.secret_key), None)
    theirs.public_key.verify(DATA, peer.Signature.from_bytes(key.signature(DATA, "c")))


def test_both_files_stand_the_secret_one_for_its_owner_alone(folder):
    public = write_key(KEY, folder / "our.key", None)
    assert public == folder / "our.pub"
    assert public.read_bytes() == KEY.public
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "our.key", public)]
    assert modes == [0o700, 0o600, 0o644]


def test_a_key_opens_with_its_password_only(folder):
    write_key(KEY, folder / "our.key", "secret", QUICK)
    file = read_key(folder / "our.key")
    assert file.locked
    assert file.open("secret") == KEY
    for wrong in ("Secret", "", None, "\ud800"):
        with pytest.raises(InputError, match="password doesn't open"):
            file.open(wrong)


def test_a_key_without_a_password_opens(folder):
    write_key(KEY, folder / "our.key", None)
    file = read_key(folder / "our.key")
    assert not file.locked
    assert file.open() == KEY


@pytest.mark.parametrize("name", ["our.key", "our.pub"])
def test_no_key_is_ever_overwritten(folder, name):
    folder.mkdir()
    (folder / name).write_text("old")
    with pytest.raises(OutputError, match="exists"):
        write_key(KEY, folder / "our.key", None)
    assert [path.read_text() for path in folder.iterdir()] == ["old"]


def test_a_secret_key_isnt_called_as_a_public_one(folder):
    with pytest.raises(ParameterError, match="public"):
        check_key(folder / "our.pub")


def test_half_a_key_doesnt_stay(folder, monkeypatch):
    def refuse(_self):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tenfold.publish.minisign.SecretKey.public", property(refuse))
    with pytest.raises(OutputError, match="no space"):
        write_key(KEY, folder / "our.key", None)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cant_be_made_is_told(tmp_path):
    (tmp_path / "keys").touch()
    with pytest.raises(OutputError):
        write_key(KEY, tmp_path / "keys/our.key", None)


def test_a_key_that_others_may_read_is_refused(folder):
    write_key(KEY, folder / "our.key", None)
    (folder / "our.key").chmod(0o640)
    with pytest.raises(InputError, match="others may read") as caught:
        read_key(folder / "our.key")
    assert "chmod 600" in caught.value.fix


def test_a_key_that_is_missing_is_told(folder):
    with pytest.raises(InputError, match="no such file"):
        read_key(folder / "our.key")


@pytest.mark.parametrize(
    "data", [b"", b"one line", b"a\nb\n", b"\xff\n\xff\n", KEY.public, unlocked(KEY)[:-9] + b"\n"]
)
def test_what_is_no_key_is_refused(tmp_path, data):
    (tmp_path / "our.key").write_bytes(data)
    (tmp_path / "our.key").chmod(0o600)
    with pytest.raises(InputError, match="no secret key"):
        read_key(tmp_path / "our.key")


@pytest.mark.parametrize("place", [90, 130, 205])
def test_a_damaged_key_is_refused(folder, place):
    write_key(KEY, folder / "our.key", None)
    (folder / "our.key").write_bytes(changed(unlocked(KEY), place))
    with pytest.raises(InputError, match="no secret key"):
        read_key(folder / "our.key").open()


def test_limits_out_of_reason_are_refused():
    with pytest.raises(ValueError, match="out of reason"):
        Locking(bytes(32), 2**33, 2**40).mask("x")


def test_a_key_that_needs_more_memory_than_there_is_is_told(folder, monkeypatch):
    def refuse(*_):
        raise MemoryError

    write_key(KEY, folder / "our.key", "secret", QUICK)
    monkeypatch.setattr("tenfold.publish.keys.opened", refuse)
    with pytest.raises(InputError, match="more memory"):
        read_key(folder / "our.key").open("secret")


def test_a_key_shows_nothing_of_itself():
    assert KEY.seed.hex() not in repr(KEY)
    assert repr(KEY.seed) not in f"{KEY} {KEY!r}"


def test_an_id_is_named_as_a_number_without_zeros_in_front():
    assert SecretKey(bytes.fromhex("efcdab8967452301"), bytes(32)).name == "123456789ABCDEF"
