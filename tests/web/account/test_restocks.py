"""Waiting for sold-out goods: members, and visitors who are asked to sign in first."""

import json
from urllib.parse import unquote

import pytest
from flask import Flask

from storefront.cli import work
from storefront.community import accounts
from storefront.goods import catalogue, restocks
from storefront.goods.restocks import commands
from storefront.kernel import arabic
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.shop.cards import product_path
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.goods import a_product, fill, variant_of
from tests.builders.people import PASSWORD, a_person, letters, token_in_letter

PATH = "/account/restocks"


def gone(name: str = "معمول الجدة نورة", price: int | tuple[int, ...] = 8500) -> tuple[catalogue.Product, str, str]:
    """A sold-out product, its first choice, its page."""
    with unit_of_work():
        product = a_product(name=(name, name), price=price, stock=0)
        return product, str(variant_of(product).id), product_path(product.id, arabic.slug(product.name_ar), "ar")


@pytest.mark.parametrize(
    ("language", "ask", "waits"),
    [
        ("", "أخبروني حين يتوفر", "سنكتب إليك حين يتوفر"),
        ("/en", "Tell me when it is back", "We will write when it is back"),
    ],
)
def test_a_member_waits_and_hears_once(app: Flask, language: str, ask: str, waits: str) -> None:
    reader, user = a_member_reading(app, language=language)
    product, variant, page = gone()
    assert ask in reader.read(page)

    reader.send(PATH, {"wait": variant, "next": page})
    assert waits in reader.read(page)
    with unit_of_work():
        fill(product, 3)
    told = [work.tell_of_restocks() for _ in range(2)]

    assert told == [1, 0]
    assert [letter.address for letter in letters("restocked")] == [user.email]


def test_leaving_is_as_easy_and_stands_with_the_favourites(app: Flask) -> None:
    reader, user = a_member_reading(app)
    product, variant, page = gone()
    reader.send(PATH, {"wait": variant, "next": page})
    kept = reader.read("/account/favourites")

    reader.send(PATH, {"leave": variant, "next": page})

    assert product.name_ar in kept
    assert f'name="leave" value="{variant}"' in kept
    assert restocks.of_member(user.id) == []


def test_each_sold_out_choice_is_waited_for_by_itself(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    product, variant, page = gone(price=(900, 500))
    with unit_of_work():
        catalogue.reprice(variant_of(product), 950)
        fill(product, 0)

    seen = reader.read(page)

    assert seen.count('form="wait"') == 2
    assert f'name="wait" value="{variant}"' in seen


def test_a_visitor_waits_after_signing_in(app: Flask) -> None:
    user, reader, (_, variant, page) = a_person(), Reader(app), gone()
    asked = reader.post(PATH, data={"wait": variant, "next": page})

    assert asked.headers["Location"].startswith("/account/sign-in?next=/p/")
    reader.sign_in(user.email, next=page)
    assert restocks.asked_among(user.id, [int(variant)]) == {int(variant)}


def test_a_visitor_who_opens_an_account_first_waits_when_it_is_confirmed(app: Flask) -> None:
    reader, (product, variant, page) = Reader(app), gone()
    asked = reader.post(PATH, data={"wait": variant, "next": page}).headers["Location"]
    offered = reader.read(asked.replace("sign-in", "sign-up"))
    assert f"ونكتب إليك حين يتوفر «{product.name_ar}»." in offered
    form = {"email": "noura@example.com", "name": "نورة", "password": PASSWORD, "agreed": "y"}
    assert reader.send("/account/sign-up", form, at=asked.replace("sign-in", "sign-up")).status_code == 303
    link = f"/account/confirmation/{token_in_letter('confirm-address')}"

    back = reader.send(link, {"password": PASSWORD}, at=link)

    assert unquote(back.headers["Location"]) == page
    assert f"سنكتب إليك حين يتوفر «{product.name_ar}»." in reader.read(page)
    assert restocks.asked_among(accounts.find_by_email("noura@example.com").id, [int(variant)]) == {int(variant)}


def test_a_visitor_whose_wish_cannot_be_kept_reads_why(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_AWAITED", 0)
    user, reader, (_, variant, page) = a_person(), Reader(app), gone()
    reader.post(PATH, data={"wait": variant, "next": page})
    reader.sign_in(user.email, next=page)

    assert "الأصناف التي تُنتظر لك كثيرة" in reader.read(page)


def test_a_visitor_whose_wish_is_not_offered_any_more_reads_that(app: Flask) -> None:
    user, reader, (product, variant, page) = a_person(), Reader(app), gone()
    reader.post(PATH, data={"wait": variant, "next": page})
    with unit_of_work():
        catalogue.hide(catalogue.get(product.id), SYSTEM, reason="")
    reader.sign_in(user.email, next=page)

    assert "لم يعد ما أردته معروضاً." in reader.read("/account/orders")


@pytest.mark.parametrize("wish", ["999999", "0", "-1", "x", "", "1" * 40, "٣"])
def test_waiting_for_nothing_waits_for_nothing(app: Flask, wish: str) -> None:
    reader, user = a_member_reading(app)

    answer = reader.send(PATH, {"wait": wish})

    assert answer.status_code in (303, 404)
    assert restocks.of_member(user.id) == []


def test_too_many_are_refused_in_words(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_AWAITED", 0)
    reader, user = a_member_reading(app)
    _, variant, page = gone()

    reader.send(PATH, {"wait": variant, "next": page})

    assert "الأصناف التي تُنتظر لك كثيرة" in reader.read(page)
    assert restocks.asked_among(user.id, [int(variant)]) == frozenset()


def test_what_is_waited_for_is_in_the_file_of_ones_data(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    product, variant, page = gone()
    reader.send(PATH, {"wait": variant, "next": page})

    told = json.loads(reader.get("/account/data").text)

    assert told["waiting_for"] == [{"name": product.name_ar, "choice": ""}]
