"""Holds a contributor's files against its mapping and the codebook's contradictions."""

from collections.abc import Callable, Iterator

from tenfold.check.ages import age_remarks
from tenfold.check.cells import cell_remarks, cells_of
from tenfold.check.codes import code_remarks
from tenfold.check.contrary import contradictions
from tenfold.check.found import Checked, Kind, Remark
from tenfold.check.model import Export, Means
from tenfold.check.numbers import number_remarks
from tenfold.check.people import people_remarks
from tenfold.check.rows import Rows
from tenfold.check.whole import column_remarks, row_remarks, sheet_remarks
from tenfold.stages import Progress, silent

_FINDERS: tuple[Callable[[Export, Rows], Iterator[Remark]], ...] = (
    cell_remarks,
    contradictions,
    age_remarks,
    code_remarks,
    row_remarks,
    number_remarks,
    people_remarks,
    sheet_remarks,
    column_remarks,
)
_LEVELS = ("error", "warning", "note")


def check(export: Export, means: Means, tell: Progress = silent) -> Checked:
    """What a contributor should know of its files before it sends them; no file is written."""
    rows = Rows.of(export, means)
    remarks: list[Remark] = []
    for done, find in enumerate(_FINDERS, 1):
        remarks += find(export, rows)
        tell("check", done, len(_FINDERS))
    title = export.mapping.contributor.title
    told = tuple(sorted(remarks, key=_order))
    return Checked(title, export.heads, export.account, cells_of(export), told)


def _order(remark: Remark) -> tuple[int, int, int, str, str]:
    kinds = list(Kind)
    grave = _LEVELS.index(remark.level)
    return kinds.index(remark.kind), grave, -remark.rows, remark.about, remark.words
