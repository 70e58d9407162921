"""Hearts: of members, and of visitors who are asked to sign in first."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from storefront.goods import catalogue, favourites
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.people import a_person

PATH = "/account/favourites"


def goods(name: str = "معمول الجدة نورة") -> catalogue.Product:
    """A product on the shelves."""
    with unit_of_work():
        return a_product(name=(name, name))


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_member_keeps_and_drops(app: Flask, language: str) -> None:
    reader, user = a_member_reading(app, language=language)
    product = goods()
    answer = reader.send(PATH, {"keep": str(product.id), "next": "/c/bukhoor?page=2"})
    assert answer.headers["Location"] == "/c/bukhoor?page=2"
    page = reader.read(PATH)
    assert product.name_ar in page
    assert f'name="drop" value="{product.id}"' in page

    reader.send(PATH, {"drop": str(product.id)})
    assert favourites.of_member(user.id) == []


def test_a_visitors_wish_is_carried_out_after_signing_in(app: Flask) -> None:
    user, reader, product = a_person(), Reader(app), goods()
    asked = reader.post(PATH, data={"keep": str(product.id), "next": "/c/bukhoor"})
    assert asked.headers["Location"] == "/account/sign-in?next=/c/bukhoor"

    assert reader.sign_in(user.email, next="/c/bukhoor").headers["Location"] == "/c/bukhoor"
    assert list(favourites.of_member(user.id)) == [product.id]


@pytest.mark.parametrize("wish", ["999999", "0", "-1", "x", "", "1" * 40, "٣"])
def test_a_wish_for_nothing_is_forgotten(app: Flask, wish: str) -> None:
    user, reader = a_person(), Reader(app)
    reader.post(PATH, data={"keep": wish})

    assert reader.sign_in(user.email).status_code == 303
    assert favourites.of_member(user.id) == []


def test_another_sites_page_makes_nobody_wish(app: Flask) -> None:
    product = goods()
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert Reader(app).post(PATH, data={"keep": str(product.id)}, headers=headers).status_code == 403


def test_a_member_needs_the_token(app: Flask) -> None:
    reader, user = a_member_reading(app)

    assert reader.post(PATH, data={"keep": str(goods().id)}).status_code == 400
    assert favourites.of_member(user.id) == []


def test_nobody_is_led_to_another_site(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    visitor = Reader(app).post(PATH, data={"keep": "1", "next": "//evil.example"})

    assert reader.send(PATH, {"next": "//evil.example"}).headers["Location"] == PATH
    assert visitor.headers["Location"] == f"/account/sign-in?next={PATH}"


def test_what_may_not_be_seen_cannot_be_kept(app: Flask) -> None:
    reader, user = a_member_reading(app)
    product = goods()
    with unit_of_work():
        catalogue.hide(product, SYSTEM, reason="")

    assert reader.send(PATH, {"keep": str(product.id)}).status_code == 404
    assert favourites.of_member(user.id) == []


def test_the_stranger_sees_and_changes_only_their_own(app: Flask) -> None:
    reader, user = a_member_reading(app)
    product = goods()
    reader.send(PATH, {"keep": str(product.id)})
    stranger, _ = a_member_reading(app)
    stranger.send(PATH, {"drop": str(product.id), "user_id": str(user.id)})

    assert product.name_ar not in stranger.read(PATH)
    assert list(favourites.of_member(user.id)) == [product.id]


@pytest.mark.parametrize("field", ["keep", "drop", "next"])
def test_hostile_words_get_an_answer(app: Flask, field: str) -> None:
    reader, _ = a_member_reading(app)
    for kind, words in HOSTILE.items():
        assert reader.send(PATH, {field: words}).headers["Location"] == PATH, kind
        assert Reader(app).post(PATH, data={field: words}).status_code == 303, kind


def test_a_longer_list_asks_no_more_questions(app: Flask, count_queries: Callable[[], Any]) -> None:
    reader, user = a_member_reading(app)
    asked = []
    for number in range(2):
        product = goods(f"بخور {number}")
        with unit_of_work():
            favourites.add(user.id, product)
        with count_queries() as questions:
            reader.read(PATH)
        asked.append(len(questions))

    assert asked[0] == asked[1]
