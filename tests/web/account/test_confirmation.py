"""The link of the confirming letter."""

import pytest
from flask import Flask

from storefront.community import accounts
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.goods import a_product, variant_of
from tests.builders.hostile import HOSTILE
from tests.builders.people import PASSWORD, token_in_letter


def a_link(way: str = "") -> str:
    """The path of a fresh link, to the account of sara@example.com."""
    with unit_of_work():
        accounts.sign_up(accounts.NewPerson("sara@example.com", "سارة", PASSWORD, way=way), place="home")
    return f"/account/confirmation/{token_in_letter('confirm-address')}"


@pytest.mark.parametrize("language", ["", "/en"])
def test_looking_at_the_link_uses_nothing_up(app: Flask, language: str) -> None:
    link, reader = a_link(), Reader(app, language=language)
    for _ in range(3):
        reader.read(link)

    assert reader.send(link, {"password": PASSWORD}, at=link).status_code == 303
    assert reader.is_in


def test_the_page_is_kept_nowhere_and_tells_nobody_its_address(app: Flask) -> None:
    answer = Reader(app).get(a_link())

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "strict-origin"


def test_a_used_link_says_what_to_do(app: Flask) -> None:
    link, reader = a_link(), Reader(app)
    reader.send(link, {"password": PASSWORD}, at=link)
    answer = Reader(app).get(link)

    assert answer.status_code == 410
    assert 'href="/account/reset"' in answer.text


def test_the_wrong_password_confirms_nothing(app: Flask) -> None:
    link, reader = a_link(), Reader(app)
    answers = [reader.send(link, {"password": "wrong"}, at=link).status_code for _ in range(11)]

    assert answers == [422] * 10 + [429]
    assert accounts.find_by_email("sara@example.com").confirmed_at is None


def test_the_stranger_confirms_nobody_else(app: Flask) -> None:
    link = a_link()
    stranger, _ = a_member_reading(app)

    assert stranger.send(link, {"password": PASSWORD + "!"}, at=link).status_code == 422
    assert accounts.find_by_email("sara@example.com").confirmed_at is None


def test_a_forged_request_is_refused(app: Flask) -> None:
    assert Reader(app).post(a_link(), data={"password": PASSWORD}).status_code == 400


@pytest.mark.parametrize("path", ["x", "%00", "%ED%A0%80", "%E2%80%AE", "a" * 10_000, "../reset"])
def test_what_is_no_link_of_ours_is_spent(app: Flask, path: str) -> None:
    assert Reader(app).get(f"/account/confirmation/{path}").status_code in (404, 410)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_get_an_answer(app: Flask, kind: str) -> None:
    link = a_link()

    assert Reader(app).send(link, {"password": HOSTILE[kind]}, at=link).status_code == 422


@pytest.mark.parametrize(("way", "said"), [("/checkout", True), ("/en/cart", True), ("/c/bukhoor", False)])
def test_a_letter_opened_in_another_browser_says_where_the_basket_is(app: Flask, way: str, said: bool) -> None:
    link, reader = a_link(way), Reader(app)

    answer = reader.send(link, {"password": PASSWORD}, at=link)
    shown = reader.read("/account/orders")

    assert answer.headers["Location"] == way
    assert "أُكّد بريدك" in shown
    assert ("سلتك في المتصفح الذي بدأت منه" in shown) is said


def test_a_basket_that_came_along_is_here(app: Flask) -> None:
    with unit_of_work():
        variant = variant_of(a_product()).id
    reader = Reader(app)
    reader.post("/cart/lines", data={"variant_id": str(variant), "quantity": "1"})
    link = a_link(way="/checkout")

    reader.send(link, {"password": PASSWORD}, at=link)

    assert "سلتك في المتصفح الذي بدأت منه" not in reader.read("/cart")
