"""The orders of the last weeks of the demo year that were paid by card, on the provider's real pages, and what became of
their money. Told only where a provider of this machine's own is there to play its part."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from storefront.demo import year
from storefront.demo.agenda import Agenda
from storefront.demo.card_office import CardOffice
from storefront.demo.provider import Provider
from storefront.demo.year import GUEST, Buyer, Wish
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, returns
from storefront.treasury import conversations, payments
from storefront.treasury.conversations import WayBack
from storefront.treasury.gateways import PayLine

CARD = "card"
KNOWN = timedelta(days=70)  # so long the market has taken cards
CHOSEN = {"declined": 2, "cancelled": 3, "": 45}  # orders of that time by what becomes of them; the last: all else
TAKEN = ("4242424242424242", "5555555555554444", "4000006820000007", "4000056655665556")  # by the provider's pages
NOT_TAKEN = "4000000000009995"  # nothing is left on it
TURNED_DOWN = 20  # the card payment whose first card is not taken
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
OVER = 6 * HOUR  # after which it is decided whether an order is declined or called off
LEFT_FOR = 40 * MINUTE  # after which a page is closed and its goods are free
LONG_HOME = 6 * DAY  # goods that came back reached their shopper at least so long ago
BROKEN, SORRY = "وصلت إحدى القطع مكسورة.", "نعتذر منك. أعد القطعة ونرد لك ثمنها."


class Cash:
    """The orders where no provider is there: nobody pays by card."""

    def chosen(self, wishes: Sequence[Wish]) -> Sequence[Wish]:
        """The same orders, some of the last weeks paid by card."""
        return wishes

    def every_second(self, wishes: Sequence[Wish]) -> Sequence[Wish]:
        """The same orders, every second paid by card."""
        return wishes

    def tell_order(self, wish: Wish, dice: random.Random, *, buyer: Buyer = GUEST) -> None:
        """One order, and whatever came before it of those paid by card."""
        year.tell_order(wish, dice, buyer=buyer)

    def end(self) -> None:
        """Whatever is still to come by now."""


class Cards(Cash):
    """The orders where a provider plays its part."""

    def __init__(self, provider: Provider, dice: random.Random) -> None:
        self.provider, self.dice = provider, dice
        self.agenda = Agenda(provider)
        self.office = CardOffice(self.agenda, since=clock.now() - KNOWN)
        self.number = 0  # of payments by card
        self.is_left = self.came_back = False

    def chosen(self, wishes: Sequence[Wish]) -> Sequence[Wish]:
        since, there = clock.now() - KNOWN, {far: list[int]() for far in CHOSEN}
        for place, wish in enumerate(wishes):
            if since < wish.at < clock.now() - OVER:
                there[wish.far if wish.far in CHOSEN else ""].append(place)
        mine = {
            place for far, places in there.items() for place in self.dice.sample(places, min(CHOSEN[far], len(places)))
        }
        return [replace(wish, method=CARD) if place in mine else wish for place, wish in enumerate(wishes)]

    def every_second(self, wishes: Sequence[Wish]) -> Sequence[Wish]:
        return [replace(wish, method=CARD) if place % 2 else wish for place, wish in enumerate(wishes)]

    def tell_order(self, wish: Wish, dice: random.Random, *, buyer: Buyer = GUEST) -> None:
        self.agenda.tell_until(wish.at)
        if wish.method != CARD:
            super().tell_order(wish, dice, buyer=buyer)
            return
        order_id = year.place(wish, dice, buyer)
        if order_id is not None and self.pay(order_id, wish):
            year.live_on(order_id, wish, dice)
            self.follow(order_id, wish)

    def end(self) -> None:
        self.office.end()
        self.agenda.tell_until(clock.now())
        self.provider.set_clock_right()

    def pay(self, order_id: int, wish: Wish) -> bool:
        """The way to the provider's page and back; whether the order is paid then. One is left as it is, by somebody who
        would have called it off; of one the first card is not taken."""
        url = self.open_page(order_id, wish.at + MINUTE)
        if wish.far == "cancelled" and not self.is_left:
            self.is_left = True
            payment_id = payment_of(order_id).id
            self.agenda.plan(wish.at + LEFT_FOR, lambda: conversations.release(payment_id))
            return False
        self.number += 1
        at = wish.at + 2 * MINUTE
        if self.number == TURNED_DOWN:
            self.on_the_page(order_id, url, at, NOT_TAKEN)
            url, at = self.open_page(order_id, at + MINUTE), at + 2 * MINUTE
        self.on_the_page(order_id, url, at, self.dice.choice(TAKEN))
        return True

    def open_page(self, order_id: int, at: datetime) -> str:
        """The address of a new page of the provider's, after the one that was open."""
        with self.agenda.clocks_at(at):
            order, payment = orders.get(order_id), payment_of(order_id)
            lines = [PayLine(parcel.family.trade_name_ar, parcel.total_minor) for parcel in order.parcels]
            back = f"{self.provider.site}/orders/{order.reference}/payment"
            before = payments.newest_attempt(payment.id)
            return conversations.begin_attempt(
                payment.id,
                [line for line in lines if line.amount_minor],
                WayBack(f"{back}?back=paid", f"{back}?back=left", order.language),
                after=before.number if before else 0,
            )

    def on_the_page(self, order_id: int, url: str, at: datetime, card: str) -> None:
        """Somebody tries a card, and comes back to the market whatever was said of it."""
        with self.agenda.clocks_at(at):
            self.provider.pay(url, card)
            attempt = payments.newest_attempt(payment_of(order_id).id)
            if attempt:
                conversations.settle(attempt.id)

    def follow(self, order_id: int, wish: Wish) -> None:
        """What goes back of a paid order goes through the provider; the first that can comes back in part."""
        self.give_back(order_id)
        reached = [parcel for parcel in orders.get(order_id).parcels if parcel.handed_over_at]
        if wish.far == "done" and reached and reached[0].handed_over_at:
            at = reached[0].handed_over_at
            pieces = sum(line.quantity for line in reached[0].lines)
            if not self.came_back and pieces > 1 and at < clock.now() - LONG_HOME:
                self.came_back = True
                self.agenda.plan(at + DAY, partial(self.come_back, order_id, reached[0].id))
            else:
                self.office.kept.append(order_id)

    def give_back(self, order_id: int) -> None:
        """Whatever is to go back of an order's money is given back a moment after it was asked for."""
        for refund in payments.refunds_of(payment_of(order_id).id):
            self.agenda.plan(refund.created_at + MINUTE, partial(conversations.carry_out_refund, refund.id))

    def come_back(self, order_id: int, parcel_id: int) -> None:
        """A shopper gives one piece of a parcel back, and its family agrees."""
        with unit_of_work():
            parcel = orders.get_parcel(parcel_id)
            request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason=BROKEN)
            request_id, desk = request.id, Actor(families=frozenset({parcel.family_id}))
        self.agenda.plan(clock.now() + 3 * HOUR, partial(self.agree, request_id, parcel_id, desk))
        self.agenda.plan(clock.now() + 2 * DAY, partial(self.take_back, request_id, order_id, parcel_id, desk))

    def agree(self, request_id: int, parcel_id: int, desk: Actor) -> None:
        """The family says yes."""
        with unit_of_work():
            returns.answer(returns.get(request_id), orders.get_parcel(parcel_id), desk, agreed=True, words=SORRY)

    def take_back(self, request_id: int, order_id: int, parcel_id: int, desk: Actor) -> None:
        """The piece is home, and its price goes back."""
        with unit_of_work():
            returns.take_back(returns.get(request_id), orders.get_parcel(parcel_id), desk)
        self.give_back(order_id)


def paid_with(provider: Provider | None, dice: random.Random) -> Cash:
    """How the orders of the year are paid."""
    return Cards(provider, dice) if provider else Cash()


def payment_of(order_id: int) -> payments.Payment:
    """The payment an order waits for, or was paid by. Raises LookupError."""
    found = payments.find_for("order", order_id)
    if found is None:
        raise LookupError(order_id)
    return found
