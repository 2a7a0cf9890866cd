"""Reads a release's crosswalk as a stranger, who has no contributor's folder."""

import csv
import io

from tenfold.codebook import Codebook, Standing, contributors_of
from tenfold.verify.compare import decoded
from tenfold.verify.contents import CROSSWALK, Contents


def read_crosswalk(contents: Contents, codebook: Codebook) -> tuple[Standing, ...]:
    """What a crosswalk says; nothing unless it has one line for each variable and contributor."""
    reader = csv.DictReader(io.StringIO(decoded(contents.texts.get(CROSSWALK, b""))), strict=True)
    try:
        standings = tuple(Standing.model_validate(line) for line in reader)
    except (csv.Error, ValueError):  # pydantic's error is a ValueError
        return ()
    due = [
        (variable.number, variable.name, contributor)
        for variable in codebook.variable
        for contributor in contributors_of(standings)
    ]
    told = [(one.number, one.variable, one.contributor) for one in standings]
    return standings if told == due else ()
