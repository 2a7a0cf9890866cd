"""What befalls a table before it is written: harmless, or to be refused."""

import re
from collections.abc import Callable

from tests.mutations.copies import Copy

Mutation = Callable[[Copy], Copy]


def moved(copy: Copy) -> Copy:
    """The columns from the last to the first, and an unknown one before them."""
    rows = [["Canary Maria", *row[::-1]] for row in copy.rows]
    return copy.with_rows(rows, ["Shoe Size", *copy.header[::-1]])


def doubled(copy: Copy) -> Copy:
    """Every row twice, from the last to the first."""
    return copy.with_rows([row for row in copy.rows[::-1] for _ in range(2)])


def shouted(copy: Copy) -> Copy:
    """Every cell in capitals, and white space around it."""
    return copy.with_rows([[f" {c.upper()} \u00a0" if c else "" for c in r] for r in copy.rows])


def with_more_rows(copy: Copy) -> Copy:
    """Rows of nothing between and below the others, and one that counts the cases."""
    blank = ["" for _ in copy.header]
    total = ["Total" if p == copy.number else "" for p in range(len(copy.header))]
    return copy.with_rows([*copy.rows[:50], blank, *copy.rows[50:], total, blank, blank])


HARMLESS: dict[str, Mutation] = {
    "columns in another order, and an unknown one": moved,
    "every row twice, and turned round": doubled,
    "capitals, and white space": shouted,
    "blank rows, and one of totals": with_more_rows,
}


def emptied(copy: Copy) -> Copy:
    """Names and no cases."""
    return copy.with_rows([])


def beheaded(copy: Copy) -> Copy:
    """The names are gone, and the first case stands in their place."""
    return copy.with_rows(copy.rows[1:], copy.rows[0])


def same_name(copy: Copy) -> Copy:
    """A column that is read has the name of another one."""
    header = [copy.read[1] if name == copy.read[0] else name for name in copy.header]
    return copy.with_rows(copy.rows, header)


def twice(copy: Copy) -> Copy:
    """A column stands there a second time, with other values."""
    place = copy.header.index(copy.read[0])
    pairs = zip(copy.rows, copy.rows[1:] + copy.rows[:1], strict=True)
    rows = [[*row, other[place]] for row, other in pairs]
    return copy.with_rows(rows, [*copy.header, copy.read[0]])


def joined(copy: Copy) -> Copy:
    """Two files as one, the second with its names."""
    return copy.with_rows([*copy.rows[:100], copy.header, *copy.rows[100:]])


def joined_askew(copy: Copy) -> Copy:
    """The same, where the second has its columns in another order."""
    second = [row[::-1] for row in (copy.header, *copy.rows[100:])]
    return copy.with_rows([*copy.rows[:100], *second])


def rounded(copy: Copy) -> Copy:
    """Some case numbers as a spreadsheet writes large ones."""
    rows = [list(row) for row in copy.rows]
    for row in rows[60:70]:
        row[copy.number] = "1.23E+11"
    return copy.with_rows(rows)


def twins(copy: Copy) -> Copy:
    """A column that is read a second time, with other values and in capitals."""
    found = twice(copy)
    return found.with_rows(found.rows, [*copy.header, copy.read[0].swapcase()])


ANY: dict[str, tuple[Mutation, str]] = {
    "no cases": (emptied, "no cases|no list of objects|is empty"),
    "large case numbers, rounded": (rounded, "(line|row|record) 6[12].*case number.*rounded"),
}
"""What is refused in any file, and what is said."""

IN_ROWS: dict[str, tuple[Mutation, str]] = {
    "no names": (beheaded, "no header|lacks the column"),
    "two columns of one name": (same_name, r"one name for columns \d+ and \d+"),
    "a column twice": (twice, r"one name for columns \d+ and \d+"),
    "a column twice, in capitals": (twins, "has two columns .*, which differ in capitals"),
    "two files as one": (joined, "(line 102|row 102|record 101): the columns' names again"),
    "two files as one, askew": (
        joined_askew,
        "(line 102|row 102|record 101): the columns' names again",
    ),
}
"""What is refused where names stand in a row of their own."""


def swapped(copy: Copy, one: int, other: int) -> Copy:
    """Two columns with each other's name."""
    header = list(copy.header)
    header[one], header[other] = header[other], header[one]
    return copy.with_rows(copy.rows, header)


def turned_days(copy: Copy, place: int) -> Copy:
    """Day and month of a column's dates the other way round."""
    rows = [list(row) for row in copy.rows]
    for row in rows:
        row[place] = DAY.sub(r"\g<year>\g<end>\g<last>\g<mid>\g<first>", row[place])
        row[place] = re.sub(r"^(\d\d)(\D)(\d\d)(\D)", r"\3\2\1\4", row[place])
    return copy.with_rows(rows)


DAY = re.compile(r"^(?P<year>\d{4})(?P<end>-)(?P<first>\d\d)(?P<mid>-)(?P<last>\d\d)$")
"""A day as 2017-04-03."""


def shifted(copy: Copy) -> Copy:
    """A row whose cells stand a column further on."""
    rows = [list(row) for row in copy.rows]
    last = max(p for p, row in enumerate(rows) if row[copy.number])
    rows[last] = ["", *rows[last][:-1]]
    return copy.with_rows(rows)


def foreign_rows(copy: Copy, other: Copy) -> Copy:
    """Rows of another contributor's among the others."""
    width = len(copy.header)
    rows = [(row + [""] * width)[:width] for row in other.rows[:7]]
    return copy.with_rows([*copy.rows[:80], *rows, *copy.rows[80:]])


def half_without_zeros(copy: Copy) -> Copy:
    """Every other case number as a number, as a spreadsheet makes it; older states among them."""
    rows = [list(row) for row in copy.rows]
    for row in rows[::2]:
        row[copy.number] = row[copy.number].lstrip("0")
    return copy.with_rows([*rows, *copy.rows[:3]])
