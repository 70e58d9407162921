"""An obedient provider of payments that lives in memory: it keeps the contract of the port, and does what a test tells it.

It is another kind of provider than Stripe on purpose: it wants decimal sums and proves its messages by a shared token.
"""

import hmac
import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from storefront.kernel import clock
from storefront.treasury import gateways
from storefront.treasury.gateways import (
    Capabilities,
    CheckoutRequest,
    Cost,
    DisputeSnapshot,
    Ending,
    Handle,
    Hint,
    InvalidWebhook,
    Movement,
    ProviderRefused,
    RefundRequest,
    RefundSnapshot,
    Snapshot,
    Trouble,
    as_decimal,
)
from tests.stripe_server import Shopper

SITE = "https://pay.example"
TOKEN = "a token only the two of us know"
FEE_BASIS_POINTS = 290
TAKEN = ("open", "lost")  # a bank has the money
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Page:
    """A page the provider opened, and what happened on it."""

    ref: str
    request: CheckoutRequest
    written: str  # the sum as it was sent
    state: str = "open"
    paid: Snapshot | None = None
    declined: str = ""
    fee_minor: int | None = None
    refunds: list[RefundSnapshot] = field(default_factory=list)
    disputes: list[DisputeSnapshot] = field(default_factory=list)

    @property
    def payment_ref(self) -> str:
        return f"money-of-{self.ref}"

    @property
    def came_minor(self) -> int:
        """What was paid on it, which may be another sum than was asked for."""
        return self.paid.amount_minor if self.paid else self.request.amount_minor

    @property
    def left_minor(self) -> int:
        """What the provider still has of it: neither what went back, nor what the payer's bank took or kept."""
        back = sum(one.amount_minor for one in self.refunds if one.state != "failed")
        return self.came_minor - back - sum(one.amount_minor for one in self.disputes if one.state in TAKEN)


@dataclass(frozen=True)
class Fault:
    """The next call of a kind goes wrong; `executed` when only its answer is lost."""

    call: str
    trouble: Trouble
    executed: bool = False


class Obedient:
    """The provider. Tests pay on its pages by `pay`, and tell it to fail by `fail_next`."""

    name = "obedient"
    live = False

    def __init__(self) -> None:
        self.capabilities = Capabilities(
            frozenset({"SAR"}),
            least_minor=200,
            most_minor=99_999_999,
            pages=(SITE,),
            languages=frozenset({"en"}),
            can_expire=True,
            amounts="decimal",
            keys_last_hours=24,
            splits="later",
        )
        self.pages: dict[str, Page] = {}
        self.by_key: dict[str, Any] = {}
        self.calls: list[str] = []
        self.hints: list[Hint] = []
        self.faults: deque[Fault] = deque()
        self.is_slow = False  # what goes back is on its way until somebody asks what became of it
        self.moved_at: dict[str, datetime] = {}  # what is not in it moved when its payment did
        self.beside: list[Movement] = []  # what moved without any page: what is sent to families
        self.held_beside: dict[str, int] = {}  # what it says it holds of a currency, whatever moved
        self.before: Callable[[str], None] = lambda call: None  # what happens while a call is on its way

    # what a test does

    def page_of(self, reference: str) -> Page:
        """The page with a reference of ours."""
        return next(page for page in self.pages.values() if page.request.reference == reference)

    @property
    def newest(self) -> Page:
        return list(self.pages.values())[-1]

    def pay(self, ref: str, *, fee: bool = True, **other: Any) -> None:
        """Somebody pays on a page; `other` makes what came in another than what was asked."""
        page = self.pages[ref]
        page.state = "paid"
        self.moved_at[page.payment_ref] = clock.now()
        page.fee_minor = page.request.amount_minor * FEE_BASIS_POINTS // 10_000 if fee else None
        page.paid = replace(self._snapshot(page), **other)

    def decline(self, ref: str, code: str = "insufficient_funds") -> None:
        self.pages[ref].declined = code

    def fail_next(self, call: str, trouble: Trouble, *, times: int = 1, executed: bool = False) -> None:
        self.faults.extend(Fault(call, trouble, executed) for _ in range(times))

    def tell(self, kind: str, page: Page, *, topic: str = "payment", **other: Any) -> Hint:
        """A message about a page, as it would be sent; it is only kept."""
        hint = Hint(
            event_id=f"event-{len(self.hints) + 1}",
            kind=kind,
            topic=topic,  # type: ignore[arg-type]
            live=self.live,
            created=clock.now(),
            session_ref=page.ref,
            payment_ref=page.payment_ref if page.paid else None,
            reference=page.request.reference,
        )
        self.hints.append(replace(hint, **other))
        return self.hints[-1]

    def refund_in_office(self, page: Page, amount_minor: int) -> RefundSnapshot:
        """Somebody gives money back in the provider's own office."""
        ref = f"back-of-{page.ref}-{len(page.refunds)}"
        page.refunds.append(RefundSnapshot(ref, "done", amount_minor, "SAR"))
        self.moved_at[ref] = clock.now()
        return page.refunds[-1]

    def move_refund(self, place: int, state: str, page: Page, trouble: str = "") -> None:
        moved = page.refunds[place] = replace(page.refunds[place], state=state, trouble=trouble)  # type: ignore[arg-type]
        self.moved_at[f"refund {state} {moved.ref}"] = clock.now()

    # what the port promises

    def _meet(self, call: str) -> Fault | None:
        self.calls.append(call)
        self.before(call)
        fault = next((one for one in self.faults if one.call in ("*", call)), None)
        if fault:
            self.faults.remove(fault)
            if not fault.executed:
                raise fault.trouble
        return fault

    def _answer(self, fault: Fault | None, answer: Any) -> Any:
        if fault:
            raise fault.trouble
        return answer

    def create_checkout(self, request: CheckoutRequest) -> Handle:
        fault = self._meet("create_checkout")
        known = self.by_key.get(request.once)
        if known is None:
            written = as_decimal(request.amount_minor, request.currency)
            known = Page(f"page-{len(self.pages) + 1}", request, written)
            self.pages[known.ref] = self.by_key[request.once] = known
        elif known.request != replace(request, expires_at=known.request.expires_at):
            raise ProviderRefused("key_with_another_request")
        url = f"{SITE}/{known.ref}"
        return self._answer(fault, Handle(known.ref, url, known.request.expires_at, self.live))

    def find_checkout(self, reference: str, since: datetime) -> str | None:
        fault = self._meet("find_checkout")
        found = next((page.ref for page in self.pages.values() if page.request.reference == reference), None)
        return self._answer(fault, found)

    def fetch(self, ref: str) -> Snapshot:
        fault = self._meet("fetch")
        page = self.pages[ref]
        seen = replace(page.paid, cost=self._cost(page)) if page.paid else self._snapshot(page)
        return self._answer(fault, seen)

    def _snapshot(self, page: Page) -> Snapshot:
        return Snapshot(
            state=page.state,  # type: ignore[arg-type]
            amount_minor=page.request.amount_minor,
            currency=page.request.currency,
            reference=page.request.reference,
            live=self.live,
            payment_ref=page.payment_ref if page.state in ("paid", "processing") else None,
            cost=self._cost(page),
            declined=page.declined,
        )

    def _cost(self, page: Page) -> Cost | None:
        return None if page.fee_minor is None else Cost(page.fee_minor, page.request.amount_minor, "SAR")

    def expire(self, ref: str) -> Ending:
        fault = self._meet("expire")
        page = self.pages[ref]
        if page.state == "open":
            page.state = "expired"
        ending: Ending = "expired" if page.state == "expired" else "paid"
        return self._answer(fault, ending)

    def refund(self, request: RefundRequest) -> RefundSnapshot:
        fault = self._meet("refund")
        page = next(page for page in self.pages.values() if page.payment_ref == request.payment_ref)
        known = self.by_key.get(request.once)
        if known is None:
            if any(one.state == "open" for one in page.disputes):
                raise ProviderRefused("charge_disputed")
            if request.amount_minor > page.left_minor:
                raise ProviderRefused("too_much")
            ref = f"back-{len(self.by_key) + 1}"
            state = "pending" if self.is_slow else "done"
            known = RefundSnapshot(ref, state, request.amount_minor, request.currency, request.reference)  # type: ignore[arg-type]
            page.refunds.append(known)
            self.moved_at[ref] = clock.now()
            self.by_key[request.once] = known
        return self._answer(fault, next(one for one in page.refunds if one.ref == known.ref))

    def list_refunds(self, payment_ref: str) -> list[RefundSnapshot]:
        fault = self._meet("list_refunds")
        page = next(page for page in self.pages.values() if page.payment_ref == payment_ref)
        if self.is_slow:
            page.refunds[:] = [replace(one, state="done") for one in page.refunds]
        return self._answer(fault, list(page.refunds))

    def list_disputes(self, payment_ref: str) -> list[DisputeSnapshot]:
        fault = self._meet("list_disputes")
        page = next(page for page in self.pages.values() if page.payment_ref == payment_ref)
        return self._answer(fault, list(page.disputes))

    def parse_webhook(self, headers: Mapping[str, str], raw: bytes) -> list[Hint]:
        if not hmac.compare_digest(headers.get("X-Token", "").encode(), TOKEN.encode()):
            raise InvalidWebhook("token")
        try:
            wanted = json.loads(raw)["events"]
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidWebhook("words") from error
        return [hint for hint in self.hints if hint.event_id in wanted]

    def changes_since(self, moment: datetime) -> Iterator[Hint]:
        self._meet("changes_since")
        return (hint for hint in self.hints if hint.created >= moment)

    def movements_since(self, moment: datetime) -> Iterator[Movement]:
        self._meet("movements_since")
        return (one for one in self._all_movements() if one.created >= moment)

    def holdings(self) -> dict[str, int]:
        self._meet("holdings")
        held: Counter[str] = Counter()
        for one in self.movements_since(LONG_AGO):  # so that a test which bends the list bends both
            held[one.currency] += one.amount_minor - one.fee_minor
        return {**held, **self.held_beside}

    def _all_movements(self) -> Iterator[Movement]:
        yield from self.beside
        for page in self.pages.values():
            if page.paid:
                yield self._moved(page, "charge", page.payment_ref, page.came_minor, page.fee_minor or 0)
            for back in page.refunds:
                yield self._moved(page, "refund", back.ref, -back.amount_minor)
                if back.state == "failed":
                    yield self._moved(page, "refund failed", back.ref, back.amount_minor)
            for held in page.disputes:
                if held.state in ("open", "lost", "won"):
                    yield self._moved(page, "taken", held.ref, -held.amount_minor, held.fee_minor)
                if held.state == "won":  # the fee stays with the bank
                    yield self._moved(page, "given back", held.ref, held.amount_minor)

    def _moved(self, page: Page, kind: str, source: str, amount_minor: int, fee_minor: int = 0) -> Movement:
        """What was told without saying when moved as soon as the money was there."""
        at = self.moved_at.get(f"{kind} {source}") or self.moved_at.get(source, self.moved_at[page.payment_ref])
        return Movement(f"{kind} {source}", kind, source, amount_minor, fee_minor, "SAR", at)


def install() -> Obedient:
    """A new provider that takes card payments from now on."""
    provider = Obedient()
    gateways.serve("card", provider)
    return provider


def somebody_pays(gateway: gateways.PageGateway, ref: str, url: str) -> None:
    """A shopper pays on a page of whichever provider: in memory, or on the pages of a Stripe server."""
    if isinstance(gateway, Obedient):
        gateway.pay(ref, fee=False)
    else:
        Shopper(gateway.capabilities.pages[0]).pay(url)


def provider() -> Obedient:
    """The provider that takes card payments now."""
    there = gateways.GATEWAYS[gateways.METHODS["card"]]
    assert isinstance(there, Obedient)
    return there
