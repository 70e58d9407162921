"""The port, spoken in Stripe's words. Requests name no means of payment but cards, and nothing of the shopper."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from storefront.kernel.money import SAR
from storefront.treasury.gateways.base import (
    Capabilities,
    CheckoutRequest,
    DisputeSnapshot,
    Ending,
    Handle,
    Hint,
    Movement,
    PayLine,
    RefundRequest,
    RefundSnapshot,
    Snapshot,
)
from storefront.treasury.gateways.patience import has_time
from storefront.treasury.gateways.stripe import hints, reading
from storefront.treasury.gateways.stripe.clients import HASTY_SECONDS, PATIENT_RETRIES, PATIENT_SECONDS, client
from storefront.treasury.gateways.stripe.errors import understood
from storefront.treasury.gateways.troubles import InvalidWebhook, ProviderRefused

SITE = "https://checkout.stripe.com"
LEAST_MINOR, MOST_MINOR = 200, 99_999_999
LONGEST_LABEL, MOST_LINES = 250, 100
PAGE_SIZE = 100
WHOLE = ["payment_intent.latest_charge.balance_transaction"]
# the languages of hosted Checkout that we have; Arabic is not among them
LANGUAGES = frozenset({"en"})
LIVE_KEYS = ("sk_live_", "rk_live_")
WINDOW = timedelta(minutes=30)  # within which a page was made, when it was made at all


class Stripe:
    """The gateway. `key` is ours, `secrets` sign what Stripe tells us, `base` is another address, on this machine only."""

    name = "stripe"

    def __init__(self, key: str, secrets: Sequence[str], base: str = "") -> None:
        self.live = key.startswith(LIVE_KEYS)
        self._secrets = tuple(secrets)
        self._hasty = client(key, base, seconds=HASTY_SECONDS, retries=0)
        self._patient = client(key, base, seconds=PATIENT_SECONDS, retries=PATIENT_RETRIES)
        self.capabilities = Capabilities(
            frozenset({SAR}),
            least_minor=LEAST_MINOR,
            most_minor=MOST_MINOR,
            pages=(base or SITE,),
            languages=LANGUAGES,
            can_expire=True,
            keys_last_hours=24,
            refund_days=365,
            splits="later",
        )

    @property
    def _api(self) -> Any:
        return (self._patient if has_time() else self._hasty).v1

    def create_checkout(self, request: CheckoutRequest) -> Handle:
        with understood():
            session = self._api.checkout.sessions.create(
                params_of(request), options={"idempotency_key": f"checkout:{request.once}"}
            )
        return reading.handle(session.to_dict())

    def find_checkout(self, reference: str, since: datetime) -> str | None:
        within = {"gte": int(since.timestamp()), "lte": int((since + WINDOW).timestamp())}
        with understood():
            pages = self._api.checkout.sessions.list({"created": within, "limit": PAGE_SIZE})
            return next((one.id for one in pages.auto_paging_iter() if one.client_reference_id == reference), None)

    def fetch(self, ref: str) -> Snapshot:
        return reading.snapshot(self._session(ref))

    def _session(self, ref: str) -> dict[str, Any]:
        with understood():
            found: dict[str, Any] = self._api.checkout.sessions.retrieve(ref, {"expand": WHOLE}).to_dict()
        return found

    def expire(self, ref: str) -> Ending:
        try:
            with understood():
                session = self._api.checkout.sessions.expire(ref)
        except ProviderRefused:  # it is not open any more
            return reading.ending(self._session(ref))
        return reading.ending(session.to_dict())

    def refund(self, request: RefundRequest) -> RefundSnapshot:
        params = {
            "payment_intent": request.payment_ref,
            "amount": request.amount_minor,
            "metadata": {"refund": request.reference},
        }
        with understood():
            made = self._api.refunds.create(params, options={"idempotency_key": f"refund:{request.once}"})
        return reading.refund(made.to_dict())

    def list_refunds(self, payment_ref: str) -> list[RefundSnapshot]:
        with understood():
            found = self._api.refunds.list({"payment_intent": payment_ref, "limit": PAGE_SIZE})
            return [reading.refund(one.to_dict()) for one in found.auto_paging_iter()]

    def list_disputes(self, payment_ref: str) -> list[DisputeSnapshot]:
        with understood():
            found = self._api.disputes.list({"payment_intent": payment_ref, "limit": PAGE_SIZE})
            return [reading.dispute(one.to_dict()) for one in found.auto_paging_iter()]

    def parse_webhook(self, headers: Mapping[str, str], raw: bytes) -> list[Hint]:
        return [hints.hint(hints.verified(raw, headers.get("Stripe-Signature"), self._secrets))]

    def changes_since(self, moment: datetime) -> Iterator[Hint]:
        asked = {"created": {"gte": int(moment.timestamp())}, "types": list(hints.TOPICS), "limit": PAGE_SIZE}
        with understood():
            for event in self._api.events.list(asked).auto_paging_iter():
                with suppress(InvalidWebhook):  # nothing to look at, as when it is sent
                    yield hints.hint(event.to_dict())

    def movements_since(self, moment: datetime) -> Iterator[Movement]:
        asked = {"created": {"gte": int(moment.timestamp())}, "limit": PAGE_SIZE, "expand": ["data.source"]}
        with understood():
            for one in self._api.balance_transactions.list(asked).auto_paging_iter():
                yield reading.movement(one.to_dict())

    def holdings(self) -> dict[str, int]:
        with understood():
            return reading.holdings(self._api.balance.retrieve().to_dict())


def params_of(request: CheckoutRequest) -> dict[str, Any]:
    """A session as Stripe wants it: our sum line by line, ids and no names, the currency kept as it is."""
    metadata = {"attempt": request.reference}
    return {
        "mode": "payment",
        "submit_type": "pay",
        "allowed_payment_method_types": ["card"],
        "adaptive_pricing": {"enabled": False},
        "line_items": [line_of(line, request.currency) for line in few(request.lines)],
        "client_reference_id": request.reference,
        "metadata": metadata,
        "payment_intent_data": {"metadata": metadata, "transfer_group": request.group},
        "success_url": request.success_url,
        "cancel_url": request.cancel_url,
        "locale": request.language if request.language in LANGUAGES else "en",
        "expires_at": int(request.expires_at.timestamp()),
    }


def line_of(line: PayLine, currency: str) -> dict[str, Any]:
    price = {
        "currency": currency.lower(),
        "unit_amount": line.amount_minor,
        "product_data": {"name": line.label[:LONGEST_LABEL]},
    }
    return {"quantity": 1, "price_data": price}


def few(lines: Sequence[PayLine]) -> Sequence[PayLine]:
    """At most as many lines as a page takes; what is over is one line more, and the sum the same."""
    if len(lines) <= MOST_LINES:
        return lines
    shown, rest = lines[: MOST_LINES - 1], lines[MOST_LINES - 1 :]
    return [*shown, PayLine("…", sum(line.amount_minor for line in rest))]
