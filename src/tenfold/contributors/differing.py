"""What the [[file]] entries of a mapping may not say, beside the rest of the folder."""

from collections import Counter
from collections.abc import Iterator

from tenfold.contributors.files import File
from tenfold.contributors.model import Mapping
from tenfold.contributors.rules import NotCollected, Rule

Found = tuple[tuple[str | int, ...], str]


def differing(mapping: Mapping) -> Iterator[Found]:
    """The faults of files that differ, as place and problem."""
    names = Counter(file.name.casefold() for file in mapping.file)
    for index, file in enumerate(mapping.file):
        if names[file.name.casefold()] > 1:
            yield ("file", index, "name"), "this name stands twice; keep one entry"
        for key, problem in (*_names(file, mapping), *_needed(file, mapping)):
            yield ("file", index, key), problem
        for key, problem in _boxes(file, mapping):
            yield ("file", index, "boxes", key), problem
    yield from _agreeing(mapping)


def _names(file: File, mapping: Mapping) -> Iterator[tuple[str, str]]:
    """Each column is of columns.csv, is spoken of once, and isn't read where another is."""
    known = [column.column for column in mapping.columns]
    counts = Counter(file.otherwise)
    for key in ("lacks", "calls", "boxes"):
        for name in getattr(file, key):
            if name not in known:
                yield key, f"columns.csv has no column {name}; add or mend it"
            if counts[name] > 1:
                yield key, f"{name} stands twice among lacks, calls and boxes; keep one"
    boxes = {name for one in file.boxes.values() for name in one.columns}
    own = [*file.own([name for name in known if name not in file.boxes]), *boxes]
    for name, often in Counter(own).items():
        if often > 1:
            key = "boxes" if name in boxes else "calls"
            yield key, f"two columns would be read from {name}; mend one, or say that it lacks one"


def _needed(file: File, mapping: Mapping) -> Iterator[tuple[str, str]]:
    """No file lacks what tells cases apart, or who is to be left out."""
    deciding = {exclusion.column for exclusion in mapping.exclude}
    for name in file.lacks:
        if name == mapping.case.number:
            yield "lacks", f"{name} tells one case from another; no file may lack it"
        elif name in deciding:
            yield "lacks", f"{name} decides who is left out; no file may lack it"


def _boxes(file: File, mapping: Mapping) -> Iterator[tuple[str, str]]:
    """Boxes stand for a list that is read as one, and their names are answers of it."""
    separators = mapping.files.joined
    for column, boxes in file.boxes.items():
        if column not in separators:
            yield column, f"no rule any-answer reads {column}; boxes stand for such a list alone"
        elif parted := [name for name in boxes.columns if separators[column] in name]:
            yield column, f"{parted[0]} holds the sign that separates answers; choose another"


def _agreeing(mapping: Mapping) -> Iterator[Found]:
    """What some files never ask is told of some cases only."""
    for index, rule in enumerate(mapping.variable):
        if isinstance(rule, NotCollected) or rule.agrees == "partial":
            continue
        if lacking := [file.name for file in mapping.file if _silent(rule, file)]:
            yield (
                ("variable", index, "agrees"),
                f'some files lack what it reads ({lacking[0]}); write agrees = "partial", and why',
            )


def _silent(rule: Rule, file: File) -> bool:
    """Whether a file lacks something of each way in which a rule tells its variable."""
    return all(set(file.lacks) & set(way) for way in rule.ways)
