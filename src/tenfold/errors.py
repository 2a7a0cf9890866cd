"""Every error that Tenfold raises on purpose, with the exit code of the command that meets it.

No message holds a value of a record: files, lines, columns, rules and counts only.
"""

from pathlib import Path


class TenfoldError(Exception):
    """What went wrong in one sentence, and the fix in another; `exit_code` ends the command."""

    exit_code = 70

    def __init__(self, problem: str, fix: str = "") -> None:
        super().__init__(f"{problem} {fix}".strip())
        self.problem = problem
        self.fix = fix


class ParameterError(TenfoldError):
    """A parameter can't be used: k below 2, more than the data hold, an unknown column."""

    exit_code = 2


class InputError(TenfoldError):
    """A file can't be read as a table: empty, cut off, not UTF-8, ragged, a header twice."""

    exit_code = 3


class ValueListError(InputError):
    """A codebook column holds a value that the codebook doesn't list; line and column are named."""

    exit_code = 4


class OutputError(TenfoldError):
    """A file can't be written: it exists, disk or memory is full, a folder is missing."""

    exit_code = 5


class DataFileError(TenfoldError):
    """A data file (codebook, mapping, release.toml) is broken; file and line are named."""

    exit_code = 6

    def __init__(self, file: Path, line: int, problem: str, fix: str = "") -> None:
        super().__init__(f"{file}, line {line}: {problem}", fix)
        self.file = file
        self.line = line


class GuardError(TenfoldError):
    """A privacy guard refused a result before anything was written: a defect of Tenfold."""

    exit_code = 7


class StoppedError(TenfoldError):
    """Ctrl-C: the run ended, nothing half-written is left behind."""

    exit_code = 130
