"""A worker killed at every point of what it does: the next one finishes it, and nothing is done twice."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from storefront.goods import catalogue
from storefront.insight.search import WhooshEngine
from storefront.kernel import clock, units
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import conversations, hints, payments, payouts, recipients
from tests.builders.goods import a_product
from tests.builders.providers import somebody_pays
from tests.builders.stage import families_to_pay
from tests.builders.trade import a_basket, a_paid_order, an_order, gateway_of, open_page, place, the_parcel
from tests.races.dying import FORGOTTEN, UNANSWERED, Work, work_until_it_lives
from tests.races.markets import Market, broken
from tests.races.outcomes import left, payment_of, steps_of
from tests.stripe_server.world import PLATFORM

LEASE = 3  # minutes after which a message is due again whose worker died
UNPAID = 37  # minutes after which a card payment has ended
ASKED_AGAIN = 61  # minutes after which a provider is asked again whatever came of it


def post(market: Market) -> set[Path]:
    """Every file in the folder letters go to."""
    return set((market.running.folder / "mail").glob("*"))


def test_a_letter_leaves_once(market: Market, work: Work) -> None:
    with unit_of_work():
        place(a_basket((a_product(), 1)), email="reader@example.com")
    assert work(0, 0)
    before = post(market)
    with unit_of_work():
        place(a_basket((a_product(), 1)), email="reader-of-one@example.com")

    deaths = work_until_it_lives(lambda point: work(point, FORGOTTEN * point), broken)

    (letter,) = post(market) - before
    assert deaths > 6
    assert letter.suffix == ".eml"
    assert len(market.running.letters_to("reader-of-one@example.com")) == 1


def test_the_index_follows_a_new_name(market: Market, work: Work) -> None:
    with unit_of_work():
        product = a_product(name=("كليجا حائلية", "Hail kleija"))
    assert work(0, 0)
    with unit_of_work():
        catalogue.reword(product, catalogue.Wording(("دبيازة مكية", "Makkah dibyaza")))
    index = WhooshEngine(market.app.config["INDEX_DIR"])

    def found() -> list[bool]:
        return [f"product:{product.id}" in index.search(words).ids for words in ("Hail kleija", "Makkah dibyaza")]

    seen: list[list[bool]] = []
    deaths = work_until_it_lives(lambda point: work(point, 0), lambda: seen.append(found()))

    assert deaths > 6
    assert all(sorted(one) == [False, True] for one in seen)
    assert found() == [False, True]


def test_money_goes_back_once(market: Market, work: Work) -> None:
    with unit_of_work():
        order = a_paid_order()
    assert work(0, 0)
    with unit_of_work():
        orders.cancel(the_parcel(order), SYSTEM)
    states: list[str] = []

    def look() -> None:
        states.extend(refund.state for refund in payments.refunds_of(payment_of(order.id).id))
        assert broken() == {}

    work_until_it_lives(lambda point: work(point, ASKED_AGAIN * point), look)

    assert states == sorted(states)
    assert set(states) == {"asked", "done"}
    assert given_back(market, order) == [order.total_minor]


def given_back(market: Market, order: orders.Order) -> list[int]:
    """What the payment company sent back of an order, sum by sum."""
    attempt = payments.newest_attempt(payment_of(order.id).id)
    assert attempt is not None
    with market.stripe.world.entered():
        every = market.stripe.world.store.all("refund", PLATFORM)
        return [one.body["amount"] for one in every if one.body["payment_intent"] == attempt.payment_ref]


def paid_and_untold(work: Work) -> tuple[catalogue.Product, orders.Order, str]:
    """Two pieces of a product ordered by card and paid on a page, of which nobody has told us; the page's own name."""
    with unit_of_work():
        product = a_product(stock=5)
        order = an_order((product, 2), method="card")
        payment = payments.find_for("order", order.id)
        assert payment is not None
        ref = open_page(payment)
    assert work(0, 0)
    somebody_pays(gateway_of(payment), ref, payments.attempts.of_payment(payment.id)[0].url)
    return product, order, ref


def test_a_payment_nobody_told_of_is_taken_once(market: Market, work: Work) -> None:
    product, order, _ = paid_and_untold(work)
    states: list[str] = []

    def look() -> None:
        states.append(payment_of(order.id).state)
        assert broken() == {}

    work_until_it_lives(lambda point: work(point, 5 * point), look)

    assert set(states) == {"open", "settled"}
    assert states == sorted(states)
    assert (left(product), steps_of(order.parcels[0])) == (3, ["placed"])


def test_a_message_is_followed_once(market: Market, work: Work) -> None:
    product, order, ref = paid_and_untold(work)
    assert conversations.catch_up("stripe", clock.now() - timedelta(minutes=10))
    found: list[tuple[str, str]] = []

    def look() -> None:
        found.append((payment_of(order.id).state, followed(ref)))
        assert broken() == {}

    deaths = work_until_it_lives(lambda point: work(point, LEASE * (point - 1)), look)

    assert deaths > 12
    assert set(found) == {("open", "waiting"), ("settled", "waiting"), ("settled", "done")}
    assert found == sorted(found, key=lambda one: (one[0], one[1] != "waiting"))
    assert (left(product), steps_of(order.parcels[0])) == (3, ["placed"])


def followed(ref: str) -> str:
    """How far the message about a page is."""
    units.abandon()
    told = select(hints.ProviderEvent.state).where(hints.ProviderEvent.session_ref == ref)
    return db.session.scalars(told.order_by(hints.ProviderEvent.id)).first() or ""


def test_a_page_left_open_is_closed_and_its_goods_are_free_once(market: Market, work: Work) -> None:
    with unit_of_work():
        product = a_product(stock=5)
        order = an_order((product, 2), method="card")
        payment = payments.find_for("order", order.id)
        assert payment is not None
        open_page(payment)
    assert work(0, 0)
    found: list[int] = []

    def look() -> None:
        found.append(left(product))
        assert broken() == {}

    work_until_it_lives(lambda point: work(point, UNPAID + point), look)

    assert found == sorted(found)
    assert set(found) == {3, 5}
    assert steps_of(order.parcels[0]) == ["placed", "cancelled"]


def test_an_order_that_was_never_paid_sets_its_goods_free_once(market: Market, work: Work) -> None:
    with unit_of_work():
        product = a_product(stock=5)
        order = an_order((product, 2), method="card")
    assert work(0, 0)
    found: list[int] = []

    def look() -> None:
        found.append(left(product))
        assert broken() == {}

    work_until_it_lives(lambda point: work(point, UNPAID), look)

    assert found == sorted(found)
    assert set(found) == {3, 5}
    assert steps_of(order.parcels[0]) == ["placed", "cancelled"]


def test_an_unanswered_parcel_is_declined_once(market: Market, work: Work) -> None:
    with unit_of_work():
        product = a_product(stock=5)
        order = a_paid_order((product, 2))
    assert work(0, 0)
    found: list[int] = []

    def look() -> None:
        found.append(left(product))
        assert broken() == {}

    work_until_it_lives(lambda point: work(point, UNANSWERED), look)

    assert found == sorted(found)
    assert set(found) == {3, 5}
    assert steps_of(order.parcels[0]) == ["placed", "declined"]
    assert work(0, 4 * UNANSWERED)
    assert [refund.state for refund in payments.refunds_of(payment_of(order.id).id)] == ["done"]
    assert given_back(market, order) == [order.total_minor]


def test_what_a_family_is_paid_of_a_sunday_is_worked_out_once(market: Market, work: Work) -> None:
    (family_id,) = families_to_pay(50_000)
    with unit_of_work():
        recipients.hold(family_id, SYSTEM, reason="مراجعة")
    assert work(0, 0)
    with unit_of_work():
        recipients.release(family_id, SYSTEM)
    found: list[dict[str, int]] = []

    def look() -> None:
        found.append({state: minor for state, minor, _ in payouts.states_of(family_id).values()})
        assert broken() == {}

    deaths = work_until_it_lives(lambda point: work(point, 0), look)

    planned = found.count({"planned": 46_000})
    assert deaths > 4
    assert 0 < planned < deaths
    assert found == [{}] * (deaths - planned) + [{"planned": 46_000}] * planned
