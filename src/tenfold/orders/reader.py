"""Loads a release.toml, and finds the files that it names."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from tenfold.codebook import Fault, codebook_names, read_toml, refuse
from tenfold.contributors import contributor_names
from tenfold.orders.model import Contribution, Order
from tenfold.stages import Places


@dataclass(frozen=True)
class Sent:
    """A contributor's files as they were found, and the file of those who opted out, if any.

    `mapping` is the name of a contributor that ships with Tenfold, or a folder like theirs.
    """

    mapping: str | Path
    files: tuple[Path, ...]
    opt_outs: Path | None


def load_order(path: Path) -> Order:
    """The order in a release.toml. Raises DataFileError with file, line and fix."""
    order = read_toml(path, Order)
    refuse(path.parent, _faults(path, order))
    return order


def files_of(path: Path, order: Order) -> tuple[Sent, ...]:
    """What each contributor sent, patterns resolved, in the order of their names."""
    return tuple(_sent(path.parent, contribution) for contribution in order.contribution)


def places_of(path: Path, order: Order) -> Places:
    """The folders of the release, as they are seen from its order."""
    named = (order.public, order.restricted, order.candidate, order.seed_file)
    return Places(*((path.parent / place).resolve() for place in named))


def _faults(path: Path, order: Order) -> Iterator[Fault]:
    """What is wrong with the order beyond its form."""
    yield from _mixed(path, order)
    yield from _absent(path, order)


def _mixed(path: Path, order: Order) -> Iterator[Fault]:
    """Folders of different trust that lie in each other, and exports in the wrong one."""
    places = places_of(path, order)
    folders = {key: getattr(places, key) for key in ("public", "restricted", "candidate")}
    for inner, outer in permutations(folders, 2):
        if folders[inner].is_relative_to(folders[outer]):
            yield path.name, (inner,), f"{inner} lies in {outer}; keep the three folders apart"
    for key in ("public", "candidate"):
        if places.seed.is_relative_to(folders[key]):
            yield path.name, ("seed_file",), f"the seed is secret and lies in {key}; move it"
    for index, one in enumerate(order.contribution):
        files = {file for pattern in one.files for file in _found(path.parent, pattern, "")}
        for key, folder in folders.items():
            if any(file.resolve().is_relative_to(folder) for file in files):
                problem = f"exports lie in {key}; keep them in a folder of their own"
                yield path.name, ("contribution", index, "files"), problem


def _absent(path: Path, order: Order) -> Iterator[Fault]:
    """What the order names that isn't there."""
    if order.codebook not in codebook_names():
        problem = f"no codebook {order.codebook}; choose of {', '.join(codebook_names())}"
        yield path.name, ("codebook",), problem
    known = contributor_names()
    seen: set[str] = set()
    for index, one in enumerate(order.contribution):
        here = ("contribution", index)
        if one.contributor not in known and not (path.parent / one.contributor).is_dir():
            problem = f"no contributor {one.contributor}; choose of {', '.join(known)}, or a folder"
            yield path.name, (*here, "contributor"), problem
        if one.contributor in seen:
            problem = "this contributor stands twice; name all its files in one place"
            yield path.name, (*here, "contributor"), problem
        seen.add(one.contributor)
        if one.opt_outs and not (path.parent / one.opt_outs).is_file():
            yield path.name, (*here, "opt_outs"), f"there is no file {one.opt_outs}; mend the path"
        for pattern in one.files:
            if not _found(path.parent, pattern, one.opt_outs):
                problem = f"{pattern} leads to no file; mend the path, or send the files"
                yield path.name, (*here, "files"), problem


def _sent(folder: Path, one: Contribution) -> Sent:
    found = {file for pattern in one.files for file in _found(folder, pattern, one.opt_outs)}
    own = folder / one.contributor
    mapping = (
        own if own.is_dir() and one.contributor not in contributor_names() else one.contributor
    )
    return Sent(mapping, tuple(sorted(found)), folder / one.opt_outs if one.opt_outs else None)


def _found(folder: Path, pattern: str, opt_outs: str) -> list[Path]:
    """The files that a pattern leads to, but for the list of those who opted out."""
    start = Path(pattern)
    if start.is_absolute():
        folder, pattern = Path(start.anchor), str(start.relative_to(start.anchor))
    listed = (folder / opt_outs).resolve() if opt_outs else None
    exact = folder / pattern
    found = [exact] if exact.is_file() else sorted(folder.glob(pattern))
    return [file for file in found if file.is_file() and file.resolve() != listed]
