"""What a public folder's releases say of themselves, read from their manifests."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tenfold.publish.minisign import key_of
from tenfold.publish.sums import SIGNATURE
from tenfold.stages import COUNTS

_TOLD = {"release": str, "title": str, "snapshot": str, "k": int, "cases": int, "codebook": str}
"""What each release says."""
_MORE = {"publisher": str, "licence": str, "licence_url": str, "url": str, "doi": str}
"""What it may say besides; an empty text says nothing."""
_WEB = ("https://", "http://")
_REFUSALS = (OSError, ValueError, LookupError, TypeError, RecursionError)
"""What comes of reading a stranger's file."""


@dataclass(frozen=True)
class Shown:
    """A release in a public folder."""

    said: Mapping[str, Any]
    """Its manifest, as far as the index tells it; every value of the kind that is expected."""
    files: Mapping[str, int]
    """The size of each file that its manifest names, in bytes."""
    languages: tuple[str, ...] = ()
    key: str = ""
    """The id of the key that it says it is signed with; "" where it isn't signed."""
    address: str = field(init=False)
    """Where its folder is on the web; "" where nobody said."""

    def __post_init__(self) -> None:
        url, name = str(self.said.get("url", "")), self.said["release"]
        address = f"{url}{name}/" if url.startswith(_WEB) else ""
        object.__setattr__(self, "address", address)


def shown(public: Path) -> list[Shown]:
    """The releases in a public folder, the newest snapshot first.

    Only folders that hold a verdict, and a manifest of that release, are releases; whatever else
    stands there is passed over.
    """
    found = sorted(_shown(public), key=lambda one: str(one.said["release"]))
    found.sort(key=lambda one: str(one.said["snapshot"]), reverse=True)
    return found


def _shown(public: Path) -> Iterator[Shown]:
    for manifest in sorted(public.glob("*/manifest.json")):
        folder = manifest.parent
        if folder.name.startswith("."):
            continue
        try:
            if manifest.is_file() and (folder / "verdict.json").is_file():
                yield _read(manifest)
        except _REFUSALS:
            continue  # a folder that somebody else put there


def _read(manifest: Path) -> Shown:
    """A release by its manifest. Raises one of _REFUSALS for one that says something else."""
    manifest_says = json.loads(manifest.read_text(encoding="utf-8"))
    said = {key: manifest_says[key] for key in _TOLD}
    said |= {key: manifest_says[key] for key in _MORE if manifest_says.get(key)}
    ours = all(type(value) is {**_TOLD, **_MORE}[key] for key, value in said.items())
    if COUNTS in manifest_says:
        said[COUNTS] = str(manifest_says[COUNTS])
    date.fromisoformat(said["snapshot"])
    if not ours or said["release"] != manifest.parent.name:
        raise ValueError
    json.dumps(said, ensure_ascii=False).encode()  # half of a surrogate pair can't be written
    files = {str(file["path"]): int(file["bytes"]) for file in manifest_says.get("files", ())}
    languages = tuple(str(code) for code in manifest_says.get("languages", ()))
    return Shown(said, files, languages, _signer(manifest.parent / SIGNATURE))


def _signer(signature: Path) -> str:
    """The id of the key in a signature's file; "" where there is none that can be read."""
    try:
        return key_of(signature.read_bytes())
    except (OSError, ValueError):
        return ""
