"""What an invented export's columns tell: each row's answers, spelt as people do."""

from collections.abc import Callable, Sequence

import numpy as np

from tenfold.codebook import NULL
from tenfold.demo.chances import Flags, Index
from tenfold.demo.codes import NO, YES
from tenfold.demo.exports.cells import BY_PERSON, Sheet, updated
from tenfold.demo.exports.layout import NONE, UNTOLD, Column, Fill, Spellings, unwritable
from tenfold.demo.exports.rows import Texts
from tenfold.stages import Codes

ALSO, SAME, ELSEWHERE = 0.25, 0.5, 0.02
"""Shares: further columns of a yes; countries after the first known one that are the same, or any
other."""
YOUNGEST, LAST_BEGAN = 6, 55
"""The ages between which exploitation is taken to have begun."""


def cells_of(sheet: Sheet, column: Column) -> list[str]:
    """What stands in a column: (rows,)."""
    rows = sheet.rows
    if column.fill in BY_PERSON:
        filled = sheet.rng.random(sheet.people) < column.share
        texts = np.where(filled, BY_PERSON[column.fill](sheet, column), "")[rows.person]
    else:
        texts = _BY_ROW[column.fill](sheet, column)
    for number, one in enumerate(sheet.layout.left_out, 1):
        if one.column == column.name:
            here = (rows.why[rows.person] == number) & ~rows.older
            texts[here] = sheet.any_of(one.of, int(here.sum()))
    cells: list[str] = texts.tolist()
    return cells


def _word(sheet: Sheet, column: Column) -> Texts:
    """An answer; where several columns tell a flag, at least one says yes."""
    variable = sheet.codebook.by_name[column.variable]
    codes = sheet.codes(column.variable)
    together = sheet.layout.telling[column.variable]
    if len(together) > 1:
        unchosen = NO if "0" in sheet.layout.words[column.table] else NULL
        says = (sheet.sure[column.variable] == together.index(column)) | sheet.chance(ALSO)
        codes = np.where((codes == YES) & ~says, unchosen, codes)
    return sheet.spelt(codes, sheet.layout.spellings(column, variable))


def _list(sheet: Sheet, column: Column) -> Texts:
    """Several answers in one cell: as usual, and in other spellings and the other order."""
    answers = sheet.layout.answers[column.table]
    names = [name for name in answers if name not in {NONE, UNTOLD}]
    never = np.array([not sheet.codebook.by_name[name].zero for name in names])
    codes = np.stack([sheet.codes(name) for name in names], axis=1)
    patterns, place = np.unique(codes, axis=0, return_inverse=True)
    words = [answers[name] for name in names]
    written: list[Sequence[str]] = []
    for pattern in patterns:
        chosen = pattern == YES if column.says == "1" else _denied(pattern, never)
        found = [word for word, one in zip(words, chosen, strict=True) if one]
        if not found and column.unchosen == "0" and (pattern == NO).any():
            found = [_none(answers, column)]
        untold = list(answers.get(UNTOLD, ("",)))
        written.append(_styles(found, column.joined) if found else untold)
    return sheet.spelt(place.ravel(), written)


def _none(answers: Spellings, column: Column) -> tuple[str, ...]:
    """What is written where each answer is a no. Raises ParameterError where there is no word."""
    if NONE not in answers:
        raise unwritable(column.name)
    return answers[NONE]


def _denied(pattern: Codes, never: Flags) -> Flags:
    """Which answers were ruled out; where any was, also those whose "no" the codebook drops."""
    denied: Flags = pattern == NO
    if denied.any():
        denied |= never & (pattern == NULL)
    return denied


def _styles(words: list[tuple[str, ...]], joined: str) -> list[str]:
    """The answers as usual, and from last to first with further spellings."""
    further = range(1, max(map(len, words), default=1))
    others = [
        f" {joined.strip()} ".join(word[min(place, len(word) - 1)] for word in reversed(words))
        for place in further or [0]
    ]
    return [joined.join(word[0] for word in words), *others]


def _country(sheet: Sheet, column: Column) -> Texts:
    """A country, and at times a second one after it."""
    spellings = sheet.layout.countries(column, sheet.codebook)
    codes = sheet.codes(column.variable)
    if column.name in sheet.layout.first_known:
        codes = _of_several(sheet, column, codes)
    texts = sheet.spelt(codes, spellings)
    if column.second:
        more = sheet.rng.permutation(codes)
        twice = sheet.chance(column.second) & (codes != NULL) & (more != NULL) & (more != codes)
        texts[twice] += column.joined + sheet.spelt(more, spellings)[twice]
    return texts


def _of_several(sheet: Sheet, column: Column, codes: Index) -> Index:
    """A column's codes where the first known of several counts; those after it may be any."""
    place = sheet.layout.first_known.index(column.name)
    later = np.where(sheet.chance(SAME), codes, NULL)
    elsewhere = sheet.chance(ELSEWHERE) & (codes != NULL)
    later = np.where(elsewhere, sheet.rng.permutation(codes), later)
    shown = np.where(place > sheet.first, later, NULL)
    return np.where(place == sheet.first, codes, shown)


def _band(sheet: Sheet, column: Column) -> Texts:
    """The band of an age at which it began, no higher than the age when registered."""
    variable = sheet.codebook.by_name[column.variable]
    codes, ages = sheet.codes(column.variable), sheet.rows.lives.age[sheet.rows.person]
    minor = codes == variable.encode("Minor")
    low = np.where(minor, YOUNGEST, 18)
    cap = np.where(ages < 0, LAST_BEGAN, np.minimum(ages, LAST_BEGAN))
    age = sheet.among(low, np.maximum(low, np.where(minor, np.minimum(cap, 17), cap)))
    table = sheet.layout.bands[column.table]
    bands = np.array(list(table.values()), object)
    texts: Texts = bands[np.searchsorted(list(table), age, side="right") - 1]
    texts[codes == variable.encode("Unknown")] = "Unknown"
    texts[codes == NULL] = ""
    return texts


_BY_ROW: dict[Fill, Callable[[Sheet, Column], Texts]] = {
    "band": _band,
    "country": _country,
    "list": _list,
    "updated": updated,
    "word": _word,
}
"""What is told anew in each state of a case: (rows,)."""
