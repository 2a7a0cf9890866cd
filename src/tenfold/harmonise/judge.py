"""Judges the cells that a rule reads: one function for each kind of rule, plain Python."""

from collections.abc import Callable
from typing import Any

from tenfold.codebook import NULL
from tenfold.contributors import (
    AgeBand,
    AnyAnswer,
    AnyYes,
    Constant,
    Copy,
    FirstKnown,
    FirstOfList,
    Majority,
    NotCollected,
    Recode,
    Rule,
    Year,
    folded,
)
from tenfold.harmonise.dates import OLDEST, age_on, band_of, read_age, read_date
from tenfold.harmonise.words import BLANK, UNMAPPED, Words
from tenfold.stages import Judged

Cells = tuple[str, ...]
ADULT = 18


def judge(rule: Rule, words: Words, cells: Cells) -> Judged:
    """What a rule makes of the cells of its columns, in the order of `rule.reads`."""
    return _JUDGES[type(rule)](rule, words, cells)


def _copy(_: Copy, words: Words, cells: Cells) -> Judged:
    return words.read(cells[0])


def _recode(rule: Recode, words: Words, cells: Cells) -> Judged:
    return words.read(cells[0], rule.values)


def _first_known(rule: FirstKnown, words: Words, cells: Cells) -> Judged:
    """The first value that is known; else what is worst among those that aren't."""
    read = [words.read(cell, rule.values) for cell in cells]
    known = next((judged for judged in read if judged.code != NULL), None)
    return known or _worst(read)


def _first_of_list(rule: FirstOfList, words: Words, cells: Cells) -> Judged:
    parts = [part for part in cells[0].split(rule.separator) if part.strip()]
    return words.read(parts[0], rule.values) if parts else BLANK


def _year(rule: Year, words: Words, cells: Cells) -> Judged:
    if not cells[0].strip():
        return BLANK
    day = read_date(cells[0], words.mapping.reader.dates)
    if day is None:
        return Judged(NULL, "unmapped", "not a date in the form that mapping.toml gives")
    if str(day.year) not in words.variable.labels:
        return Judged(NULL, "rejected", f"a year that {rule.name} doesn't list")
    return words.label(str(day.year))


def _age_band(rule: AgeBand, words: Words, cells: Cells) -> Judged:
    found = _age(rule, words, cells)
    if isinstance(found, Judged):
        return found
    label = band_of(found, words.variable.labels)
    return words.label(label) if label else UNMAPPED


def _majority(rule: Majority, words: Words, cells: Cells) -> Judged:
    found = _age(rule, words, cells)
    if isinstance(found, Judged):
        return found
    return words.label("Adult" if found >= ADULT else "Minor")


def _age(rule: AgeBand | Majority, words: Words, cells: Cells) -> int | Judged:
    """An age in full years, or why there is none."""
    if not all(cell.strip() for cell in cells):
        return BLANK
    if rule.age:
        age = read_age(cells[0])
    else:
        born, day = (read_date(cell, words.mapping.reader.dates) for cell in cells)
        age = age_on(born, day) if born and day else None
    if age is None:
        return Judged(NULL, "unmapped", "not an age, or not dates in the form of mapping.toml")
    if not 0 <= age <= OLDEST:
        return Judged(NULL, "rejected", f"an age below 0 or above {OLDEST}")
    return age


def _any_answer(rule: AnyAnswer, words: Words, cells: Cells) -> Judged:
    """1 where an answer was given, 0 where it was denied, else `unchosen` where any was given."""
    lines = words.lines(rule.values)
    given, denied = (
        [folded(part) for part in cell.split(rule.separator) if part.strip()]
        for cell in (*cells, "")[:2]
    )
    if not all(part in lines for part in (*given, *denied)):
        return UNMAPPED
    wanted = {folded(answer) for answer in rule.answers}
    for answers, label in ((given, "1"), (denied, "0")):
        chosen = next((lines[p] for p in answers if folded(lines[p].becomes) in wanted), None)
        if chosen:
            found = words.label(label)
            kept = found.verdict == "kept"
            return Judged(found.code, chosen.verdict, chosen.reason) if kept else found
    if not given:
        return BLANK
    return words.label("0") if rule.unchosen == "0" else Judged(NULL, "kept")


def _any_yes(rule: AnyYes, words: Words, cells: Cells) -> Judged:
    """1 where a column says so, 0 where one says no, else `unchosen` where one is filled."""
    read = [words.read(cell, rule.values) for cell in cells]
    one = words.label("1").code
    yes = next((judged for judged in read if judged.code == one), None)
    known = yes or next((judged for judged in read if judged.code != NULL), None)
    if known:
        return known
    worst = _worst(read)
    return words.label("0") if worst is not BLANK and rule.unchosen == "0" else worst


def _constant(rule: Constant, words: Words, _: Cells) -> Judged:
    return words.label(rule.value)


def _not_collected(rule: NotCollected, _words: Words, _: Cells) -> Judged:
    return Judged(NULL, "blank", rule.reason)


def _worst(read: list[Judged]) -> Judged:
    """The verdict that a data manager must look at first."""
    order = ("unmapped", "rejected", "repaired", "kept", "blank")
    return min(read, key=lambda judged: order.index(judged.verdict))


_JUDGES: dict[type[Any], Callable[[Any, Words, Cells], Judged]] = {
    AgeBand: _age_band,
    AnyAnswer: _any_answer,
    AnyYes: _any_yes,
    Constant: _constant,
    Copy: _copy,
    FirstKnown: _first_known,
    FirstOfList: _first_of_list,
    Majority: _majority,
    NotCollected: _not_collected,
    Recode: _recode,
    Year: _year,
}
