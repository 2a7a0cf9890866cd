"""The command of a contributor that looks before it sends."""

from pathlib import Path
from typing import Annotated

import typer

from tenfold.cli.options import Overwrite, Quiet
from tenfold.codebook import load_codebook
from tenfold.terminal import session, show_checked


def look(
    contributor: Annotated[
        str, typer.Argument(metavar="CONTRIBUTOR", help="A name that Tenfold knows, or a folder.")
    ],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES…", help="What is to be sent.", readable=False)
    ],
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write all of it as a page; it holds values of cases."),
    ] = None,
    became: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what becomes of each case, as CSV; keep it."),
    ] = None,
    values: Annotated[
        bool, typer.Option("--values", help="Show the values of cases that are to be mended.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 for warnings, too.")] = False,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
) -> None:
    """Look, before sending files, what a release will not understand, and what contradicts itself.

    For a contributor's own use: nothing is sent or kept. It tells columns, reasons and lines; no
    value of a case, but with --values or on the page of --html, which is to be kept inside. Columns
    that identify people are never shown. --became names cases, too, for who compares them by hand.

    Ends with 1 where values aren't understood or a case can't be so, else with 0.

    Examples:

        tenfold check polaris exports/polaris/*.csv

        tenfold check ./our-folder cases.xlsx --html to-mend.html

        tenfold check iom-mimosa cases.csv --strict --quiet

        tenfold check ./our-folder golden.csv --became golden-became.csv --overwrite
    """
    with session(quiet=quiet) as steps:
        from tenfold.check import page_of
        from tenfold.output import check_output, whole_file
        from tenfold.pipeline import became_of, check_files

        for path in filter(None, (html, became)):
            check_output(path, overwrite=overwrite)
        checked = check_files(contributor, files, load_codebook(), steps)
        steps.close()
        if html:
            with whole_file(html, overwrite=overwrite) as file:
                file.write(page_of(checked))
        if became:
            with whole_file(became, overwrite=overwrite) as file:
                file.write(became_of(contributor, files, load_codebook()).encode())
        if not quiet:
            show_checked(checked, values=values)
    raise typer.Exit(0 if checked.passed(strict=strict) else 1)
