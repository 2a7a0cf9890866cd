"""The scripts for R and for Python."""

import json
import textwrap
from collections.abc import Iterable

from tenfold.codebook.book import Codebook
from tenfold.codebook.scripts.fill import categories, fill, plain_numbers

_WIDTH = 100


def r_script(codebook: Codebook) -> str:
    """import.R: ASCII alone, so that it reads the same under any locale."""
    return fill(
        "import.R",
        labels=",\n".join(f"  {v.name} = {_quoted(v.label)}" for v in codebook.variable),
        categories=",\n".join(
            f"  {v.name} = c(\n{_wrapped(map(_quoted, v.labels))}\n  )"
            for v in categories(codebook)
        ),
        ordered=_ordered(codebook),
        numbers=_wrapped((_quoted(v.name) for v in plain_numbers(codebook)), "  "),
    )


def python_script(codebook: Codebook) -> str:
    """import.py: it needs pandas alone."""
    return fill(
        "import.py",
        labels="\n".join(f"    {_quoted(v.name)}: {_quoted(v.label)}," for v in codebook.variable),
        categories="\n".join(
            f"    {_quoted(v.name)}: [\n{_wrapped(map(_quoted, v.labels), ' ' * 8)},\n    ],"
            for v in categories(codebook)
        ),
        ordered=_ordered(codebook),
        numbers="\n".join(
            f"    {_quoted(v.name)}: {_quoted('Int8' if v.type == 'flag' else 'Int16')},"
            for v in plain_numbers(codebook)
        ),
    )


def _quoted(text: str) -> str:
    """A text in double quotes, as both languages read it."""
    return json.dumps(text)


def _ordered(codebook: Codebook) -> str:
    return ", ".join(_quoted(v.name) for v in categories(codebook) if v.ordered)


def _wrapped(texts: Iterable[str], indent: str = "    ") -> str:
    """Quoted texts with commas between, on as many lines as they need."""
    gap = "\x00"  # what a text holds itself is never broken
    joined = ", ".join(text.replace(" ", gap) for text in texts)
    lines = textwrap.wrap(
        joined,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join(lines).replace(gap, " ")
