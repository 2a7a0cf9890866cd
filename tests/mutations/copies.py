"""A small export of each contributor in its own form, as a table that can be written anew."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import polars as pl
from tests.contributors import BOOK
from tests.exports import export_of, file_of, sent_by

from tenfold.contributors import File, Mapping, Reader, load_mapping
from tenfold.demo.exports.answers import cells_of
from tenfold.demo.exports.columns import columns_in
from tenfold.demo.exports.layout import load_layout
from tenfold.demo.exports.sheets import Form, write_sheet

CASES = 150
COPIES = [
    *(("iom-mimosa", "cases.csv"), ("iom-mimosa", "cases.xlsx"), ("iom-legacy", "legacy.csv")),
    *(("polaris", "cases.csv"), ("liberty-shared", "cases.json")),
    *(("liberty-shared", "cases.jsonl"), ("otsh", "processos.csv"), ("a21", "greece.csv")),
    *(("a21", "bulgaria.csv"), ("a21", "ukraine.csv"), ("a21", "head-office.csv")),
    *(("htcds", "cases.csv"), ("htcds", "cases.ods")),
]
"""Contributor and file: UTF-8, latin-1, cp1251 and cp1252, two separators, and four other forms."""
Rows = list[list[str]]


@dataclass(frozen=True)
class Copy:
    """A contributor's export as names and rows, and how it is written."""

    name: str
    file: str
    header: list[str]
    rows: Rows
    form: Form

    @property
    def mapping(self) -> Mapping:
        return _mapping(self.name)

    @property
    def own(self) -> File:
        """What the mapping says of this file."""
        return self.mapping.files.of(Path(self.file))

    @property
    def reader(self) -> Reader:
        return self.mapping.reader.of(self.own)

    @property
    def number(self) -> int:
        """The place of the case numbers."""
        return self.header.index(self.own.called(self.mapping.case.number))

    @property
    def read(self) -> list[str]:
        """The file's own columns that are read, but the case's number."""
        names = [name for name in self.own.own(self.mapping.reads) if name in self.header]
        return [name for name in names if name != self.header[self.number]]

    def with_rows(self, rows: Rows, header: list[str] | None = None) -> "Copy":
        return replace(self, rows=rows, header=header or self.header)

    def write(self, folder: Path, ending: str = "") -> Path:
        """Writes it by its ending, or by another one."""
        path = folder / (Path(self.file).stem + ending if ending else self.file)
        if path.suffix == ".parquet":
            pl.DataFrame(self.rows, self.header, orient="row").write_parquet(path)
        else:
            write_sheet(path, self.form, self.header, self.rows)
        return path


@lru_cache
def copy_of(name: str, file: str) -> Copy:
    """The small export of a contributor that one of its files holds."""
    layout = load_layout(name)
    cases = _sent(name)
    cases = cases[layout.holds(file_of(layout, file), cases, BOOK)][:CASES]
    sheet = export_of(name, cases, 1, file).sheet
    (own,) = sheet.layout.file
    columns = [cells_of(sheet, column) for column in sheet.layout.column]
    header, kept = zip(*columns_in(own, sheet.layout, columns), strict=True)
    form = Form.of(sheet.layout)
    form = replace(form, written=form.written.of(own))
    rows = [list(row) for row in zip(*kept, strict=True)]
    return Copy(name, file, list(header), rows, form)


@lru_cache
def _mapping(name: str) -> Mapping:
    return load_mapping(name, BOOK)


@lru_cache
def _sent(name: str) -> np.ndarray:
    return sent_by(name, 12_000, 1)
