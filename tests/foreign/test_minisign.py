"""minisign itself opens our keys and checks our signatures, and we open the keys it makes."""

import shutil
import subprocess

import pytest

from tenfold.publish import key_from, read_key, write_key
from tenfold.verify.minisign import load_key, load_signature

pytestmark = pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is absent")
KEY = key_from(bytes(range(32)))
DATA = b"0  a\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "SHA256SUMS").write_bytes(DATA)
    return tmp_path


def minisign(folder, *args, typed=""):
    run = ["minisign", *args]
    return subprocess.run(
        run, cwd=folder, input=typed, capture_output=True, text=True, timeout=60, check=False
    )


def test_it_checks_our_signature(folder):
    (folder / "our.pub").write_bytes(KEY.public)
    (folder / "SHA256SUMS.minisig").write_bytes(KEY.signature(DATA, "a release"))
    run = minisign(folder, "-V", "-H", "-m", "SHA256SUMS", "-p", "our.pub")
    assert run.returncode == 0
    assert "Trusted comment: a release" in run.stdout


@pytest.mark.parametrize("password", [None, "pass wörd"])
def test_it_signs_with_our_key(folder, password):
    write_key(KEY, folder / "our.key", password)
    typed = f"{password}\n" if password else ""
    run = minisign(folder, "-S", "-m", "SHA256SUMS", "-s", "our.key", typed=typed)
    assert run.returncode == 0
    signature = load_signature((folder / "SHA256SUMS.minisig").read_bytes())
    key = load_key(KEY.line)
    assert signature.fits_data(key, DATA)
    assert signature.fits_comment(key)


@pytest.mark.parametrize("password", [None, "pass wörd"])
def test_we_sign_with_its_key(folder, password):
    more = [] if password else ["-W"]
    typed = f"{password}\n{password}\n" if password else ""
    args = ("-G", "-p", "its.pub", "-s", "its.key", *more)
    assert minisign(folder, *args, typed=typed).returncode == 0
    key = read_key(folder / "its.key").open(password)
    assert key.public == (folder / "its.pub").read_bytes()
    (folder / "SHA256SUMS.minisig").write_bytes(key.signature(DATA, "a release"))
    assert minisign(folder, "-V", "-m", "SHA256SUMS", "-p", "its.pub").returncode == 0
