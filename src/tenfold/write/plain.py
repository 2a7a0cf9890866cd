"""Plain data as the bytes of a file."""

import json
from collections.abc import Mapping
from typing import Any


def as_json(told: Mapping[str, Any]) -> bytes:
    """An object as JSON that people can read: UTF-8, two spaces a level, a line's end at last."""
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
