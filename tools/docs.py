"""Writes the pages that are generated: commands, errors, public names, codebook, crosswalk."""

import ast
import importlib
import inspect
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from tenfold import errors
from tenfold.codebook import CROSSWALKS, FORMATS, load_codebook
from tenfold.contributors import crosswalk, load_mappings

DOCS = Path(__file__).parent.parent / "docs"
ROOMS = (
    "codebook",
    "contributors",
    "orders",
    "stages",
    "sources",
    "tables",
    "harmonise",
    "check",
    "deidentify",
    "anonymise",
    "languages",
    "restricted",
    "write",
    "verify",
    "demo",
    "publish",
    "scan",
    "workspace",
    "pipeline",
)


def commands() -> str:
    """Each command with its options, as typer documents them."""
    run = [sys.executable, "-m", "typer", "tenfold.cli", "utils", "docs", "--name", "tenfold"]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout


def error_page() -> str:
    """Each error with its exit code."""
    found = [member for _, member in inspect.getmembers(errors, inspect.isclass)]
    ours = sorted(
        (error for error in found if error.__module__ == errors.__name__),
        key=lambda error: (error is not errors.TenfoldError, error.exit_code),
    )
    rows = [f"| {e.exit_code} | `{e.__name__}` | {first_line(e)} |" for e in ours[1:]]
    return "\n".join(
        [
            "# Errors and exit codes",
            "",
            "Every error says in one sentence what went wrong and in another how to mend it. None",
            "holds a value of a record. All are kinds of `tenfold.errors.TenfoldError`.",
            "",
            "| exit code | error | raised when |",
            "|---|---|---|",
            "| 0 | | all went well; for `verify`: the promise is kept, the codebook too |",
            "| 1 | | `verify`: the promise is broken, or the codebook is departed from |",
            "| 1 | | `release`, `demo`: the verdict isn't good, so nothing was published |",
            "| 1 | | `verify --key`: a signature is missing, or isn't that of the key |",
            "| 1 | | `check`: values that aren't understood, or a case that can't be so |",
            *rows,
            "| 70 | | a defect of Tenfold, whose message is hidden as it may quote a case |",
        ]
    )


def names() -> str:
    """Each public name of each room with the first line of its docstring."""
    lines = ["# Public names", ""]
    for room in ROOMS:
        module = importlib.import_module(f"tenfold.{room}")
        lines += [f"## `tenfold.{room}`", "", first_line(module), ""]
        lines += ["| name | what it is |", "|---|---|"]
        lines += [f"| `{name}` | {about(module, name)} |" for name in public(module)]
        lines.append("")
    return "\n".join(lines)


def public(module: object) -> list[str]:
    """The names that a room offers: its `__all__`, else what is defined in it."""
    if hasattr(module, "__all__"):
        return sorted(module.__all__)
    defined = inspect.getmembers(module, lambda m: inspect.isclass(m) or inspect.isfunction(m))
    ours = [name for name, member in defined if member.__module__ == module.__name__]
    return [name for name in ours if not name.startswith("_")]


def about(module: ModuleType, name: str) -> str:
    """What a name is: the first line of its docstring; of a constant, its value comes first."""
    member, told = getattr(module, name), data_docstring(module, name).partition("\n")[0]
    if told and isinstance(member, int | float | str):
        quotes = "``" if "`" in f"{member}" else "`"
        return f"{quotes}{member}{quotes}: {told}"
    ours = str(getattr(member, "__module__", "")).startswith("tenfold.")
    return told or (first_line(member) if ours else "")


def data_docstring(module: ModuleType, name: str) -> str:
    """What stands below a name that is data, in the module that a room has it from."""
    imports = (node for node in tree_of(module).body if isinstance(node, ast.ImportFrom))
    home = next(one.module for one in imports if name in {alias.name for alias in one.names})
    for node, after in pairwise(tree_of(importlib.import_module(home)).body):
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        if name in {one.id for it in filter(None, targets) for one in names_in(it)}:
            told = after.value if isinstance(after, ast.Expr) else None
            return inspect.cleandoc(told.value) if isinstance(told, ast.Constant) else ""
    return ""


def tree_of(module: ModuleType) -> ast.Module:
    """A module's source."""
    return ast.parse(inspect.getsource(module))


def names_in(target: ast.expr) -> list[ast.Name]:
    """The names that an assignment gives values to."""
    return [node for node in ast.walk(target) if isinstance(node, ast.Name)]


def first_line(member: object) -> str:
    """The first line of a docstring."""
    return (inspect.getdoc(member) or "").partition("\n")[0]


def codebook() -> str:
    """The whole codebook."""
    book = load_codebook()
    return FORMATS["md"](book, book.variable)


def crosswalk_page() -> str:
    """How what the contributors that come along collect stands to the codebook."""
    book = load_codebook()
    return CROSSWALKS["md"](book, crosswalk(load_mappings((), book), book))


PAGES = {
    "reference/commands.md": commands,
    "reference/errors.md": error_page,
    "reference/names.md": names,
    "reference/codebook.md": codebook,
    "crosswalk.md": crosswalk_page,
}


def main() -> None:
    """Writes all pages."""
    for file, write in PAGES.items():
        (DOCS / file).write_text(write().rstrip() + "\n", encoding="utf-8")
        print(f"docs/{file}")


if __name__ == "__main__":
    main()
