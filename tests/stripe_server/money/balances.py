"""Balance transactions, and the balances they add up to. Every movement of money is one of them."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from ..refusals import Refusal, invalid
from ..world import Body, Thing, World
from ..world.schedule import act

CATEGORIES = {
    "adjustment": "dispute",
    "payment": "charge",
    "transfer_refund": "transfer_reversal",
    "payment_refund": "transfer_reversal",
    "payout_cancel": "payout_reversal",
    "payout_failure": "payout_reversal",
}
NOT_ENOUGH = "You have insufficient available funds in your balance."


@dataclass(frozen=True)
class Sum:
    """So much of a currency; `rate` when it was another currency before."""

    amount: int
    currency: str
    rate: Decimal = Decimal(1)

    def __neg__(self) -> "Sum":
        return replace(self, amount=-self.amount)


def book(world: World, kind: str, source: Thing, moved: Sum, *, fee: int = 0, available_on: int | None = None) -> Thing:
    """Moves a sum in the balance of whoever owns the source: into it when positive, out of it when negative, less the
    fee; available at once unless it is said when."""
    now = world.clock.now()
    when = max(available_on or now, now)
    fees = {"amount": fee, "currency": moved.currency, "application": None, "description": "Processing fees"}
    transaction = world.new(
        "balance_transaction",
        source.owner,
        amount=moved.amount,
        currency=moved.currency,
        fee=fee,
        fee_details=[{**fees, "type": "stripe_fee"}] if fee else [],
        net=moved.amount - fee,
        source=source.id,
        type=kind,
        reporting_category=CATEGORIES.get(kind, kind),
        balance_type="payments",
        available_on=when,
        status="pending" if when > now else "available",
        exchange_rate=float(moved.rate) if moved.rate != 1 else None,
        description=source.body.get("description"),
    )
    if when > now:
        world.schedule.plan(when, "balance_transaction.available", transaction)
    return transaction


@act("balance_transaction.available")
def _becomes_available(world: World, transaction: Thing) -> None:
    world.change(transaction, status="available")


def settled(world: World, amount: int, currency: str) -> Sum:
    """A sum in the currency it is settled in."""
    rate = world.options.rate(currency)
    exact = Decimal(amount) * rate
    return Sum(int(exact.quantize(Decimal(1), ROUND_HALF_EVEN)), world.options.settles_in(currency), rate)


def fee_for(world: World, amount: int) -> int:
    """What Stripe takes for a charge of a sum (in the currency it is settled in)."""
    percent = Decimal(amount) * Decimal(world.options.fee_percent) / 100
    return int(percent.quantize(Decimal(1), ROUND_HALF_EVEN)) + world.options.fee_fixed


def held(world: World, owner: str, status: str) -> dict[str, int]:
    """What somebody has, by currency: what is available or what is pending."""
    sums: dict[str, int] = {}
    for transaction in world.store.all("balance_transaction", owner):
        body = transaction.body
        if body["status"] == status:
            sums[body["currency"]] = sums.get(body["currency"], 0) + body["net"]
    return sums


def available(world: World, owner: str, currency: str) -> int:
    return held(world, owner, "available").get(currency, 0)


def need(world: World, owner: str, amount: int, currency: str) -> None:
    """Raises Refusal when somebody's available balance is less than a sum."""
    if available(world, owner, currency) < amount:
        raise insufficient()


def insufficient() -> Refusal:
    return invalid(NOT_ENOUGH, code="balance_insufficient")


def balance(world: World, owner: str) -> Body:
    """The balance as a client sees it."""
    ready, pending = held(world, owner, "available"), held(world, owner, "pending")
    currencies = sorted({*ready, *pending}) or [world.options.settlement_currency or "usd"]

    def amounts(sums: dict[str, int]) -> list[Body]:
        return [
            {"amount": sums.get(name, 0), "currency": name, "source_types": {"card": sums.get(name, 0)}}
            for name in currencies
        ]

    return {
        "object": "balance",
        "available": amounts(ready),
        "connect_reserved": [{"amount": 0, "currency": name} for name in currencies],
        "livemode": False,
        "pending": amounts(pending),
    }
