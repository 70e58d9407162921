"""The record: every protection there is a case for, by the file of its tests."""

import ast
from collections.abc import Iterable

from tests.unprotected.record import (
    books,
    canaries,
    disputes,
    families,
    fees,
    messages,
    paying,
    providers,
    refunds,
    reversals,
    safety,
    sessions,
    stock,
)
from tests.unprotected.sabotage import ROOT, Sabotage

FILES = (
    sessions,
    paying,
    messages,
    stock,
    refunds,
    disputes,
    reversals,
    families,
    fees,
    books,
    providers,
    canaries,
    safety,
)
SABOTAGES: tuple[Sabotage, ...] = tuple(
    sorted((one for file in FILES for one in file.SABOTAGES), key=lambda one: one.case)
)


def homes() -> dict[str, str]:
    """The file in which each test of a case stands."""
    found = {}
    for path in sorted((ROOT / "tests" / "cases").glob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_case_"):
                found[node.name] = str(path.relative_to(ROOT))
    return found


def files_of(sabotages: Iterable[Sabotage]) -> list[str]:
    """The files of the tests that some sabotages name."""
    where = homes()
    return list(dict.fromkeys(where[name.partition("[")[0]] for one in sabotages for name in one.tests))
