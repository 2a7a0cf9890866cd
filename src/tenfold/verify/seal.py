"""Judges what a published folder is sealed with: its checksums, and whose signature they bear."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tenfold.stages import Edition, Finding
from tenfold.verify.compare import Compared, compare, decoded, lines_left
from tenfold.verify.contents import SIGNATURE, SUMS, VERDICT, Contents
from tenfold.verify.minisign import PublicKey, Signature, load_signature, named
from tenfold.verify.search import Text

MALFORMED = "is no signature in the form that Tenfold writes"
OTHER_WORDS = "says something else than which release it is of"
UNSIGNED = "is missing: nobody signed this release"
CHANGED = "doesn't fit SHA256SUMS: one of the two was changed, or somebody else signed"
COMMENT = "holds a comment that isn't the one that was signed"


@dataclass(frozen=True, repr=False)
class Seal:
    """Checksums and signature of a folder, and the key that is expected, if one is."""

    contents: Contents
    edition: Edition
    key: PublicKey | None = None

    def findings(self) -> Iterator[Finding]:
        """What is wrong with checksums and comments, whoever signed."""
        yield from self._sums.findings
        there = self.contents.digests.keys()
        if there & {VERDICT, SIGNATURE} and not there & {SUMS} and SUMS not in self.contents.odd:
            yield Finding(SUMS, "is missing")
        if SIGNATURE in there and not self._signature:
            yield Finding(SIGNATURE, MALFORMED)
        if self._signature and self._left:
            yield Finding(SIGNATURE, OTHER_WORDS)

    def signature_findings(self) -> Iterator[Finding]:
        """What is wrong with the signature by the key that is expected; nothing without one."""
        found, key = self._signature, self.key
        if key and SIGNATURE not in self.contents.digests:
            yield Finding(SIGNATURE, UNSIGNED)
        if not key or not found:
            return
        if found.id != key.id:
            yield Finding(SIGNATURE, f"is by key {named(found.id)}, and {key.name} was expected")
        elif not found.fits_data(key, self.contents.texts.get(SUMS, b"")):
            yield Finding(SIGNATURE, CHANGED)
        elif not found.fits_comment(key):
            yield Finding(SIGNATURE, COMMENT)

    def texts(self) -> Iterator[Text]:
        """What is to be searched: all that isn't as it should be."""
        yield Text(SUMS, self._sums.left)
        yield Text(SIGNATURE, self._left)

    @cached_property
    def _sums(self) -> Compared:
        """The checksums against those of the files that are there."""
        if SUMS not in self.contents.texts:
            return Compared((), "")
        digests = self.contents.digests
        sealed = sorted(digests.keys() - {SUMS, SIGNATURE})
        expected = "".join(f"{digests[file]}  {file}\n" for file in sealed)
        return compare(SUMS, self.contents.texts[SUMS], expected)

    @cached_property
    def _signature(self) -> Signature | None:
        try:
            return load_signature(self.contents.texts.get(SIGNATURE, b""))
        except ValueError:
            return None

    @cached_property
    def _left(self) -> str:
        """The signature's words that aren't as they should be; all of it where it is malformed."""
        found, edition = self._signature, self.edition
        if not found:
            return decoded(self.contents.texts.get(SIGNATURE, b""))
        snapshot = edition.snapshot.isoformat()
        trusted = f"tenfold release {edition.name}, snapshot {snapshot}"
        untrusted = lines_left(found.untrusted, "signature by tenfold")
        return "\n".join(filter(None, (untrusted, lines_left(found.trusted, trusted))))
