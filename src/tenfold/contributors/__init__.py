"""What each partner sends: folders of data, and their reader."""

from tenfold.contributors.model import (
    AgeBand,
    AnyAnswer,
    AnyYes,
    Constant,
    Copy,
    Exclusion,
    FirstKnown,
    FirstOfList,
    Majority,
    Mapping,
    NotCollected,
    Reader,
    Recode,
    Rule,
    SourceValue,
    Year,
    folded,
)
from tenfold.contributors.reader import contributor_names, load_mapping

__all__ = [
    "AgeBand",
    "AnyAnswer",
    "AnyYes",
    "Constant",
    "Copy",
    "Exclusion",
    "FirstKnown",
    "FirstOfList",
    "Majority",
    "Mapping",
    "NotCollected",
    "Reader",
    "Recode",
    "Rule",
    "SourceValue",
    "Year",
    "contributor_names",
    "folded",
    "load_mapping",
]
