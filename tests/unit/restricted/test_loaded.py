"""Of the releases before, the latest is read back; its report may be an older Tenfold's."""

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.restricted.runs import EDITION, plan_of, run_of

from tenfold.errors import InputError
from tenfold.restricted import full_report, latest

WAS = (1, 2, 1, 2)
RUN = run_of(plan_of([(WAS, WAS, 25)]))


def kept(folder, name, snapshot, without=()):
    edition = replace(EDITION, name=name, snapshot=snapshot)
    report = full_report(replace(RUN, edition=edition))
    told = {key: value for key, value in report.items() if key not in without}
    (folder / name).mkdir()
    (folder / name / "report.json").write_text(json.dumps(told))
    return folder / name


def test_without_a_release_before_there_is_none():
    assert latest([]) is None


def test_the_one_with_the_latest_snapshot_is_read(tmp_path):
    folders = [kept(tmp_path, "b", date(2021, 3, 1)), kept(tmp_path, "a", date(2021, 9, 1))]
    assert latest(folders)["release"]["name"] == "a"


def test_a_report_that_tells_no_risk_yet_will_do(tmp_path):
    folder = kept(tmp_path, "a", date(2021, 9, 1), without=("risk", "changes"))
    assert latest([folder])["release"]["name"] == "a"


def test_a_folder_without_a_report_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"report\.json can't be opened"):
        latest([tmp_path])
