"""Opening a page to pay on: one at a time, under a key that makes no second one, whatever is lost on the way."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, conversations, gateways, payments
from storefront.treasury.gateways import PayLine, ProviderBusy, ProviderDown, ProviderLocked, ProviderRefused
from tests.builders.money import an_unpaid_order, begin, the_attempt, the_payment
from tests.builders.providers import SITE, Obedient, provider

pytestmark = pytest.mark.usefixtures("app")


def kinds_of_alarms() -> list[str]:
    return [alarm.kind for alarm in alarms.open_alarms()]


def test_the_shopper_is_sent_to_the_providers_page() -> None:
    order = an_unpaid_order()

    url = begin(order)

    attempt = the_attempt(order)
    assert (url, attempt.url, attempt.state) == (f"{SITE}/page-1", url, "redirected")
    assert provider().newest.request.reference == attempt.once
    assert the_payment(order).expires_at == provider().newest.request.expires_at + timedelta(minutes=5)


def test_nothing_is_held_while_the_provider_is_asked() -> None:
    order, seen = an_unpaid_order(), []

    def look(_call: str) -> None:
        seen.append(db.session().in_transaction())
        with db.engine.execution_options(write=True).begin() as elsewhere:  # would wait in vain for a lock
            elsewhere.execute(text("UPDATE payment SET amount_minor = amount_minor"))

    provider().before = look
    begin(order)
    conversations.settle(the_attempt(order).id)
    conversations.release(the_payment(order).id)

    assert seen == [False, False, False]


def test_the_attempt_is_written_down_before_anybody_is_asked() -> None:
    order, seen = an_unpaid_order(), []
    provider().before = lambda _call: seen.append(the_attempt(order).state)

    begin(order)

    assert seen == ["new"]


def test_lines_that_are_not_the_sum_reach_nobody() -> None:
    payment = the_payment(an_unpaid_order())
    way = conversations.WayBack("http://localhost/paid", "http://localhost/left", "ar")

    with pytest.raises(conversations.LinesDoNotAddUp):
        conversations.begin_attempt(payment.id, [PayLine("goods", payment.amount_minor - 1)], way, after=0)

    assert (provider().calls, payments.newest_attempt(payment.id)) == ([], None)


def test_an_answer_that_was_lost_leads_to_the_same_page() -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderDown("no_answer"), executed=True)

    with pytest.raises(payments.PageIsAway):
        begin(order)
    url = begin(order)

    assert (len(provider().pages), url) == (1, f"{SITE}/page-1")
    assert the_attempt(order).number == 1


def test_an_answer_that_says_broken_is_not_asked_for_again_under_the_same_key() -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderDown("api_error", answered=True), executed=True)

    with pytest.raises(payments.PageIsAway):
        begin(order)
    given_up = the_attempt(order)
    url = begin(order, after=given_up.number)

    assert (given_up.state, url, the_attempt(order).number) == ("abandoned", f"{SITE}/page-2", 2)


@pytest.mark.parametrize(
    ("trouble", "state", "alarm"),
    [
        (ProviderDown("no_answer"), "new", []),
        (ProviderLocked("expired_key"), "abandoned", ["provider-locked"]),
        (ProviderRefused("invalid", "expires_at"), "failed", ["provider-refused"]),
    ],
)
def test_whatever_is_wrong_the_shopper_hears_the_same_words(trouble: Exception, state: str, alarm: list[str]) -> None:
    order = an_unpaid_order()
    provider().fail_next("create_checkout", trouble)  # type: ignore[arg-type]

    with pytest.raises(payments.PageIsAway):
        begin(order)

    assert (the_attempt(order).state, the_payment(order).state) == (state, "open")
    assert kinds_of_alarms() == alarm


def test_a_busy_provider_is_no_failed_payment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storefront.treasury.conversations.paying.TWIN_SECONDS", (0.0,))
    order = an_unpaid_order()
    provider().fail_next("create_checkout", ProviderBusy("rate_limit"))

    with pytest.raises(payments.PageIsAway):
        begin(order)

    assert (the_attempt(order).state, kinds_of_alarms()) == ("new", [])
    assert begin(order) == f"{SITE}/page-1"


def test_who_presses_twice_is_sent_to_the_same_page_also_while_the_first_press_is_on_its_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storefront.treasury.conversations.paying.TWIN_SECONDS", (0.0, 0.0))
    order, urls = an_unpaid_order(), []

    def twin(_call: str) -> None:
        provider().before = lambda _call: None
        urls.append(begin(order))
        provider().fail_next("create_checkout", ProviderBusy("in_progress"))

    provider().before = twin
    urls.append(begin(order))

    assert (len(set(urls)), len(provider().pages), the_attempt(order).number) == (1, 1, 1)


def test_a_second_attempt_closes_the_page_of_the_first() -> None:
    order = an_unpaid_order()
    begin(order)

    url = begin(order, after=1)

    first, second = provider().pages.values()
    assert (first.state, second.state, url) == ("expired", "open", f"{SITE}/{second.ref}")
    assert [attempt.state for attempt in payments.attempts.of_payment(the_payment(order).id)] == [
        "expired",
        "redirected",
    ]


def test_no_second_page_opens_while_the_first_could_not_be_closed() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().fail_next("expire", ProviderDown("no_answer"))

    with pytest.raises(payments.PageIsAway):
        begin(order, after=1)

    assert (len(provider().pages), the_attempt(order).number) == (1, 1)


def test_who_tries_again_after_paying_is_told_that_it_is_paid() -> None:
    order = an_unpaid_order()
    begin(order)
    provider().pay(provider().newest.ref)

    with pytest.raises(payments.PaymentIsPaid):
        begin(order, after=1)

    assert the_payment(order).state == "settled"


def test_a_page_that_has_run_out_is_not_given_out_again() -> None:
    order = an_unpaid_order()
    begin(order)

    with clock.set_to(clock.now() + timedelta(minutes=32)):
        url = begin(order)

    assert url == f"{SITE}/page-2"
    assert the_attempt(order).number == 2


def test_nobody_is_sent_to_an_address_that_is_not_the_providers(monkeypatch: pytest.MonkeyPatch) -> None:
    order = an_unpaid_order()
    elsewhere = "https://pay.example.evil.example"
    monkeypatch.setattr("tests.builders.providers.SITE", elsewhere)

    with pytest.raises(payments.PageIsAway):
        begin(order)

    assert (the_attempt(order).url, kinds_of_alarms()) == ("", ["page-elsewhere"])


def test_a_page_that_opened_for_a_payment_that_ended_meanwhile_is_closed_by_the_worker() -> None:
    order = an_unpaid_order()

    def give_up(_call: str) -> None:
        provider().before = lambda _call: None
        with unit_of_work():
            payments.attempts.end(the_attempt(order), "abandoned")

    provider().before = give_up
    with pytest.raises(payments.PaymentIsClosed):
        begin(order)
    conversations.look_again(the_attempt(order).id)

    assert (the_attempt(order).state, provider().newest.state) == ("expired", "expired")


def test_a_provider_that_is_not_configured_any_more_opens_nothing() -> None:
    order = an_unpaid_order()
    del gateways.GATEWAYS[Obedient.name]

    with pytest.raises(payments.MethodIsAway):
        begin(order)


def test_the_providers_page_is_told_the_way_back_and_the_language() -> None:
    begin(an_unpaid_order(), language="en")

    request = provider().newest.request
    assert (request.success_url, request.cancel_url) == ("http://localhost/paid", "http://localhost/left")
    assert (request.language, request.group) == ("en", request.reference.partition(":")[0])


def test_nobody_is_sent_to_a_page_that_would_never_close() -> None:
    order = an_unpaid_order()
    with pytest.raises(payments.PageIsAway):
        provider().fail_next("create_checkout", ProviderDown("no_answer"))
        begin(order)
    with unit_of_work():
        the_attempt(order).expires_at = None

    with pytest.raises(payments.PaymentIsClosed):
        begin(order)
