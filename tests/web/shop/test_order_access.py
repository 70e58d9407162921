"""Who may read an order: the browser that placed it, whoever holds its private link, the member it belongs to."""

import json
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import accounts
from storefront.community.accounts import User, tokens
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order
from storefront.web.shop.order_access import MOST
from tests.builders.browser import Browser, post
from tests.builders.community import VAT_NUMBER, a_family, a_member, sign_in
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.goods import a_product
from tests.builders.shopping import order
from tests.builders.trade import bring_to, opened, the_parcel

SECRETS = ("لمى العتيبي", "055 987 6543", "+966559876543", "lama@example.com", "RRRD2929", "بخور المناسبات")
Enter = Callable[[FlaskClient], object]


def an_order(client: FlaskClient, state: str = "") -> Order:
    """An order this browser placed, perhaps brought to a state."""
    with unit_of_work():
        product = a_product(of=a_family(vat_number=VAT_NUMBER), name=("بخور المناسبات", "Incense of feasts"))
    placed = order(client, product)
    with unit_of_work():
        if state:
            bring_to(the_parcel(opened(placed.reference)), state)
        return opened(placed.reference)


def pages(placed: Order) -> Iterator[str]:
    """Every page there is of an order."""
    whole, parcel = f"/orders/{placed.reference}", placed.parcels[0].reference
    yield from (whole, f"{whole}/contact", f"{whole}/payment")
    yield from (f"{whole}/receipts/{parcel}", f"{whole}/parcels/{parcel}/return")


def steps(placed: Order) -> Iterator[str]:
    """Every step that can be taken with one."""
    whole, parcel = f"/orders/{placed.reference}", placed.parcels[0].reference
    yield from (f"{whole}/contact", f"{whole}/abandonment", f"{whole}/basket")
    yield from (f"{whole}/parcels/{parcel}/cancellation", f"{whole}/parcels/{parcel}/return")


def test_the_browser_that_placed_it_reads_it(client: FlaskClient) -> None:
    placed = an_order(client, "handed_over")

    assert [client.get(path).status_code for path in pages(placed)] == [200, 303, 303, 200, 200]


@pytest.mark.parametrize("enter", [lambda client: client, a_stranger, a_desk, a_staff])
def test_nobody_else_finds_it_and_nothing_of_it_is_told(app: Flask, client: FlaskClient, enter: Enter) -> None:
    placed, other = an_order(client, "handed_over"), Browser(app, app.response_class)
    enter(other)

    for path in pages(placed):
        for prefix in ("", "/en"):
            answer = other.get(prefix + path)
            assert answer.status_code == 404, path
            assert [secret for secret in SECRETS if secret in answer.text] == []
    for path in steps(placed):
        answer = post(other, path, name="غريب", mobile="0500000000", kind="defect", reason="x")
        assert answer.status_code == 404, path
        assert [secret for secret in SECRETS if secret in answer.text] == []


def test_the_family_of_a_parcel_reads_it_at_its_desk_alone(app: Flask, client: FlaskClient) -> None:
    placed, desk = an_order(client), Browser(app, app.response_class)
    with unit_of_work():
        person = a_member(of=placed.parcels[0].family)
    sign_in(desk, person)

    assert desk.get(f"/orders/{placed.reference}").status_code == 404
    assert desk.get(f"/family/orders/{placed.parcels[0].reference}").status_code == 200


def link_of(app: Flask, placed: Order) -> str:
    token = orders.link_token(placed.checkout_key, app.config["SECRET_KEY"])
    return f"/orders/{placed.reference}/link/{token}"


def test_the_private_link_opens_it_and_leaves_the_address_at_once(app: Flask, client: FlaskClient) -> None:
    placed, phone = an_order(client), Browser(app, app.response_class)

    answer = phone.get(link_of(app, placed))

    assert (answer.status_code, answer.location) == (303, f"/orders/{placed.reference}")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert phone.get(answer.location).status_code == 200
    assert phone.get("/en" + link_of(app, placed)).location == f"/en/orders/{placed.reference}"


@pytest.mark.parametrize("token", ["x", "0" * 48, "-", "_" * 80])
def test_another_secret_opens_nothing(app: Flask, client: FlaskClient, token: str) -> None:
    placed, phone = an_order(client), Browser(app, app.response_class)

    assert phone.get(f"/orders/{placed.reference}/link/{token}").status_code == 404
    assert phone.get(f"/orders/{placed.reference}").status_code == 404


def test_the_secret_of_one_order_opens_no_other(app: Flask, client: FlaskClient) -> None:
    first, second = an_order(client), an_order(client)
    secret = link_of(app, first).rpartition("/")[2]

    assert Browser(app, app.response_class).get(f"/orders/{second.reference}/link/{secret}").status_code == 404


def test_a_members_order_is_theirs_on_every_browser(app: Flask) -> None:
    with unit_of_work():
        user = a_member()
    first, second = (Browser(app, app.response_class) for _ in range(2))
    for browser in (first, second):
        sign_in(browser, user)
    placed = an_order(first)

    assert second.get(f"/orders/{placed.reference}").status_code == 200


def test_a_parcel_is_found_only_under_its_own_order(client: FlaskClient) -> None:
    first, second = an_order(client, "handed_over"), an_order(client, "handed_over")
    foreign = second.parcels[0].reference

    for path in (f"receipts/{foreign}", f"parcels/{foreign}/return"):
        assert client.get(f"/orders/{first.reference}/{path}").status_code == 404
    for step in ("return", "cancellation"):
        assert post(client, f"/orders/{first.reference}/parcels/{foreign}/{step}").status_code == 404


def test_a_browser_remembers_its_latest_orders(client: FlaskClient) -> None:
    placed = an_order(client)
    with client.session_transaction() as kept:
        kept["orders"] = [[f"OLD{number}", "secret"] for number in range(MOST)]
    client.get(link_of(client.application, placed))

    with client.session_transaction() as kept:
        assert [pair[0] for pair in kept["orders"]] == [
            placed.reference,
            *(f"OLD{number}" for number in range(MOST - 1)),
        ]
        assert kept.permanent


def test_signing_out_closes_the_orders_of_a_browser(client: FlaskClient) -> None:
    placed = an_order(client)
    a_stranger(client)
    before = client.get(f"/orders/{placed.reference}").status_code
    post(client, "/account/sign-out")

    assert (before, client.get(f"/orders/{placed.reference}").status_code) == (200, 404)


def copy_of(app: Flask, client: FlaskClient) -> Browser:
    """Another browser with a copy of this one's session cookie."""
    kept = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert kept is not None
    thief = Browser(app, app.response_class)
    thief.set_cookie(kept.key, kept.value)
    return thief


def sign_out(client: FlaskClient, _user: User) -> None:
    post(client, "/account/sign-out")


def reset_password(_client: FlaskClient, user: User) -> None:
    with unit_of_work():
        accounts.reset(tokens.issue(user.id, tokens.RESET), "نخلتان في الفناء الخلفي")


def disable(_client: FlaskClient, user: User) -> None:
    with unit_of_work():
        accounts.disable(accounts.get(user.id), SYSTEM, reason="")


@pytest.mark.parametrize("end", [sign_out, reset_password, disable])
def test_a_copied_cookie_of_a_member_opens_nothing_once_the_sign_in_has_ended(
    app: Flask, client: FlaskClient, end: Callable[[FlaskClient, User], object]
) -> None:
    guests = an_order(client)
    with unit_of_work():
        user = a_member()
    sign_in(client, user)
    own = an_order(client)
    thief = copy_of(app, client)
    before = [thief.get(f"/orders/{placed.reference}").status_code for placed in (own, guests)]
    end(client, user)

    assert before == [200, 200]
    for path in [path for placed in (own, guests) for path in pages(placed)]:
        assert thief.get(path).status_code == 404, path
    assert post(thief, f"/orders/{own.reference}/contact", name="غريب", mobile="0500000000").status_code == 404
    a_stranger(thief)
    assert thief.get(f"/orders/{own.reference}").status_code == 404


def test_whoever_was_signed_in_orders_as_a_guest_afterwards(app: Flask, client: FlaskClient) -> None:
    with unit_of_work():
        user = a_member()
    sign_in(client, user)
    own = an_order(client)
    disable(client, user)
    guests = an_order(client)

    assert client.get(f"/orders/{guests.reference}").status_code == 200
    assert client.get(f"/orders/{own.reference}").status_code == 404


def test_a_members_order_opens_by_its_link_where_nobody_is_signed_in(app: Flask, client: FlaskClient) -> None:
    a_stranger(client)
    placed, phone = an_order(client), Browser(app, app.response_class)
    phone.get(link_of(app, placed))
    client.get(link_of(app, placed))

    assert phone.get(f"/orders/{placed.reference}").status_code == 200
    with client.session_transaction() as kept:
        assert "orders" not in kept


@pytest.mark.parametrize("kept", [["K7M2PX4Q"], [["K7M2PX4Q", "secret"]]])
def test_a_reference_or_a_wrong_secret_in_the_session_opens_nothing(
    app: Flask, client: FlaskClient, kept: list[object]
) -> None:
    placed, other = an_order(client), Browser(app, app.response_class)
    with other.session_transaction() as session:
        session["orders"] = json.loads(json.dumps(kept).replace("K7M2PX4Q", placed.reference))

    assert other.get(f"/orders/{placed.reference}").status_code == 404


def test_no_page_of_an_order_is_kept_in_a_cache(client: FlaskClient) -> None:
    placed = an_order(client, "handed_over")

    for path in pages(placed):
        assert client.get(path).headers["Cache-Control"] == "no-store", path
