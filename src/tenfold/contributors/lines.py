"""The lines of columns.csv and values.csv, and how a word is compared."""

import unicodedata
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from tenfold.codebook import Frozen

ColumnName = Annotated[str, Field(min_length=1)]


class ExportColumn(Frozen):
    """A column of the export: what it holds, what becomes of it, and whether a file may lack it.

    A line of columns.csv may end before the last of these.
    """

    column: ColumnName
    use: Literal["case", "mapped", "identifies", "unused"]
    holds: str = Field(min_length=1)
    optional: Annotated[Literal["yes", ""], BeforeValidator(lambda given: given or "")] = ""


class SourceValue(Frozen):
    """A written line: a value of the source is kept, repaired or rejected, and why."""

    table: str = Field(min_length=1)
    value: str = Field(min_length=1)
    becomes: str
    verdict: Literal["kept", "repaired", "rejected"]
    reason: str = ""

    @model_validator(mode="after")
    def _reasoned(self) -> "SourceValue":
        if self.verdict != "kept" and not self.reason:
            raise ValueError(f"a {self.verdict} value needs a reason")
        if (self.verdict == "rejected") != (self.becomes == ""):
            raise ValueError("a rejected value becomes nothing, and any other something")
        return self


@lru_cache(1 << 16)
def folded(text: str) -> str:
    """A value as it is compared: case and the amount of white space don't count.

    Nor does it count whether an accent stands as a sign of its own; that it stands there does.
    """
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
