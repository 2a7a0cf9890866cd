"""What remains of an age that had to be redacted: whether somebody was of age (ruling 4)."""

import pytest
from tests.plans import QUICK

from tenfold.anonymise import Settings, anonymise
from tenfold.codebook import load_codebook
from tenfold.stages import Tally
from tenfold.tables import schema_of

SCHEMA = schema_of(load_codebook())
K = 10
BASE = {
    "yearOfRegistration": "2020",
    "Datasource": "Case management",
    "gender": "Female",
    "meansOfControlNotSpecified": "1",
}


def record_of(values):
    labels = [(column.labels, values.get(column.name)) for column in SCHEMA.columns]
    return [names.index(value) + 1 if value else 0 for names, value in labels]


def published(*ages, effort):
    """What becomes of nine cases of each age, who are alike in all else."""
    records = [record_of(BASE | {"ageBroad": age, "majorityStatus": who}) for age, who in ages]
    tally = Tally.of(SCHEMA, records * (K - 1))
    after = anonymise(tally, Settings(K, 0, effort)).published()
    shown = after.records[:, [SCHEMA.index[name] for name in ("ageBroad", "majorityStatus")]]
    adult = SCHEMA.columns[SCHEMA.index["majorityStatus"]].labels.index("Adult") + 1
    return shown.tolist(), adult


@pytest.mark.parametrize("effort", [0, QUICK])
def test_a_class_of_two_bands_of_adults_is_still_adult(effort):
    shown, adult = published(("18–20", "Adult"), ("21–23", "Adult"), effort=effort)
    assert shown == [[0, adult]]


@pytest.mark.parametrize("effort", [0, QUICK])
def test_a_class_of_minors_and_adults_is_neither(effort):
    shown, _ = published(("9–17", "Minor"), ("18–20", "Adult"), effort=effort)
    assert shown == [[0, 0]]
