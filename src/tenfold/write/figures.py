"""Counts what a published table comes to."""

from collections import Counter

import numpy as np

from tenfold.codebook import Codebook, Variable
from tenfold.stages import Figures, Tally
from tenfold.tables import codes_of


def figures_of(published: Tally, codebook: Codebook) -> Figures:
    """The figures of a table over the codebook's variables, those that are computed included."""
    counted = {
        variable.name: _counted(published, variable, codebook) for variable in codebook.variable
    }
    filled = {name: cases for name, (cases, _) in counted.items()}
    return Figures(
        cases=published.cases,
        records=len(published),
        smallest=min(published.counts.tolist(), default=0),
        facts=sum(filled[variable.name] for variable in codebook.base),
        filled=filled,
        values={name: values for name, (_, values) in counted.items()},
    )


def _counted(
    published: Tally, variable: Variable, codebook: Codebook
) -> tuple[int, dict[str, int]]:
    """In how many cases a variable has a value, and each label; those of a list one by one."""
    labels, codes = codes_of(published, variable.name, codebook)
    cases = np.zeros(len(labels) + 1, np.int64)
    np.add.at(cases, codes, published.counts)
    separator = codebook.about.separator
    found: Counter[str] = Counter()
    for label, count in zip(labels, cases[1:].tolist(), strict=True):
        for single in label.split(separator) if variable.type == "list" else (label,):
            found[single] += count
    values = {label: found[label] for label in variable.labels if found[label]}
    return int(cases[1:].sum()), values
