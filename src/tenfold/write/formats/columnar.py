"""The table as Parquet, with keys and values that say what it is and what its columns mean."""

import json
from collections.abc import Mapping
from pathlib import Path

from tenfold.codebook import Codebook, allowed_labels, level
from tenfold.stages import Tally
from tenfold.tables import Writing, write_table
from tenfold.write.contents import Contents


def write_parquet(published: Tally, contents: Contents, path: Path) -> None:
    """The table as Parquet. Raises OutputError."""
    how = Writing(contents.codebook, about=_about(contents))
    write_table(published, tuple(contents.codebook.by_name), path, how)


def _about(contents: Contents) -> Mapping[str, str]:
    """Plain keys of the edition, and under `variables` the columns as JSON."""
    edition = contents.edition
    told = {"release": edition.name, "snapshot": edition.snapshot.isoformat()}
    told |= {key: _text(value) for key, value in (edition.promise | edition.about).items()}
    variables = json.dumps(_variables(contents.codebook), ensure_ascii=False)
    return told | {"codebook": edition.codebook, "variables": variables}


def _text(value: object) -> str:
    """A value as it stands under a key: lists with commas between."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _variables(codebook: Codebook) -> dict[str, dict[str, object]]:
    """By the name of each column what it holds."""
    return {
        variable.name: {
            "number": variable.number,
            "label": variable.label,
            "type": variable.type,
            "level": level(variable),
            "definition": variable.definition,
            "values": list(allowed_labels(variable)),
        }
        for variable in codebook.variable
    }
