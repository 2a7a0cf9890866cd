"""`tenfold verify`: what a stranger finds in a file, or in a release's folder."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tenfold.cli.options import CodebookName, K, Quiet, chosen_codebook, input_file
from tenfold.codebook import DEFAULT, Codebook, load_codebook
from tenfold.errors import ParameterError
from tenfold.terminal import Steps, say, session, show_release_verdict, show_verdict

if TYPE_CHECKING:
    from tenfold.verify import PublicKey, Question


def judge(
    file: Annotated[Path, input_file("FILE", "CSV, Parquet, XLSX, Stata or SPSS")],
    k: K = 10,
    columns: Annotated[
        str | None, typer.Option(metavar="A,B,…", help="Judge these columns alone.")
    ] = None,
    queries: Annotated[int, typer.Option(help="How many random queries to ask.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="What the random queries are drawn by.")] = 0,
    key: Annotated[
        str, typer.Option(metavar="KEY", help="Who must have signed: a public key, or its file.")
    ] = "",
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

        tenfold verify public/2021-09 --key tenfold.pub
    """
    with session(quiet=quiet) as steps:
        from tenfold import verify

        names = tuple(part.strip() for part in columns.split(",")) if columns else ()
        question = verify.Question(k, names, queries, seed)
        if _is_folder(file):
            asked = question, load_codebook(name), verify.load_key(key) if key else None
            passed = _judge_release(file, asked, (in_json, quiet), steps)
        else:
            _refuse_key(key)
            book = chosen_codebook(name)
            verdict = verify.verify(file, book, question, steps)
            passed = verdict.passed
            steps.close()
            if in_json:
                say(json.dumps(verify.as_json(verdict), indent=2))
            elif not quiet:
                show_verdict(verdict, book)
    raise typer.Exit(0 if passed else 1)


def _judge_release(
    folder: Path,
    asked: tuple["Question", Codebook, "PublicKey | None"],
    shown: tuple[bool, bool],
    steps: Steps,
) -> bool:
    """Whether a release's folder passes; the verdict is shown as JSON, or in words, or not."""
    from tenfold.verify import Expected, release_text, verify_release

    question, book, key = asked
    if question.columns:
        problem = "A release is judged over all its columns."
        raise ParameterError(problem, "Leave --columns out, or name one of its files.")
    in_json, quiet = shown
    verdict = verify_release(folder, book, question, Expected(key=key), steps)
    steps.close()
    if in_json:
        say(release_text(verdict).rstrip())
    elif not quiet:
        show_release_verdict(verdict)
    return verdict.passed


def _refuse_key(key: str) -> None:
    """Raises ParameterError where a signature is asked for of what has none."""
    if key:
        problem = "A release's folder is signed, and no single file."
        raise ParameterError(problem, "Leave --key out, or name the folder.")


def _is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; where nobody may look, its reader says so."""
    try:
        return path.is_dir()
    except OSError:
        return False
