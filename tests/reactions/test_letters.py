"""Facts become letters: to whom, in which language, once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.community import families, notices
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.reactions import REACTIONS, letters
from storefront.trade import orders, proposals, returns
from storefront.treasury import payments
from tests.builders import people
from tests.builders.adjusting import OFFICER
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_product
from tests.builders.lettering import SARA, a_house, forget_letters, ordered, written
from tests.builders.trade import (
    a_basket,
    an_order,
    bring_to,
    heard,
    place,
)

pytestmark = pytest.mark.usefixtures("app")
MODULE = "storefront.reactions.letters"
OTHER = "other@example.com"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_confirmed_order_is_told_to_its_shopper_and_its_family(language: str) -> None:
    family, at_desk = a_house()

    ordered(family, language)
    heard()

    assert written() == [("order-confirmed", SARA, language), ("parcel-new", at_desk, "ar")]


@pytest.mark.parametrize(("is_confirmed", "typed", "to"), [(True, "", SARA), (True, OTHER, OTHER), (False, "", None)])
def test_a_members_order_without_an_address_is_told_at_that_of_their_account(
    is_confirmed: bool, typed: str, to: str | None
) -> None:
    user = a_member(email=SARA)
    user.confirmed_at = user.confirmed_at if is_confirmed else None

    an_order((a_product(), 1), user_id=user.id, email=typed)
    heard()

    assert [address for kind, address, _ in written() if kind == "order-confirmed"] == ([to] if to else [])


def test_everybody_at_a_desk_is_written_to() -> None:
    family, first = a_house()
    second = a_member(of=family).email

    ordered(family)
    heard()

    assert {address for kind, address, _ in written() if kind == "parcel-new"} == {first, second}


def test_a_shopper_learns_of_the_steps_that_matter() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    forget_letters()

    bring_to(parcel, "handed_over")

    states = [row.values["state"] for row in db.session.scalars(select(notices.Notice).order_by(notices.Notice.id))]
    assert states == ["accepted", "ready", "delivered"]
    assert {letter[:2] for letter in written()} == {("parcel-moved", SARA)}


def test_a_step_is_told_once() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    fact = orders.ParcelMoved(parcel.id, "placed", "accepted", None)
    forget_letters()

    letters.parcel_moved(fact)
    letters.parcel_moved(fact)

    assert written() == [("parcel-moved", SARA, "ar")]


def test_a_declined_parcel_is_told_to_the_shopper() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    forget_letters()

    orders.decline(parcel, desk(family), reason="نعتذر")
    heard()

    assert written() == [("parcel-called-off", SARA, "ar")]


def test_what_is_collected_is_told_when_it_is_in_somebodys_hands() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    parcel.way = "collect"
    forget_letters()

    bring_to(parcel, "handed_over")

    assert people.letters("parcel-moved")[-1].values["state"] == "handed_over"


@pytest.mark.parametrize("state", ["preparing", "completed", "returned"])
def test_what_the_page_of_the_order_tells_needs_no_letter(state: str) -> None:
    parcel = ordered(a_house()[0])
    forget_letters()

    letters.parcel_moved(orders.ParcelMoved(parcel.id, "", state, None))

    assert written() == []


def test_a_cancelled_parcel_is_told_to_its_shopper_and_its_family() -> None:
    family, at_desk = a_house()
    parcel = ordered(family)
    forget_letters()

    orders.cancel(parcel, SYSTEM)
    heard()

    assert written() == [("parcel-called-off", SARA, "ar"), ("parcel-cancelled", at_desk, "ar")]


def proposed(days: int = 9, state: str = "") -> tuple[orders.Parcel, proposals.DateProposal, str]:
    """A date the family asks Sara for, of a parcel in a state; nothing was written before."""
    family, at_desk = a_house()
    parcel = ordered(family)
    if state:
        bring_to(parcel, state)
    forget_letters()
    day = clock.today() + timedelta(days=days)
    return parcel, proposals.propose(parcel, desk(family), day=day, reason="تعطّل الفرن"), at_desk


def test_another_date_is_told_to_its_shopper_once() -> None:
    proposed()
    heard()
    heard()

    assert written() == [("date-proposed", SARA, "ar")]


@pytest.mark.parametrize(
    ("state", "act", "letter"),
    [
        ("", proposals.agree, "parcel-moved"),  # accepted with it, and that letter names the day
        ("accepted", proposals.agree, "date-settled"),
        ("accepted", proposals.refuse, "date-settled"),
    ],
)
def test_an_answer_is_told_to_the_family_and_the_day_that_holds_to_the_shopper(
    state: str, act: Callable[..., None], letter: str
) -> None:
    parcel, proposal, at_desk = proposed(state=state)
    forget_letters()

    act(proposal, parcel, Actor())
    heard()

    assert {row[:2] for row in written()} == {(letter, SARA), ("date-answered", at_desk)}


def test_a_date_nobody_answered_is_told_to_both_and_one_that_was_taken_back_to_the_shopper() -> None:
    parcel, _, at_desk = proposed(state="accepted")
    forget_letters()
    with clock.set_to(clock.now() + timedelta(hours=25)):
        proposals.expire()
        heard()
    expired = {row[:2] for row in written()}
    forget_letters()

    day = clock.today() + timedelta(days=8)
    again = proposals.propose(parcel, desk(parcel.family), day=day, reason="تعطّل الفرن")
    proposals.withdraw(again, parcel, desk(parcel.family))
    heard()

    assert expired == {("date-settled", SARA), ("date-answered", at_desk)}
    assert [row[:2] for row in written()] == [("date-proposed", SARA), ("date-settled", SARA)]


def test_a_return_is_asked_of_the_family_and_answered_to_the_shopper() -> None:
    family, at_desk = a_house()
    parcel = bring_to(ordered(family), "handed_over")
    line = orders.get_parcel(parcel.id).lines[0]
    forget_letters()

    request = returns.ask(parcel, {line.id: 1}, kind="defect", reason="مكسور")
    heard()
    returns.answer(request, parcel, desk(family), agreed=True, words="أهلاً بكم")
    heard()

    kinds = ["return-noted", "return-asked", "return-answered"]
    assert [letter[:2] for letter in written()] == list(zip(kinds, (SARA, at_desk, SARA), strict=True))


def test_a_family_learns_that_no_goods_come_back_and_learns_it_once() -> None:
    family, at_desk = a_house()
    parcel = bring_to(ordered(family), "handed_over")
    request = returns.ask(parcel, {orders.get_parcel(parcel.id).lines[0].id: 1}, kind="defect", reason="مكسور")
    heard()
    forget_letters()

    for _press in range(2):
        returns.withdraw(request, parcel)
        heard()

    assert written() == [("return-withdrawn", at_desk, "ar")]


@pytest.mark.parametrize(("pieces", "minor"), [(1, 8500), (2, 19_500)])
def test_goods_that_came_home_are_told_once_with_what_goes_back(pieces: int, minor: int) -> None:
    family, _ = a_house()
    parcel = bring_to(ordered(family), "handed_over")
    request = returns.ask(parcel, {orders.get_parcel(parcel.id).lines[0].id: pieces}, kind="defect", reason="مكسور")
    returns.answer(request, parcel, desk(family), agreed=True, words="")
    forget_letters()

    returns.take_back(request, parcel, desk(family))
    heard()

    assert written() == [("return-done", SARA, "ar")]
    assert people.letters("return-done")[0].values["amount_minor"] == minor
    assert [one.amount_minor for one in payments.refunds_of(payments.find_for("parcel", parcel.id).id)] == [minor]


def test_what_was_left_at_the_door_is_told_to_both_with_what_was_paid() -> None:
    family, at_desk = a_house()
    parcel = bring_to(ordered(family), "ready")
    orders.hand_over(parcel, desk(family), code="")
    line = orders.get_parcel(parcel.id).lines[0]
    forget_letters()

    returns.doorsteps.hand_over_part(parcel, {line.id: 1}, OFFICER, reason="مكسور")
    heard()

    assert {letter[:2] for letter in written()} == {
        ("parcel-moved", SARA),
        ("part-not-taken", SARA),
        ("part-refused", at_desk),
    }
    told = [people.letters(kind)[0].values["paid_minor"] for kind in ("part-not-taken", "part-refused")]
    assert told == [line.unit_minor + parcel.delivery_minor] * 2


def test_a_family_learns_that_its_shop_is_open() -> None:
    family = a_family(status="submitted")
    person = a_member(of=family)

    families.activate(family, SYSTEM)
    heard()

    assert written() == [("shop-open", person.email, "ar")]


def test_a_shopper_without_an_address_gets_no_letter() -> None:
    family, at_desk = a_house()
    place(a_basket((a_product(of=family), 1)), email="")
    heard()

    assert [address for _, address, _ in written()] == [at_desk]


def test_a_family_that_did_not_answer_learns_that_its_order_was_declined() -> None:
    family, at_desk = a_house()
    parcel = ordered(family)
    forget_letters()

    with clock.set_to(parcel.accept_by + timedelta(minutes=1)):
        orders.decline_unanswered()
        heard()

    assert written() == [("parcel-called-off", SARA, "ar"), ("parcel-lapsed", at_desk, "ar")]


def test_every_letter_about_orders_and_shops_is_tested_here() -> None:
    told = {kind.__name__ for kind, row in REACTIONS.items() if any(one.__module__ == MODULE for one in row)}

    assert told == {
        "OrderConfirmed",
        "ParcelMoved",
        "ReturnAsked",
        "ReturnAnswered",
        "ReturnWithdrawn",
        "PartNotTaken",
        "GoodsTakenBack",
        "FamilyActivated",
        "DateProposed",
        "DateDecided",
    }
