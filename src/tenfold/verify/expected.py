"""What tables must say beside their cells, from codebook and edition."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from tenfold.codebook import (
    Codebook,
    Note,
    allowed_labels,
    codebook_rows,
    country_rows,
    data_notes,
    level,
    numbers,
    stata_names,
)
from tenfold.stages import Edition
from tenfold.verify import labels, sheets
from tenfold.verify.workbook import MOST

_LABEL = 64
"""The bytes that a title may have to be the label of a file."""


@dataclass(frozen=True, repr=False)
class Known:
    """What a release is held against, and how many cases it has."""

    codebook: Codebook
    edition: Edition
    cases: int

    def stata(self) -> Mapping[str, Any]:
        """What the .dta file must say."""
        return self._statistics(stata_names(self.codebook))

    def spss(self) -> Mapping[str, Any]:
        """What the .sav and the .zsav file must say."""
        variables = self.codebook.variable
        levels = {variable.name: level(variable) for variable in variables}
        own = {name: name for name in self.codebook.by_name}
        return self._statistics(own) | {labels.LEVELS: levels}

    def _statistics(self, names: Mapping[str, str]) -> dict[str, Any]:
        variables = self.codebook.variable
        title = " ".join(self.edition.title.split())
        short = len(title.encode()) <= _LABEL
        return {
            labels.LABEL: title if short else f"Release {self.edition.name}",
            labels.NOTES: labels.squeezed([f"{head}: {text}" for head, text in self._notes()]),
            labels.MADE: {self._midnight()},
            labels.COLUMNS: list(names.values()),
            labels.NAMES: [variable.label for variable in variables],
            labels.VALUES: {names[v.name]: dict(numbers(v)) for v in variables if numbers(v)},
            labels.MISSING: 0,
        }

    def parquet(self) -> Mapping[str, Any]:
        """The keys and values that the Parquet file must have."""
        edition = self.edition
        about = edition.about | {"languages": ", ".join(edition.languages)}
        return {
            **{key: str(value) for key, value in (edition.promise | about).items()},
            "release": edition.name,
            "snapshot": edition.snapshot.isoformat(),
            "codebook": edition.codebook,
            "variables": json.dumps(self._variables(), ensure_ascii=False),
        }

    def _variables(self) -> dict[str, Any]:
        return {
            variable.name: {
                "number": variable.number,
                "label": variable.label,
                "type": variable.type,
                "level": level(variable),
                "definition": variable.definition,
                "values": list(allowed_labels(variable)),
            }
            for variable in self.codebook.variable
        }

    def workbook(self) -> Mapping[str, Any]:
        """What the .xlsx file must say."""
        number = max(1, -(-self.cases // MOST))
        titles = [f"data {place}" if place > 1 else "data" for place in range(1, number + 1)]
        every = [*titles, *sheets.READ]
        parts = [f"xl/worksheets/sheet{place}.xml" for place in range(1, len(every) + 1)]
        rows = {
            "codebook": [sheets.filled(row) for row in codebook_rows(self.codebook)],
            "countries": list(country_rows(self.codebook)),
            "notes": [("about", "note"), *self._notes()],
        }
        return {
            sheets.SHEETS: [(title, "visible") for title in every],
            sheets.PARTS: sorted([*sheets.OTHER_PARTS, *parts]),
            sheets.FORMULAS: 0,
            sheets.PROPERTIES: self._properties(),
            **{sheets.ROWS.format(name): told for name, told in rows.items()},
        }

    def _properties(self) -> dict[str, str]:
        edition, day = self.edition, self._midnight().isoformat()
        return {
            "title": edition.title,
            "subject": f"Release {edition.name}",
            "creator": edition.publisher,
            "lastModifiedBy": edition.publisher,
            "description": edition.licence,
            "created": day,
            "modified": day,
        }

    def _midnight(self) -> datetime:
        return datetime.combine(self.edition.snapshot, time())

    def _notes(self) -> tuple[Note, ...]:
        edition = self.edition
        words = edition.about | {
            "release": edition.name,
            "snapshot": edition.snapshot.isoformat(),
            "k": edition.k,
            "counts": edition.sentence,
            "codebook": edition.codebook,
            "variables": len(self.codebook.variable),
        }
        return data_notes(self.codebook.about.id, words)
