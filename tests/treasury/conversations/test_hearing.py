"""Hints: taken in as they come, followed by asking; what cannot be followed waits and holds up nothing."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.treasury import conversations, hints, payments
from storefront.treasury.gateways import DisputeSnapshot, InvalidWebhook, ProviderDown
from storefront.treasury.hints import ProviderEvent
from tests.builders.money import a_settled_order, an_unpaid_order, as_it_is, begin, the_payment
from tests.builders.providers import TOKEN, Page, provider

pytestmark = pytest.mark.usefixtures("app")


def heard(kind: str, page: Page, **other: object) -> ProviderEvent:
    """A message of the provider, taken in."""
    told = provider().tell(kind, page, **other)  # type: ignore[arg-type]
    with unit_of_work():
        conversations.hear("obedient", {"X-Token": TOKEN}, json.dumps({"events": [told.event_id]}).encode())
    return db.session.scalars(select(ProviderEvent).where(ProviderEvent.event_id == told.event_id)).one()


def follow(event: ProviderEvent, *, after: timedelta = timedelta()) -> ProviderEvent:
    with clock.set_to(clock.now() + after):
        conversations.work_off(event.id)
    db.session.expire_all()
    return event


def test_a_hint_leads_to_the_truth() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)

    event = follow(heard("paid", provider().newest))

    assert (event.state, event.done_at is not None) == ("done", True)
    assert as_it_is(order).confirmed_at is not None


def test_a_hint_alone_is_never_believed() -> None:
    order = an_unpaid_order()
    begin(order)

    event = follow(heard("paid", provider().newest))

    assert (event.state, as_it_is(order).confirmed_at) == ("done", None)


def test_hearing_asks_nobody_and_books_nothing() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)
    before = list(provider().calls)

    heard("paid", provider().newest)

    assert (provider().calls, the_payment(order).state) == (before, "open")


def test_a_hint_that_is_faster_than_our_own_row_is_followed_later() -> None:
    order = an_unpaid_order()
    begin(order)
    page = provider().newest
    event = heard("paid", page, session_ref="not known yet", reference="not known yet", payment_ref=None)
    first = follow(event).state
    with unit_of_work():
        db.session.get_one(ProviderEvent, event.id).session_ref = page.ref
    provider().pay(page.ref)

    second = follow(event, after=timedelta(minutes=1)).state

    assert (first, second, the_payment(order).state) == ("waiting", "done", "settled")


def test_a_provider_that_does_not_answer_is_asked_again() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)
    provider().fail_next("fetch", ProviderDown("no_answer"))
    event = heard("paid", provider().newest)

    first = (follow(event).state, event.trouble)
    second = follow(event, after=timedelta(minutes=1)).state

    assert (first, second) == (("waiting", "NotAnswered"), "done")


def test_an_event_that_breaks_us_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    orders = [an_unpaid_order(), an_unpaid_order()]
    for order in orders:
        begin(order)
    pages = list(provider().pages.values())
    for page in pages:
        provider().pay(page.ref)
    poison, other = (heard("paid", page) for page in pages)
    real = payments.settling.record
    monkeypatch.setattr(payments, "record", lambda one, seen: real(one, seen) if one != 1 else 1 / 0)

    for event in (poison, other):
        follow(event)

    assert (poison.state, poison.trouble, other.state) == ("waiting", "ZeroDivisionError", "done")
    assert [the_payment(order).state for order in orders] == ["open", "settled"]


def test_a_hint_taken_by_one_worker_is_not_followed_by_another() -> None:
    order = an_unpaid_order()
    begin(order)
    event = heard("paid", provider().newest)
    with unit_of_work():
        hints.claim(event.id)

    follow(event)

    assert "fetch" not in provider().calls


@pytest.mark.parametrize("topic", ["refund", "dispute"])
def test_money_is_looked_at_before_what_went_back_of_it(topic: str) -> None:
    order = an_unpaid_order()
    begin(order)
    page = provider().newest
    provider().pay(page.ref)
    provider().refund_in_office(page, 300)
    page.disputes = [DisputeSnapshot("d-1", "inquiry", order.total_minor, "SAR", "general")]

    event = follow(heard("something", page, topic=topic))

    asked = provider().calls[-2:]
    assert (event.state, asked) == ("done", ["fetch", "list_refunds" if topic == "refund" else "list_disputes"])


def test_what_is_paid_already_is_not_asked_for_again_when_something_goes_back() -> None:
    a_settled_order()
    calls = provider().calls.count("fetch")

    follow(heard("refund", provider().newest, topic="refund"))

    assert provider().calls.count("fetch") == calls


def test_messages_that_never_arrived_are_caught_up_with() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)
    provider().tell("paid", provider().newest)
    since = clock.now() - timedelta(days=3)

    new = [conversations.catch_up("obedient", since) for _ in range(2)]
    for event_id in hints.due():
        conversations.work_off(event_id)

    assert (new, the_payment(order).state) == ([1, 0], "settled")


def test_catching_up_waits_for_a_provider_that_is_away_and_knows_none_that_is_gone() -> None:
    provider().fail_next("changes_since", ProviderDown("no_answer"))

    assert [conversations.catch_up(name, clock.now()) for name in ("obedient", "cash", "gone")] == [0, 0, 0]


def test_a_message_that_proves_nothing_is_refused() -> None:
    with pytest.raises(InvalidWebhook):
        conversations.hear("obedient", {"X-Token": "guessed"}, b"{}")
    with pytest.raises(NotFound):
        conversations.hear("cash", {"X-Token": TOKEN}, b"{}")
