"""`tenfold scan`: what may be told of an export, for who will map it."""

from pathlib import Path
from typing import Annotated

import typer

from tenfold.cli.options import Quiet
from tenfold.codebook import DEFAULT, load_codebook
from tenfold.terminal import session, show_profile, show_written


def scan(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES", help="An export: one file or more.", readable=False),
    ],
    k: Annotated[int, typer.Option("--k", help="The fewest cases that a value may tell of.")] = 10,
    case: Annotated[
        str, typer.Option(metavar="COLUMN", help="The case's number; found by its name without.")
    ] = "",
    encoding: Annotated[str, typer.Option(help="How text is encoded; found out without.")] = "",
    sheet: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A sheet to read, or 2020*; of the widest table, all."),
    ] = None,
    records: Annotated[
        str, typer.Option(help="The names that lead to the list of cases in JSON: export.cases.")
    ] = "",
    page: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the profile as a page.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write a mapping to start from.")
    ] = None,
    restricted: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write every value, as CSV. This must not leave."),
    ] = None,
    name: Annotated[str, typer.Option("--codebook", help="A codebook's name.")] = DEFAULT,
    quiet: Quiet = False,
) -> None:
    """Profile an export of an unknown layout for who maps it, so that the result can be mailed.

    A value is told only where a public list has it, or where k rows of k cases share it, and never
    of a column that may identify a person. --restricted writes all of them; keep that file.

    Examples:

        tenfold scan exports/office/*.csv

        tenfold scan export.xlsx --case "File No" --mapping our-office --html profile.html

        tenfold scan export.csv --restricted restricted/values.csv
    """
    with session(quiet=quiet) as steps:
        from tenfold.scan import Question, Written
        from tenfold.scan import scan as look_at

        written = Written(page, mapping, restricted)
        written.check()
        book = load_codebook(name)
        question = Question(tuple(files), k, case, encoding, tuple(sheet or ()), records)
        scanned = look_at(question, book, steps)
        written.write(scanned, book)
        steps.close()
        if not quiet:
            show_profile(scanned.profile)
            show_written(written)
