"""What happens at the door: a fresh session, the basket carried in, the wish carried out; and what is left on going."""

import pytest
from flask.testing import FlaskClient

from storefront.community.accounts import User
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import Cart, CartLine
from tests.builders.browser import post, token_of
from tests.builders.goods import a_product
from tests.builders.people import PASSWORD, a_person
from tests.builders.shopping import order, put_in
from tests.builders.trade import a_cart


def enter(client: FlaskClient, user: User, **typed: str) -> None:
    answer = post(client, "/account/sign-in", email=user.email, password=PASSWORD, **typed)
    assert answer.status_code == 303


def test_what_the_session_held_before_is_dropped_but_what_was_done_as_a_guest(client: FlaskClient) -> None:
    user = a_person()
    token_of(client)
    with client.session_transaction() as kept:
        kept.update(planted="by a stranger", orders=[["K7M2PX4Q", "secret"]], via="abcdefgh")
        before = kept["csrf_token"]
    enter(client, user)

    with client.session_transaction() as kept:
        assert "planted" not in kept
        assert kept.get("csrf_token") != before
        assert (kept["orders"], kept["via"]) == ([["K7M2PX4Q", "secret"]], "abcdefgh")


def test_an_order_placed_as_a_guest_stays_open_after_signing_in(client: FlaskClient) -> None:
    user = a_person()
    with unit_of_work():
        product = a_product()
    placed = order(client, product)
    enter(client, user)

    assert client.get(f"/orders/{placed.reference}").status_code == 200
    assert placed.reference not in client.get("/account/orders").text


@pytest.mark.parametrize(("mine", "guest", "together"), [(None, 2, 2), (5, 2, 5), (1, 4, 4)])
def test_of_the_same_goods_in_two_baskets_the_larger_number_stays(
    client: FlaskClient, mine: int | None, guest: int, together: int
) -> None:
    user = a_person()
    with unit_of_work():
        product = a_product(stock=20)
        if mine:
            a_cart((product, mine), user_id=user.id)
    put_in(client, product, guest)
    enter(client, user)
    db.session.rollback()

    assert [line.quantity for line in db.session.query(CartLine)] == [together]
    assert [cart.user_id for cart in db.session.query(Cart)] == [user.id]
    assert client.get_cookie("basket") is None


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", "انتقل معك إلى سلتك صنفان. ما كان في السلتين بقي بالعدد الأكبر."),
        ("/en", "2 items came along into your basket. What was in both baskets keeps the larger number."),
    ],
)
def test_the_next_page_says_what_came_along_into_the_basket(client: FlaskClient, prefix: str, words: str) -> None:
    user = a_person()
    with unit_of_work():
        both, *others = (a_product(stock=9) for _ in range(3))
        a_cart((both, 1), user_id=user.id)
    for product in (both, *others):
        put_in(client, product)
    answer = post(client, f"{prefix}/account/sign-in", email=user.email, password=PASSWORD)

    assert words in client.get(answer.location).text
    assert words not in client.get(answer.location).text


def test_who_brings_no_basket_reads_of_none(client: FlaskClient) -> None:
    user = a_person()
    with unit_of_work():
        a_cart((a_product(), 1), user_id=user.id)
    enter(client, user)

    assert "سلتك" not in client.get("/account/orders").text


def test_on_going_nothing_of_the_person_stays_in_the_browser(client: FlaskClient) -> None:
    user = a_person()
    with unit_of_work():
        product = a_product()
    enter(client, user)
    placed = order(client, product)
    answer = post(client, "/account/sign-out")

    assert answer.headers["Clear-Site-Data"] == '"cache"'
    with client.session_transaction() as kept:
        assert {"orders", "_user_id", "via"} & kept.keys() == set()
    assert client.get(f"/orders/{placed.reference}").status_code == 404
    assert client.get_cookie("known") is not None


def test_an_account_somebody_began_to_open_says_nothing_of_where_the_next_sign_in_leads(client: FlaskClient) -> None:
    user = a_person()
    client.get("/account/sign-up?next=/c/bukhoor")

    answer = post(client, "/account/sign-in", email=user.email, password=PASSWORD)

    assert answer.location == "/account/orders"
