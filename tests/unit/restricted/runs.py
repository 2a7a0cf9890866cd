"""Invented runs for the tests of this folder: tiny plans at random, and a whole run of two."""

from datetime import date

import numpy as np
from hypothesis import strategies as st

from tenfold.anonymise import Settings, anonymise, withhold
from tenfold.codebook import load_codebook
from tenfold.deidentify import Identity, deidentify, keys_of
from tenfold.demo import invent
from tenfold.restricted import Run, disclose, measure
from tenfold.stages import (
    Account,
    Cases,
    Choice,
    Edition,
    Entry,
    Judged,
    Listed,
    Plan,
    Register,
    Schema,
    Shared,
    Tally,
)
from tenfold.tables import schema_of

BOOK = load_codebook()
SECRET = bytes(range(32))
SEAL = "5ea1" * 8
K = 10
EDITION = Edition(
    "2021-09", date(2021, 9, 1), K, "ctdc-v7", "Tiny World", "Nobody", "no@example.org", "CC0"
)
CHOICE = Choice("standard", "rarity", {"ageBroad": 3}, 0.03)
OPTED_OUT = {Listed.opt_outs: frozenset("123")}
NAMES = ("gender", "majorityStatus", "isAbduction", "Datasource")
SCHEMA = Schema(tuple(column for column in schema_of(BOOK).columns if column.name in NAMES))


def plan_of(rows, withheld=None) -> Plan:
    """A plan over SCHEMA: rows of what was, what is published, and in how many cases."""
    originals, published, counts = zip(*rows, strict=True) if rows else ((), (), ())
    codes = [np.array(part, np.uint8).reshape(-1, len(NAMES)) for part in (originals, published)]
    left_out = {reason: tally_of(found) for reason, found in (withheld or {}).items()}
    return Plan(SCHEMA, *codes, np.array(counts, np.int64), left_out)


def tally_of(rows) -> Tally:
    records, counts = zip(*rows, strict=True)
    return Tally.of(SCHEMA, np.array(records, np.uint8), np.array(counts, np.int64))


@st.composite
def plans(draw, least: int = 0) -> Plan:
    """Plans that redact any cells and withhold any cases, for up to two reasons."""
    record = st.tuples(*(st.integers(0, 2) for _ in NAMES))
    mask = st.tuples(*(st.booleans() for _ in NAMES))
    row = st.tuples(record, mask, st.integers(1, 6))
    rows = draw(st.lists(row, min_size=least, max_size=12))
    left_out = st.lists(st.tuples(record, st.integers(1, 4)), min_size=1, max_size=4)
    withheld = draw(st.dictionaries(st.sampled_from(["too few", "undated"]), left_out))
    return plan_of([(was, np.multiply(was, kept), count) for was, kept, count in rows], withheld)


def register_of(plan: Plan) -> Register:
    """A key for each original of a plan."""
    original = plan.original()
    records = original.records.repeat(original.counts, axis=0)
    keys = keys_of("tiny", map(str, range(len(records))), SECRET)
    order = np.argsort(keys)
    return Register(keys[order], records[order], SEAL)


def account_of(plan: Plan) -> Account:
    cases = plan.original().cases
    return Account("tiny", cases + 2, {"without a case number": 1}, {"no consent": 1}, cases)


def entry(cells, verdict="unmapped", code=0, **given) -> Entry:
    told = {"variable": "gender", "columns": ("Sex",), "rows": 1, "reason": ""} | given
    judged = Judged(code, verdict, told.pop("reason"))
    return Entry(cells=tuple(cells), judged=judged, **told)


def run_of(plan: Plan, entries=(), **given) -> Run:
    """A run of one contributor with this plan."""
    accounts, utility = (account_of(plan),), measure(plan, BOOK)
    told = {
        "choice": CHOICE,
        "register": register_of(plan),
        "entries": {"tiny": tuple(entries)},
        "unmapped": {"tiny": 3},
        "lists": {"tiny": {Listed.opt_outs: (5, 1), Listed.consented: (40, 38)}},
        "shared": Shared({"tiny": 30}, {("other", "tiny"): 2}),
        "utility": utility,
        "others": {"withhold": utility},
        "disclosed": disclose(utility, accounts, K),
    }
    own = given.pop("edition", EDITION), BOOK, given.pop("accounts", accounts), plan
    return Run(*own, **told | given)


def whole_run(cases: int = 3000) -> Run:
    """A run over invented cases of two contributors, with all 57 variables."""
    schema = schema_of(BOOK)
    sent = [sent_by(name, cases, seed) for seed, name in enumerate(("polaris", "iom-mimosa"))]
    found = deidentify(sent, schema, Identity(SECRET, {"polaris": OPTED_OUT}))
    plan = anonymise(found.tally, Settings(K, 1, "fast"))
    utility = measure(plan, BOOK)
    entries = {
        "polaris": (entry("F", "kept", 1, rows=9), entry(["lady"], "repaired", 1, reason="a word")),
        "iom-mimosa": (entry(["="], rows=4), entry(["?"], "rejected", reason="no word", rows=7)),
    }
    disclosed = disclose(utility, found.accounts, K)
    more = {"polaris": 0, "iom-mimosa": 4}, found.lists, found.shared
    others = {"withhold": measure(withhold(found.tally, K), BOOK)}
    rest = CHOICE, found.register, entries, *more, utility, others, disclosed
    return Run(EDITION, BOOK, found.accounts, plan, *rest)


def sent_by(contributor: str, cases: int, seed: int) -> Cases:
    codes = invent(BOOK, cases, seed)
    excluded = np.zeros(cases, np.int64)
    excluded[:40] = 1
    numbers = tuple(map(str, range(cases)))
    reasons, unmapped = ("no consent",), np.zeros(cases, bool)
    return Cases(contributor, numbers, codes, excluded, unmapped, reasons, cases + 7, 2)
