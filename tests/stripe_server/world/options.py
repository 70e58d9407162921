"""How this Stripe behaves: prices, delays, currencies, webhooks. Everything has a sensible default."""

from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from ..refusals import invalid
from .values import checked

DAY = 86_400
SECRET_KEYS = ("sk_test_", "rk_test_")


@dataclass(frozen=True)
class Options:
    """The settings of one server. Sums are in minor units, times in seconds of the server's clock unless said."""

    name: str = "Test shop"
    country: str = "US"
    keys: tuple[str, ...] = ()  # the secret keys that are taken; without any, every key that begins like a test key
    settlement_currency: str = ""  # what charges are settled in; empty: in the currency they were paid in
    rates: dict[str, str] = field(default_factory=dict)  # one unit of a currency in the settlement currency
    fee_percent: str = "2.9"
    fee_fixed: int = 100
    dispute_fee: int = 1500
    available_after: int = 2 * DAY  # from payment to available balance
    balance_delay: int = 0  # from payment until the charge has its balance transaction
    asynchronous_after: int = 30  # until a slow payment is decided
    refund_after: int = 30  # until a pending refund succeeds or a failing one fails
    dispute_after: int = 0  # from payment to the dispute of a card that disputes
    payout_after: int = 2 * DAY
    refunds_need_balance: bool = False  # refunds wait as pending while the available balance is too small
    onboard_at_once: bool = False  # connected accounts get their capabilities without a visit to the onboarding page
    webhooks: str = "automatic"  # or "manual": events wait until they are told to go
    retries: tuple[float, ...] = (1, 5, 30)  # pauses before an event is sent again, in real seconds
    check_answers: bool = False  # every answer is held against the description before it leaves

    def __post_init__(self) -> None:
        if self.webhooks not in ("automatic", "manual"):
            raise invalid("webhooks is automatic or manual", param="webhooks")
        for key in self.keys:
            if not key.startswith(SECRET_KEYS):
                raise invalid("keys are test keys: they begin with sk_test_ or rk_test_", param="keys")
        for name, written in (("fee_percent", self.fee_percent), *self.rates.items()):
            _positive(name, written)

    def changed(self, values: dict[str, Any]) -> "Options":
        """These options with some of them different. Raises Refusal for a name or a type that is not theirs."""
        return replace(self, **checked(Options, values, "Options"))

    def rate(self, currency: str) -> Decimal:
        """What one unit of a currency is worth in the currency it is settled in."""
        if currency == self.settles_in(currency):
            return Decimal(1)
        written = self.rates.get(currency)
        if written is None:
            raise invalid(f"There is no rate from {currency} to {self.settlement_currency}", param="currency")
        return Decimal(written)

    def settles_in(self, currency: str) -> str:
        return self.settlement_currency or currency


def _positive(name: str, written: str) -> None:
    try:
        fine = Decimal(written) >= 0
    except InvalidOperation:
        fine = False
    if not fine:
        raise invalid(f"{name} is a number of zero or more, written as text", param=name)
