"""Small invented workbooks for tests: XLSX and ODS, cell by cell."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = ("office", "table", "text", "style")
XMLNS = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in NAMES)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def write_ods(path: Path, sheets, kind: str = KIND, manifest: str = "") -> Path:
    """A spreadsheet of sheets by name, whose cells are text, or XML where they begin with <."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(row_of, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:document-content {XMLNS} {CALC}>{body}</office:document-content>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return path


def row_of(cells) -> str:
    return f"<table:table-row>{''.join(map(cell_of, cells))}</table:table-row>"


def cell_of(text: str) -> str:
    if text.startswith("<") or not text:
        return text or "<table:table-cell/>"
    return typed("string", text)


def typed(kind: str, shown: str, more: str = "") -> str:
    """A cell of a type, by what it shows and further attributes."""
    start = f'<table:table-cell office:value-type="{kind}" {more}>'
    return f"{start}<text:p>{escape(shown)}</text:p></table:table-cell>"


def write_book(path: Path, sheets, **options) -> Path:
    """An XLSX workbook of sheets by name."""
    with Workbook(path, options) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def write_sheets(path: Path, sheets) -> Path:
    """Sheets of text as XLSX or ODS, by the path's ending."""
    return (write_ods if path.suffix == ".ods" else write_book)(path, sheets)
