"""The cells of an ODS sheet that can't be relied on, from the document's own XML."""

import re

from tenfold.sources.openxml import Found, is_long

_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)|Err:\d+")
_CELLS = {"table-cell", "covered-table-cell"}


class Document:
    """Gathers flaws while a document's elements go by; those of one table, by its number."""

    def __init__(self, number: int) -> None:
        self.flaws: list[Found] = []
        self._left = number
        self._rows, self._columns = (0, 0), (0, 0)
        self._given: dict[str, str] = {}
        self._inside, self._notes, self._text, self._broken = False, 0, "", False

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == "table":
            self._left -= 1
        if self._left:
            return
        if name == "table-row":
            self._rows = _next(self._rows, given.get("table:number-rows-repeated"))
            self._columns = (0, 0)
        elif name in _CELLS:
            self._columns = _next(self._columns, given.get("table:number-columns-repeated"))
            self._given, self._inside = given, name == "table-cell"
            self._text, self._broken = "", False
        elif name == "annotation":
            self._notes += 1
        elif name in {"tab", "line-break"} and self._inside and not self._notes:
            self._broken = True

    def end(self, name: str) -> None:
        """An element ends."""
        if self._left:
            return
        if name == "annotation":
            self._notes -= 1
        elif name == "table-cell":
            self._inside = False
            self._judge()
        elif name == "table":
            self._left = -1

    def text(self, text: str) -> None:
        """Text between elements."""
        if self._inside and not self._notes:
            self._text += text

    def _judge(self) -> None:
        wide, high = (
            int(self._given.get(f"table:number-{what}-spanned", 1)) for what in ("columns", "rows")
        )
        if wide > 1 or high > 1:
            rows = self._rows[0], max(self._rows[1], self._rows[0] + high - 1)
            columns = self._columns[0], max(self._columns[1], self._columns[0] + wide - 1)
            self.flaws.append(("merged", rows, columns))
        if flaw := self._flaw():
            self.flaws.append((flaw, self._rows, self._columns))

    def _flaw(self) -> str:
        kind = self._given.get("office:value-type", "")
        formula = "table:formula" in self._given
        if self._given.get("calcext:value-type") == "error":
            return "error"
        if formula and _ERROR.fullmatch(self._text.strip()):
            return "error"
        if formula and not kind:
            return "uncounted"
        if kind == "time":
            return "hour"
        if is_long(self._given.get("office:value", "")):
            return "rounded"
        return "broken" if self._broken else ""


def _next(last: tuple[int, int], repeated: str | None) -> tuple[int, int]:
    """The places that follow, first and last, of something that may stand there several times."""
    return last[1] + 1, last[1] + int(repeated or 1)
