"""manifest.json: what a release is, and its other files."""

from tenfold import __version__
from tenfold.write.description import Description
from tenfold.write.plain import as_json


def manifest(told: Description) -> bytes:
    """What the release is, and its other files: each with its path, bytes and SHA-256."""
    edition = told.edition
    return as_json(
        {
            "release": edition.name,
            "snapshot": edition.snapshot.isoformat(),
            **edition.promise,
            **edition.about,
            "codebook": edition.codebook,
            "generator": f"tenfold {__version__}",
            "cases": told.figures.cases,
            "records": told.figures.records,
            "variables": len(told.codebook.variable),
            "files": [
                {"path": file.path, "bytes": file.bytes, "sha256": file.sha256}
                for file in told.files
            ],
        }
    )
