"""What waits for a family and for the office is counted: late, unanswered, asked back; nothing that is done."""

from datetime import timedelta

from flask import Flask

from storefront.insight import waiting
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import returns
from storefront.trade.orders import Parcel
from tests.builders.community import a_family, desk
from tests.builders.desks import a_parcel


def a_new_family():  # type: ignore[no-untyped-def]
    with unit_of_work():
        return a_family()


def make_late(parcel: Parcel, days: int = 1) -> None:
    with unit_of_work() as session:
        session.get_one(Parcel, parcel.id).promised_on = clock.today() - timedelta(days=days)


def test_late_is_what_is_promised_and_not_with_the_shopper(app: Flask) -> None:
    family, other = a_new_family(), a_new_family()
    for state in ("accepted", "handed_over"):
        make_late(a_parcel(family, state=state))
    make_late(a_parcel(other, state="ready"))

    assert waiting.of_family(family.id).late == 1
    assert waiting.of_market().late == 2


def test_today_is_not_late(app: Flask) -> None:
    family = a_new_family()
    make_late(a_parcel(family, state="accepted"), days=0)

    assert waiting.of_family(family.id).late == 0


def test_orders_nobody_answered_in_time_wait_for_the_office(app: Flask) -> None:
    family = a_new_family()
    a_parcel(family)

    now = waiting.of_market().unanswered
    with clock.set_to(clock.now() + timedelta(hours=25)):
        later = waiting.of_market().unanswered

    assert (now, later) == (0, 1)


def test_a_return_waits_for_the_office_until_the_family_answers_and_for_the_family_until_it_is_home(app: Flask) -> None:
    family = a_new_family()
    parcel = a_parcel(family, state="handed_over")
    seen = []
    with unit_of_work():
        wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
        seen.append((waiting.of_family(family.id).returns, waiting.of_market().returns))
        returns.answer(wish, parcel, desk(family), agreed=True, words="")
        seen.append((waiting.of_family(family.id).returns, waiting.of_market().returns))
        returns.take_back(wish, parcel, desk(family))
        seen.append((waiting.of_family(family.id).returns, waiting.of_market().returns))

    assert seen == [(1, 1), (1, 0), (0, 0)]


def test_the_list_of_returns_holds_those_that_are_under_way(app: Flask) -> None:
    family = a_new_family()
    parcel, _ = a_parcel(family, state="handed_over"), a_parcel(family, state="handed_over")
    with unit_of_work():
        returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")

    page = waiting.with_returns(family.id, total=1)

    assert [one.id for one in page.rows] == [parcel.id]
    assert page.total == 1
    assert waiting.with_returns(a_new_family().id, total=0).rows == []


def test_states_are_added_up(app: Flask) -> None:
    work = waiting.FamilyWork({"placed": 2, "accepted": 3})

    assert work.in_states(("placed", "accepted", "ready")) == 5
