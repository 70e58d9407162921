"""Two who move the money of one parcel at the same moment, and many who enter one sum: whoever comes second sees what the
first has booked. Each pair meets as often as there are turns, and each goes first in turn."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from storefront.insight import invariants
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, orders, returns
from storefront.treasury import disputes, ledger, movements
from tests.builders.adjusting import OFFICER, REASON, lost
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, heard, the_parcel
from tests.builders.treasury import an_officer
from tests.races.overlapping import TURNS, overlapping

pytestmark = pytest.mark.race
PRICE, SHARE = 10_000, 9_200  # of each of two pieces, and what its family has of it
ALL, SOME = 2 * SHARE, 2 * SHARE - SHARE // 2  # of a whole parcel, and when half a piece was allowed
FEE = 2_500  # for bringing it, which a family bears that bears all of a dispute
MANY = 6


class Story:
    """A parcel of two pieces that the courier brought, and what people do about it; each act is a unit's whole content."""

    def __init__(self, *, cash: bool = True) -> None:
        """The goods are with the shopper, who paid at the door or ahead by card."""
        goods = (a_product(of=a_family(ways=frozenset({"courier"})), price=PRICE), 2)
        self.officer: Actor = an_officer()
        self.parcel = bring_to(the_parcel(an_order(goods) if cash else a_paid_order(goods)), "handed_over")
        self.desk, self.days = desk(self.parcel.family), 0

    def asked(self, *, agreed: bool = False) -> "Story":
        """One piece is to come home."""
        line = self.parcel.lines[0].id
        self.request = returns.ask(self.parcel, {line: 1}, kind="change_of_mind", reason="")
        if agreed:
            returns.answer(self.request, self.parcel, self.desk, agreed=True, words="")
        heard()
        return self

    def in_days(self, days: int) -> "Story":
        """What is done next is done so many days later."""
        self.days = days
        return self

    def after(self, days: int) -> "Story":
        """So many days later, the worker having completed what was to be completed."""
        self.in_days(days).complete()
        heard()
        return self

    def lost(self) -> "Story":
        """The shopper's bank took the payment back for good."""
        self.dispute = lost(self.parcel.order)
        return self

    def hand_in(self) -> None:
        """The courier brings the cash for it."""
        movements.note_cash(self.parcel.total_minor, 0, self.officer, reference="ST-1", reason=REASON)

    def allow(self) -> None:
        """Half a piece goes back by the office's hand."""
        wish, press = adjustments.Wish({self.parcel.lines[0].id: PRICE // 2}, False), f"press-{self.parcel.id}"
        adjustments.give(orders.get_parcel(self.parcel.id), wish, OFFICER, once=press, reason=REASON)

    def take_home(self) -> None:
        returns.take_back(returns.get(self.request.id), orders.get_parcel(self.parcel.id), self.desk)

    def withdraw(self) -> None:
        """The shopper keeps the piece after all."""
        returns.withdraw(returns.get(self.request.id), orders.get_parcel(self.parcel.id))

    def decline(self) -> None:
        request, parcel = returns.get(self.request.id), orders.get_parcel(self.parcel.id)
        returns.answer(request, parcel, self.desk, agreed=False, words="")

    def complete(self) -> None:
        with clock.set_to(clock.now() + timedelta(days=self.days)):
            orders.complete_reached()

    def forget(self) -> None:
        """The worker lets go of what a return has held up for too long."""
        with clock.set_to(clock.now() + timedelta(days=self.days)):
            returns.clear_forgotten()

    def decide(self) -> None:
        """The family bears what the bank kept."""
        parcel = orders.get_parcel(self.parcel.id)
        adjustments.decide(disputes.get(self.dispute.id), parcel, "family", self.officer, reason=REASON)


def with_cash_in() -> Story:
    """A complete parcel, its cash in, whose return nobody finishes."""
    story = Story().asked(agreed=True)
    story.hand_in()
    return story.after(40)


PAIRS: dict[str, tuple[Callable[[], Story], Callable[[Story], None], Callable[[Story], None], int]] = {
    "an allowance and the cash": (lambda: Story().after(8), Story.allow, Story.hand_in, SOME),
    "an allowance and a forgotten return": (with_cash_in, Story.allow, Story.forget, SOME),
    "goods that come home and a forgotten return": (with_cash_in, Story.take_home, Story.forget, SHARE),
    "goods that come home and the cash": (
        *(lambda: Story().asked(agreed=True).after(8), Story.take_home, Story.hand_in, SHARE),
    ),
    "a declined return and the cash": (lambda: Story().asked().after(8), Story.decline, Story.hand_in, ALL),
    "a withdrawn return and the cash": (lambda: Story().asked().after(8), Story.withdraw, Story.hand_in, ALL),
    "a declined return and the end of its time": (
        *(lambda: Story(cash=False).asked().in_days(8), Story.decline, Story.complete, ALL),
    ),
    "the end of the time for returning and the cash": (lambda: Story().in_days(8), Story.complete, Story.hand_in, ALL),
    "a lost dispute and a forgotten return": (
        *(lambda: Story(cash=False).lost().asked().after(40), Story.decide, Story.forget, -FEE),
    ),
}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("pair", PAIRS)
def test_of_two_who_move_a_parcels_money_the_second_sees_what_the_first_booked(
    app: Flask, pair: str, turn: int
) -> None:
    begin, one, other, payable = PAIRS[pair]
    with unit_of_work():
        story = begin()

    came = overlapping(app, lambda: one(story), lambda: other(story), first=turn % 2)

    assert came == ["nothing", "nothing"]  # neither was refused
    assert ledger.standing(story.parcel.family_id) == ledger.Standing(0, payable)
    assert {rule.sentence: rule.broken_by() for rule in invariants.RULES if rule.broken_by()} == {}


@pytest.mark.parametrize("turn", TURNS)
def test_goods_are_taken_back_or_their_return_is_withdrawn(app: Flask, turn: int) -> None:
    with unit_of_work():
        story = Story(cash=False).asked(agreed=True).after(8)

    came = overlapping(app, story.take_home, story.withdraw, first=turn % 2)

    db.session.refresh(story.request)
    ended = story.request.state
    assert (came, ended) in (
        (["nothing", "CannotBeWithdrawn"], "done"),
        (["NotNow", "nothing"], "withdrawn"),
    )
    assert ledger.standing(story.parcel.family_id) == ledger.Standing(0, SHARE if ended == "done" else ALL)
    assert {rule.sentence: rule.broken_by() for rule in invariants.RULES if rule.broken_by()} == {}


@pytest.mark.parametrize("turn", TURNS)
def test_many_who_move_the_money_of_many_parcels_wait_for_each_other_and_for_nothing_else(
    app: Flask, turn: int
) -> None:
    with unit_of_work():
        stories = [Story().in_days(8) for _ in range(4)]
    cash = sum(story.parcel.total_minor for story in stories)

    acts: list[Callable[[], object]] = [story.allow for story in stories[:: -1 if turn % 2 else 1]]
    came = overlapping(
        app,
        stories[0].complete,  # all of them, in one unit
        lambda: movements.note_cash(cash, 0, OFFICER, reference="ST-1", reason=REASON),
        *acts,
        first=turn % 6,
    )

    assert set(came) == {"nothing"}
    assert [ledger.standing(story.parcel.family_id) for story in stories] == [ledger.Standing(0, SOME)] * 4
    assert {rule.sentence: rule.broken_by() for rule in invariants.RULES if rule.broken_by()} == {}


def sold(account: str) -> int:
    """The halalas of a sale whose money somebody has taken who will hand it over."""
    with unit_of_work():
        share = ledger.Share(a_family().id, PRICE, 0, 0, by_courier=True)
        ledger.record_sale("parcel:1", share, received_in=account)
    return PRICE


@pytest.mark.parametrize("turn", TURNS)
def test_one_sum_of_the_couriers_cash_is_entered_once_however_many_enter_it(app: Flask, turn: int) -> None:
    whole = sold(ledger.COURIER_CASH)

    came = overlapping(
        app,
        *[
            lambda at=at: movements.note_cash(whole, 0, OFFICER, reference=f"{turn}-{at}", reason=REASON)  # type: ignore[misc]
            for at in range(MANY)
        ],
    )

    assert sorted(came) == ["MoreThanIsThere"] * (MANY - 1) + ["nothing"]
    assert (ledger.balances()[ledger.COURIER_CASH], ledger.balances()[ledger.BANK]) == (0, whole)


@pytest.mark.parametrize("turn", TURNS)
def test_one_sum_of_a_provider_is_entered_once_however_many_enter_it(app: Flask, turn: int) -> None:
    whole = sold(ledger.clearing("bank_transfer"))

    came = overlapping(
        app,
        *[
            lambda at=at: movements.note_arrival(
                "bank_transfer", whole, OFFICER, reference=f"{turn}-{at}", reason=REASON
            )  # type: ignore[misc]
            for at in range(MANY)
        ],
    )

    assert sorted(came) == ["MoreThanIsThere"] * (MANY - 1) + ["nothing"]
    assert (ledger.balances()[ledger.clearing("bank_transfer")], ledger.balances()[ledger.BANK]) == (0, whole)
