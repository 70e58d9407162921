"""Every test of a case stands in the record of tests/unprotected with a protection that it was seen to miss, and what is
taken out of the code there stands in it still."""

import ast
import gc

from tests.cases.test_all_cases import numbered
from tests.mutants.children import functions_of
from tests.unprotected.paper import PAPER, beginning, days
from tests.unprotected.record import SABOTAGES, homes
from tests.unprotected.sabotage import ROOT, texts_of


def test_every_test_of_a_case_misses_a_protection() -> None:
    watched = {name.partition("[")[0] for sabotage in SABOTAGES for name in sabotage.tests}

    assert watched == homes().keys()


def test_every_case_has_its_protections_and_no_other() -> None:
    strays = [
        (sabotage.case, name)
        for sabotage in SABOTAGES
        for name in sabotage.tests
        if not name.startswith(f"test_case_{sabotage.case:02}_")
    ]

    assert {sabotage.case for sabotage in SABOTAGES} == numbered().keys()
    assert strays == []


def test_what_is_taken_out_stands_in_its_file_once() -> None:
    assert [change for sabotage in SABOTAGES for change in sabotage.changes if not change.fits] == []


def test_functions_are_found_that_the_suite_took_out_of_the_sight_of_the_collector() -> None:
    gc.freeze()
    file = str(ROOT / "storefront/kernel/money.py")

    assert {one.__code__.co_filename for one in functions_of({file})} == {file}


def test_what_stands_there_instead_is_python_too() -> None:
    for sabotage in SABOTAGES:
        for file, right, wrong in texts_of(sabotage.changes):
            assert wrong != right
            ast.parse(wrong, filename=str(file))


def test_the_document_says_of_each_on_which_day_it_was_seen_missing() -> None:
    known = days(PAPER.read_text(encoding="utf-8"))

    assert [beginning(one) for one in SABOTAGES if not known.get(beginning(one))] == []
    assert len(known) == len(SABOTAGES)
