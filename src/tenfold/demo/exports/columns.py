"""The columns of one file, where it has others than the rest of an invented export."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache

from tenfold.demo.exports.layout import Boxes, Column, File, Fill, Layout

_DAYS: tuple[Fill, ...] = ("born", "registered", "updated")
Cells = list[str]


def columns_in(file: File, layout: Layout, columns: Iterable[Cells]) -> Iterator[tuple[str, Cells]]:
    """The columns of a file by its own names, from all those of the layout in its order."""
    for column, cells in zip(layout.column, columns, strict=True):
        if column.name in file.boxes:
            yield from _boxes(file.boxes[column.name], layout, column, cells)
        elif column.name not in file.lacks:
            yield file.calls.get(column.name, column.name), _dated(file, layout, column, cells)


def _dated(file: File, layout: Layout, column: Column, cells: Cells) -> Cells:
    """Cells with days in the file's own form, if it has one."""
    form = file.dates
    if form is None or column.fill not in _DAYS or column.form:
        return cells

    @cache
    def rewritten(text: str) -> str:
        day = datetime.strptime(text, layout.written.dates)  # noqa: DTZ007 - a day has no zone
        return day.strftime(form)

    return [rewritten(text) if text else "" for text in cells]


def _boxes(
    boxes: Boxes, layout: Layout, column: Column, cells: Cells
) -> Iterator[tuple[str, Cells]]:
    """A list as boxes: ticked, in one way after the other, where it names the answer."""
    sign = column.joined.strip()
    given = [{part.strip() for part in cell.split(sign)} for cell in cells]
    for name, header in boxes.columns.items():
        words = set(layout.answers[column.table][name])
        marks = (boxes.yes[place % len(boxes.yes)] for place in range(len(cells)))
        yield header, [mark if words & one else "" for mark, one in zip(marks, given, strict=True)]
