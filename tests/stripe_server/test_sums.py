"""Whatever happens in whatever order: no more comes out than went in, and the balances are the sum of what moved."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from .money import (
    accounts,
    balances,
    charges,
    disputes,
    intents,
    methods,
    payouts,
    refunds,
    transfers,
)
from .refusals import Refusal
from .world import PLATFORM, Body, Options, Thing, World

OPTIONS = Options(settlement_currency="aed", rates={"sar": "0.979"}, onboard_at_once=True)
CARDS = (
    "pm_card_visa",
    "pm_card_pendingRefund",
    "pm_card_refundFail",
    "pm_card_createDispute",
    "pm_card_bypassPending",
)
amounts = st.integers(1, 12_000)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("pay"), st.sampled_from(CARDS), amounts),
        st.tuples(st.just("refund"), st.integers(0, 9), amounts),
        st.tuples(st.just("dispute"), st.integers(0, 9), st.sampled_from(["won", "lost"])),
        st.tuples(st.just("transfer"), st.integers(0, 9), amounts),
        st.tuples(st.just("reverse"), st.integers(0, 9), amounts),
        st.tuples(st.just("pay out"), st.sampled_from(["paid", "failed", "canceled"]), amounts),
        st.tuples(st.just("wait"), st.sampled_from([40, 90_000, 200_000]), amounts),
    ),
    max_size=25,
)


class Story:
    """A world in which things happen, each of which may be refused."""

    def __init__(self) -> None:
        self.world = World(OPTIONS)
        self.family = accounts.open_account(self.world, ["transfers"], "aed", country="SA")

    def all(self, kind: str, owner: str = PLATFORM) -> list[Thing]:
        return self.world.store.all(kind, owner)

    def nth(self, kind: str, number: int) -> Thing | None:
        things = self.all(kind)
        return things[number % len(things)] if things else None

    def step(self, what: str, which: Any, how: Any) -> None:
        steps_of_this: dict[str, Callable[[Any, Any], None]] = {
            "pay": self.pay,
            "refund": self.refund,
            "dispute": self.dispute,
            "transfer": self.transfer,
            "reverse": self.reverse,
            "pay out": self.pay_out,
            "wait": lambda seconds, _: self.world.move_clock(self.world.clock.now() + seconds),
        }
        with suppress(Refusal), self.world.entered():
            steps_of_this[what](which, how)

    def pay(self, card: str, amount: int) -> None:
        intent = intents.create(self.world, PLATFORM, amount, "sar")
        intents.pay(self.world, intent, methods.named(self.world, PLATFORM, card))

    def refund(self, number: int, amount: int) -> None:
        if charge := self.nth("charge", number):
            refunds.refund(self.world, charge, amount)

    def dispute(self, number: int, verdict: str) -> None:
        if charge := self.nth("charge", number):
            disputes.close(self.world, disputes.open_dispute(self.world, charge, "general"), verdict)

    def transfer(self, number: int, amount: int) -> None:
        source = self.nth("charge", number) if number % 2 else None
        transfers.transfer(self.world, self.family, amount, "aed", source)

    def reverse(self, number: int, amount: int) -> None:
        if made := self.nth("transfer", number):
            transfers.reverse(self.world, made, amount)

    def pay_out(self, ending: str, amount: int) -> None:
        payouts.become(self.world, payouts.pay_out(self.world, self.family.id, amount, "aed"), ending)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_no_more_comes_out_than_went_in(told: list[tuple[str, Any, Any]]) -> None:
    story = Story()
    for what, which, how in told:
        story.step(what, which, how)

    for charge in story.all("charge"):
        given_back = [one.body for one in story.all("refund") if one.body["charge"] == charge.id]
        counted = sum(body["amount"] for body in given_back if body["status"] not in ("failed", "canceled"))
        assert charge.body["amount_refunded"] == counted <= charge.body["amount_captured"]
        assert shared(story, charge) <= settled(story, charge)
    for owner in (PLATFORM, story.family.id):
        assert total(story, owner) == sum(one.body["net"] for one in story.all("balance_transaction", owner))
    assert balances.available(story.world, story.family.id, "aed") >= 0
    assert total(story, story.family.id) == received(story) - paid_out(story)


def shared(story: Story, charge: Thing) -> int:
    taken: list[Body] = [one.body for one in story.all("transfer") if one.body["source_transaction"] == charge.id]
    return sum(body["amount"] - body["amount_reversed"] for body in taken)


def settled(story: Story, charge: Thing) -> int:
    booked = charges.transaction_of(story.world, charge)
    return int(booked.body["amount"]) if booked else 0


def total(story: Story, owner: str) -> int:
    return sum(sum(balances.held(story.world, owner, status).values()) for status in ("available", "pending"))


def received(story: Story) -> int:
    return sum(one.body["amount"] - one.body["amount_reversed"] for one in story.all("transfer"))


def paid_out(story: Story) -> int:
    gone = [
        one.body for one in story.all("payout", story.family.id) if one.body["status"] not in ("failed", "canceled")
    ]
    return sum(body["amount"] for body in gone)
