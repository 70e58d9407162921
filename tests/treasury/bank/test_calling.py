"""A sum that nobody can place calls the office until somebody has said what it is."""

from collections.abc import Callable

import pytest

from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, bank
from storefront.treasury.bank import BankCredit
from tests.builders.bank import OFFICER, a_transfer_order, imported

pytestmark = pytest.mark.usefixtures("app")


def called() -> list[tuple[str, str]]:
    """To what the office is called, and the sum."""
    units.abandon()
    return [(one.kind, one.values["riyals"]) for one in alarms.open_alarms()]


def act(step: Callable[..., None], credit: BankCredit, *args: object, **how: object) -> None:
    with unit_of_work() as session:
        step(session.get_one(BankCredit, credit.id), *args, **how)


def test_the_office_is_called_to_what_nobody_can_place_and_to_nothing_else() -> None:
    order = a_transfer_order()

    imported((order.total_minor, order.reference, "FT1"), (12_350, "SARIE INCOMING", "FT2"))

    assert called() == [("credit-unknown", "123.50")]


@pytest.mark.parametrize("end", ["assigned", "returned", "elsewhere"])
def test_it_ends_when_somebody_has_said_what_it_is(end: str) -> None:
    order = a_transfer_order()
    (credit,) = imported((order.total_minor, "SARIE INCOMING", "FT2"))
    before = len(called())

    if end == "assigned":
        act(bank.assign, credit, order.reference, OFFICER)
    else:
        act(bank.give_back if end == "returned" else bank.leave_to_others, credit, OFFICER, note="للمندوب")

    assert (before, called()) == (1, [])


def test_what_is_taken_away_again_calls_again() -> None:
    order = a_transfer_order()
    (credit,) = imported((100, order.reference, "FT1"))
    before = called()

    act(bank.take_away, credit, OFFICER)

    assert (before, called()) == ([], [("credit-unknown", "1.00")])


@pytest.mark.parametrize(("step", "left"), [(bank.take_in, ["credit-unknown"]), (bank.drop, [])])
def test_what_is_in_doubt_is_asked_about_until_it_is_answered(step: Callable[..., None], left: list[str]) -> None:
    imported((11_000, "SARIE INCOMING", ""))
    (asked,) = imported((11_000, "SARIE INCOMING", ""))
    before = [kind for kind, _ in called()]

    act(step, asked, OFFICER)

    assert before == ["credit-unknown", "credit-asked"]
    assert [kind for kind, _ in called()] == ["credit-unknown", *left]
