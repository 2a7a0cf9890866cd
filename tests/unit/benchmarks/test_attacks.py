import sys

import numpy as np
import pytest
from benchmarks.attacks import __main__ as command
from benchmarks.attacks.homogeneity import columns_of, shared
from benchmarks.attacks.inference import likeliest, surest, suspicions
from benchmarks.attacks.minimality import exclusions, judge, naive, needed, strong
from benchmarks.attacks.scene import facts_of, overlap, scenes_of, score, values_of
from tests.tables import schema_of, tally_of

from tenfold import tables
from tenfold.anonymise import Settings, anonymise
from tenfold.codebook import load_codebook
from tenfold.stages import Plan

K = 10


def plan_of(*rows):
    """A plan from rows of original record, published record and count; column 0 is never NULL."""
    originals, published, counts = zip(*rows, strict=True)
    codes = [np.array(part, np.uint8) for part in (originals, published)]
    return Plan(schema_of(len(originals[0]), strata=1), *codes, np.array(counts))


def scene_of(*rows):
    (scene,) = scenes_of(plan_of(*rows))
    return scene


RICH = ((1, 1, 1), (1, 1, 1), 12)
OTHER = ((1, 2, 2), (1, 2, 2), 10)
HIDDEN = (((1, 1, 2), (1, 1, 0), 6), ((1, 1, 3), (1, 1, 0), 5))
MOVED = ((1, 1, 1), (1, 1, 0), 1)
"""Eleven cases hide a value of the last column: not that of RICH, else they would be there."""


def test_each_stratum_is_a_scene_of_its_own():
    rows = [((s, 1), (s, 0), 10 + s) for s in (1, 2)]
    assert [scene.sizes.tolist() for scene in scenes_of(plan_of(*rows))] == [[11], [12]]


def test_a_shared_null_is_no_shared_value():
    records = np.array([[1, 0, 2], [1, 0, 3]])
    assert overlap(records, records).tolist() == [[2, 1], [1, 2]]
    assert facts_of(records).tolist() == [2, 2]


def test_values_are_counted_in_cases_and_null_is_none():
    counted = values_of(np.array([[0], [2], [2]]), np.array([5, 3, 4]), 2)
    assert counted.tolist() == [[0, 0, 7]]


def test_claims_are_scored_on_redacted_cells_only():
    scene = scene_of(RICH, *HIDDEN, ((1, 1, 0), (1, 1, 0), 4))
    found = score(scene, np.full_like(scene.originals, 2))
    assert found == (11, 11, 6, 0)


def test_the_naive_attacker_claims_what_the_nearest_richer_class_shows():
    scene = scene_of(((1, 1, 1, 1), (1, 1, 1, 1), 20), ((1, 1, 2, 0), (1, 1, 2, 0), 10), MORE)
    assert naive(scene)[scene.classes == 0].tolist() == [[0, 0, 2, 1]]


MORE = ((1, 1, 2, 1), (1, 1, 0, 0), 10)


def test_the_naive_attacker_claims_nothing_without_a_richer_class():
    assert not naive(scene_of(RICH)).any()


def test_the_strong_attacker_is_certain_where_nobody_was_moved():
    scene = scene_of(RICH, OTHER, *HIDDEN)
    found = exclusions(scene, K)
    assert judge(scene, found) == (11, 0, 0)


def test_the_strong_attacker_claims_the_likeliest_value_that_is_left():
    scene = scene_of(RICH, OTHER, *HIDDEN)
    assert score(scene, strong(scene, exclusions(scene, K))) == (11, 11, 6, 0)


def test_the_strong_attacker_is_wrong_about_a_case_that_was_moved():
    scene = scene_of(RICH, OTHER, *HIDDEN, MOVED)
    found = judge(scene, exclusions(scene, K))
    assert (found.values, found.truths, found.chance) == (12, 1, pytest.approx(1))


def test_a_class_of_k_excludes_nothing():
    scene = scene_of(RICH, ((1, 1, 2), (1, 1, 0), 6), ((1, 1, 3), (1, 1, 0), 4))
    assert len(exclusions(scene, K)) == 0


def test_a_class_of_k_needs_whom_a_richer_one_would_suit():
    full = (((1, 1, 2), (1, 1, 0), 4), ((1, 1, 1), (1, 1, 0), 6))
    scene = scene_of(RICH, *full)
    assert judge(scene, needed(scene, K))[:2] == (10, 6)
    scene = scene_of(RICH, *full, MOVED)
    assert len(needed(scene, K)) == 0


def test_a_class_too_far_above_excludes_nothing_when_near_ones_are_asked():
    far = ((1, 1, 1, 1), (1, 1, 1, 1), 20)
    scene = scene_of(far, ((1, 1, 1, 2), (1, 1, 0, 0), 11))
    assert len(exclusions(scene, K, within=1)) == 0
    assert exclusions(scene, K)[:, 1:].tolist() == [[3, 1]]


def test_the_defence_takes_the_certainty_away():
    tally = tally_of([[1, 1, 1], [1, 1, 2], [1, 1, 3]], [40, 6, 6])
    truths = []
    for share in (0, 0.5):
        (scene,) = scenes_of(anonymise(tally, Settings(K, 0, 0, defence=share)))
        truths.append(judge(scene, exclusions(scene, K)).truths)
    assert truths == [0, 15]


def test_a_plain_reader_claims_what_similar_classes_show_most():
    scene = scene_of(RICH, OTHER, *HIDDEN)
    claims = likeliest(scene)[scene.classes == 0]
    assert claims.tolist() == [[0, 0, 1]] * 2


def test_a_null_where_others_show_a_value_is_suspicious():
    rows = [((1, a, 0, 1), (1, a, 0, 1), 10) for a in (1, 2)]
    met = suspicions(scene_of(*rows, ((1, 3, 0, 1), (1, 3, 0, 0), 10)))
    assert (met[1, 1000], met[0, 0]) == (10, 30)
    assert surest(met, 0.1) == 1
    assert surest(met, 1) == 0.25


def test_a_yes_is_sure_where_all_who_look_alike_have_it():
    records = np.array([[1, 2, 1], [1, 2, 2], [2, 2, 0], [2, 0, 0]])
    counts = np.array([3, 4, 2, 1])
    assert shared((records, counts), np.array([0]), np.array([1, 2])) == 0.7


def test_a_no_that_all_share_is_nothing_to_learn():
    assert shared((np.array([[1, 1]]), np.array([5])), np.array([0]), np.array([1])) == 0


def test_flags_are_sensitive_and_the_rest_may_be_known():
    codebook = load_codebook()
    schema = tables.schema_of(codebook)
    known, groups = columns_of(codebook, schema)
    assert schema.index["citizenship"] in known
    assert schema.index["isOrganRemoval"] in groups["exploitation"]
    assert not set(known) & set(np.concatenate(list(groups.values())))


def test_the_command_prints_every_attack_within_80_columns(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["attacks", "--cases", "600", "--effort", "iterations=0"])
    command.main()
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    titles = ["Minimality, naive", "Minimality, strong", "Inference", "Homogeneity"]
    assert all(any(line.startswith(title) for line in lines) for title in titles)
