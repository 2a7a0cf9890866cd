"""Who the invented cases are: names that nobody bears, and numbers that nobody answers."""

import numpy as np

_GIVEN = ("Maria", "Anna", "Ivan", "Olga", "Juan", "Siti", "Linh", "Amara", "Kofi", "Elena")
_FAMILY = ("Example", "Sample", "Specimen", "Placeholder", "Invented", "Fictional", "Nobody")


def names(rng: np.random.Generator, people: int) -> list[str]:
    """A full name for each person, such as Maria Example."""
    given, family = rng.choice(_GIVEN, people), rng.choice(_FAMILY, people)
    return [f"{first} {last}" for first, last in zip(given, family, strict=True)]


def phones(rng: np.random.Generator, people: int) -> list[str]:
    """A phone number for each person, from the range that is kept for fiction (555-01xx)."""
    return [f"(202) 555-01{number:02d}" for number in rng.integers(0, 100, people)]


def emails(people: list[str]) -> list[str]:
    """An e-mail address for each name, at a domain that never exists."""
    return [f"{name.lower().replace(' ', '.')}@example.invalid" for name in people]
