"""Every way in which paying and being paid is known to fail has its test, or a reason why it cannot happen here."""

import ast
from pathlib import Path

HERE = Path(__file__).parent
CASES = {*range(1, 83)}
ELSEWHERE: dict[int, str] = {}  # why a case cannot happen here


def numbered() -> dict[int, list[str]]:
    """The tests by the number of their case."""
    found: dict[int, list[str]] = {}
    for path in HERE.glob("test_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_case_"):
                found.setdefault(int(node.name.split("_")[2]), []).append(node.name)
    return found


def test_every_case_has_its_test_or_its_reason() -> None:
    assert CASES - numbered().keys() == ELSEWHERE.keys()


def test_no_test_has_a_number_that_is_no_case() -> None:
    assert numbered().keys() <= CASES
