"""What earlier runs left: which releases were published, and whether all is known of them."""

from pathlib import Path

from tenfold.errors import InputError
from tenfold.output import whole_file
from tenfold.stages import Places

MARK = "published"
"""The file in a folder of `restricted/` that says that its release was published."""
NOTE = "README.txt"
"""The file in a folder of `restricted/` that says that a run made it."""
_VERDICT = "verdict.json"

_NOTE_TEXT = """\
Kept by `tenfold release`, for the data team alone: it tells who was in the data.
While there is no file `published` here, the release was not published, and the next
run of it replaces this folder.
"""
_MARK_TEXT = "This release was published. Its register and report are the only ones.\n"


def note(folder: Path) -> None:
    """Says in a folder that a run made it, and what it is."""
    with whole_file(folder / NOTE) as file:
        file.write(_NOTE_TEXT.encode())


def mark(kept: Path) -> None:
    """Says in a folder of `restricted/` that its release was published."""
    with whole_file(kept / MARK, overwrite=True) as file:
        file.write(_MARK_TEXT.encode())


def marked(restricted: Path) -> tuple[Path, ...]:
    """What was kept of the releases that were published, in the order of their names."""
    return tuple(sorted(path.parent for path in restricted.glob(f"*/{MARK}")))


def recover(places: Places) -> None:
    """Marks the releases that a run published just before it was stopped."""
    for release in _published(places.public):
        kept = places.restricted / release.name
        if (kept / NOTE).is_file() and not (kept / MARK).exists():
            mark(kept)


def refuse_unknown(places: Places) -> None:
    """Raises InputError for a published release of which `restricted/` keeps nothing.

    Nobody could tell any more who is in it, and so whom another release would publish twice.
    """
    known = {kept.name for kept in marked(places.restricted)}
    for release in _published(places.public):
        if release.name not in known:
            raise InputError(
                f"{release} was published, and {places.restricted} doesn't know who is in it.",
                f"Put {release.name} back into it from your backup, or publish to another folder.",
            )


def _published(public: Path) -> list[Path]:
    """The releases in a public folder: those with a verdict."""
    return sorted(path.parent for path in public.glob(f"[!.]*/{_VERDICT}"))
