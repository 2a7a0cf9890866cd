"""Editions that say little, much and odd things, and what metadata a small table has in each."""

from dataclasses import replace
from pathlib import Path

from tests.unit.write.files import ALWAYS, BOTH, CONTENTS, EDITION, LABOUR, candidate, tally_of

from tenfold.write.formats import TABLES

TABLE = tally_of(
    (10, ALWAYS),
    (12, LABOUR | {"citizenship": "NA", "CountryOfExploitation": "DE", "ageBroad": "9–17"}),
    (20, BOTH | {"yearOfRegistration": "2019", "CountryOfExploitation": "KR"}),
)
FULL = replace(
    EDITION,
    doi="10.1234/(SICI)1<9::AID>3.0",
    url="https://data.example.org/releases/",
    licence="CC0",
    contact="https://example.org/contact",
    terms="Be kind.\n\nDon't\x0bharm <anyone> & cite.",
)
ODD = replace(
    EDITION,
    title='Cases & "more" <of\u2028them>\x85',
    publisher="L'Organisation: #1 — [Überall] {x}",
    contact="Ask at the desk",
    licence="Only for research, on request",
    same_person="twice",
    languages=("en",),
)
CASES = sorted(name for name in TABLES if name.startswith("data/cases"))
"""The files with the cases."""
WORLDS = {"plain": EDITION, "full": FULL, "odd": ODD}


def release(folder: Path, world: str) -> Path:
    """The candidate of a world's edition."""
    return candidate(folder / world, TABLE, replace(CONTENTS, edition=WORLDS[world]))
