"""SHA256SUMS and its signature: what ties a release's files to whoever published them."""

from collections.abc import Mapping

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.minisig"


def sums_of(digests: Mapping[str, str]) -> bytes:
    """SHA256SUMS, by which `sha256sum -c` checks files; sorted by path."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def comment_on(release: str, snapshot: str) -> str:
    """What a signature says in its own words: which release it is of, and never when it was."""
    return f"tenfold release {release}, snapshot {snapshot}"
