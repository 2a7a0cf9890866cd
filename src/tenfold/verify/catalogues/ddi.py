"""Reads a DDI-Codebook, 2.5 or 2.6."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tenfold.codebook import Variable
from tenfold.verify.catalogues.facts import Expected, Fact
from tenfold.verify.catalogues.leaves import whole

_ENGLISH = "labl[@{http://www.w3.org/XML/1998/namespace}lang='en']"


def read_ddi(root: Element, expected: Expected) -> Iterator[Fact]:
    """What the document says, beside what it should."""
    about = f"Description of {expected.name}"
    yield Fact("docDscr", _take(root, "docDscr/citation/titlStmt/titl"), [about])
    for study in root.findall("stdyDscr"):
        yield from _study(study, expected)
    yield from _files(root, expected)
    variables, told = root.findall("dataDscr/var"), expected.codebook.variable
    yield Fact("names", [one.get("name") for one in variables], [one.name for one in told])
    for variable, one in zip(told, variables, strict=False):
        yield from _variable(variable, one, expected)


def _study(study: Element, expected: Expected) -> Iterator[Fact]:
    heads = {
        "citation/titlStmt/titl": [expected.name],
        "citation/verStmt/version": [expected.edition.name],
        "citation/distStmt/distDate": [expected.day],
        "stdyInfo/abstract": [expected.description],
        "stdyInfo/sumDscr/timePrd": expected.years,
        "stdyInfo/sumDscr/nation": list(expected.places.values()),
    }
    for path, value in heads.items():
        yield Fact(path.rpartition("/")[2], _take(study, path), value)
    dates = [one.get("date") for one in study.iterfind("stdyInfo/sumDscr/timePrd")]
    yield Fact("timePrd, date", dates, expected.years)


def _files(root: Element, expected: Expected) -> Iterator[Fact]:
    """Each file's place, size and fingerprint, and how much it holds."""
    files, size = {}, [str(expected.recount.cases), str(len(expected.codebook.variable))]
    for one in root.findall("fileDscr"):
        path = _text(one, "fileTxt/fileName")
        digest = _text(one, "fileTxt/dataFingerprint/digitalFingerprintValue")
        files[path] = (whole(_text(one, "notes[@type='bytes']")), digest)
        yield Fact("URI", expected.path(one.get("URI")), path)
        held = [*_take(one, "fileTxt/dimensns/caseQnty"), *_take(one, "fileTxt/dimensns/varQnty")]
        yield Fact("dimensns", held, size)
    yield expected.files(files)


def _variable(variable: Variable, one: Element, expected: Expected) -> Iterator[Fact]:
    filled = expected.recount.filled[variable.name]
    empty = expected.recount.cases - filled
    counts = expected.recount.values[variable.name]
    yield Fact(f"{variable.name}, labl", _take(one, _ENGLISH), [variable.label])
    yield Fact(f"{variable.name}, sumStat", _take(one, "sumStat"), [str(filled), str(empty)])
    ranges = [(each.get("min"), each.get("max")) for each in one.iterfind("valrng/range")]
    labels = list(expected.labels(variable))
    numbers = variable.type in ("year", "flag")
    yield Fact(f"{variable.name}, range", ranges, [(labels[0], labels[-1])] if numbers else [])
    values = [
        (code, label, str(counts.get(code, 0))) for code, label in expected.labels(variable).items()
    ]
    values += [("", "NULL", str(empty))] if variable.null else []
    found = [_category(each) for each in one.findall("catgry")]
    yield Fact(f"{variable.name}, catgry", found, values)


def _category(one: Element) -> tuple[str, str, str]:
    """A value, its label in English, and its cases."""
    return _text(one, "catValu"), _text(one, _ENGLISH), _text(one, "catStat")


def _text(root: Element, path: str) -> str:
    """The text at a path, taken out."""
    return "".join(_take(root, path))


def _take(root: Element, path: str) -> list[str]:
    """The texts of the elements at a path, taken out."""
    found = root.findall(path)
    texts = [one.text or "" for one in found]
    for one in found:
        one.text = ""
    return texts
