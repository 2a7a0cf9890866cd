"""Writes a contributor's folder to start from, in which everything is left to decide."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tenfold.codebook import Codebook
from tenfold.contributors import due
from tenfold.output import check_output, refused, whole_file
from tenfold.scan.flags import BIRTH, NAME
from tenfold.scan.lexicon import asks_consent
from tenfold.scan.profile import Column, Profile
from tenfold.scan.proposals import DECIDE, Line, Proposals, quoted

ISO = "%Y-%m-%d"
"""How a date may be written whatever mapping.toml says."""
FILES = ("mapping.toml", "columns.csv", "values.csv")
_HEAD = """\
# A mapping to start from, written by `tenfold scan`. Decide what is left to decide here, in
# columns.csv and in values.csv; until then the folder is refused, and the next place is named.

[contributor]
# id = "…"                      # to decide: small letters, digits, hyphens; never changed later
# title = "…"                   # to decide: who sends the files
"""


def check_draft(folder: Path) -> None:
    """Raises OutputError, before any work, where the folder could not be written."""
    for path in [folder / name for name in FILES] if folder.is_dir() else [folder]:
        check_output(path)


def write_draft(profile: Profile, codebook: Codebook, folder: Path) -> None:
    """A folder that `load_mapping` refuses, file and line named, until all is decided.

    Raises OutputError where it can't be written.
    """
    check_draft(folder)
    proposals = Proposals(profile, codebook)
    rules = [proposals.rule(variable) for variable in due(codebook)]
    lines = [line for found in proposals.lines.values() for line in found]
    texts = (
        "\n".join([_HEAD, _reader(profile), _case(profile), _people(profile), *rules]),
        _columns(profile),
        _values(lines),
    )
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from None
    for name, text in zip(FILES, texts, strict=True):
        with whole_file(folder / name) as file:
            file.write(text.encode())


def _reader(profile: Profile) -> str:
    """How the files are written, as far as it was found out."""
    written = {
        "encoding": quoted(_one_of(profile.encodings)),
        "dates": _dates(profile),
        "records": quoted(_one_of(profile.records)) if profile.records else "",
    }
    lines = [f"{key} = {text}" for key, text in written.items() if text]
    if profile.sheets:
        lines.append(f"sheets = [{', '.join(map(quoted, profile.sheets))}]")
    elif profile.parted:
        lines.append(f'# sheets = ["…"]   # {DECIDE}: the names of the sheets that were read')
    return "\n".join(["[reader]", *lines, ""])


def _dates(profile: Profile) -> str:
    """The form of days, or several where times follow in some; to decide where days differ."""
    shapes = [column.shape for column in profile.columns]
    days = {form for shape in shapes for form in shape.forms} - {ISO}
    forms = sorted(
        {
            form + clock
            for shape in shapes
            for form in shape.forms
            for clock in shape.clocks or ("",)
            if form != ISO or "%p" in clock
        }
    )
    if len(forms) > 1 and len(days) <= 1:
        return f"[{', '.join(map(quoted, forms))}]"
    return quoted(_one_of(forms or [ISO]))


def _one_of(found: Sequence[str]) -> str:
    """What was found, or where that is several things, that it is to decide."""
    return found[0] if len(found) == 1 else f"{DECIDE}: {', '.join(found)}"


def _case(profile: Profile) -> str:
    """What tells cases apart, as it was chosen, or else as a comment."""
    number = f"number = {quoted(profile.case or '…')}"
    updates = [column.name for column in profile.columns if column.shape.kind == "date"]
    dates = f"; dates are {', '.join(map(quoted, updates))}" if updates else ""
    return "\n".join(
        [
            "[case]",
            number
            if profile.chosen
            else f"# {number}   # {DECIDE}: the column of the case's number",
            f'# updated = "…"   # where a case has several states, the day of each{dates}',
            "",
        ]
    )


def _people(profile: Profile) -> str:
    """Who is left out, and who a case is about, as comments with the columns that may tell."""
    consent, *_ = _named(profile, lambda column: asks_consent(column.name))
    names = _named(profile, lambda column: NAME in column.flagged)
    born, *_ = _named(profile, lambda column: BIRTH in column.flagged)
    return "\n".join(
        [
            f"# [[exclude]]   # {DECIDE}: who is left out, such as whoever has not consented",
            '# reason = "no consent to share"',
            f"# column = {consent}",
            '# unless = ["…"]',
            '# known = ["…"]   # the other answers: any that stands nowhere is told',
            "",
            "# [person]   # where others may send the same people: what one is found by",
            f"# name = [{', '.join(names)}]",
            f"# born = {born}",
            '# sex = "…"',
            "",
        ]
    )


def _named(profile: Profile, wanted: Callable[[Column], bool]) -> list[str]:
    """The columns that may be meant, as TOML writes their names."""
    return [quoted(column.name) for column in profile.columns if wanted(column)] or ['"…"']


def _columns(profile: Profile) -> str:
    """Every column: what is flagged identifies, of all others the use is left to decide."""
    return _csv(
        ("column", "use", "holds"),
        (
            (column.name, _use(column, profile), _holds(column, profile))
            for column in profile.columns
        ),
    )


def _use(column: Column, profile: Profile) -> str:
    if profile.chosen and column.name == profile.case:
        return "case"
    return "identifies" if column.flagged and column.name != profile.case else DECIDE


def _holds(column: Column, profile: Profile) -> str:
    """What was found out about a column, for who decides."""
    lacking = len(column.lacking)
    told = [
        column.shape.kind,
        *(["perhaps the case's number: case"] if column.name == profile.case else []),
        *column.flagged,
        *(f"perhaps {candidate.variable}" for candidate in column.candidates),
        *([f"not in {lacking} of {len(profile.files)} files"] if lacking else []),
    ]
    return "; ".join(told)


def _values(lines: Iterable[Line]) -> str:
    """A line for each value: what it may become is proposed, the verdict is left to decide."""
    header = ("table", "value", "becomes", "verdict", "reason")
    return _csv(header, ((*line, DECIDE, "") for line in lines))


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()
