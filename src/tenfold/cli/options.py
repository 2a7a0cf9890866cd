"""The options and arguments that several commands take."""

from typing import Annotated, Any

import typer

from tenfold.codebook import Codebook, load_codebook

CodebookName = Annotated[str, typer.Option("--codebook", help="A codebook's name, or `none`.")]
K = Annotated[int, typer.Option("--k", help="The fewest cases that may share a record.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no summary.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace files that exist.")]


def input_file(metavar: str, kinds: str = "CSV, Parquet or XLSX") -> Any:
    """An argument for a file to read, which the reader judges, not typer."""
    return typer.Argument(metavar=metavar, help=f"A {kinds} file.", readable=False)


def chosen_codebook(name: str) -> Codebook | None:
    """The codebook of a name; None for `none`."""
    return None if name == "none" else load_codebook(name)
