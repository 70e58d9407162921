"""A sum that nobody can place calls the office until somebody has said what it is."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete

from storefront.cli.steps import in_a_unit
from storefront.cli.work import TASKS
from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, bank
from storefront.treasury.alarms import Alarm
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


def test_the_worker_calls_to_what_waits_without_an_alarm_and_to_nothing_a_second_time() -> None:
    order = a_transfer_order()
    imported((order.total_minor, order.reference, "FT1"), (12_350, "SARIE INCOMING", "FT2"), (700, "SARIE", ""))
    imported((700, "SARIE", ""))
    with unit_of_work() as session:
        session.execute(delete(Alarm))

    looked = [in_a_unit(bank.call_to_the_overlooked) for _ in range(2)]

    assert looked == [3, 0]
    assert called() == [("credit-unknown", "123.50"), ("credit-unknown", "7.00"), ("credit-asked", "7.00")]
    assert bank.call_to_the_overlooked in [getattr(task.run, "args", [None])[0] for task in TASKS]


@pytest.mark.parametrize(("by_hand", "again"), [(True, []), (False, ["credit-unknown"])])
def test_what_a_person_has_closed_is_not_called_to_anew(by_hand: bool, again: list[str]) -> None:
    imported((500, "SARIE INCOMING", "FT2"))
    with unit_of_work():
        (alarm,) = alarms.open_alarms()
        if by_hand:
            alarms.close(alarm, OFFICER, note="نسأل المصرف")
        else:
            alarms.end(alarm.subject, alarm.kind)

    in_a_unit(bank.call_to_the_overlooked)

    assert [kind for kind, _ in called()] == again
