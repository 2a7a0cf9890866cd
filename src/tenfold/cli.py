"""The command line: what each command takes, and which piece of the pipeline it runs."""

import json
from collections import defaultdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tenfold import __version__
from tenfold.codebook import DEFAULT, FORMATS, Codebook, load_codebook
from tenfold.errors import ParameterError
from tenfold.stages import ReleaseVerdict
from tenfold.terminal import (
    Steps,
    say,
    session,
    show_foreseen,
    show_next,
    show_outcome,
    show_release,
    show_release_verdict,
    show_report,
    show_variables,
    show_verdict,
)

if TYPE_CHECKING:
    from tenfold.verify import Question

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


class Weighing(StrEnum):
    """What the facts of a table are worth."""

    rarity = "rarity"
    equal = "equal"


def _input(metavar: str) -> Any:
    """An argument for a file to read, which the reader judges, not typer."""
    return typer.Argument(metavar=metavar, help="A CSV, Parquet or XLSX file.", readable=False)


CodebookName = Annotated[str, typer.Option("--codebook", help="A codebook's name, or `none`.")]
K = Annotated[int, typer.Option("--k", help="The fewest cases that may share a record.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no summary.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace files that exist.")]


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
def anonymise(
    source: Annotated[Path, _input("IN")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The .csv or .parquet to write.")],
    k: K = 10,
    seed: Annotated[
        int | None, typer.Option(min=0, help="For a repeatable result; secret and random without.")
    ] = None,
    effort: Annotated[
        str, typer.Option(help="How long to search: fast, standard, thorough, iterations=N.")
    ] = "standard",
    weights: Annotated[
        Weighing, typer.Option(help="Whether rare facts are worth more than frequent ones.")
    ] = Weighing.rarity,
    importance: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=N", help="How many times as much a column's facts are worth."),
    ] = None,
    defence: Annotated[
        float, typer.Option(help="Share of the cases above k to publish in a poorer class.")
    ] = 0.02,
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
        from tenfold.pipeline import Choice, Order, anonymise_file

        markers = _markers(missing or [])
        choice = Choice(effort, weights.value, _factors(importance or []), defence)
        order = Order(source, target, _chosen(name), k, seed, markers, overwrite, choice)
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
        released = pipeline.release(order, steps)
        steps.close()
        if not quiet:
            show_release(released, steps.seconds)
        _show_refusal(released.verdict, quiet=quiet)
    raise typer.Exit(0 if released.verdict.passed else 1)


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


@app.command("verify")
def judge(
    file: Annotated[Path, _input("FILE")],
    k: K = 10,
    columns: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="Judge these columns alone.")
    ] = None,
    queries: Annotated[int, typer.Option(help="How many random queries to ask.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="What the random queries are drawn by.")] = 0,
    name: CodebookName = DEFAULT,
    in_json: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON.")] = False,
    quiet: Quiet = False,
) -> None:
    """Judge a file, or a release's folder, as a stranger would: does it keep promise and codebook?

    Ends with 0 if so, else with 1. With --columns, only classes and queries are judged.

    Examples:

        tenfold verify candidate.csv

        tenfold verify release.csv --k 11 --columns gender,ageBroad,citizenship

        tenfold verify candidate.parquet --json

        tenfold verify public/2021-09
    """
    with session(quiet=quiet) as steps:
        from tenfold import verify

        names = tuple(part.strip() for part in columns.split(",")) if columns else ()
        question = verify.Question(k, names, queries, seed)
        if _is_folder(file):
            passed = _judge_release(file, question, name, (in_json, quiet), steps)
        else:
            book = _chosen(name)
            verdict = verify.verify(file, book, question, steps)
            passed = verdict.passed
            steps.close()
            if in_json:
                say(json.dumps(verify.as_json(verdict), indent=2))
            elif not quiet:
                show_verdict(verdict, book)
    raise typer.Exit(0 if passed else 1)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the demo goes.")],
    cases: Annotated[int, typer.Option(help="How many cases to invent.")] = 100_000,
    seed: Annotated[int, typer.Option(min=0, help="What the invented cases are drawn by.")] = 0,
    k: K = 10,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
) -> None:
    """Invent the exports of two contributors, and make a release of them.

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


def _judge_release(
    folder: Path, question: "Question", name: str, shown: tuple[bool, bool], steps: Steps
) -> bool:
    """Whether a release's folder passes; the verdict is shown as JSON, or in words, or not."""
    from tenfold.verify import release_text, verify_release

    if question.columns:
        problem = "A release is judged over all its columns."
        raise ParameterError(problem, "Leave --columns out, or name one of its files.")
    in_json, quiet = shown
    verdict = verify_release(folder, load_codebook(name), question, tell=steps)
    steps.close()
    if in_json:
        say(release_text(verdict).rstrip())
    elif not quiet:
        show_release_verdict(verdict)
    return verdict.passed


def _is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; where nobody may look, its reader says so."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _show_refusal(verdict: ReleaseVerdict, *, quiet: bool) -> None:
    """Shows why a release was refused, where it was; on standard error where all else is quiet."""
    if not verdict.passed:
        show_release_verdict(verdict, stderr=quiet)


def _chosen(name: str) -> Codebook | None:
    """The codebook of a name; None for `none`."""
    return None if name == "none" else load_codebook(name)


def _markers(given: list[str]) -> dict[str, frozenset[str]]:
    """The missing markers by column, from COLUMN=VALUE. Raises ParameterError."""
    markers: defaultdict[str, set[str]] = defaultdict(set)
    for marker in given:
        column, equals, value = marker.partition("=")
        if not (column and equals and value):
            raise ParameterError(
                "--missing takes COLUMN=VALUE.", "Such as --missing citizenship=0."
            )
        markers[column].add(value)
    return {column: frozenset(values) for column, values in markers.items()}


def _factors(given: list[str]) -> dict[str, int]:
    """The importance by column, from COLUMN=N. Raises ParameterError."""
    factors: dict[str, int] = {}
    for word in given:
        column, _, factor = word.rpartition("=")
        if not (column and factor.isascii() and factor.isdigit()):
            problem = "--importance takes COLUMN=N, a column and a whole number."
            raise ParameterError(problem, "Such as --importance ageBroad=3.")
        if column in factors:
            raise ParameterError(f"--importance names {column} twice.", "Name each column once.")
        factors[column] = int(factor)
    return factors
