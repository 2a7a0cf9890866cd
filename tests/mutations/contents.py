"""What befalls a file after it was written: harmless, or to be refused."""

import csv
import io
import json
from collections.abc import Callable

from tests.mutations.copies import Copy

Damage = Callable[[Copy, bytes], bytes]
BOM = b"\xef\xbb\xbf"


def separator(copy: Copy) -> bytes:
    return copy.form.written.separator.encode()


def lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def quoted(copy: Copy, _: bytes) -> bytes:
    """Every cell in quotation marks."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=copy.form.written.separator, quoting=csv.QUOTE_ALL)
    writer.writerows([copy.header, *copy.rows])
    return text.getvalue().encode(copy.form.written.encoding)


def recoded(copy: Copy, content: bytes, encoding: str) -> bytes:
    return content.decode(copy.form.written.encoding).encode(encoding)


def plain_ends(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")


def rewritten(content: bytes, **more) -> bytes:
    """JSON, or each line of JSON Lines, written otherwise."""
    try:
        found = [json.loads(content)]
    except ValueError:
        found = map(json.loads, content.splitlines())
    return "".join(json.dumps(one, **more) + "\n" for one in found).encode()


CSV: dict[str, Damage] = {
    "line ends of Windows": lambda _, c: plain_ends(c).replace(b"\n", b"\r\n"),
    "mixed line ends": lambda _, c: plain_ends(c).replace(b"\n", b"\r\n", 70),
    "quotation marks around all": quoted,
    "blank lines at the end": lambda _, c: c + b"\r\n\n\r\n",
    "no line end at the end": lambda _, c: c.rstrip(b"\r\n"),
    "UTF-16": lambda copy, c: recoded(copy, c, "utf-16"),
}
"""Harmless in CSV."""

JSON: dict[str, Damage] = {
    "line ends of Windows": lambda _, c: c.replace(b"\n", b"\r\n"),
    "a byte-order mark": lambda _, c: BOM + c,
    "blank lines at the end": lambda _, c: c + b"\r\n\n",
    "accents as numbers": lambda _, c: rewritten(c, ensure_ascii=True),
    "in few lines": lambda _, c: rewritten(c, separators=(",", ":")),
    "names sorted": lambda _, c: rewritten(c, sort_keys=True),
}


def cut(_: Copy, content: bytes) -> bytes:
    """Cut off in the middle of a case."""
    line = lines(content)[-1]
    return content[: -len(line) + len(line) // 3]


def unbalanced(copy: Copy, content: bytes) -> bytes:
    """A cell that begins with a quotation mark and doesn't end with one."""
    found = lines(content)
    found[60] = found[60].replace(separator(copy), separator(copy) + b'"', 1)
    return b"".join(found)


def shifted_line(copy: Copy, content: bytes) -> bytes:
    """A cell too many in a line."""
    found = lines(content)
    found[60] = found[60].replace(separator(copy), separator(copy) * 2, 1)
    return b"".join(found)


def other_half(copy: Copy, content: bytes) -> bytes:
    """The second half separated by another sign."""
    found = lines(content)
    return b"".join(found[:80] + [line.replace(separator(copy), b"\t") for line in found[80:]])


def with_nul(_: Copy, content: bytes) -> bytes:
    found = lines(content)
    found[60] = b"\0" + found[60]
    return b"".join(found)


NO_TABLE: dict[str, tuple[Damage, str]] = {
    "empty": (lambda *_: b"", "is empty"),
    "cut off": (cut, r"line \d+: \d+ fields|line \d+: a quotation mark"),
    "an unbalanced quotation mark": (unbalanced, r"line 6[01]: (a quotation mark|a cell goes on)"),
    "a cell too many": (shifted_line, r"line 6[01]: \d+ fields"),
    "another separator from the middle on": (other_half, r"line 81: \d+ fields"),
    "a NUL": (with_nul, "line 61: a NUL"),
}
"""What is refused in CSV, and what is said."""


def foreign(copy: Copy) -> bytes:
    """The first case with an accent, and in another encoding than its file."""
    own = copy.form.written.encoding
    text = "Ганна Приклад" if own == "cp1251" else "Zoé Échantillon"
    taken = {*copy.read, copy.header[copy.number]}
    place = next(p for p, name in enumerate(copy.header) if name not in taken)
    cells = [f'"{text if p == place else cell}"' for p, cell in enumerate(copy.rows[0])]
    other = "cp1252" if own == "utf-8" else "utf-8"
    return separator(copy).join(cell.encode(other, "replace") for cell in cells) + b"\n"


def mixed(copy: Copy, content: bytes) -> bytes:
    """One line in another encoding."""
    head, *others = lines(content)
    return b"".join([head, foreign(copy), *others])


def in_case(content: bytes, old: bytes, new: bytes) -> bytes:
    """The content with something else in its fortieth case, if it stands there."""
    before, found = b"", content
    for _ in range(40):
        head, mark, found = found.partition(b'"case": {')
        before += head + mark
    assert old in found
    return before + found.replace(old, new, 1)


IN_JSON: dict[str, tuple[Damage, str]] = {
    "empty": (lambda *_: b"", "is empty"),
    "cut off": (lambda _, c: c[: len(c) // 2], r"line \d+, character \d+: no whole JSON"),
    "cut off at the end": (lambda _, c: c.rstrip()[:-1], r"line \d+, character \d+: no whole"),
    "a name twice": (
        lambda _, c: in_case(c, b'"number":', b'"status": "x", "status": "y", "number":'),
        "(record|line) 40.*: a name stands twice",
    ),
    "no number": (
        lambda _, c: in_case(c, b'"age": ', b'"age": NaN, "old_age": '),
        "(record|line) 40, column first_contact.age: NaN",
    ),
    "two documents": (lambda _, c: c + c[: len(c) // 2], "line .* character"),
    "a value where an object is read": (
        lambda _, c: in_case(c, b'"birth": {', b'"birth": "Canary", "old": {'),
        "(record|line) 40, column person.birth: a value where an object",
    ),
    "an object where a value is read": (
        lambda _, c: in_case(c, b'"gender": ', b'"gender": {"x": "Canary"}, "old": '),
        "(record|line) 40, column person.gender: an object where one value",
    ),
    "a name in capitals": (
        lambda _, c: in_case(c, b'"gender": ', b'"Gender": '),
        "has two columns person.gender",
    ),
    "ten megabytes in a cell": (
        lambda _, c: in_case(c, b'"gender": ', b'"gender": "' + b"x" * 10**7 + b'", "o": '),
        "(record|line) 40, column person.gender: a value of more than",
    ),
    "another encoding": (
        lambda _, c: in_case(c, b'"gender": ', b'"note": "\xe9", "gender": '),
        r"line \d+: not UTF-8",
    ),
}
"""What is refused in JSON, and what is said."""
