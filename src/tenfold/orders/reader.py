"""Loads a release.toml, and finds the files that it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path

from tenfold.codebook import Codebook, Fault, codebook_names, load_codebook, read_toml, refuse
from tenfold.contributors import contributor_names
from tenfold.errors import InputError
from tenfold.orders.model import Contribution, Order
from tenfold.sources import files_at
from tenfold.stages import KEYS, Listed, Places


@dataclass(frozen=True)
class Sent:
    """A contributor's files as they were found, and the file of each list of case numbers.

    `mapping` is the name of a contributor that ships with Tenfold, or a folder like theirs.
    """

    mapping: str | Path
    files: tuple[Path, ...]
    lists: Mapping[Listed, Path]
    unmet: int = 0
    """How many numbers of those who opted out or withdrew may be no case's."""


def load_order(path: Path) -> Order:
    """The order in a release.toml. Raises DataFileError with file, line and fix."""
    order = read_toml(path, Order)
    refuse(path.parent, _faults(path, order))
    return order


def files_of(path: Path, order: Order) -> tuple[Sent, ...]:
    """What each contributor sent, patterns resolved, in the order of their names."""
    return tuple(_sent(path.parent, contribution) for contribution in order.contribution)


def places_of(path: Path, order: Order) -> Places:
    """The folders of the release, and its secrets, as they are seen from its order."""
    folder = path.parent
    return Places(
        public=(folder / order.public).resolve(),
        restricted=(folder / order.restricted).resolve(),
        candidate=(folder / order.candidate).resolve(),
        seed=(folder / order.seed_file).resolve(),
        key=(folder / order.key_file).resolve() if order.key_file else None,
    )


def _faults(path: Path, order: Order) -> Iterator[Fault]:
    """What is wrong with the order beyond its form."""
    yield from _absent(path, order)
    yield from _mixed(path, order)
    yield from _shared(path, order)
    yield from _lists(path, order)
    if order.codebook in codebook_names():
        yield from _misnamed(path, order, load_codebook(order.codebook))


def _misnamed(path: Path, order: Order, codebook: Codebook) -> Iterator[Fault]:
    """What is ordered of variables that can't have it."""
    redactable = {variable.name for variable in codebook.base if variable.null}
    for name in sorted(order.importance.keys() - redactable):
        fix = "only base variables that may be NULL have one; see `tenfold codebook`"
        yield path.name, ("importance", name), f"no importance for {name}: {fix}"
    if len(set(order.quasi_identifiers)) < len(order.quasi_identifiers):
        yield path.name, ("quasi_identifiers",), "a variable stands twice; name each once"
    for name in sorted(set(order.quasi_identifiers) - redactable):
        fix = "name base variables that may be NULL; see `tenfold codebook`"
        yield path.name, ("quasi_identifiers",), f"{name} is no quasi-identifier here: {fix}"


def _mixed(path: Path, order: Order) -> Iterator[Fault]:
    """Folders of different trust that lie in each other, and what was sent in the wrong one."""
    places = places_of(path, order)
    folders = {key: getattr(places, key) for key in ("public", "restricted", "candidate")}
    for inner, outer in permutations(folders, 2):
        if folders[inner].is_relative_to(folders[outer]):
            yield path.name, (inner,), f"{inner} lies in {outer}; keep the three folders apart"
    yield from _seed_astray(path, places)
    yield from _key_astray(path, places)
    for index, one in enumerate(order.contribution):
        sent = {"files": _files(path.parent, one), **_listed(path.parent, one)}
        for (name, files), (key, folder) in product(sent.items(), folders.items()):
            if any(file.is_relative_to(folder) for file in files):
                problem = f"what was sent lies in {key}; keep it in a folder of its own"
                yield path.name, ("contribution", index, name), problem


def _seed_astray(path: Path, places: Places) -> Iterator[Fault]:
    """A secret that lies where others look, or where a run removes things."""
    for key in ("public", "candidate"):
        if places.seed.is_relative_to(getattr(places, key)):
            yield path.name, ("seed_file",), f"the seed is secret and lies in {key}; move it"
    inside = places.seed.is_relative_to(places.restricted)
    if inside and places.seed != places.restricted / "seed":
        problem = "in restricted, the seed is called seed; name it so, or keep it elsewhere"
        yield path.name, ("seed_file",), problem


def _key_astray(path: Path, places: Places) -> Iterator[Fault]:
    """A secret key that lies where others look, or where a run removes things."""
    if places.key is None:
        return
    for key in ("public", "candidate"):
        if places.key.is_relative_to(getattr(places, key)):
            yield path.name, ("key_file",), f"the key is secret and lies in {key}; move it"
    keys = places.restricted / KEYS
    if places.key.is_relative_to(places.restricted) and places.key.parent != keys:
        problem = f"in restricted, keys lie in {KEYS}; put it there, or keep it elsewhere"
        yield path.name, ("key_file",), problem


def _shared(path: Path, order: Order) -> Iterator[Fault]:
    """Files that two contributions name: their cases would be counted twice."""
    seen: set[Path] = set()
    for index, one in enumerate(order.contribution):
        files = _files(path.parent, one)
        if files & seen:
            problem = "another contribution names one of these files too; name each file once"
            yield path.name, ("contribution", index, "files"), problem
        seen |= files


def _absent(path: Path, order: Order) -> Iterator[Fault]:
    """What the order names that isn't there."""
    if order.codebook not in codebook_names():
        problem = f"no codebook {order.codebook}; choose of {', '.join(codebook_names())}"
        yield path.name, ("codebook",), problem
    known = contributor_names()
    seen: set[str] = set()
    for index, one in enumerate(order.contribution):
        here = ("contribution", index)
        own = (path.parent / one.contributor).is_dir()
        if own and one.contributor in known:
            problem = f"{one.contributor} is a folder here and a contributor of Tenfold's too"
            fix = f"write ./{one.contributor} for the folder, or rename it"
            yield path.name, (*here, "contributor"), f"{problem}; {fix}"
        if one.contributor not in known and not own:
            problem = f"no contributor {one.contributor}; choose of {', '.join(known)}, or a folder"
            yield path.name, (*here, "contributor"), problem
        if one.contributor in seen:
            problem = "this contributor stands twice; name all its files in one place"
            yield path.name, (*here, "contributor"), problem
        seen.add(one.contributor)
        for pattern in one.files:
            if not _found(path.parent, pattern, one):
                problem = f"{pattern} leads to no file; mend the path, or send the files"
                yield path.name, (*here, "files"), problem


def _lists(path: Path, order: Order) -> Iterator[Fault]:
    """Lists that aren't there, and files that are two lists: they would contradict each other."""
    for index, one in enumerate(order.contribution):
        here = ("contribution", index)
        for listed, file in one.lists.items():
            if not (path.parent / file).is_file():
                yield path.name, (*here, listed.name), f"there is no file {file}; mend the path"
        seen: set[Path] = set()
        for name, files in _listed(path.parent, one).items():
            if files & seen:
                problem = "another list is this file too; give each list a file of its own"
                yield path.name, (*here, name), problem
            seen |= files


def _sent(folder: Path, one: Contribution) -> Sent:
    own = folder / one.contributor
    mapping = own if own.is_dir() else one.contributor
    lists = {listed: folder / file for listed, file in one.lists.items()}
    return Sent(mapping, tuple(sorted(_files(folder, one))), lists, one.unmet)


def _files(folder: Path, one: Contribution) -> set[Path]:
    """A contribution's files, each once however it is named."""
    found = {file for pattern in one.files for file in _found(folder, pattern, one)}
    return {file.resolve() for file in found}


def _listed(folder: Path, one: Contribution) -> dict[str, set[Path]]:
    """The file of each list that was sent, by its name in release.toml."""
    return {listed.name: {(folder / file).resolve()} for listed, file in one.lists.items()}


def _found(folder: Path, pattern: str, one: Contribution) -> list[Path]:
    """The files that a pattern leads to, but for the contribution's lists."""
    listed = set().union(*_listed(folder, one).values())
    start = Path(pattern)
    if start.is_absolute():
        folder, pattern = Path(start.anchor), str(start.relative_to(start.anchor))
    exact = folder / pattern
    try:
        found = files_at(exact) if exact.exists() else sorted(folder.glob(pattern))
    except (ValueError, IndexError, NotImplementedError, InputError):  # a pattern that is none
        return []
    return [file for file in found if file.is_file() and file.resolve() not in listed]
