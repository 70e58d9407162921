"""Cases 29 to 41: what the company sends us, and what others send in its name."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

import config
from storefront.cli import posting
from storefront.kernel import clock, units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import gateways, hints, payments
from storefront.treasury.gateways.stripe import Stripe
from storefront.treasury.hints import ProviderEvent
from tests.builders.card_market import OPEN, PAID, CardMarket, follow_hints, kinds_of_alarms, owed, sales
from tests.builders.money import as_it_is, the_attempt
from tests.builders.stripe_market import SECRET, a_request
from tests.stripe_server.fixtures import KEY
from tests.stripe_server.world import PLATFORM

COMPLETED = "checkout.session.completed"


def kept() -> int:
    """How many messages were kept."""
    units.abandon()
    return db.session.query(ProviderEvent).count()


def statuses(sent: Sequence[dict[str, object]]) -> set[object]:
    return {one["status"] for one in sent}


def paid_untold(market: CardMarket):  # type: ignore[no-untyped-def]
    """An order that is paid; nobody has told us, and every message but the one that says so is lost."""
    order = market.order()
    market.pay(order)
    waiting = market.stripe.control.messages("waiting")
    market.stripe.control.drop(*{one["type"] for one in waiting} - {COMPLETED})
    return order


@pytest.mark.parametrize(
    "manner",
    [
        {"signature": ""},
        {"signature": "nonsense"},
        {"signature": "t=1,v1=é"},
        {"secret": "whsec_of_somebody_else"},
        {"tamper": True},
        {"age": 302},
        {"age": 86_400},
        {"age": -302},
        {"age": -86_400},
    ],
)
def test_case_29_what_is_not_truly_signed_or_not_of_now_is_refused(
    market: CardMarket, door: str, manner: dict[str, object]
) -> None:
    order = paid_untold(market)

    sent = market.stripe.control.send(COMPLETED, **manner)

    assert (statuses(sent), kept(), market.states(order)) == ({400}, 0, OPEN)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("not json", 400),
        ("[]", 400),
        ('{"object": "v2.core.event", "id": "evt_1"}', 400),
        ("[" * 50_000, 400),
        ('{"object": "event", "id": "evt_9", "created": 1000000000000000000}', 400),
        ('{"object": "event", "id": "evt_9", "created": -1000000000000000000}', 400),
        ('{"object": "event", "id": "evt_\\ud800"}', 400),
        ('{"object": "event", "id": "evt_\\u0000"}', 400),
        ("x" * 300 * 1024, 413),
    ],
)
def test_case_30_words_nobody_can_read_are_refused_even_when_signed(
    market: CardMarket, door: str, body: str, status: int
) -> None:
    paid_untold(market)

    sent = market.stripe.control.send(COMPLETED, body=body)

    assert (statuses(sent), kept()) == ({status}, 0)


def test_case_30_bytes_that_are_no_text_are_refused(market: CardMarket) -> None:
    answer = market.app.test_client().post(
        "/hooks/stripe", data=b"\xff\xfe{}", headers={"Stripe-Signature": "t=1,v1=0"}
    )

    assert (answer.status_code, kept()) == (400, 0)


@pytest.mark.parametrize("secrets", ["", " ", ",", "whsec_one,", ",whsec_one"])
def test_case_31_an_empty_secret_stops_the_start(secrets: str) -> None:
    environ = {"STRIPE_SECRET_KEY": "sk_test_x", "STRIPE_WEBHOOK_SECRETS": secrets}

    with pytest.raises(config.UnsafeSettings, match="empty secret"):
        config.read(environ)


@pytest.mark.parametrize("secrets", [("whsec_new", SECRET), (SECRET, "whsec_new"), (SECRET,)])
def test_case_32_while_a_secret_is_replaced_messages_are_taken(
    market: CardMarket, door: str, secrets: tuple[str, ...]
) -> None:
    order = paid_untold(market)
    market.stripe.control.secrets(door, *secrets)

    sent = market.stripe.control.send(COMPLETED)
    follow_hints()

    assert (statuses(sent), market.states(order)) == ({200}, PAID)


@pytest.mark.parametrize("signed", ["whsec_new", SECRET])
def test_case_32_a_market_that_knows_two_secrets_takes_what_either_has_signed(
    market: CardMarket, door: str, signed: str
) -> None:
    order = paid_untold(market)
    gateways.serve("card", Stripe(KEY, ["whsec_new", SECRET], market.stripe.address))
    market.stripe.control.secrets(door, signed)

    sent = market.stripe.control.send(COMPLETED)
    follow_hints()

    assert (statuses(sent), market.states(order)) == ({200}, PAID)


def test_case_33_what_is_about_a_familys_own_account_is_kept_and_not_followed(market: CardMarket, door: str) -> None:
    order = paid_untold(market)
    (message,) = market.stripe.control.messages("waiting")
    with market.stripe.world.entered():
        event = market.stripe.world.store.find(message["event"])
        assert event is not None
        event.body["account"] = "acct_of_a_family"

    sent = market.stripe.control.send(COMPLETED)
    follow_hints()

    assert (statuses(sent), kept(), market.states(order)) == ({200}, 1, OPEN)


@pytest.mark.parametrize("times", [1, 2, 50])
def test_case_34_a_message_is_kept_once_however_often_it_comes(market: CardMarket, door: str, times: int) -> None:
    order = paid_untold(market)
    (message,) = market.stripe.control.messages("waiting")

    sends = [
        lambda: market.stripe.control.send(ids=[message["id"]], times=-(-times // 5)) for _ in range(min(times, 5))
    ]
    sent = market.together(*sends)
    follow_hints()

    assert {status for one in sent for status in statuses(one)} == {200}
    assert (kept(), market.states(order), sales()) == (1, PAID, 1)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_case_35_messages_in_any_order_lead_to_the_same_end(market: CardMarket, door: str, data: st.DataObject) -> None:
    before = sales()
    order = market.order()
    url = market.open(order)
    market.stripe.shopper.pay(url, "4000000000000002")
    market.stripe.shopper.pay(url)
    waiting = [message["id"] for message in market.stripe.control.messages("waiting")]
    shuffled = data.draw(st.permutations(waiting))
    repeated = data.draw(st.lists(st.sampled_from(waiting), max_size=3))

    for message in [*shuffled, *repeated]:
        market.stripe.control.send(ids=[message])
        follow_hints()

    assert (market.states(order), sales() - before) == (PAID, 1)


def test_case_36_what_is_about_nothing_of_ours_is_let_go(market: CardMarket, door: str) -> None:
    from_elsewhere = market.gateway.create_checkout(a_request(once="another:1", reference="another:1"))
    market.stripe.shopper.pay(from_elsewhere.url)
    sent = market.stripe.control.send(COMPLETED)
    now = clock.now()

    for _ in range(10):
        now += timedelta(hours=2)
        with clock.set_to(now):
            follow_hints()

    units.abandon()
    assert (statuses(sent), {event.state for event in db.session.query(ProviderEvent)}) == ({200}, {"ignored"})
    assert kinds_of_alarms() == []


@pytest.mark.parametrize("hidden", [{"session_ref": None}, {"session_ref": None, "once": "not there yet"}])
def test_case_36_a_message_that_is_faster_than_our_own_row_waits_for_it(
    market: CardMarket, door: str, hidden: dict[str, str | None]
) -> None:
    order = paid_untold(market)
    known = {name: getattr(the_attempt(order), name) for name in hidden}
    change(the_attempt(order), hidden)

    market.stripe.control.send(COMPLETED)
    follow_hints()
    between = market.states(order)[0]
    change(the_attempt(order), known)
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        follow_hints()

    assert (between, market.states(order)) == ("open", PAID)


def change(attempt: payments.Attempt, values: dict[str, str | None]) -> None:
    """What our row of an attempt says from now on."""
    with unit_of_work() as session:
        for name, value in values.items():
            setattr(session.merge(attempt), name, value)


@pytest.mark.parametrize("step", ["claimed", "asked", "booked"])
def test_case_37_a_worker_that_dies_in_between_is_finished_by_the_next(
    market: CardMarket, door: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = paid_untold(market)
    market.stripe.control.send(COMPLETED)
    with monkeypatch.context() as broken:
        places = {
            "claimed": "conversations.hearing._follow",
            "asked": "payments.record",
            "booked": "hints.close",
        }
        broken.setattr(f"storefront.treasury.{places[step]}", _die)
        with pytest.raises(KeyboardInterrupt):
            follow_hints()

    with clock.set_to(clock.now() + timedelta(minutes=3)):
        follow_hints()

    assert (market.states(order), sales(), owed(), hints.due()) == (PAID, 1, 0, [])


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_case_38_while_the_database_is_away_the_company_sends_it_again(
    market: CardMarket, door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = paid_untold(market)
    (message,) = market.stripe.control.messages("waiting")

    def away(*_: object, **__: object) -> None:
        raise OperationalError("", {}, Exception("away"))

    with monkeypatch.context() as broken:
        broken.setattr(hints, "take_in", away)
        first = market.stripe.control.send(ids=[message["id"]])
    second = market.stripe.control.send(ids=[message["id"]])
    follow_hints()

    assert (statuses(first), statuses(second), market.states(order)) == ({503}, {200}, PAID)


def test_case_39_a_message_that_breaks_us_is_parked_and_stops_no_other(
    market: CardMarket, door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison, other = paid_untold(market), paid_untold(market)
    market.stripe.control.send(COMPLETED)
    real, broken_one = payments.record, the_attempt(poison).id
    monkeypatch.setattr(payments, "record", lambda one, seen: real(one, seen) if one != broken_one else 1 / 0)
    now = clock.now()

    for _ in range(40):
        with clock.set_to(now):
            follow_hints()
        now += timedelta(hours=1)

    units.abandon()
    assert sorted(event.state for event in db.session.query(ProviderEvent)) == ["dead", "done"]
    assert (market.states(poison)[0], market.states(other)) == ("open", PAID)
    assert kinds_of_alarms() == ["event-dead"]


def test_case_40_unknown_kinds_and_older_versions_are_thanked_for(market: CardMarket, door: str) -> None:
    order = market.order()
    market.pay(order)
    with market.stripe.world.entered():
        events = market.stripe.world.store.all("event", PLATFORM)
        assert events
        for event in events:
            event.body["api_version"] = "2019-12-03"

    sent = market.stripe.control.send()
    follow_hints()

    units.abandon()
    assert statuses(sent) == {200}
    assert market.states(order) == PAID
    assert {event.state for event in db.session.query(ProviderEvent)} == {"done", "ignored"}


def test_case_41_a_letter_that_cannot_be_sent_undoes_no_payment(
    market: CardMarket, door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = market.order(email="sara@example.com")
    market.pay(order)
    market.stripe.control.send()

    def refuses(_due: object) -> None:
        raise OSError("no post today")

    monkeypatch.setattr(posting, "post", refuses)
    follow_hints()
    posting.send_letters()

    assert market.states(order) == PAID
    assert as_it_is(order).confirmed_at is not None
