"""Reads JSON, a document or JSON Lines: finds the list of cases, and makes a row of each."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from tenfold.errors import InputError
from tenfold.sources.content import Content
from tenfold.sources.flat import NO_NUMBER, TWICE, Flaw, Table, names_in
from tenfold.sources.raw import Habits, Raw, as_input_error

HEAD = 4096
"""How many bytes tell whether a file is JSON: blank ones may stand before the first sign."""
_BEGINS = re.compile(rb"\s*(?:\{|\[\s*(?:[\[\]{\"\d-]|$))")
"""How JSON begins; the first name of a CSV may stand in brackets, as [Case] does."""
_WHOLE = re.compile(r"(.*)\.0+")
Found = tuple[str, list[Any]]
"""Where a list of cases lies, as names joined by dots, and the list."""


def is_nested(head: bytes) -> bool:
    """Whether a file that begins so is JSON."""
    return bool(_BEGINS.match(head.removeprefix(codecs.BOM_UTF8)))


def read_nested(content: Content, habits: Habits) -> Raw:
    """The cells of a JSON document or of JSON Lines, whichever the file is.

    Raises InputError, with the record or the line, for anything that isn't one list of objects.
    """
    table = Table(content, habits)
    with as_input_error(content, "JSON"):
        if _is_lines(content):
            place = _add_lines(table)
            return table.raw(_told(content, habits, "JSON Lines", ""), place, "")
        where = _add_document(table)
        return table.raw(_told(content, habits, "JSON", where), "record", where)


def _told(content: Content, habits: Habits, kind: str, where: str) -> tuple[str, ...]:
    """What was found out about the file, in words for the user."""
    found = [f"{kind}, {habits.encoding.upper()}"]
    found += [f"cases in {where}"] if where else []
    return (*found, "byte-order mark skipped") if content.is_marked else tuple(found)


def _is_lines(content: Content) -> bool:
    """Whether the first line is a whole object, and another line follows."""
    with content.open() as file:
        filled = (line for line in file if line.removeprefix(codecs.BOM_UTF8).strip())
        first = next(filled, b"").removeprefix(codecs.BOM_UTF8)
        if not first.lstrip().startswith(b"{") or not next(filled, b""):
            return False
    try:
        json.loads(first.decode("latin-1"))
    except (ValueError, RecursionError):
        return False
    return True


def _add_lines(table: Table) -> str:
    """Adds the object in each line; what cases are counted by: lines, unless one is blank."""
    last = 0
    with table.content.open() as file:
        for number, line in enumerate(file, 1):
            plain = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if plain.strip():
                text = _decoded(table.content, plain, table.habits, number)
                table.add(_parsed(table.content, text, number), f"line {number}")
                last = number
    return "line" if last == table.rows else "record"


def _add_document(table: Table) -> str:
    """Adds the cases of a document; where in it they lie."""
    content = table.content.read().removeprefix(codecs.BOM_UTF8)
    text = _decoded(table.content, content, table.habits)
    where, found = _cases(table.content, _parsed(table.content, text), table.habits)
    for number, record in enumerate(found, 1):
        table.add(record, f"record {number}")
    return where


def _decoded(content: Content, text: bytes, habits: Habits, line: int = 1) -> str:
    """The text of a file, or of the line that is named. Raises InputError by the line."""
    try:
        return text.decode(habits.encoding)
    except UnicodeDecodeError as error:
        line += text.count(b"\n", 0, error.start)
    raise InputError(
        f"{content}, line {line}: not {habits.encoding.upper()}.",
        "Export it in UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8.",
    )


def _parsed(content: Content, text: str, line: int = 1) -> Any:
    """What a document, or a line, says; numbers as they are written. Raises InputError."""
    try:
        return json.loads(
            text,
            parse_int=str,
            parse_float=_number,
            parse_constant=lambda _: NO_NUMBER,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        place = f"line {line + error.lineno - 1}, character {error.colno}"
        twice = error.msg == "Extra data"
    except RecursionError:
        raise InputError(f"{content} is nested too deep.", "Export it flatter.") from None
    if twice:
        problem = f"{content}, {place}: something follows after the end of the JSON."
        raise InputError(problem, "Put all cases into one list, or an object into each line.")
    problem = f"{content}, {place}: no whole JSON; it is damaged or cut off."
    raise InputError(problem, "Export or copy it again.")


def _number(digits: str) -> str:
    """A number as it is written, a whole one without its point."""
    whole = _WHOLE.fullmatch(digits)
    return whole[1] if whole else digits


def _object(pairs: list[tuple[str, Any]]) -> Any:
    """An object, or what says that one of its names stands twice."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else TWICE


def _cases(content: Content, document: Any, habits: Habits) -> Found:
    """The list of cases, and where it lies. Raises InputError where there isn't one."""
    if isinstance(document, list):
        return "", document
    lists: dict[str, list[Any]] = {}
    for where, found in _lists(document):
        if isinstance(found, Flaw):
            raise InputError(f"{content}, outside the cases: {found.problem}.", found.fix)
        lists[where] = found
    if habits.records in lists:
        return habits.records, lists[habits.records]
    if _is_case(document, lists, habits):
        return "", [document]
    if habits.records:
        problem = f"{content} has no list of cases where mapping.toml says that it lies."
        raise InputError(problem, "Mend records there, or export it as before.")
    alike = {where: found for where, found in lists.items() if _of_objects(found)}
    alike = {where: found for where, found in alike.items() if found} or alike
    if len(alike) != 1:
        many = "several lists" if alike else "no list"
        problem = f"{content} has {many} of objects that may be its cases."
        fix = "Say where they lie: records in mapping.toml, [reader], or --records of a scan."
        raise InputError(problem, fix)
    return next(iter(alike.items()))


def _lists(value: Any, where: tuple[str, ...] = ()) -> Iterator[tuple[str, list[Any] | Flaw]]:
    """The lists that can be reached through objects alone, and what is wrong on the way."""
    if isinstance(value, list | Flaw):
        yield ".".join(where), value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, (*where, key))


def _of_objects(found: list[Any]) -> bool:
    return all(isinstance(one, dict) for one in found)


def _is_case(document: Any, lists: dict[str, list[Any]], habits: Habits) -> bool:
    """Whether an object is a case by itself: a single line of JSON Lines.

    It has more of the known names than the objects in any of its lists.
    """
    known = [len(names_in(one[:1]) & habits.known) for one in lists.values()]
    return len(names_in(document) & habits.known) > max(known, default=0)
