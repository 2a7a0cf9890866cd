"""The command line: what each command takes, and which piece of the pipeline it runs."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tenfold import __version__
from tenfold.cli.assignments import factors_of, markers_of
from tenfold.cli.check import look
from tenfold.cli.keys import index, keys
from tenfold.cli.options import (
    CodebookName,
    K,
    Overwrite,
    Quiet,
    chosen_codebook,
    input_file,
)
from tenfold.cli.scan import scan
from tenfold.cli.verify import judge
from tenfold.codebook import CROSSWALKS, DEFAULT, FORMATS, load_codebook
from tenfold.stages import DEFENCE, Choice, ReleaseVerdict
from tenfold.terminal import (
    password_of,
    say,
    session,
    show_crosswalk,
    show_foreseen,
    show_next,
    show_outcome,
    show_release,
    show_release_verdict,
    show_report,
    show_variables,
)

app = typer.Typer(
    help="Publish what happened to people, so that no question points to fewer than ten of them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    epilog="Exit codes: 0 done, 1 promise broken, 2 wrong use, 3 unreadable file, "
    "4 value not listed, 5 can't write, 6 broken data file, 7 guard, 70 defect, 130 stopped.",
)


class Format(StrEnum):
    """How to show the codebook."""

    terminal = "terminal"
    json = "json"
    csv = "csv"
    md = "md"


class CrosswalkFormat(StrEnum):
    """How to show the crosswalk."""

    terminal = "terminal"
    csv = "csv"
    html = "html"


class Weighing(StrEnum):
    """What the facts of a table are worth."""

    rarity = "rarity"
    equal = "equal"


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"tenfold {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
def codebook(
    chosen: Annotated[
        str | None,
        typer.Argument(metavar="[VARIABLE|GROUP]", help="A variable's name or number, or a group."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to show it.")] = Format.terminal,
    name: CodebookName = DEFAULT,
) -> None:
    """Show the codebook: all variables, those of a group, or one in full.

    Examples:

        tenfold codebook

        tenfold codebook ageBroad

        tenfold codebook labour --format csv
    """
    with session():
        book = load_codebook(name)
        variables = book.chosen(chosen) if chosen else book.variable
        if form is Format.terminal:
            show_variables(book, variables)
        else:
            say(FORMATS[form.value](book, variables))


@app.command()
def crosswalk(
    contributors: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CONTRIBUTOR|FOLDER]...", help="Without one, all that come along."),
    ] = None,
    form: Annotated[
        CrosswalkFormat, typer.Option("--format", help="How to show it.")
    ] = CrosswalkFormat.terminal,
    variable: Annotated[
        str | None, typer.Option(help="A variable's name or number, or a group.")
    ] = None,
    name: CodebookName = DEFAULT,
) -> None:
    """Show who collects what, how close it is to the codebook, by which rule it is taken, and why.

    Examples:

        tenfold crosswalk

        tenfold crosswalk polaris ./our-folder --variable gender

        tenfold crosswalk --format html > crosswalk.html
    """
    with session():
        from tenfold.contributors import crosswalk, load_mappings

        book = load_codebook(name)
        chosen = book.chosen(variable) if variable else book.variable
        numbers = {one.number for one in chosen}
        found = crosswalk(load_mappings(contributors or (), book), book)
        standings = [standing for standing in found if standing.number in numbers]
        if form is CrosswalkFormat.terminal:
            show_crosswalk(book, standings)
        else:
            say(CROSSWALKS[form.value](book, standings))


@app.command()
def anonymise(
    source: Annotated[Path, input_file("IN")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The .csv or .parquet to write.")],
    k: K = 10,
    seed: Annotated[
        int | None, typer.Option(min=0, help="For a repeatable result; secret and random without.")
    ] = None,
    effort: Annotated[
        str, typer.Option(help="How long to search: fast, standard, thorough, iterations=N.")
    ] = Choice.effort,
    weights: Annotated[
        Weighing, typer.Option(help="Whether rare facts are worth more than frequent ones.")
    ] = Weighing.rarity,
    importance: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=N", help="How many times as much a column's facts are worth."),
    ] = None,
    defence: Annotated[
        float, typer.Option(help="Share of the cases above k to publish in a poorer class.")
    ] = DEFENCE,
    missing: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=VALUE", help="What else means missing; `*=VALUE` for all."),
    ] = None,
    name: CodebookName = DEFAULT,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
) -> None:
    """Redact cells of a table until every record is shared by at least k cases.

    No case is left out but from strata of fewer than k; no value changes but to NULL.

    Examples:

        tenfold anonymise cases.csv candidate.csv

        tenfold anonymise release.xlsx candidate.parquet --k 11 --seed 7

        tenfold anonymise adult.csv out.csv --codebook none --missing "age=?"

        tenfold anonymise in.csv out.csv --effort thorough --importance ageBroad=3
    """
    with session(quiet=quiet) as steps:
        from tenfold.pipeline import Order, anonymise_file

        markers = markers_of(missing or [])
        choice = Choice(effort, weights.value, factors_of(importance or []), defence)
        order = Order(source, target, chosen_codebook(name), k, seed, markers, overwrite, choice)
        outcome = anonymise_file(order, steps)
        steps.close()
        if not quiet:
            show_outcome(outcome, steps.seconds)
            show_next(order)


@app.command()
def release(
    order: Annotated[
        Path,
        typer.Argument(metavar="RELEASE.TOML", help="What the release is made of.", readable=False),
    ],
    plan: Annotated[
        bool, typer.Option("--plan", help="Say what would be read and written; do nothing.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Make a release: from the contributors' files to a folder that may be shown to anyone.

    Ends with 0 once it is published. If its verdict isn't good it stays in candidate/: ends with 1.

    Examples:

        tenfold release release.toml --plan

        tenfold release release.toml
    """
    with session(quiet=quiet) as steps:
        from tenfold import pipeline

        if plan:
            show_foreseen(*pipeline.foreseen(order))
            return
        released = pipeline.release(order, steps, password_of)
        steps.close()
        if not quiet:
            show_release(released, steps.seconds)
        _show_refusal(released.verdict, quiet=quiet)
    raise typer.Exit(0 if released.verdict.passed else 1)


app.command("check")(look)


@app.command()
def report(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A release's folder in restricted/.")
    ],
    in_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Show the full report of a release: by reason, by variable, by value. For the data team alone.

    Examples:

        tenfold report restricted/2021-09

        tenfold report restricted/2021-09 --json | less
    """
    with session():
        from tenfold.restricted import load_report

        told = load_report(folder)
        if in_json:
            say(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            show_report(told)


app.command("verify")(judge)
app.command()(scan)
app.add_typer(keys, name="keys")
app.command()(index)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the demo goes.")],
    cases: Annotated[int, typer.Option(help="How many cases to invent.")] = 150_000,
    seed: Annotated[int, typer.Option(min=0, help="What the invented cases are drawn by.")] = 0,
    k: K = 10,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
) -> None:
    """Invent the contributors' exports, and make a release of them.

    Examples:

        tenfold demo demo

        tenfold demo demo --cases 1000000 --overwrite
    """
    with session(quiet=quiet) as steps:
        from tenfold.pipeline import World, show

        world = World(folder, load_codebook(), cases, seed, k, overwrite)
        released = show(world, steps)
        steps.close()
        if not quiet:
            show_release(released, steps.seconds)
        _show_refusal(released.verdict, quiet=quiet)
    raise typer.Exit(0 if released.verdict.passed else 1)


def _show_refusal(verdict: ReleaseVerdict, *, quiet: bool) -> None:
    """Shows why a release was refused, where it was; on standard error where all else is quiet."""
    if not verdict.passed:
        show_release_verdict(verdict, stderr=quiet)
