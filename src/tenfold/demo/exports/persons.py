"""Who the invented cases are: names and addresses that nobody bears."""

import numpy as np

_GIVEN = ("Maria", "Anna", "Ivan", "Olga", "Juan", "Siti", "Linh", "Amara", "Kofi", "Elena")
_FAMILY = ("Example", "Sample", "Specimen", "Placeholder", "Invented", "Fictional", "Nobody")


def names(rng: np.random.Generator, people: int) -> list[str]:
    """A full name for each person, such as Maria Example."""
    given, family = rng.choice(_GIVEN, people), rng.choice(_FAMILY, people)
    return [f"{first} {last}" for first, last in zip(given, family, strict=True)]


def emails(people: list[str]) -> list[str]:
    """An e-mail address for each name, at a domain that never exists."""
    return [f"{name.lower().replace(' ', '.')}@example.invalid" for name in people]
