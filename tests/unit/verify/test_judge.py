"""The verdict says what was judged, is bound to the file's bytes, and turns into plain JSON."""

import hashlib
import json

from tests.unit.verify.files import judge, write_csv

from tenfold.codebook import load_codebook
from tenfold.verify import Question, as_json, verify

NAMES = ["gender", "isAbduction", "note"]
ROWS = [["Female", "1", "a"]] * 3 + [["Female", "1", "b"], ["Male", "0", "a"]]


def test_the_verdict_names_the_file_and_its_hash(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, ROWS)
    verdict = judge(path, queries=10)
    assert verdict.file == "t.csv"
    assert verdict.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (verdict.k, verdict.columns, verdict.partial) == (2, tuple(NAMES), False)


def test_chosen_columns_stand_in_the_files_order(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, ROWS)
    verdict = judge(path, columns=("isAbduction", "gender"), queries=10)
    assert verdict.columns == ("gender", "isAbduction")
    assert verdict.partial
    assert (verdict.classes, verdict.unique) == (2, 1)


def test_a_kept_promise_passes(tmp_path):
    verdict = judge(write_csv(tmp_path / "t.csv", NAMES, ROWS[:3]), k=3, queries=100)
    assert verdict.kept
    assert verdict.passed
    assert verdict.breaking == ()


def test_progress_is_told_to_the_end_of_each_step(tmp_path):
    told = {}
    path = write_csv(tmp_path / "t.csv", NAMES, ROWS)
    verify(path, load_codebook(), Question(k=2), lambda *step: told.update({step[0]: step[1:]}))
    assert set(told) == {"recount", "narrow down", "query", "codebook"}
    assert all(done == total for done, total in told.values())


def test_a_verdict_turns_into_plain_json(tmp_path):
    plain = as_json(judge(write_csv(tmp_path / "t.csv", NAMES, [*ROWS, ["x", "", ""]]), queries=9))
    assert json.loads(json.dumps(plain)) == plain
    assert plain["breaking"] == [{"column": "gender", "below": 2}]
    assert plain["departures"][0]["column"] == "gender"
    assert (plain["kept"], plain["passed"]) == (False, False)
    assert list(plain)[:3] == ["file", "sha256", "k"]
