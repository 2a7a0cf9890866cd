"""Who may import whom: one direction, stages are siblings, heavy engines stay in their rooms."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src/tenfold"
FILES = sorted(SOURCE.rglob("*.py"))

# Each room, and the rooms of ours that it may import besides itself.
MAY_IMPORT = {
    "errors": set(),
    "codebook": {"errors"},
    "stages": {"errors"},
    "contributors": {"codebook", "errors"},
    "sources": {"errors"},
    "orders": {"codebook", "contributors", "sources", "stages", "errors"},
    "output": {"errors"},
    "tables": {"codebook", "output", "sources", "stages", "errors"},
    "engines": {"contributors", "sources", "stages", "errors"},
    "harmonise": {"codebook", "contributors", "stages", "errors"},
    "check": {"codebook", "contributors", "output", "stages", "errors"},
    "deidentify": {"stages", "errors"},
    "anonymise": {"stages", "errors"},
    "pages": {"errors"},
    "languages": {"codebook", "stages", "errors"},
    "write": {
        *("codebook", "languages", "output", "pages", "stages", "tables", "errors", "__init__"),
    },
    "restricted": {"codebook", "languages", "output", "pages", "sources", "stages", "errors"},
    "verify": {"codebook", "languages", "stages", "errors"},
    "demo": {"codebook", "output", "stages", "errors"},
    "publish": {"output", "stages", "errors"},
    "scan": {"codebook", "contributors", "output", "sources", "stages", "errors"},
    "workspace": {"output", "stages", "errors"},
    "pipeline": {
        *("codebook", "contributors", "stages", "errors", "output", "orders", "tables", "engines"),
        *("harmonise", "deidentify", "anonymise", "restricted", "write", "verify", "publish"),
        *("workspace", "demo", "check", "sources"),
    },
    "terminal": {
        *("check", "codebook", "stages", "errors", "orders", "pipeline", "publish", "scan"),
        "workspace",
    },
    "cli": {
        *("check", "codebook", "contributors", "errors", "output", "pipeline", "publish"),
        *("restricted", "scan", "stages", "terminal", "verify", "__init__"),
    },
    "__main__": {"cli"},
    "__init__": set(),
}

# Each library that only some rooms may use.
ONLY_IN = {
    "babel": {"languages"},
    "cryptography": {"publish", "verify"},
    "numba": {"anonymise"},
    "polars": {"engines", "restricted", "scan", "sources", "tables"},
    "fastexcel": {"sources"},
    "duckdb": {"verify"},
    "jinja2": {"pages"},
    "openpyxl": {"verify"},
    "narwhals": {"check", "engines", "harmonise"},
    "pydantic": {"codebook", "contributors", "demo", "orders"},
    "pypdfium2": {"verify"},
    "rich": {"terminal"},
    "typer": {"cli", "terminal"},
    "typst": {"pages"},
    "pandas": {"verify"},
    "pyreadstat": {"verify"},
    "xlsxwriter": {"demo", "write"},
}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            found.add(node.module)
    return found


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_room_imports_only_the_rooms_it_may(path):
    ours = {name for name in imports_of(path) if name.partition(".")[0] == "tenfold"}
    rooms = {name.split(".")[1] if "." in name else "__init__" for name in ours}
    assert rooms - {room_of(path)} <= MAY_IMPORT[room_of(path)]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_library_is_used_in_its_rooms_only(path):
    for name in imports_of(path):
        allowed = ONLY_IN.get(name.partition(".")[0])
        assert allowed is None or room_of(path) in allowed, f"{name} in {named(path)}"


def test_the_table_names_the_rooms_that_exist():
    assert {room_of(path) for path in FILES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_another_room_is_entered_by_its_front_door(path):
    front_doors = {"tenfold", "tenfold.engines.polars", *(f"tenfold.{room}" for room in MAY_IMPORT)}
    for name in imports_of(path):
        if name.startswith("tenfold.") and name.split(".")[1] != room_of(path):
            assert name in front_doors, f"{named(path)} reaches into {name}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_is_at_most_400_lines_and_a_function_40(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and room_of(path) != "cli":
            assert node.end_lineno - node.lineno < 40, f"{node.name} is too long"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_guard_is_an_assert(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_only_verify_makes_a_verdict(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    verdicts = {"Verdict", "ReleaseVerdict"}
    made = [call for call in calls if isinstance(call, ast.Name) and call.id in verdicts]
    assert not made or room_of(path) == "verify"
