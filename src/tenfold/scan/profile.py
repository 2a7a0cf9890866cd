"""What a scan may tell of an export: nothing here is of fewer than k cases, or of an identifier."""

from dataclasses import dataclass


def told(count: int, k: int) -> str:
    """A count as it may be told: rounded down to a multiple of k.

    So the difference of two counts doesn't tell of fewer than k rows either.
    """
    return f"fewer than {k}" if 0 < count < k else f"{count - count % k:,}"


@dataclass(frozen=True)
class File:
    """A file: its name without folders, its rows, and what was found out about it."""

    name: str
    rows: str
    found: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """A value that may be told, and in how many rows it stands."""

    value: str
    rows: str


@dataclass(frozen=True)
class Values:
    """The values of a column that may be told, and how many others there are in how many rows."""

    shown: tuple[Shown, ...] = ()
    others: int = 0
    other_rows: str = "0"

    @property
    def rest(self) -> str:
        """What is said of the values that may not be told, if there are any."""
        if not self.others:
            return ""
        word = "value" if self.others == 1 else "values"
        many = f"and {self.others:,} other {word}" if self.shown else f"{self.others:,} {word}"
        return f"{many}, in {self.other_rows} rows"


@dataclass(frozen=True)
class Shape:
    """What the values of a column look like: their kind, and what is shared by k rows.

    `forms` are those of dates that fit, `clocks` those of the times behind them, `separator`
    is what parts the answers of a list, `years` the first and the last of k rows, `units` stand
    behind numbers, `patterns` have A for letters and 0 for digits.
    """

    kind: str
    forms: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    separator: str = ""
    years: str = ""
    patterns: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = {
            "as": " or ".join(self.forms),
            "with times as": " or ".join(filter(None, map(str.strip, self.clocks))),
            "parted by": self.separator.strip(),
            "of": " or ".join(self.units),
            "years": self.years,
            "such as": " or ".join(self.patterns),
        }
        return ", ".join([self.kind, *(f"{word} {text}" for word, text in parts.items() if text)])


@dataclass(frozen=True)
class Candidate:
    """A variable that a column may become, and why."""

    variable: str
    why: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.variable} ({'; '.join(self.why)})"


@dataclass(frozen=True)
class Column:
    """What may be told of a column; of one that is `flagged`, with the reasons, no value is.

    `lacking` are the files that don't have it; `distinct` is how many different values it has.
    """

    name: str
    lacking: tuple[str, ...]
    filled: str
    distinct: str
    shape: Shape
    flagged: tuple[str, ...]
    values: Values
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class Profile:
    """What may be told of an export, so that it can be mailed.

    `case` is the column by which cases were told apart, blank where rows were counted instead; it
    was `chosen` by the user, or else guessed. The `encodings` are those of the files, and `records`
    the names that lead to the cases in JSON. `sheets` are those that the user named; where the
    files are `parted` into such and none was named, it is yet to be said which they are. So many
    columns are `untold`, as their names may be values.
    """

    files: tuple[File, ...]
    columns: tuple[Column, ...]
    k: int
    case: str
    chosen: bool
    encodings: tuple[str, ...]
    sheets: tuple[str, ...]
    parted: bool = False
    records: tuple[str, ...] = ()
    untold: int = 0

    @property
    def about_cases(self) -> str:
        """How cases were told apart."""
        if not self.case:
            return "No column is called as case numbers are: rows were counted. Name one by --case."
        how = "as you said" if self.chosen else "by its name; choose another by --case"
        return f"Cases are told apart by {self.case}, {how}."

    @property
    def about_layouts(self) -> str:
        """What is said where files share less than half of their columns; else nothing."""
        partial = sum(bool(column.lacking) for column in self.columns)
        if 2 * partial <= len(self.columns):
            return ""
        return "The files share few columns: scan each layout by itself."

    @property
    def about_counts(self) -> str:
        """Which values are told, and how counts are."""
        rare = f"Names that fewer than {self.k} cases have aren't told: {self.untold:,}."
        return (
            f"A value is told where a public list has it, or where {self.k} rows of {self.k} cases "
            "share it, but none of a column that may identify a person. Counts are rounded down to "
            f"a multiple of {self.k}." + (f" {rare}" if self.untold else "")
        )
