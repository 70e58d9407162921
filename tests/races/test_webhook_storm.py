"""Nine hundred messages of fourteen kinds, shuffled, from many hands to four processes, and followed by four workers at the
same time: each payment is booked once, with its own sum; what is not from the provider is refused and logged; what is about
nothing of ours, or about a page nobody has paid, leads to nothing."""

import http.client
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import func, select

from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import gateways, payments
from storefront.treasury.hints.models import ProviderEvent
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from tests.builders.crowds import a_few_at_a_time
from tests.builders.goods import a_product
from tests.builders.money import begin, the_payment
from tests.builders.stripe_market import SECRET, signed
from tests.builders.trade import a_basket, place
from tests.races.many_workers import many_workers
from tests.races.markets import Market
from tests.running import PATIENCE_SECONDS
from tests.stripe_server import Shopper

ORDERS, UNPAID, DELIVERIES = 26, 4, 30
PRICE = 11_000  # of each order in halalas, with its delivery
Message = tuple[dict[str, str], bytes]


@dataclass(frozen=True)
class Paid:
    """A payment that was made at the provider: what its page and its money are called there, and what it is called here."""

    number: int
    session: str
    intent: str
    once: str


def event(paid: Paid, kind: str, mark: str, about: Mapping[str, object]) -> str:
    return json.dumps(
        {
            "object": "event",
            "id": f"evt_storm_{paid.number}_{mark}",
            "type": kind,
            "created": int(time.time()),
            "livemode": False,
            "api_version": "2026-10-28.endive",
            "data": {"object": about},
        }
    )


def completed(paid: Paid, mark: str, **claims: object) -> str:
    about = {"object": "checkout.session", "id": paid.session, "client_reference_id": paid.once, **claims}
    return event(paid, "checkout.session.completed", mark, about)


def unsigned(paid: Paid, mark: str) -> Message:
    return {}, completed(paid, mark).encode()


def of_money(paid: Paid, kind: str, mark: str) -> str:
    return event(paid, kind, mark, {"object": "charge", "id": "ch_1", "payment_intent": paid.intent})


def tampered(paid: Paid, mark: str) -> Message:
    headers, raw = signed(completed(paid, mark))
    return headers, raw + b" "


# each kind: whether it is taken, and how it is written; `mark` is another one for every message
KINDS: dict[str, tuple[int, Callable[[Paid, str], Message]]] = {
    "completed": (200, lambda paid, mark: signed(completed(paid, mark))),
    "the same once more": (200, lambda paid, _: signed(completed(paid, "same"))),
    "money": (200, lambda paid, mark: signed(of_money(paid, "payment_intent.succeeded", mark))),
    "refund": (200, lambda paid, mark: signed(of_money(paid, "charge.refunded", mark))),
    "dispute": (200, lambda paid, mark: signed(of_money(paid, "charge.dispute.updated", mark))),
    "unknown kind": (200, lambda paid, mark: signed(event(paid, "price.created", mark, {"object": "price"}))),
    "foreign": (
        200,
        lambda paid, mark: signed(completed(Paid(paid.number, FOREIGN, "pi_foreign", "foreign"), mark)),
    ),
    "another sum": (200, lambda paid, mark: signed(completed(paid, mark, payment_status="paid", amount_total=1))),
    "unsigned": (400, unsigned),
    "junk": (400, lambda paid, mark: signed(f"{paid.number} {mark} {{")),
    "tampered": (400, tampered),
    "another secret": (400, lambda paid, mark: signed(completed(paid, mark), secret=SECRET + "x")),
    "old": (400, lambda paid, mark: signed(completed(paid, mark), age=900)),
    "of the future": (400, lambda paid, mark: signed(completed(paid, mark), age=-900)),
}
CLAIMS = ("completed", "the same once more", "another sum")  # what can be said of a page nobody has paid


def open_for_one(number: int, *, is_paid: bool = True) -> Paid:
    """An order whose page is open at the provider, and paid there; nobody has told us yet."""
    with unit_of_work():
        order = orders.get(place(a_basket((a_product(stock=5), 1)), method="card", mobile=f"+9665{number:08d}").id)
    url = begin(order)
    if is_paid:
        Shopper(url).pay(url)
    attempt = payments.newest_attempt(the_payment(order).id)
    assert attempt is not None
    ref, once, gateway = str(attempt.session_ref), attempt.once, gateways.with_pages(attempt.provider)
    assert gateway is not None
    units.abandon()
    seen = gateway.fetch(ref)
    return Paid(number, ref, str(seen.payment_ref), once)


def deliver(url: str, message: Message) -> int:
    headers, raw = message
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
    connection.request("POST", "/hooks/stripe", raw, {"Content-Type": "application/json", **headers})
    status = connection.getresponse().status
    connection.close()
    return status


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so() and time.monotonic() < until:
        time.sleep(0.1)


def test_a_storm_of_messages_books_each_payment_once(market: Market) -> None:
    paid = [open_for_one(number) for number in range(ORDERS)]
    unpaid = [open_for_one(number, is_paid=False) for number in range(ORDERS, ORDERS + UNPAID)]
    said = [(one, list(KINDS)) for one in paid] + [(one, list(CLAIMS)) for one in unpaid]
    storm = [
        (kinds[(one.number + turn) % len(kinds)], one, f"{turn}") for one, kinds in said for turn in range(DELIVERIES)
    ]
    random.Random(7).shuffle(storm)
    units.abandon()

    with many_workers(market) as work:
        answers = a_few_at_a_time(
            [lambda kind=kind, one=one, mark=mark: (kind, deliver(market.running.url, KINDS[kind][1](one, mark)))
             for kind, one, mark in storm]  # type: ignore[misc]
        )  # fmt: skip
        wait_until(lambda: kept()["done"] > 0)  # they work beside it
        for minutes in (0, 2, 20):  # what the provider was too busy for is asked again in the minutes after
            work(minutes)

    assert len(answers) == 900
    assert {(kind, status) for kind, status in answers} == {(kind, status) for kind, (status, _) in KINDS.items()}
    assert market.running.log.read_text().count("was refused") == sum(KINDS[kind][0] == 400 for kind, _, _ in storm)
    assert booked(paid) == dict.fromkeys((one.number for one in paid), ("settled", 1, PRICE, 0))
    assert booked(unpaid) == dict.fromkeys((one.number for one in unpaid), ("open", 0, 0, 0))
    assert kept() == Counter(
        kind_kept(kind) for kind, _, _ in storm if KINDS[kind][0] == 200 and kind not in (SAME, "foreign")
    ) + Counter({"done": len({one.number for kind, one, _ in storm if kind == SAME})})
    assert {"done", "dead"} & kept(of=FOREIGN).keys() == set()
    assert kept(of=FOREIGN).total() == sum(kind == "foreign" for kind, _, _ in storm)


SAME = "the same once more"
FOREIGN = "cs_foreign"  # a page that somebody else opened


def kind_kept(kind: str) -> str:
    """What is to be made of a message that was taken."""
    return "ignored" if kind == "unknown kind" else "done"


def booked(paid: list[Paid]) -> dict[int, tuple[str, int, int, int]]:
    """For each payment its state, how often its sale stands in the books, the halalas that came with it, and how often
    something of it is to go back."""
    found = {}
    for one in paid:
        attempt = payments.find_attempt("stripe", session_ref=one.session, payment_ref=None, reference=None)
        assert attempt is not None
        payment = db.session.get_one(payments.Payment, attempt.payment_id)
        (parcel,) = orders.get(payment.subject_id).parcels
        sale = (LedgerTransaction.once.like(f"%parcel:{parcel.id}"), LedgerTransaction.kind == "sale")
        times = db.session.scalar(select(func.count(LedgerTransaction.id)).where(*sale)) or 0
        came = (
            select(func.sum(LedgerEntry.amount_minor))
            .join(LedgerTransaction)
            .where(*sale, LedgerEntry.amount_minor > 0)
        )
        back = (
            db.session.scalar(select(func.count(payments.Refund.id)).where(payments.Refund.payment_id == payment.id))
            or 0
        )
        found[one.number] = (payment.state, times, int(db.session.scalar(came) or 0), back)
    units.abandon()
    return found


def kept(of: str | None = None) -> Counter[str]:
    """The messages of this storm by their state: those about pages of ours, or those about another page."""
    ref = func.coalesce(ProviderEvent.session_ref, "")
    mine = ProviderEvent.event_id.like("evt_storm_%"), ref == of if of else ref != FOREIGN
    found = Counter(db.session.scalars(select(ProviderEvent.state).where(*mine)))
    units.abandon()
    return found
