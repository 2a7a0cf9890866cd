"""A small published table with its figures counted by hand, and what a release says besides."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from tenfold.codebook import Standing, load_codebook
from tenfold.stages import TOO_FEW, Disclosed, Edition, Tally
from tenfold.tables import schema_of
from tenfold.write import Contents, write_candidate

CODEBOOK = load_codebook()
BASE = tuple(variable.name for variable in CODEBOOK.base)
EDITION = Edition(
    name="2021-09",
    snapshot=date(2021, 9, 1),
    k=10,
    codebook="ctdc-v7",
    title="Invented Cases",
    publisher="The Example Collaborative",
    contact="data@example.org",
    licence="CC BY 4.0",
)
DISCLOSED = Disclosed(
    received=1_300,
    unpublished=None,
    facts_kept=None,
    bands=dict.fromkeys(BASE, TOO_FEW),
    errors=None,
)
CROSSWALK = tuple(
    Standing(
        number=variable.number,
        variable=variable.name,
        contributor="tiny",
        status="compatible",
        rule="the field as it stands",
        reason="It is nearly the same <and> invented.",
    )
    for variable in CODEBOOK.variable
)
CONTENTS = Contents(EDITION, CODEBOOK, CROSSWALK, DISCLOSED)

ALWAYS = {
    "yearOfRegistration": "2015",
    "Datasource": "Case management",
    "meansOfControlNotSpecified": "1",
}
LABOUR = ALWAYS | {"gender": "Female", "isForcedLabour": "1", "isSexualExploit": "0"}
BOTH = ALWAYS | {"gender": "Female", "isForcedLabour": "1", "isSexualExploit": "1"}


def tally_of(*classes: tuple[int, dict[str, str]]) -> Tally:
    """So many cases of each record; what a record doesn't name is NULL."""
    schema = schema_of(CODEBOOK)
    codes = np.zeros((len(classes), len(schema.columns)), schema.dtype)
    for place, (_, record) in enumerate(classes):
        for name, label in record.items():
            codes[place, schema.index[name]] = CODEBOOK.by_name[name].encode(label)
    return Tally.of(schema, codes, np.array([cases for cases, _ in classes], np.int64))


TINY = tally_of((10, ALWAYS), (1_000, LABOUR), (200, BOTH))


def disclosing(**figures) -> Contents:
    """The contents with other figures on the closed list."""
    return replace(CONTENTS, disclosed=replace(DISCLOSED, **figures))


def candidate(folder: Path, published=TINY, contents=CONTENTS) -> Path:
    write_candidate(published, contents, folder / "2021-09")
    return folder / "2021-09"


def read_json(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def files_in(folder: Path) -> dict[str, Path]:
    """Each file by its path in the folder."""
    found = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path for path in found}
