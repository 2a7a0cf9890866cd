"""An invented table that the tests of this folder read by the names of its columns."""

from dataclasses import dataclass

import numpy as np
import pytest

from tenfold.codebook import load_codebook
from tenfold.demo import invent

NULL, NO, YES = 0, 1, 2
CODEBOOK = load_codebook()
NAMES = [variable.name for variable in CODEBOOK.base]


@dataclass(frozen=True)
class Invented:
    codes: np.ndarray

    def __getitem__(self, name: str) -> np.ndarray:
        return self.codes[:, NAMES.index(name)]

    def of(self, prefix: str) -> np.ndarray:
        """The columns whose names begin so, but for those that say that nothing was specified."""
        own = [name.startswith(prefix) and not name.endswith("NotSpecified") for name in NAMES]
        return self.codes[:, own]

    def where(self, rows: np.ndarray) -> "Invented":
        return Invented(self.codes[rows])

    def said(self, name: str, label: str) -> np.ndarray:
        """The rows in which a column has this label."""
        return self[name] == CODEBOOK.by_name[name].encode(label)

    @property
    def year(self) -> np.ndarray:
        return self["yearOfRegistration"].astype(int) + 2001

    @property
    def hotline(self) -> "Invented":
        return self.where(self.said("Datasource", "Hotline"))

    @property
    def managed(self) -> "Invented":
        return self.where(self.said("Datasource", "Case management"))


@pytest.fixture(scope="session")
def table():
    return Invented(invent(CODEBOOK, 20_000, seed=1))
