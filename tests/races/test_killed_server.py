"""A server killed at every point of a purchase: nothing is half done, nothing acknowledged is lost, and the same button
pressed again leads to the same order."""

from itertools import count

import pytest

from storefront.kernel.units import unit_of_work
from storefront.treasury import bank, payments
from tests.builders.bank import OFFICER, a_statement, credits_of
from tests.builders.community import a_member
from tests.builders.crowds import at_once
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order
from tests.races.buying import BUTTON, DONE, a_wish, before_the_button, to_the_card
from tests.races.dying import ask_until_it_lives, send_until_it_lives
from tests.races.markets import Market, broken
from tests.races.outcomes import left, orders_of, payment_of, payment_of_checkout, sold, steps_of
from tests.races.visitors import Answer, Lost, Visitor
from tests.running import kill, serving
from tests.stripe_server import Shopper
from tests.stripe_server.world import PLATFORM


@pytest.mark.parametrize("method", ["cash", "card"])
def test_a_checkout_killed_at_any_point_becomes_one_order(mortal: Market, method: str) -> None:
    with unit_of_work():
        product = a_product(stock=5)
    (shopper,) = before_the_button(mortal, 1, a_wish(product), method=method)
    key, found = shopper.form(BUTTON)["key"], []

    def look() -> None:
        found.append((len(orders_of(key)), left(product), broken()))

    deaths, answer = send_until_it_lives(shopper, BUTTON, look)

    assert deaths > 12
    assert found == [(0, 5, {})] * (deaths - 1) + [(1, 4, {})]  # the last died after its commit, with the answer
    assert answer.status == DONE[method]
    assert answer.leads_to.startswith(f"/orders/{orders_of(key)[0]}")


def test_a_way_to_the_card_killed_at_any_point_opens_one_page(mortal: Market) -> None:
    with unit_of_work():
        product = a_product(stock=5)
    (shopper,) = before_the_button(mortal, 1, a_wish(product), method="card")
    placed, values = shopper.send(BUTTON), shopper.form(BUTTON)
    pages = len(sessions(mortal))
    found = []

    def look() -> None:
        found.append((payment_of_checkout(values["key"]).state, broken()))

    deaths, answer = ask_until_it_lives(shopper, "POST", placed.leads_to, look, values)

    assert deaths > 3  # what is written before the company is asked stays, so that little is left to die of
    assert found == [("open", {})] * deaths
    assert (answer.status, len(sessions(mortal)) - pages) == (303, 1)


def test_a_return_from_the_card_killed_at_any_point_takes_the_payment_once(mortal: Market) -> None:
    with unit_of_work():
        product = a_product(stock=5)
    (shopper,) = before_the_button(mortal, 1, a_wish(product), method="card")
    key, placed = shopper.form(BUTTON)["key"], shopper.send(BUTTON)
    page = to_the_card(shopper, placed)
    Shopper(page).pay(page)
    found = []

    def look() -> None:
        found.append((payment_of_checkout(key).state, broken()))

    deaths, answer = ask_until_it_lives(shopper, "GET", f"{placed.leads_to}?back=paid", look)

    assert deaths > 12
    assert found == [("open", {})] * (deaths - 1) + [("settled", {})]
    assert (answer.status, answer.leads_to) == (303, placed.leads_to.removesuffix("/payment"))


def sessions(market: Market) -> list[str]:
    """Every page the payment company has opened."""
    with market.stripe.world.entered():
        return [one.id for one in market.stripe.world.store.all("checkout.session", PLATFORM)]


def test_a_calling_off_killed_at_any_point_gives_back_once(mortal: Market) -> None:
    with unit_of_work():
        product, member = a_product(stock=5), a_member()
        order = a_paid_order((product, 2), user_id=member.id)
    shopper, found = mortal.signed_in(member), []
    shopper.read(f"/orders/{order.reference}")

    def look() -> None:
        found.append((left(product), broken()))

    deaths, _ = send_until_it_lives(shopper, shopper.path_to("/cancellation"), look)

    assert deaths > 12
    assert found == [(3, {})] * (deaths - 1) + [(5, {})]
    assert steps_of(order.parcels[0]) == ["placed", "cancelled"]
    assert len(payments.refunds_of(payment_of(order.id).id)) == 1


def test_a_paper_of_the_bank_killed_at_any_point_is_taken_in_once(mortal: Market) -> None:
    with unit_of_work():
        order, officer = an_order(method="transfer"), a_member(role="staff")
        paper = a_statement((order.total_minor, f"order {order.reference}", f"FT{order.id}"))
        statement = bank.keep_statement("kashf.csv", paper.encode(), OFFICER)
    office, found = mortal.signed_in(officer), []
    office.read(f"/office/bank/statements/{statement.id}")

    def look() -> None:
        found.append((payment_of(order.id).state, broken()))

    deaths, answer = send_until_it_lives(office, office.path_to("/import"), look)

    assert (answer.status, deaths > 12) == (303, True)
    assert found == [("open", {})] * (deaths - 1) + [("settled", {})]
    assert [(one.state, one.amount_minor) for one in credits_of(statement.id)] == [("used", order.total_minor)]
    assert payments.refunds_of(payment_of(order.id).id) == []


def test_a_server_killed_under_load_keeps_what_it_acknowledged(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=100)
    away = market.elsewhere()
    ready = before_the_button(market, 12, a_wish(product))
    nth = count(1)  # drawn by each answer for itself: one of another shopper's may come between two lines
    with serving(away.running, processes=2) as server:

        def press(shopper: Visitor) -> Answer | None:
            try:
                answer = shopper.send(BUTTON)
            except Lost:
                return None
            if next(nth) == 3:
                kill(server)
            return answer

        for shopper in ready:
            shopper.site = away.running.url
        first = at_once([lambda one=one: press(one) for one in ready])  # type: ignore[misc]
    with serving(away.running, processes=2):
        again = [shopper.send(BUTTON) for shopper in ready]

    assert None in first
    assert all(not before or before.leads_to == after.leads_to for before, after in zip(first, again, strict=True))
    assert [len(orders_of(shopper.form(BUTTON)["key"])) for shopper in ready] == [1] * 12
    assert sold(product) == 12
    assert away.running.check()
