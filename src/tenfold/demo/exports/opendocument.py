"""The bytes of an OpenDocument spreadsheet whose cells are all text."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

Sheet = tuple[str, Iterable[Sequence[str]]]
"""A sheet's name, and its rows."""

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_WHEN = (2021, 9, 1, 0, 0, 0)
_XMLNS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MANIFEST = f"""{_HEAD}
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""  # noqa: E501 - a line of its format
_NO_CELL = "<table:table-cell/>"


def document_of(sheets: Iterable[Sheet]) -> bytes:
    """A spreadsheet with these sheets; the same cells give the same bytes."""
    tables = "".join(_table(name, rows) for name, rows in sheets)
    content = (
        f'{_HEAD}<office:document-content {_XMLNS} office:version="1.3"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": _KIND, "META-INF/manifest.xml": _MANIFEST, "content.xml": content}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            own = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _WHEN), text, own)
    return buffer.getvalue()


def _table(name: str, rows: Iterable[Sequence[str]]) -> str:
    cells = ("".join(map(_cell, row)) for row in rows)
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f'<table:table table:name="{escape(name)}">{lines}</table:table>'


def _cell(text: str) -> str:
    if not text:
        return _NO_CELL
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _line(text: str) -> str:
    """A line in which spaces that would run together are kept."""
    return re.sub(r"^ | $|(?<= ) ", "<text:s/>", escape(text))
