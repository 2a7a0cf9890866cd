"""Pages for paper: PDF that a screen reader can follow too (PDF/UA-1), from Typst templates."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from tenfold.errors import OutputError, TenfoldError
from tenfold.pages.letters import lacking_letters, texts_in

_PACKAGE = Path(__file__).parent.parent
_LETTERS = Path(__file__).parent / "look/letters.typ"
_MOST = 10
"""How many letters an error names."""


def pdf(template: Path, told: Mapping[str, Any], day: date) -> bytes:
    """The PDF that a template makes of what it is told, dated `day`: the same bytes anywhere.

    The template imports `/pages/look/look.typ`, the look, which also reads what it is told: JSON,
    never pasted into the source. Raises OutputError, with letters that no font has.
    """
    try:
        return _compiled(template, json.dumps(told, ensure_ascii=False), day)
    except typst.TypstError:
        refuse_letters(told, f"{template.stem}.pdf")
        raise TenfoldError(
            f"The template {template.name} can't be filled in.",
            "Please report this as a defect of Tenfold.",
        ) from None


@lru_cache
def _fonts() -> typst.Fonts:
    """The fonts inside Typst, and none of this machine's: others have other ones."""
    return typst.Fonts(include_system_fonts=False)


def _compiled(template: Path, told: str, day: date) -> bytes:
    made = typst.Compiler(template.read_bytes(), root=_PACKAGE, font_paths=_fonts()).compile(
        format="pdf",
        sys_inputs={"told": told},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(day, time(), UTC),
    )
    return made if isinstance(made, bytes) else b""


def _shows(letters: Sequence[str]) -> bool:
    try:
        _compiled(_LETTERS, json.dumps(letters), date.min)
    except typst.TypstError:
        return False
    return True


def refuse_letters(told: Any, where: str) -> None:
    """Raises OutputError where no font has some letters of plain data; keys and letters named."""
    by_letter: dict[str, str] = {}
    for key, text in texts_in(told):
        for letter in text:
            by_letter.setdefault(letter, key)
    lacking = lacking_letters(sorted(by_letter), _shows)
    if lacking:
        letters = " ".join(lacking[:_MOST]) + (" …" if len(lacking) > _MOST else "")
        keys = ", ".join(dict.fromkeys(by_letter[letter] for letter in lacking[:_MOST]))
        raise OutputError(
            f"No font for {where} has these letters of {keys}: {letters}",
            "Write them in another script, such as the Latin one.",
        ) from None
