"""A release made on another day, at another hour, has the same bytes in every file."""

import shutil
import subprocess

import pytest
from tests.acceptance.command import command, environment
from tests.acceptance.worlds import contents, copied, write_small_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world") / "world"
    write_small_world(folder)
    order = folder / "release.toml"
    order.write_text(order.read_text(encoding="utf-8").replace('languages = ["en"]', ""))
    return folder


def released(world, folder, *before):
    """What `public/` holds after a release, made by the real command."""
    order = copied(world, folder)
    line = [*before, *command("release", order)]
    run = subprocess.run(line, env=environment(), capture_output=True, timeout=300, check=False)
    assert run.returncode == 0
    return contents(order.parent / "public")


def test_another_day_changes_no_byte(world, tmp_path):
    clock = shutil.which("faketime")
    if not clock:
        pytest.skip("faketime is absent")
    today = released(world, tmp_path / "today")
    other = released(world, tmp_path / "other", clock, "2031-12-31 23:58:57")
    assert {name for name in today if today[name] != other.get(name)} == set()
    assert today.keys() == other.keys()
