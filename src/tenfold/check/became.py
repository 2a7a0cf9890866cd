"""What becomes of each case, before anything is redacted: to be compared with its file by hand."""

import csv
import io
from collections.abc import Iterator

from tenfold.codebook import Codebook
from tenfold.output import as_text
from tenfold.stages import Cases

LEFT_OUT = "(left out)"
"""What stands in the place of a variable, for a case that doesn't go on."""


def became(cases: Cases, codebook: Codebook) -> str:
    """A CSV with a line for each case and known value, cases by number; it names cases."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(("case", "variable", "value"))
    for place in sorted(range(len(cases.numbers)), key=lambda place: cases.numbers[place]):
        number = as_text(cases.numbers[place])
        lines.writerows((number, *line) for line in _lines(cases, place, codebook))
    return text.getvalue()


def _lines(cases: Cases, place: int, codebook: Codebook) -> Iterator[tuple[str, str]]:
    if reason := cases.excluded[place]:
        yield LEFT_OUT, cases.reasons[reason - 1]
        return
    for variable, code in zip(codebook.base, cases.codes[place].tolist(), strict=True):
        if code:
            yield variable.name, variable.decode(code) or ""
