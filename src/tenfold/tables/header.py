"""Names the columns of a file: a banner dropped, older names read as the codebook's."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from tenfold.codebook import Codebook
from tenfold.errors import InputError
from tenfold.sources import Raw, check_names


def known_names(codebook: Codebook | None) -> frozenset[str]:
    """The names of the codebook, and those of older releases, folded to lower case."""
    if codebook is None:
        return frozenset()
    old = {rename.old for rename in codebook.conventions.rename}
    return frozenset(name.casefold() for name in codebook.by_name.keys() | old)


def settle_names(path: Path, raw: Raw, codebook: Codebook | None) -> Raw:
    """The file with its final names. Raises InputError for names that can't be used."""
    if codebook is not None:
        raw = _without_banner(raw, known_names(codebook))
    check_names(path, raw.names)
    if codebook is None:
        return raw
    new = {rename.old: rename.new for rename in codebook.conventions.rename}
    names = tuple(new.get(name, name) for name in raw.names)
    for name, often in Counter(names).items():
        if often > 1:
            problem = f"{path} has {name} twice, under an older name and the present one."
            raise InputError(problem, "Keep one of the two.")
    renamed = [name for name, old in zip(names, raw.names, strict=True) if name != old]
    note = (f"older names read as {', '.join(renamed)}",) if renamed else ()
    return replace(raw, names=names, found=raw.found + note)


def _without_banner(raw: Raw, known: frozenset[str]) -> Raw:
    """The file without its first column, where that is a banner: a text above empty cells."""
    others = {name.casefold() for name in raw.names[1:]}
    if raw.names[0].casefold() in known or not others & known:
        return raw
    if raw.cells["0"].fill_null("").str.strip_chars().ne("").any():
        return raw
    cells = raw.cells.drop("0")
    cells.columns = [str(place) for place in range(cells.width)]
    found = (*raw.found, "a first column without values left out (terms-of-use banner)")
    return replace(raw, names=raw.names[1:], cells=cells, found=found)
