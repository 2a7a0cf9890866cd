"""The index of all releases, derived from their folders and rebuilt at will."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tenfold.output import whole_file

INDEX = "index.json"
_TOLD = {"release": str, "title": str, "snapshot": str, "k": int, "cases": int, "codebook": str}
"""What the index tells of a release, from its manifest."""


def write_index(public: Path) -> None:
    """Writes `index.json`: the releases in a public folder, the newest snapshot first.

    Only folders that hold a verdict, and a manifest of that release, are releases; whatever else
    stands there is passed over. Raises OutputError.
    """
    releases = sorted(_releases(public), key=lambda told: told["release"])
    releases.sort(key=lambda told: told["snapshot"], reverse=True)
    text = _as_json({"releases": releases})
    path = public / INDEX
    unneeded = not releases and not path.exists()
    if unneeded or (path.is_file() and path.read_bytes() == text):
        return
    with whole_file(path, overwrite=True, mode=0o644) as file:
        file.write(text)


def _releases(public: Path) -> Iterator[dict[str, Any]]:
    for manifest in sorted(public.glob("*/manifest.json")):
        folder = manifest.parent
        if folder.name.startswith("."):
            continue
        try:
            if manifest.is_file() and (folder / "verdict.json").is_file():
                yield _told(manifest) | {"path": f"{folder.name}/"}
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            continue  # a folder that somebody else put there


def _told(manifest: Path) -> dict[str, Any]:
    """What a manifest says. Raises ValueError, or what comes of reading a stranger's file."""
    said = json.loads(manifest.read_text(encoding="utf-8"))
    told = {key: said[key] for key in _TOLD}
    ours = all(type(told[key]) is kind for key, kind in _TOLD.items())
    if not ours or told["release"] != manifest.parent.name:
        raise ValueError
    _as_json(told)  # half of a surrogate pair can't be written
    return told


def _as_json(told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
