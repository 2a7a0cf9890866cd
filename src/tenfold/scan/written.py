"""Writes what comes of a scan to the files that are wanted."""

from dataclasses import dataclass
from pathlib import Path

from tenfold.codebook import Codebook
from tenfold.output import check_output, whole_file
from tenfold.scan.confidential import write_restricted
from tenfold.scan.draft import check_draft, write_draft
from tenfold.scan.page import as_html
from tenfold.scan.run import Scanned


@dataclass(frozen=True)
class Written:
    """Where to write the page and the mapping, which may be mailed, and the restricted file."""

    page: Path | None = None
    mapping: Path | None = None
    restricted: Path | None = None

    def check(self) -> None:
        """Raises OutputError, before any work, where one of them could not be written."""
        for path in filter(None, (self.page, self.restricted)):
            check_output(path)
        if self.mapping:
            check_draft(self.mapping)

    def write(self, scanned: Scanned, codebook: Codebook) -> None:
        """Writes them, each whole or not at all. Raises OutputError."""
        if self.page:
            with whole_file(self.page) as file:
                file.write(as_html(scanned.profile).encode())
        if self.mapping:
            write_draft(scanned.profile, codebook, self.mapping)
        if self.restricted:
            write_restricted(scanned, self.restricted)
