"""Whatever is rare in an export, or stands in a column that may identify, is not told by a scan."""

import csv
import json
import traceback

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from tests.files import write_csv, write_parquet
from tests.workbooks import write_ods

from tenfold.codebook import load_codebook
from tenfold.errors import InputError
from tenfold.output import as_text
from tenfold.scan import Question, as_html, scan, write_draft, write_restricted
from tenfold.terminal import show_profile

BOOK = load_codebook()
CANARY = "Canary"
K, CASES = 10, 60
RARE = {
    "Answer": "Often",
    "Colour": "red",
    "Nationality": "Albania",
    "Means": "Debt bondage|Threats",
    "Consent": "yes",
}
"""Columns that aren't flagged, each with a value that most rows hold."""
FLAGGED = ("Surname", "Telefone", "Notes", "Data de Nascimento", "Passport")
FORMATS = ("csv", "parquet", "xlsx", "ods", "json", "jsonl")


def cells() -> dict[str, list[str]]:
    """A canary in nine rows of each column, and in all rows of those that identify."""
    number = {"Case ID": [f"{CANARY}-{place}" for place in range(CASES)]}
    rare = {
        name: [f"{CANARY} {name}"] * (K - 1) + [often] * (CASES - K + 1)
        for name, often in RARE.items()
    }
    return number | rare | {name: [f"{CANARY} {name}"] * CASES for name in FLAGGED}


def write(folder, columns, form):
    path = folder / f"export.{form}"
    names, rows = list(columns), list(zip(*columns.values(), strict=True))
    if form == "csv":
        return write_csv(path, names, rows)
    if form == "parquet":
        return write_parquet(path, names, rows)
    if form in {"json", "jsonl"}:
        records = [json.dumps(dict(zip(names, row, strict=True))) for row in rows]
        path.write_text(f"[{','.join(records)}]" if form == "json" else "\n".join(records))
        return path
    if form == "ods":
        return write_ods(path, {"One": [names, *rows]})
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([names, *rows]):
            sheet.write_row(number, 0, row)
    return path


def told(scanned, folder, capsys) -> str:
    """All that a scan says and writes but for the restricted file."""
    write_draft(scanned.profile, BOOK, folder / "ours")
    show_profile(scanned.profile)
    texts = [path.read_text(encoding="utf-8") for path in (folder / "ours").iterdir()]
    said = [*capsys.readouterr(), repr(scanned), repr(scanned.profile), as_html(scanned.profile)]
    return "\n".join([*texts, *said])


@pytest.mark.parametrize("form", FORMATS)
def test_a_canary_is_in_no_output(tmp_path, capsys, form):
    scanned = scan(Question((write(tmp_path, cells(), form),)), BOOK)
    said = told(scanned, tmp_path, capsys)
    assert CANARY.casefold() not in said.casefold()
    assert all(often.split("|")[0] in said for often in RARE.values())


def test_a_name_of_json_that_few_cases_have_is_told_as_little_as_a_value(tmp_path, capsys):
    records = [{"Case ID": f"N-{place}", "by": {"Often": "x"}} for place in range(CASES)]
    for place in range(K - 1):
        records[place]["by"] |= {CANARY: "x", f"{CANARY} {place}": {"of": "y"}}
    (tmp_path / "export.json").write_text(json.dumps(records))
    scanned = scan(Question((tmp_path / "export.json",)), BOOK)
    said = told(scanned, tmp_path, capsys)
    assert CANARY not in said
    assert "by.Often" in said
    assert f"aren't told: {K}" in " ".join(said.split())


@pytest.mark.parametrize("form", FORMATS)
def test_every_canary_is_in_the_restricted_file(tmp_path, form):
    columns = cells()
    scanned = scan(Question((write(tmp_path, columns, form),)), BOOK)
    write_restricted(scanned, tmp_path / "values.csv")
    with (tmp_path / "values.csv").open(newline="") as file:
        found = {(row["column"], row["value"]) for row in csv.DictReader(file)}
    assert found == {(name, as_text(cell)) for name in columns for cell in columns[name]}


@pytest.mark.parametrize(
    "content",
    [
        f"Case ID,Answer\nN-1,{CANARY},more\n",
        f'Case ID,Answer\nN-1,"{CANARY}\n',
        f"{CANARY}@example.org,Answer\nN-1,b\n",
        f"{CANARY},{CANARY}\nN-1,b\n",
        f"{CANARY},Answer\n{CANARY},b\nN-2,c\n",
        f'[{{"Case ID": "{CANARY}"}}, {{"Case ID": "{CANARY}',
        f'[{{"Case ID": "N-1"}}, "{CANARY}"]',
        f'[{{"{CANARY}": 1, "{CANARY}": 2}}]',
        f'[{{"{CANARY}": NaN}}]',
        f'[{{"by": {{"{CANARY}@example.org": 1}}}}]',
        f'[{{"{CANARY}": {{"2017-04-03": 1}}}}]',
        f'{{"{CANARY}": [{{"Answer": "a"}}], "{CANARY} 2": [{{"Answer": "b"}}]}}',
        f'{{"Answer": "a"}}\n{{"Answer": "{CANARY}\n',
    ],
)
def test_a_canary_in_a_broken_file_is_in_no_message(tmp_path, content):
    (tmp_path / "export.csv").write_text(content)
    with pytest.raises(InputError) as refused:
        scan(Question((tmp_path / "export.csv",)), BOOK)
    assert CANARY not in "".join(traceback.format_exception(refused.value)).replace(content, "")


VALUES = st.sampled_from([f"w{chr(97 + place)}q" for place in range(12)])


@given(answers=st.lists(st.tuples(st.integers(0, 30), VALUES), min_size=1, max_size=150))
def test_a_value_is_told_only_where_k_cases_share_it(tmp_path_factory, answers):
    path = tmp_path_factory.mktemp("scan") / "export.parquet"
    numbers, values = zip(*answers, strict=True)
    pl.DataFrame({"Case ID": [f"N{n}" for n in numbers], "Answer": values}).write_parquet(path)
    column = scan(Question((path,), k=3), BOOK).profile.columns[1]
    cases = {value: {n for n, own in answers if own == value} for value in values}
    shown = {value.value for value in column.values.shown}
    assert shown == set() if column.flagged else shown == {v for v in cases if len(cases[v]) >= 3}
