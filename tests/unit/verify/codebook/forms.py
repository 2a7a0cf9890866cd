"""The codebook in each form, written from one set of figures and judged by another."""

from dataclasses import replace

from tests.unit.verify.release import (
    BOOK,
    CODEBOOKS,
    CROSSWALK,
    EDITION,
    NAMES,
    PEOPLE,
    figures_told,
    form_of,
    report_on,
)

from tenfold.stages import Disclosed, Figures
from tenfold.verify.codebook import Anew, judge_form
from tenfold.write import Contents
from tenfold.write.description import Description

CSV, XLSX, HTML, PDF, FRENCH, SPANISH = CODEBOOKS
OTHER = "differs from what was found anew"
FOREIGN = "holds figures that weren't found anew"
ROWS = [tuple(case.get(name) for name in NAMES) for case, count in PEOPLE for _ in range(count)]
FIGURES = figures_told(report_on(ROWS)["published"])


def figures(variable="gender", **values) -> Figures:
    """The right figures, but for those of a variable's values."""
    told = FIGURES.values | {variable: FIGURES.values[variable] | values}
    return replace(FIGURES, values=told)


def written(file, told=FIGURES, edition=EDITION) -> bytes:
    contents = Contents(edition, BOOK, CROSSWALK, Disclosed(None, None, None, {}, None))
    return form_of(file, Description(contents, told))


def judged(file, data, told=FIGURES, edition=EDITION):
    return judge_form(file, data, Anew(edition, BOOK, told, CROSSWALK))


def problems(file, data, **more):
    return [(one.problem, one.places) for one in judged(file, data, **more).findings]
