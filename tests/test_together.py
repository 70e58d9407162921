"""What shares a server, or a file, runs in one worker; and the workers do share out the rest."""

import subprocess
import sys
from pathlib import Path

import pytest

import config
from tests.together import LONGEST, SERVERS, in_turn, scope_of

FOLDERS = ("browser", "journeys", "kernel", "goods")
PROBE = """
import os, pathlib, pytest

@pytest.mark.parametrize("turn", range(6))
def test_it(turn):
    pathlib.Path(__file__).with_suffix(f".{os.environ['PYTEST_XDIST_WORKER']}").touch()
"""


@pytest.mark.parametrize(
    ("test", "scope"),
    [
        ("tests/browser/test_weight.py::test_a_page[ar-home@1]", "browser"),
        ("tests/journeys/test_guest.py::test_a_guest[en]", "browser"),
        ("tests/races/test_doors.py::test_a_link", "races"),
        ("tests/demo/test_cards.py::test_a_card", "the told market"),
        ("tests/demo/test_telling.py::test_a_family", "the told market"),
        ("tests/kernel/test_money.py::TestSums::test_a_sum[a::b]", "tests/kernel/test_money.py"),
    ],
)
def test_a_test_is_kept_together_by_its_server_or_its_file(test: str, scope: str) -> None:
    assert scope_of(test) == scope


def test_every_place_of_what_is_shared_is_there() -> None:
    assert [place for place in SERVERS if not list(config.ROOT.glob(f"{place}*"))] == []


def test_what_takes_longest_is_begun_first_and_then_the_largest() -> None:
    small, large = ["tests/a.py::test_1"], ["tests/b.py::test_1", "tests/b.py::test_2"]
    slow = ["tests/browser/test_x.py::test_1", "tests/races/test_y.py::test_1"]

    assert in_turn([*small, *large, *slow]) == [slow[1], slow[0], *large, *small]


def test_what_takes_longest_is_there() -> None:
    assert [scope for scope in LONGEST if scope not in SERVERS.values() and not (config.ROOT / scope).exists()] == []


def test_workers_are_given_whole_scopes(tmp_path: Path) -> None:
    for folder in FOLDERS:
        (tmp_path / "tests" / folder).mkdir(parents=True)
        (tmp_path / "tests" / folder / f"test_{folder}.py").write_text(PROBE)
    command = [sys.executable, "-m", "pytest", "-n", "2", "-p", "xdist.plugin", "-p", "tests.together", "tests"]
    environment = {"PYTHONPATH": str(config.ROOT), "PATH": "/usr/bin:/bin", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

    ended = subprocess.run(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, check=False)

    workers = {folder: {file.suffix for file in tmp_path.rglob(f"test_{folder}.gw*")} for folder in FOLDERS}
    assert ended.returncode == 0, ended.stdout.decode()
    assert workers["browser"] == workers["journeys"]
    assert {len(found) for found in workers.values()} == {1}
    assert len(set().union(*workers.values())) == 2
