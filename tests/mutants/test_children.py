"""A mistake that is put into memory is really made, also in a suite that hides its functions from the collector of rubbish;
otherwise every mistake would seem to survive, or none."""

from dataclasses import replace
from pathlib import Path

from storefront.kernel import money
from tests.mutants.children import TOO_LONG, UNCHANGED, functions_of, in_a_child, put_in
from tests.mutants.mistakes import Mistake, mistakes
from tests.mutants.telling import telling

FILE = Path(money.__file__)


def a_mistake() -> Mistake:
    return next(one for one in mistakes(FILE) if one.function == "shown" and "return" in str(one))


def shows_wrongly(mistake: Mistake) -> int:
    """In a child: whether an amount is shown otherwise with a mistake."""
    right = money.shown(1250)

    def run() -> int:
        if not put_in(functions_of([str(FILE)]), FILE, mistake):
            return UNCHANGED
        return int(money.shown(1250) != right)

    return in_a_child(run, patience_seconds=30)


def test_a_mistake_is_made_in_the_child_and_nowhere_else() -> None:
    right = money.shown(1250)

    assert shows_wrongly(a_mistake()) == 1
    assert money.shown(1250) == right


def test_a_mistake_in_nothing_that_is_there_is_told() -> None:
    assert shows_wrongly(replace(a_mistake(), function="nobody")) == UNCHANGED


def test_who_never_ends_is_stopped_by_the_work_it_did() -> None:
    def run() -> int:
        while True:
            pass

    assert in_a_child(run, patience_seconds=0.5) == TOO_LONG


def test_functions_tell_which_of_their_lines_are_run() -> None:
    heard: list[tuple[str, int]] = []

    with telling(functions_of([str(FILE)]), [FILE], lambda *told: heard.append(told)):
        money.portion(1, 1)
    money.portion(1, 1)

    assert heard == [(str(FILE), money.portion.__code__.co_firstlineno + 2)]
