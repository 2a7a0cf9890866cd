"""Asks random questions of the table, and counts those that a few cases answer."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tenfold.stages import Progress
from tenfold.verify.engine import Engine, Row

BATCH = 100
"""How many queries one statement asks."""
PERSONS = 200
"""How many records half of the values are drawn from: what one would ask about a person."""
CONDITIONS = 4
"""How many conditions a tree has at most."""

_DIFFERENCES = 0.25
_NEGATIONS = 0.2
_PORTRAITS = 0.5


@dataclass(frozen=True)
class Inquirer:
    """Draws queries as SQL over numbers, so that no value of a case stands in a statement."""

    chance: random.Random
    sizes: tuple[int, ...]
    persons: Sequence[Row]

    def query(self) -> str:
        """A tree of conditions, or the difference of two."""
        if self.chance.random() < _DIFFERENCES:
            return f"({self.tree()}) AND NOT ({self.tree()})"
        return self.tree()

    def tree(self) -> str:
        """One to four conditions: all that is known of a person, or any under and, or, not."""
        person = self.chance.choice(self.persons)
        number = self.chance.randint(1, CONDITIONS)
        if self.chance.random() < _PORTRAITS:
            places = (self.chance.randrange(len(self.sizes)) for _ in range(number))
            return " AND ".join(f"c{place} = {person[place]}" for place in places)
        parts = [self.condition(person) for _ in range(number)]
        while len(parts) > 1:
            left = parts.pop(self.chance.randrange(len(parts)))
            right = parts.pop(self.chance.randrange(len(parts)))
            joined = f"({left} {self.chance.choice(('AND', 'OR'))} {right})"
            parts.append(self._perhaps_not(joined))
        return self._perhaps_not(parts[0])

    def condition(self, person: Row) -> str:
        """A column is, or isn't, a value, one of several, or NULL, which is a value like others."""
        place = self.chance.randrange(len(self.sizes))
        sign = self.chance.choice(("=", "<>", "IN", "NULL"))
        if sign == "NULL":
            return f"c{place} {self.chance.choice(('=', '<>'))} 0"
        if sign == "IN":
            several = {self._value(place, person) for _ in range(self.chance.randint(2, 4))}
            return f"c{place} IN ({', '.join(map(str, sorted(several)))})"
        return f"c{place} {sign} {self._value(place, person)}"

    def _value(self, place: int, person: Row) -> int:
        """The person's value, or any that the column has; 0 for NULL."""
        if self.sizes[place] == 0 or self.chance.random() < 1 / 2:
            return int(person[place])
        return self.chance.randint(1, self.sizes[place])

    def _perhaps_not(self, condition: str) -> str:
        return f"(NOT {condition})" if self.chance.random() < _NEGATIONS else condition


def draw_queries(engine: Engine, sizes: tuple[int, ...], number: int, seed: int) -> list[str]:
    """Queries over the table `coded`: the same table and seed draw the same, in any row order."""
    chance = random.Random(seed)  # noqa: S311 - to be drawn again by others, so not secret
    columns = [f"c{place}" for place in range(len(sizes))]
    mix = " + ".join(f"{column}::BIGINT * {chance.randrange(1 << 20)}" for column in columns)
    names = ", ".join(columns)
    persons = engine.ask(
        f"SELECT {names} FROM coded ORDER BY ({mix}) % 999983, {names} LIMIT {PERSONS}"
    )
    inquirer = Inquirer(chance, sizes, persons)
    return [inquirer.query() for _ in range(number)]


def count_broken(engine: Engine, queries: Sequence[str], k: int, tell: Progress) -> int:
    """How many queries 1 to k - 1 cases of the table `every` answer."""
    broken = 0
    for start in range(0, len(queries), BATCH):
        tell("query", start, len(queries))
        batch = queries[start : start + BATCH]
        asked = ", ".join(f"count_if({query})" for query in batch)
        broken += sum(0 < answer < k for answer in engine.first(f"SELECT {asked} FROM every"))
    tell("query", len(queries), len(queries))
    return broken
