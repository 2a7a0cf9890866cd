"""What each partner sends: folders of data, and their reader."""

from tenfold.contributors.checks import due
from tenfold.contributors.crosswalk import crosswalk
from tenfold.contributors.files import PLAIN, Boxes, File, Files
from tenfold.contributors.lines import SourceValue, folded
from tenfold.contributors.model import Exclusion, Mapping, Reader
from tenfold.contributors.reader import contributor_names, load_mapping, load_mappings
from tenfold.contributors.rules import (
    AgeBand,
    AnyAnswer,
    AnyYes,
    Constant,
    Copy,
    FirstKnown,
    FirstOfList,
    Majority,
    NotCollected,
    Recode,
    Rule,
    Year,
)
from tenfold.contributors.sentences import sentence
from tenfold.contributors.written import Days, read_date, read_moment

__all__ = [
    "PLAIN",
    "AgeBand",
    "AnyAnswer",
    "AnyYes",
    "Boxes",
    "Constant",
    "Copy",
    "Days",
    "Exclusion",
    "File",
    "Files",
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
    "crosswalk",
    "due",
    "folded",
    "load_mapping",
    "load_mappings",
    "read_date",
    "read_moment",
    "sentence",
]
