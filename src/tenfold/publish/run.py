"""Signs a candidate and moves it into public, if its verdict is good and about these files."""

import hashlib
import json
import os
from pathlib import Path

from tenfold.errors import GuardError, OutputError
from tenfold.output import refused, whole_file
from tenfold.publish.minisign import SecretKey
from tenfold.publish.sums import SIGNATURE, SUMS, comment_on, sums_of
from tenfold.stages import ReleaseVerdict

MANIFEST = "manifest.json"
VERDICT = "verdict.json"
_FOLDER, _FILE = 0o755, 0o644


def publish(
    candidate: Path, verdict: ReleaseVerdict, told: str, public: Path, key: SecretKey | None = None
) -> Path:
    """The release: the candidate, moved into `public/` by one rename, with its verdict as `told`.

    SHA256SUMS comes with it, signed where there is a key. Raises GuardError for a verdict that
    isn't a full and good one, or is about other files; OutputError where the release exists or
    can't be moved.
    """
    release = public / candidate.name
    _guard(candidate, verdict)
    _seal(candidate, told, key)
    try:
        if os.path.lexists(release):
            raise OutputError(f"{release} exists.", "Give the new release another name.")
        _open_to_all(candidate)
        candidate.rename(release)
        _flush(public)
    except OSError as error:
        raise refused(release, error) from None
    return release


def _seal(candidate: Path, told: str, key: SecretKey | None) -> None:
    """Verdict, checksums and signature stand in the candidate, the last where there is a key."""
    _write(candidate / VERDICT, told.encode())
    sums = sums_of(_digests(candidate))
    _write(candidate / SUMS, sums)
    if key:
        manifest = json.loads((candidate / MANIFEST).read_bytes())
        comment = comment_on(candidate.name, str(manifest["snapshot"]))
        _write(candidate / SIGNATURE, key.signature(sums, comment))


def _write(path: Path, data: bytes) -> None:
    with whole_file(path) as file:
        file.write(data)


def _guard(candidate: Path, verdict: ReleaseVerdict) -> None:
    """Raises GuardError unless the verdict passed, is whole, and is about these very bytes."""
    problems = {
        "its verdict is not a good one": not verdict.passed,
        "its verdict is about another release": verdict.release != candidate.name,
        "its texts weren't searched for names and case numbers": not verdict.searched,
        "its files aren't those that were judged": _digests(candidate) != dict(verdict.files),
    }
    for problem, found in problems.items():
        if found:
            raise GuardError(
                f"The candidate was refused: {problem}.",
                "Nothing was published. Run the release again.",
            )


def _digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file by its path in the folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            found[path.relative_to(folder).as_posix()] = digest
    return found


def _open_to_all(folder: Path) -> None:
    """Lets everyone read the folder, once it stands where everyone may look."""
    for path in folder.rglob("*"):
        path.chmod(_FOLDER if path.is_dir() else _FILE)
    folder.chmod(_FOLDER)
    _flush(folder)


def _flush(folder: Path) -> None:
    """Has the system write a folder's entries to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
