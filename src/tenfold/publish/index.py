"""What stands beside the releases, derived from their folders: index, feed, and the public key."""

import json
from pathlib import Path
from typing import Any

from tenfold.output import whole_file
from tenfold.publish.feed import FEED, feed
from tenfold.publish.minisign import SecretKey
from tenfold.publish.shown import Shown, shown

INDEX = "index.json"
PUBLIC_KEY = "tenfold.pub"
"""The file beside the releases that holds the public key they are signed with."""
_EVERYONE = 0o644


def write_index(public: Path, key: SecretKey | None = None) -> int:
    """Index and feed are those of the releases in a public folder; returns how many there are.

    The public key of `key` stands there too, where a release is signed with it. What is right
    already is left alone, and a folder without a release stays without an index. Raises
    OutputError.
    """
    releases = shown(public)
    if key and any(one.key == key.name for one in releases):
        _renew(public / PUBLIC_KEY, key.public)
    if releases or (public / INDEX).exists():
        _renew(public / INDEX, _as_json(_index(public, releases)))
    if releases or (public / FEED).exists():
        _renew(public / FEED, feed(releases))
    return len(releases)


def _index(public: Path, releases: list[Shown]) -> dict[str, Any]:
    """The index; where there is a public key, it says so, and who signed what."""
    told: dict[str, Any] = {"releases": [_told(one) for one in releases]}
    if (public / PUBLIC_KEY).is_file():
        told["public key"] = PUBLIC_KEY
    return told


def _told(one: Shown) -> dict[str, Any]:
    """What the index tells of a release."""
    said = {key: value for key, value in one.said.items() if key != "url"}
    told = said | {"path": f"{one.said['release']}/"}
    more = {
        "address": one.address,
        "languages": list(one.languages),
        "files": len(one.files),
        "bytes": sum(one.files.values()),
        "signed by": one.key,
    }
    return told | {key: value for key, value in more.items() if value}


def _renew(path: Path, data: bytes) -> None:
    """The file holds these bytes."""
    if path.is_file() and path.read_bytes() == data:
        return
    with whole_file(path, overwrite=True, mode=_EVERYONE) as file:
        file.write(data)


def _as_json(told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
