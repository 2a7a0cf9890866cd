"""Collects what is to be translated, and brings the catalogues of all languages in step with it."""

import ast
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from tenfold.codebook import MEANINGS, load_codebook
from tenfold.stages import TOO_FEW

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/tenfold"
FOLDER = SOURCE / "languages"
MARKS = frozenset({"_", "language", "marked"})
"""Functions whose first argument is to be translated; a second one in words is its context."""
KINDS = ("year", "category", "country", "flag", "list")
WIDTH = 100
Key = tuple[str, str]
"""The context of a text, mostly "", and the text."""


def told() -> dict[str, Any]:
    """What tools/catalogues.toml says."""
    return tomllib.loads((ROOT / "tools/catalogues.toml").read_text(encoding="utf-8"))


def collected() -> dict[Key, str]:
    """Each text that is to be translated, with where it was seen first."""
    found: dict[Key, str] = {}
    for key, place in (*of_codebook(), *of_marks(), *of_templates()):
        found.setdefault(key, place)
    for text in told()["soon"]:
        found.setdefault(("", text), "tools/catalogues.toml")
    return found


def of_codebook() -> Iterator[tuple[Key, str]]:
    """The codebook's labels and titles, and the names of countries that the CLDR puts otherwise."""
    book = load_codebook()
    homonyms: dict[str, list[str]] = told()["homonyms"]
    for group in book.group:
        yield ("", group.title), "codebook: groups"
    for chapter in book.introduction.chapter:
        yield ("", chapter.title), "codebook: chapters"
    for variable in book.variable:
        yield ("", variable.label), f"codebook: {variable.name}"
        for item in (*variable.values, *variable.parts):
            if variable.type != "country" and any(letter.isalpha() for letter in item.label):
                yield ("", item.label), f"codebook: {variable.name}"
                if variable.name in homonyms.get(item.label, ()):
                    yield (variable.name, item.label), f"codebook: {variable.name}"
    names = {country.alpha2: country.name for country in book.countries}
    for alpha2 in told()["countries"]:
        yield ("country", names[alpha2]), f"countries.csv: {alpha2}"
    for text in (*KINDS, *MEANINGS, *MEANINGS.values()):
        yield ("", text), "codebook: types and statuses"
    yield ("", TOO_FEW), "stages: what is disclosed"


def of_marks() -> Iterator[tuple[Key, str]]:
    """The texts that are marked in the code."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _called(node.func) in MARKS:
                if isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                    raise SystemExit(f"{path}, line {node.lineno}: a text made of pieces.")
                words = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
                yield from _keyed(words, path)


def of_templates() -> Iterator[tuple[Key, str]]:
    """The texts that are marked in templates, which are Jinja's."""
    for path in sorted(SOURCE.rglob("*")):
        if path.is_file() and path.suffix not in {".py", ".po", ".pyc", ".typ", ".csv", ".toml"}:
            text = path.read_bytes().decode(errors="replace")
            if '_("' in text or "_('" in text:
                for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
                    if isinstance(call.node, nodes.Name) and call.node.name in MARKS:
                        words = [arg.value for arg in call.args[:2] if isinstance(arg, nodes.Const)]
                        yield from _keyed(words, path)


def _called(function: ast.expr) -> str:
    """The last name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _keyed(words: list[Any], path: Path) -> Iterator[tuple[Key, str]]:
    if words and all(isinstance(word, str) for word in words):
        text, context = (*words, "")[:2]
        yield (context, text), path.relative_to(SOURCE).as_posix()


def read(code: str) -> Catalog:
    """The catalogue of a language."""
    return read_po(BytesIO((FOLDER / f"{code}.po").read_bytes()), abort_invalid=True)


def codes() -> tuple[str, ...]:
    """The languages that there is a catalogue for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


def in_step(code: str) -> bytes:
    """The catalogue as it should stand: all that is collected, and nothing else."""
    head, _, _ = (FOLDER / f"{code}.po").read_text(encoding="utf-8").partition("\n\n")
    old, new = read(code), Catalog(locale=code)
    for (context, text), place in collected().items():
        known = old.get(text, context or None)
        said = known.string if known and not known.fuzzy else ""
        new.add(text, said, context=context or None, auto_comments=[place])
    body = BytesIO()
    write_po(body, new, width=WIDTH, omit_header=True)
    return head.encode() + b"\n\n" + body.getvalue().strip() + b"\n"


def main() -> None:
    """Writes all catalogues, and says how much in them is left to translate."""
    for code in codes():
        before = {(one.context or "", one.id) for one in read(code) if one.id}
        (FOLDER / f"{code}.po").write_bytes(in_step(code))
        left = [one.id for one in read(code) if one.id and not one.string]
        gone = len(before - collected().keys())
        print(f"src/tenfold/languages/{code}.po: {len(left)} to translate, {gone} dropped")


if __name__ == "__main__":
    main()
