"""What a variable is: the codebook as data, its reader, and how contributors stand to it."""

from tenfold.codebook.book import Codebook
from tenfold.codebook.contradictions import (
    BORN,
    UPDATED,
    Contradiction,
    Contradictions,
    DayOrder,
    Severity,
)
from tenfold.codebook.crosswalk import CROSSWALKS
from tenfold.codebook.export import FORMATS, allowed_labels, describe
from tenfold.codebook.files import Fault, read_csv, read_toml, refuse
from tenfold.codebook.introduction import Chapter, Contributing, Introduction, Ruling
from tenfold.codebook.model import (
    NULL,
    Conventions,
    Country,
    Erratum,
    Frozen,
    Name,
    Variable,
    written_as,
)
from tenfold.codebook.programs import YES_NO, Level, level, numbers, stata_names, stata_table
from tenfold.codebook.prose import PROSE_FIGURES, Prose, data_prose
from tenfold.codebook.reader import DEFAULT, codebook_names, load_codebook
from tenfold.codebook.scripts import SCRIPTS
from tenfold.codebook.sheets import codebook_rows, country_rows
from tenfold.codebook.standing import (
    MEANINGS,
    SIGNS,
    Agreement,
    Standing,
    Status,
    by_group,
    contributors_of,
)
from tenfold.codebook.texts import Note, data_notes, data_readme, page_script

__all__ = [
    "BORN",
    "CROSSWALKS",
    "DEFAULT",
    "FORMATS",
    "MEANINGS",
    "NULL",
    "PROSE_FIGURES",
    "SCRIPTS",
    "SIGNS",
    "UPDATED",
    "YES_NO",
    "Agreement",
    "Chapter",
    "Codebook",
    "Contradiction",
    "Contradictions",
    "Contributing",
    "Conventions",
    "Country",
    "DayOrder",
    "Erratum",
    "Fault",
    "Frozen",
    "Introduction",
    "Level",
    "Name",
    "Note",
    "Prose",
    "Ruling",
    "Severity",
    "Standing",
    "Status",
    "Variable",
    "allowed_labels",
    "by_group",
    "codebook_names",
    "codebook_rows",
    "contributors_of",
    "country_rows",
    "data_notes",
    "data_prose",
    "data_readme",
    "describe",
    "level",
    "load_codebook",
    "numbers",
    "page_script",
    "read_csv",
    "read_toml",
    "refuse",
    "stata_names",
    "stata_table",
    "written_as",
]
