"""The texts of a release: README, codebook and report, and the manifest of all its files."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tenfold import __version__
from tenfold.codebook import FORMATS, data_readme
from tenfold.stages import Tally
from tenfold.write.contents import Contents
from tenfold.write.report import report_of, smallest


def texts_of(published: Tally, contents: Contents) -> dict[str, str]:
    """Each text by its path in the folder. Raises GuardError, DataFileError."""
    codebook = contents.codebook
    told: str = FORMATS["json"](codebook, codebook.variable)
    return {
        "README.md": _readme(published, contents),
        "codebook/codebook.json": f"{told}\n",
        "report/report.json": _as_json(report_of(published, contents)),
    }


def manifest_of(
    published: Tally, contents: Contents, files: Sequence[Mapping[str, str | int]]
) -> str:
    """What the release is, and its other files: each with its path, bytes and SHA-256."""
    edition = contents.edition
    return _as_json(
        {
            "release": edition.name,
            "snapshot": edition.snapshot.isoformat(),
            "k": edition.k,
            "title": edition.title,
            "publisher": edition.publisher,
            "contact": edition.contact,
            "licence": edition.licence,
            "codebook": edition.codebook,
            "generator": f"tenfold {__version__}",
            "cases": published.cases,
            "records": len(published),
            "variables": len(contents.codebook.variable),
            "files": list(files),
        }
    )


def _readme(published: Tally, contents: Contents) -> str:
    edition = contents.edition
    return data_readme(edition.codebook).substitute(
        release=edition.name,
        snapshot=edition.snapshot.isoformat(),
        k=edition.k,
        title=edition.title,
        publisher=edition.publisher,
        contact=edition.contact,
        licence=edition.licence,
        codebook=edition.codebook,
        cases=f"{published.cases:,}",
        records=f"{len(published):,}",
        smallest=f"{smallest(published):,}",
        variables=len(contents.codebook.variable),
    )


def _as_json(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
