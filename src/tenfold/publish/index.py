"""The index of all releases, derived from their folders and rebuilt at will."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tenfold.output import whole_file

INDEX = "index.json"
_TOLD = ("release", "title", "snapshot", "k", "cases", "codebook")
"""What the index tells of a release, from its manifest."""


def write_index(public: Path) -> None:
    """Writes `index.json`: the releases in a public folder, the newest snapshot first.

    Only folders that hold a verdict are releases. Raises OutputError.
    """
    releases = sorted(_releases(public), key=lambda told: told["release"])
    releases.sort(key=lambda told: str(told["snapshot"]), reverse=True)
    text = json.dumps({"releases": releases}, ensure_ascii=False, indent=2) + "\n"
    path = public / INDEX
    unneeded = not releases and not path.exists()
    if unneeded or (path.is_file() and path.read_bytes() == text.encode()):
        return
    with whole_file(path, overwrite=True, mode=0o644) as file:
        file.write(text.encode())


def _releases(public: Path) -> Iterator[dict[str, Any]]:
    for manifest in sorted(public.glob("*/manifest.json")):
        folder = manifest.parent
        if not (folder / "verdict.json").is_file() or folder.name.startswith("."):
            continue
        try:
            told = json.loads(manifest.read_text(encoding="utf-8"))
            yield {key: told[key] for key in _TOLD} | {"path": f"{folder.name}/"}
        except (ValueError, KeyError, TypeError):
            continue  # a folder that somebody else put there
