"""Questions about visitors: quiet about what happened as it should, and naming what did not."""

from collections.abc import Callable, Sequence

import pytest

from storefront.insight.fairground import visitors as questions
from storefront.kernel import clock
from tests.builders.faults import visits as faults
from tests.builders.stage import plant
from tests.builders.visiting import people_at_gates

pytestmark = pytest.mark.usefixtures("app")
OF_RULE = dict(questions.TOLD)


def test_nothing_is_named_of_what_happened_as_it_should() -> None:
    people_at_gates()

    assert [ask() for ask in OF_RULE.values()] == [[]] * 4


@pytest.mark.parametrize(("rule", "what", "statements"), faults.FAULTS, ids=[what for _, what, _ in faults.FAULTS])
def test_what_was_broken_is_named(rule: str, what: str, statements: Sequence[str]) -> None:
    people_at_gates()
    ask: Callable[[], Sequence[str]] = OF_RULE[rule]

    plant(statements)

    assert ask(), what


def test_names_may_stay_a_month_and_a_day() -> None:
    people_at_gates()

    with clock.set_to(clock.now() + questions.visits.KEPT):
        assert questions.names_kept_too_long() == []
