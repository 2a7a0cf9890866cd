"""Pages for a browser, from Jinja templates."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from tenfold.errors import TenfoldError

LOOK = Path(__file__).parent / "look"
"""What all pages have in common; a template may extend `base.html`, which brings `look.css`."""


def html(template: Path, **told: Any) -> str:
    """The page that a template makes of what it is told, with one line's end at its end.

    All that it is told is escaped. A template that extends `base.html` is told `_`, too: what
    turns a text into the page's language, and whose `code` names that language.
    """
    try:
        page = _environment(template.parent).get_template(template.name).render(told)
    except TemplateError:
        raise TenfoldError(
            f"The template {template.name} can't be filled in.",
            "Please report this as a defect of Tenfold.",
        ) from None
    return page.strip() + "\n"


@lru_cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader([folder, LOOK]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
