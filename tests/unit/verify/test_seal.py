"""A published folder's checksums fit its files, and its signature is the expected key's."""

import base64
import shutil
from dataclasses import replace

import pytest
from tests.unit.verify.release import EDITION, judge_release, write_sums

from tenfold.errors import InputError
from tenfold.publish import key_from
from tenfold.publish.minisign import HASHED_KIND
from tenfold.publish.sums import comment_on
from tenfold.stages import Sought
from tenfold.verify import load_key, release_text
from tenfold.verify.contents import settled
from tenfold.verify.seal import CHANGED, COMMENT, MALFORMED, OTHER_WORDS, UNSIGNED, Seal

SUMS, SIGNATURE, VERDICT = "SHA256SUMS", "SHA256SUMS.minisig", "verdict.json"
OURS, THEIRS = key_from(bytes(32)), key_from(bytes(31) + b"\1")
COMMENT_OF_IT = comment_on("2021-09", "2021-09-01")
KEY = load_key(OURS.line)


@pytest.fixture(scope="module")
def sealed(right, tmp_path_factory):
    """A published folder, signed; to be copied, never changed."""
    folder = shutil.copytree(right, tmp_path_factory.mktemp("sealed") / "2021-09")
    verdict = judge_release(folder, edition=EDITION, sought=Sought())
    (folder / VERDICT).write_text(release_text(verdict), encoding="utf-8")
    write_sums(folder)
    sign(folder)
    return folder


@pytest.fixture
def published(sealed, tmp_path):
    return shutil.copytree(sealed, tmp_path / "2021-09")


def sign(folder, key=OURS, comment=COMMENT_OF_IT):
    (folder / SIGNATURE).write_bytes(key.signature((folder / SUMS).read_bytes(), comment))


def found(folder, key=KEY, edition=EDITION):
    """What a seal alone is found to be: (file, problem)."""
    with settled(folder) as contents:
        seal = Seal(contents, edition, key)
        findings = (*seal.findings(), *seal.signature_findings())
        return [(one.file, one.problem) for one in findings]


def test_a_sealed_folder_passes_with_its_key(published):
    verdict = judge_release(published, key=KEY)
    assert (verdict.findings, verdict.signed_by) == ((), OURS.name)
    assert f'"signed by": "{OURS.name}"' in release_text(verdict)


def test_without_a_key_nobody_signed_as_far_as_is_known(published):
    verdict = judge_release(published)
    assert (verdict.findings, verdict.signed_by) == ((), "")


def test_a_wrong_key_makes_the_verdict_a_bad_one(published):
    verdict = judge_release(published, key=load_key(THEIRS.line))
    assert not verdict.passed
    assert verdict.signed_by == ""
    assert [one.file for one in verdict.findings] == [SIGNATURE]


def test_a_candidate_has_no_seal_and_needs_none(folder):
    assert found(folder, None) == []


def test_a_release_that_nobody_signed_is_found_where_a_key_is_expected(published):
    (published / SIGNATURE).unlink()
    assert found(published) == [(SIGNATURE, UNSIGNED)]
    assert found(published, None) == []


def test_a_changed_file_doesnt_fit_the_checksums(published):
    with (published / "data/cases.csv").open("a") as file:
        file.write("\n")
    assert found(published) == [(SUMS, "differs from what was found anew")]


def test_checksums_made_anew_by_another_dont_fit_the_signature(published):
    with (published / "data/cases.csv").open("a") as file:
        file.write("\n")
    write_sums(published)
    assert found(published) == [(SIGNATURE, CHANGED)]


@pytest.mark.parametrize("name", [VERDICT, SIGNATURE])
def test_a_published_folder_has_checksums(published, name):
    (published / SUMS).unlink()
    (published / (SIGNATURE if name == VERDICT else VERDICT)).unlink()
    assert (SUMS, "is missing") in found(published, None)


def test_a_signature_without_checksums_fits_nothing(published):
    (published / SUMS).unlink()
    assert found(published) == [(SUMS, "is missing"), (SIGNATURE, CHANGED)]


def test_checksums_that_are_a_link_are_not_said_to_be_missing(published):
    (published / SUMS).unlink()
    (published / SUMS).symlink_to("README.md")
    assert found(published, None) == []
    odd = "is a link, a folder or a device"
    assert (SUMS, odd) in [(one.file, one.problem) for one in judge_release(published).findings]


def test_another_key_is_told_from_the_one_expected(published):
    sign(published, THEIRS)
    problem = f"is by key {THEIRS.name}, and {OURS.name} was expected"
    assert found(published) == [(SIGNATURE, problem)]


def test_a_key_that_only_claims_to_be_the_one_is_found_out(published):
    sign(published, replace(THEIRS, id=OURS.id))
    assert found(published) == [(SIGNATURE, CHANGED)]


def test_a_comment_that_was_changed_is_found(published):
    other = COMMENT_OF_IT.replace("2021-09", "2022-09")
    text = (published / SIGNATURE).read_text().replace(COMMENT_OF_IT, other)
    (published / SIGNATURE).write_text(text)
    assert found(published) == [(SIGNATURE, OTHER_WORDS), (SIGNATURE, COMMENT)]


def test_a_signature_of_another_release_is_found(published):
    sign(published, comment=comment_on("2020-09", "2020-09-01"))
    assert found(published) == [(SIGNATURE, OTHER_WORDS)]


def test_what_a_comment_says_besides_is_searched(published):
    text = (published / SIGNATURE).read_text().replace("by tenfold", "by maria@example.org")
    (published / SIGNATURE).write_text(text)
    problems = [(one.file, one.problem) for one in judge_release(published).findings]
    assert (SIGNATURE, "holds an e-mail address") in problems


def test_what_checksums_say_besides_is_searched(published):
    with (published / SUMS).open("a") as file:
        file.write("maria@example.org\n")
    problems = [(one.file, one.problem) for one in judge_release(published).findings]
    assert (SUMS, "holds an e-mail address") in problems


def lines(folder):
    return (folder / SIGNATURE).read_bytes().splitlines()


def put(folder, place, line):
    """A signature with another line."""
    changed = lines(folder)
    changed[place] = line
    (folder / SIGNATURE).write_bytes(b"\n".join([*changed, b""]))


def empty(folder):
    (folder / SIGNATURE).write_bytes(b"")


def cut_off(folder):
    (folder / SIGNATURE).write_bytes(b"\n".join(lines(folder)[:2]))


def of_another_kind(folder):
    raw = base64.b64decode(lines(folder)[1]).replace(HASHED_KIND, b"Ed", 1)
    put(folder, 1, base64.b64encode(raw))


def too_short(folder):
    put(folder, 1, base64.b64encode(base64.b64decode(lines(folder)[1])[:-3]))


def comment_signed_too_short(folder):
    put(folder, 3, base64.b64encode(bytes(61)))


def no_base64(folder):
    put(folder, 1, b"A" + lines(folder)[1])


def not_utf_8(folder):
    put(folder, 0, b"untrusted comment: \xff")


MALFORMINGS = [empty, cut_off, of_another_kind, too_short, comment_signed_too_short, no_base64]


@pytest.mark.parametrize("spoil", [*MALFORMINGS, not_utf_8])
def test_a_signature_in_another_form_is_found(published, spoil):
    spoil(published)
    assert found(published) == [(SIGNATURE, MALFORMED)]


def test_a_malformed_signature_is_searched_whole(published):
    (published / SIGNATURE).write_text("maria@example.org")
    problems = [(one.file, one.problem) for one in judge_release(published).findings]
    assert (SIGNATURE, "holds an e-mail address") in problems


def test_a_key_is_taken_from_its_file_or_its_line(tmp_path):
    (tmp_path / "tenfold.pub").write_bytes(OURS.public)
    assert load_key(str(tmp_path / "tenfold.pub")) == load_key(f" {OURS.line}\n") == KEY
    assert KEY.name == OURS.name


def other_kind():
    return base64.b64encode(b"XX" + OURS.body[:8] + OURS.body[40:]).decode()


@pytest.mark.parametrize("text", ["", "no key", OURS.line[:-4], other_kind()])
def test_what_is_no_key_is_refused(tmp_path, text):
    (tmp_path / "key").write_text(text)
    with pytest.raises(InputError, match="no public key"):
        load_key(str(tmp_path / "key"))


def test_a_key_file_that_is_missing_is_refused(tmp_path):
    with pytest.raises(InputError, match="can't be read"):
        load_key(str(tmp_path / "tenfold.pub"))


def test_a_key_that_is_no_point_signs_nothing():
    unfit = replace(KEY, point=b"\xff" * 32)
    assert not unfit.fits(bytes(64), b"")
