"""Judges the cells that a rule reads: one function for each kind of rule, plain Python."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
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
from tenfold.harmonise.dates import OLDEST, age_on, ages_in, band_of, read_age, read_year
from tenfold.harmonise.words import BLANK, UNMAPPED, Words
from tenfold.stages import Judged

Cells = tuple[str, ...]
Ages = tuple[int, ...]
"""The ages that somebody may have, in order."""
ADULT = 18
REMEMBERED = 1 << 16
"""How many distinct cells of a rule are remembered with what was judged of them."""
NO_AGE = Judged(NULL, "unmapped", "not an age, or not dates in the form of mapping.toml")
NOBODY_S = Judged(NULL, "rejected", f"an age below 0 or above {OLDEST}")


def judge_of(rule: Rule, words: Words) -> Callable[[Cells], Judged]:
    """The judge of a rule, which remembers what it judged.

    Two days have too many pairs for that; where an age is between them, it remembers the ages.
    """
    if isinstance(rule, AgeBand | Majority):
        two_days = rule.reads == (rule.born, *rule.on[:1])
        if two_days and not rule.values:
            return _judge_of_ages(rule, words)
    return lru_cache(REMEMBERED)(partial(judge, rule, words))


def _judge_of_ages(rule: AgeBand | Majority, words: Words) -> Callable[[Cells], Judged]:
    known: dict[int, Judged] = {}

    def judged(cells: Cells) -> Judged:
        born, on = map(words.day, cells)
        if not (born and on):
            return judge(rule, words, cells)
        age = age_on(born, on)
        if age not in known:
            known[age] = judge(rule, words, cells)
        return known[age]

    return judged


def judge(rule: Rule, words: Words, cells: Cells) -> Judged:
    """What a rule makes of the cells of its columns, in the order of `rule.reads`."""
    return _JUDGES[type(rule)](rule, words, cells)


def _copy(rule: Copy, words: Words, cells: Cells) -> Judged:
    return _elsewhere(rule, cells) or words.read(cells[0])


def _recode(rule: Recode, words: Words, cells: Cells) -> Judged:
    return _elsewhere(rule, cells) or words.read(cells[0], rule.values)


def _elsewhere(rule: Copy | Recode, cells: Cells) -> Judged | None:
    """What becomes of a cell that another one says is about something else."""
    if not rule.where or not cells[0].strip():
        return None
    if folded(cells[1]) in map(folded, rule.where.values):
        return None
    return Judged(NULL, "rejected", "no other column says that it counts")


def _first_known(rule: FirstKnown, words: Words, cells: Cells) -> Judged:
    """The first value that is known; else what is worst among those that aren't.

    A word that isn't understood may be a value, so that none after it is the first.
    """
    read = [words.read(cell, rule.values) for cell in cells]
    told = (judged for judged in read if judged.code != NULL or judged.verdict == "unmapped")
    return next(told, _worst(read))


def _first_of_list(rule: FirstOfList, words: Words, cells: Cells) -> Judged:
    parts = [part for part in cells[0].split(rule.separator) if part.strip()]
    return words.read(parts[0], rule.values) if parts else BLANK


def _year(rule: Year, words: Words, cells: Cells) -> Judged:
    told = _first_filled(cells)
    if not told:
        return BLANK
    day = words.day(told)
    if not day:
        return Judged(NULL, "unmapped", "not a date in the form that mapping.toml gives")
    year = f"{day // 10_000:04}"
    if year not in words.variable.labels:
        return Judged(NULL, "rejected", f"a year that {rule.name} doesn't list")
    return words.label(year)


def _age_band(rule: AgeBand, words: Words, cells: Cells) -> Judged:
    ages = _ages(rule, words, cells)
    if isinstance(ages, Judged):
        return ages
    if ages not in words.aged:
        words.aged[ages] = _only({band_of(age, words.variable.labels) for age in ages}, words)
    return words.aged[ages]


def _majority(rule: Majority, words: Words, cells: Cells) -> Judged:
    ages = _ages(rule, words, cells)
    if isinstance(ages, Judged):
        return ages
    if ages not in words.aged:
        words.aged[ages] = _only({"Adult" if age >= ADULT else "Minor" for age in ages}, words)
    return words.aged[ages]


def _only(labels: set[str | None], words: Words) -> Judged:
    """The one label that all ages come to."""
    if len(labels) > 1:
        return Judged(NULL, "rejected", "a year of birth that leaves open which it is")
    label = labels.pop()
    return words.label(label) if label else UNMAPPED


def _ages(rule: AgeBand | Majority, words: Words, cells: Cells) -> Ages | Judged:
    """The ages, in full years, that someone may have; or why there is none."""
    age, (birth, *days) = ("", cells) if not rule.age else (cells[0], (*cells[1:], ""))
    by_age = _by_age(age, rule, words)
    if isinstance(by_age, Judged) and by_age.code != NULL:
        return by_age
    if not rule.on or not isinstance(by_age, Judged):
        return by_age
    by_birth = _by_birth(birth, _first_filled(days), rule, words)
    return _worst([by_age, by_birth]) if isinstance(by_birth, Judged) else by_birth


def _by_age(age: str, rule: AgeBand | Majority, words: Words) -> Ages | Judged:
    """The age that a cell names; or what a written line makes of the cell."""
    if not age.strip():
        return BLANK
    if rule.values and folded(age) in words.lines(rule.values):
        return words.read(age, rule.values)
    return _told(read_age(age, tuple(map(folded, rule.unit))))


def _first_filled(cells: Sequence[str]) -> str:
    return next((cell for cell in cells if cell.strip()), "")


def _by_birth(birth: str, on: str, rule: AgeBand | Majority, words: Words) -> Ages | Judged:
    """The ages on a day by the day, or the year, of birth."""
    if not on or not birth.strip():
        return BLANK
    if rule.values and folded(birth) in words.lines(rule.values):
        return words.read(birth, rule.values)
    day = words.day(on)
    if rule.born_year:
        year = read_year(birth)
        return _possible(ages_in(year, day)) if year and day else NO_AGE
    born = words.day(birth)
    return _told(age_on(born, day) if born and day else None)


def _told(age: int | None) -> Ages | Judged:
    """The one age, unless there is none, or nobody has it."""
    return NO_AGE if age is None else _possible((age,))


def _possible(ages: Ages) -> Ages | Judged:
    """The ages as they are, unless nobody has one of them."""
    return ages if ages[0] >= 0 and ages[-1] <= OLDEST else NOBODY_S


def _any_answer(rule: AnyAnswer, words: Words, cells: Cells) -> Judged:
    """1 where an answer was given, 0 where it was denied, else `unchosen` where any was given.

    What values.csv rejects was not given.
    """
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
    if all(lines[part].verdict == "rejected" for part in given):
        return Judged(NULL, "rejected", lines[given[0]].reason)
    return words.label("0") if rule.unchosen == "0" else Judged(NULL, "kept")


def _any_yes(rule: AnyYes, words: Words, cells: Cells) -> Judged:
    """1 where a column says so, 0 where one says no, else `unchosen` where one is filled.

    A word that isn't understood may be a yes, so that no other makes it a no.
    """
    read = [words.read(cell, rule.values) for cell in cells]
    one = words.label("1").code
    worst = _worst(read)
    yes = next((judged for judged in read if judged.code == one), None)
    if yes or worst.verdict == "unmapped":
        return yes or worst
    known = next((judged for judged in read if judged.code != NULL), None)
    if known:
        return known
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
