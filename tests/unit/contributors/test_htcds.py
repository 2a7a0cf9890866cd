"""The case data standard: its fields and lists as they are, and exports that hold little of it."""

import csv
from collections import defaultdict

import pytest
from tests.contributors import BOOK
from tests.files import write_csv
from tests.shared import shared
from tests.workbooks import typed, write_ods

from tenfold.contributors import AnyAnswer, Recode, folded, load_mapping
from tenfold.engines.polars import read_exports, small_table
from tenfold.harmonise import harmonise
from tenfold.orders import Sent
from tenfold.pipeline.received import NOT_SENT, receive
from tenfold.restricted.ledger import ledger_csv
from tenfold.scan.lexicon import fields
from tenfold.stages import silent
from tenfold.tables import schema_of

MAPPING = load_mapping("htcds", BOOK)
SCHEMA = schema_of(BOOK)
USES = {column.column: column.use for column in MAPPING.columns}
OURS = {"cas_CaseNumber", "cas_CreatedDate", "cas_LastModifiedDate"}
"""What the standard leaves to the system."""
NEEDED = {"cas_CaseNumber", "cas_IncomingReferralDate", "con_Consent"}
DECIDES = {
    "vic_TraffickingStatus": ("NotAVictimOfTrafficking", "Not a victim of trafficking"),
    "hte_Type": ("Exploitation", "Exploitation"),
}


@pytest.fixture(scope="module")
def standard():
    """The lines of the standard's field list, by the field's name."""
    text = shared("data/htcds-2.0-fields.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.DictReader(text.splitlines(keepends=True)))
    named = {line["Field Name including Prefix"]: line for line in lines}
    return {name: line for name, line in named.items() if line["Status"] != "N/A"}


def test_every_field_of_the_standard_has_its_column_in_order(standard):
    assert [column for column in USES if column not in OURS] == list(standard)


def test_every_value_of_a_list_that_is_read_is_understood_by_name_and_label(standard):
    tables = known()
    for field, words in tables.items():
        line = standard[field]
        values = [line[f"Value {what} (if picklist)"] for what in ("Names", "Labels")]
        listed = [one for text in values for one in text.splitlines() if one.strip()]
        parts = {folded(part) for one in listed for part in (one.split(";"))}
        assert parts <= words, field


def test_the_words_that_decide_are_those_of_the_standard(standard):
    for field, (name, label) in DECIDES.items():
        assert name in standard[field]["Value Names (if picklist)"].splitlines()
        assert label in standard[field]["Value Labels (if picklist)"].splitlines()


def known():
    """The words that are understood of each field that has a list, as they are compared."""
    found = defaultdict(set)
    for rule in MAPPING.variable:
        if isinstance(rule, AnyAnswer | Recode) and rule.values != "country":
            found[rule.column] |= MAPPING.table(rule.values).keys()
    return found


def test_scan_knows_the_same_fields_and_lists():
    assert [field.field for field in fields()] == [name for name in USES if name not in OURS]
    words = known()
    for field in fields():
        parts = {folded(part) for value in field.listed for part in value.split(";")}
        assert parts <= words.get(field.field, parts)


def test_what_scan_takes_for_identifying_is_so_but_the_birth_that_gives_the_age():
    flagged = {field.field for field in fields() if field.identifies}
    identify = {name for name, use in USES.items() if use == "identifies"}
    assert flagged - identify == {"prs_Birthdate"}
    assert identify <= flagged


def test_only_what_makes_a_case_must_be_there():
    assert USES.keys() - {*MAPPING.optional} == NEEDED


def cases_of(path):
    reads = (MAPPING.reads, MAPPING.files)
    frame = read_exports([path], MAPPING.reader, *reads)
    return harmonise(frame, MAPPING, BOOK, small_table).cases(SCHEMA)


def labels_of(codes):
    given = zip(SCHEMA.names, codes.tolist(), strict=True)
    return {name: BOOK.by_name[name].decode(code) for name, code in given if code}


CORE = {
    "cas_CaseNumber": "0001",
    "con_Consent": "TRUE",
    "cas_IncomingReferralDate": "2019-06-01",
    "prs_FirstName": "Maria",
    "prs_SecondName": "Example",
    "prs_Birthdate": "2001-01-01",
    "prs_Gender": "Feminine",
    "prs_Citizenship": "PH",
    "vic_MethodsOfControl": "DebtBondage;PhysicalThreats",
    "vic_TypeOfExploitation": "ForcedLabour",
}
BECOMES = {
    "yearOfRegistration": "2019",
    "Datasource": "Case management",
    "gender": "Female",
    "ageBroad": "18–20",
    "majorityStatus": "Adult",
    "citizenship": "PH",
    "meansOfControlDebtBondage": "1",
    "meansOfControlThreats": "1",
    "meansOfControlNotSpecified": "0",
    "isForcedLabour": "1",
}


def test_a_flat_table_of_core_fields_needs_no_mapping(tmp_path):
    cases = cases_of(write_csv(tmp_path / "core.csv", CORE, [CORE.values()]))
    assert labels_of(cases.codes[0]) == BECOMES
    assert not cases.excluded.any()
    assert not cases.unmapped.any()


def test_a_spreadsheet_with_typed_cells_gives_the_same(tmp_path):
    days = ("cas_IncomingReferralDate", "prs_Birthdate")
    cells = CORE | {name: typed("date", "x", f'office:date-value="{CORE[name]}"') for name in days}
    cells["con_Consent"] = typed("boolean", "WAHR", 'office:boolean-value="true"')
    path = write_ods(tmp_path / "core.ods", {"Cases": [list(cells), list(cells.values())]})
    cases = cases_of(path)
    assert labels_of(cases.codes[0]) == BECOMES
    assert not cases.excluded.any()


def test_what_was_not_sent_stands_in_the_ledger(tmp_path):
    path = write_csv(tmp_path / "core.csv", CORE, [CORE.values()])
    entries = receive(Sent("htcds", (path,), {}), MAPPING, BOOK, None, silent).entries
    told = csv.DictReader(ledger_csv({"htcds": entries}, BOOK).decode().splitlines())
    lacking = {line["columns"]: line["rows"] for line in told if line["variable"] == NOT_SENT}
    read = {*MAPPING.reads, *MAPPING.named}
    assert lacking == dict.fromkeys(read - CORE.keys(), "1")
