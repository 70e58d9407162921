"""Cookies: for the server alone, for this site alone, bound to this host where it is encrypted, and forgotten again."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.web.kit import cookies
from tests.builders.browser import Browser, post
from tests.builders.goods import a_product, variant_of


@pytest.fixture
def encrypted(app: Flask) -> Iterator[Flask]:
    """The market behind https."""
    app.config["SESSION_COOKIE_SECURE"] = True
    yield app
    app.config["SESSION_COOKIE_SECURE"] = False


def kept(app: Flask) -> str:
    with app.test_request_context("/"):
        response = Response()
        cookies.keep(response, "basket", "value", seconds=60)
        return str(response.headers["Set-Cookie"])


def test_a_cookie_is_for_the_server_and_this_site_alone(app: Flask) -> None:
    cookie = kept(app)

    assert cookie.startswith("basket=value; ")
    assert all(part in cookie for part in ("Max-Age=60", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Secure" not in cookie


def test_on_an_encrypted_site_it_is_bound_to_the_host(encrypted: Flask) -> None:
    cookie = kept(encrypted)

    assert cookie.startswith("__Host-basket=value; ")
    assert "Secure" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize(("secure", "name"), [(False, "basket"), (True, "__Host-basket")])
def test_it_is_forgotten_by_the_name_it_was_kept_by(app: Flask, secure: bool, name: str) -> None:
    app.config["SESSION_COOKIE_SECURE"] = secure
    with app.test_request_context("/"):
        response = Response()
        cookies.drop(response, "basket")
    app.config["SESSION_COOKIE_SECURE"] = False

    dropped = response.headers["Set-Cookie"]
    assert dropped.startswith(f"{name}=; ")
    assert "Max-Age=0" in dropped
    assert ("Secure" in dropped) is secure


def test_a_cookie_another_host_could_have_set_is_not_read(encrypted: Flask) -> None:
    with encrypted.test_request_context("/", headers={"Cookie": "basket=theirs"}):
        assert cookies.read("basket") == ""
    with encrypted.test_request_context("/", headers={"Cookie": "__Host-basket=mine"}):
        assert cookies.read("basket") == "mine"


def test_a_basket_works_on_an_encrypted_site(encrypted: Flask) -> None:
    client: FlaskClient = Browser(encrypted, encrypted.response_class)
    client.environ_base["wsgi.url_scheme"] = "https"
    with unit_of_work():
        variant = variant_of(a_product(name=("بخور", "Incense")))

    answer = post(client, "/cart/lines", variant_id=variant.id, quantity="1")

    assert answer.status_code == 303
    assert [cookie for cookie in answer.headers.getlist("Set-Cookie") if cookie.startswith("__Host-basket=")]
