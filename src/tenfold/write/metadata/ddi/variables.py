"""The chapter of a DDI-Codebook on the variables, with how often each value occurs."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tenfold.codebook import Variable
from tenfold.write.metadata.about import About
from tenfold.write.metadata.ddi.files import file_ids
from tenfold.write.metadata.markup import element
from tenfold.write.metadata.tongues import in_tongues, values_in_tongues

_KINDS = {"year": "datetime", "flag": "numeric", "list": "text"}
_NUMERIC = ("year", "flag")


def data_description(about: About) -> Element:
    """The groups of variables, then each variable."""
    variables = about.told.codebook.variable
    return element("dataDscr", *_groups(about), *(_variable(about, one) for one in variables))


def _groups(about: About) -> Iterator[Element]:
    for group in about.told.codebook.group:
        members = [one for one in about.told.codebook.variable if one.group == group.id]
        if members:
            yield element(
                "varGrp",
                *_labels(about, group.title),
                ID=f"G_{group.id}",
                type="subject",
                name=group.id,
                var=" ".join(_id(one) for one in members),
            )


def _variable(about: About, one: Variable) -> Element:
    cases, filled = about.told.figures.cases, about.told.figures.filled[one.name]
    return element(
        "var",
        *_labels(about, one.label),
        *_limits(about, one),
        element("sumStat", str(filled), type="vald"),
        element("sumStat", str(cases - filled), type="invd"),
        element("txt", one.definition),
        *_categories(about, one),
        *([element("concept", one.standard)] if one.standard else []),
        *_derivation(about, one),
        element("varFormat", type="numeric" if one.type in _NUMERIC else "character"),
        *_notes(one),
        ID=_id(one),
        name=one.name,
        files=file_ids(about),
        representationType=_KINDS.get(one.type, "code"),
        intrvl="discrete",
    )


def _limits(about: About, one: Variable) -> Iterator[Element]:
    """The range of years or flags, and that a cell may be empty."""
    if one.type in _NUMERIC:
        labels = list(about.values(one))
        yield element("valrng", element("range", min=labels[0], max=labels[-1]))


def _categories(about: About, one: Variable) -> Iterator[Element]:
    """Each value with its label and its cases; of a list, each label by itself."""
    counts, meanings = about.told.figures.values[one.name], about.meanings(one)
    for value, labels in values_in_tongues(about, one).items():
        meaning = meanings[value]
        said = element("txt", meaning) if meaning not in {label.text for label in labels} else None
        cases = element("catStat", str(counts.get(value, 0)), type="freq")
        told = (element("labl", label.text, lang=label.code) for label in labels)
        yield element("catgry", element("catValu", value), *told, said, cases)
    if one.null:
        empty = about.told.figures.cases - about.told.figures.filled[one.name]
        cases = element("catStat", str(empty), type="freq")
        null = element("labl", "NULL", lang="en")
        yield element("catgry", element("catValu"), null, cases, missing="Y")


def _derivation(about: About, one: Variable) -> Iterator[Element]:
    """From which variables a computed one follows."""
    if one.computed:
        named = about.told.codebook.by_name
        sources = [named[name] for name in one.parents]
        said = f"Computed after anonymisation from {', '.join(one.parents)}."
        yield element(
            "derivation", element("drvdesc", said), var=" ".join(_id(each) for each in sources)
        )


def _notes(one: Variable) -> Iterator[Element]:
    """How it is collected, and what else is to be known."""
    yield element("notes", one.collected, type="collected", subject="How it is collected")
    if one.note:
        yield element("notes", one.note, type="note", subject="Note")


def _labels(about: About, text: str) -> Iterator[Element]:
    for said in in_tongues(about, text):
        yield element("labl", said.text, lang=said.code)


def _id(one: Variable) -> str:
    return f"V{one.number}"
