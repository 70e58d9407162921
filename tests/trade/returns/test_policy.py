"""What may be given back: seven days, by class; a fault always."""

from datetime import UTC, datetime, timedelta

import pytest

from storefront.trade.orders.states import PARCEL
from storefront.trade.returns.policy import may_return

REACHED = datetime(2026, 11, 5, 9, tzinfo=UTC)
WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)


@pytest.mark.parametrize(("kind", "classes"), [("change_of_mind", "RH"), ("defect", "RHMF")])
@pytest.mark.parametrize("return_class", list("RHMF"))
def test_the_class_decides_unless_it_is_faulty(kind: str, classes: str, return_class: str) -> None:
    assert may_return("delivered", return_class, kind, REACHED, REACHED) is (return_class in classes)


@pytest.mark.parametrize("kind", ["change_of_mind", "defect"])
@pytest.mark.parametrize(("after", "allowed"), [(WEEK, True), (WEEK + SECOND, False)])
def test_seven_days_are_seven_days(kind: str, after: timedelta, allowed: bool) -> None:
    assert may_return("delivered", "R", kind, REACHED, REACHED + after) is allowed


@pytest.mark.parametrize("state", list(PARCEL))
def test_only_what_reached_the_shopper_goes_back(state: str) -> None:
    expected = state in {"handed_over", "delivered", "completed"}

    assert may_return(state, "R", "defect", REACHED, REACHED) is expected


def test_what_was_never_handed_over_cannot_go_back() -> None:
    assert not may_return("delivered", "R", "defect", None, REACHED)
