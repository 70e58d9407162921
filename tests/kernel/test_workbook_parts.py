"""Workbooks that mean harm are refused at once and in little room."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from storefront.kernel import table_files, workbooks
from storefront.kernel.csv_tables import FileIsNotATable
from storefront.kernel.workbook_parts import WorkbookIsDamaged, WorkbookIsNotSafe
from tests.architecture.house import ROOT
from tests.builders.bombs import CELLS, a_workbook, bombs

ALLOWED_MEGABYTES, ALLOWED_SECONDS = 50, 1.0  # beside what the market itself takes
TRY = """
import json, re, sys, time
from pathlib import Path
from storefront.kernel import table_files
from storefront.kernel.refusals import NotValid
def room():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024
told, before_all = {}, room()
for path in sorted(Path(sys.argv[1]).iterdir()):
    data, before = path.read_bytes(), time.process_time()
    try:
        table_files.read(data, most_rows=2000)
        said = "taken"
    except NotValid as refusal:
        said = type(refusal).__name__
    told[path.name] = [said, time.process_time() - before]
print(json.dumps({"told": told, "megabytes": room() - before_all}))
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[object]] | float]:
    """What became of each in a process of its own: said, processor seconds; and how much room that took."""
    folder = tmp_path_factory.mktemp("bombs")
    for name, data in bombs().items():
        assert len(data) <= table_files.MOST_BYTES, name
        Path(folder, name).write_bytes(data)
    ran = subprocess.run([sys.executable, "-c", TRY, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, dict[str, list[object]] | float] = json.loads(ran.stdout)
    return found


def test_every_bomb_is_refused(tried: dict[str, dict[str, list[object]]]) -> None:
    said = {name: kind for name, (kind, _) in tried["told"].items()}

    assert set(said) == set(bombs())
    assert {name for name, kind in said.items() if kind not in ("WorkbookIsNotSafe", "WorkbookIsDamaged")} == set()


def test_each_within_a_second_and_all_in_little_room(tried: dict[str, dict[str, list[float]]]) -> None:
    slow = {name: seconds for name, (_, seconds) in tried["told"].items() if seconds > ALLOWED_SECONDS}

    assert slow == {}
    assert tried["megabytes"] < ALLOWED_MEGABYTES  # type: ignore[operator]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        a_workbook("<worksheet>"),
        a_workbook("no xml"),
        a_workbook(CELLS.format('<c t="s"><v>7</v></c>')),
        a_workbook(CELLS.format(""), **{"xl/workbook.xml": "<workbook/>"}),
        a_workbook(CELLS.format("x"))[:-200],
    ],
)
def test_what_is_no_workbook_says_so(data: bytes) -> None:
    with pytest.raises((WorkbookIsDamaged, WorkbookIsNotSafe)):
        workbooks.read(data, most_rows=10)


def test_a_picture_is_no_table() -> None:
    with pytest.raises(FileIsNotATable):
        table_files.read(b"\x89PNG\r\n\x1a\n" + bytes(10) + b"ab", most_rows=10)
