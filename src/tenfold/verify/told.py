"""What a table says beside its cells, held against what it should say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tenfold.stages import Finding
from tenfold.verify.compare import OTHER

FOREIGN = "holds foreign metadata"


@dataclass(frozen=True, repr=False)
class Told:
    """What a file says, by what it is; other texts in it; and how much of it has no place there."""

    items: Mapping[str, Any]
    texts: tuple[str, ...] = ()
    foreign: int = 0


@dataclass(frozen=True, repr=False)
class Beside:
    """What is wrong beside a table's cells, and the texts there that are to be searched."""

    file: str
    findings: tuple[Finding, ...]
    text: str


def held(file: str, told: Told, expected: Mapping[str, Any]) -> Beside:
    """What a file says, held against what it should say."""
    differing = [what for what in expected if told.items.get(what) != expected[what]]
    strange = [what for what in told.items if what not in expected]
    findings = [Finding(file, f"{what}: {OTHER}") for what in differing]
    if foreign := told.foreign + len(strange):
        findings.append(Finding(file, FOREIGN, foreign))
    left = [text for what in (*differing, *strange) for text in _texts(told.items.get(what))]
    return Beside(file, tuple(findings), "\n".join((*told.texts, *strange, *left)))


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value, one by one."""
    if isinstance(value, Mapping):
        value = (*value.keys(), *value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
    else:
        yield str(value)
