"""Each section of a product's page is saved on its own, by its family alone, and never over somebody else's words."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.goods import catalogue, making, shelves
from storefront.goods.allergens import stated_allergens
from storefront.goods.catalogue import Product
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_category, a_product, a_season
from tests.builders.making import a_cake, a_capacity
from tests.builders.reading import forms, page


def own_product(desk: FamilyDesk, **goods: Any) -> Product:
    with unit_of_work():
        return a_product(of=desk.family, **goods)


def now(product: Product) -> Product:
    db.session.rollback()
    db.session.expire_all()
    return catalogue.of_family(product.family_id, product.id)


def opened(client: FlaskClient, product: Product, section: str) -> dict[str, str]:
    """What a section of the page would send as it stands."""
    here = f"/family/products/{product.id}"
    whole = forms(client.get(here), here=here)
    form = next(one for one in whole if one.action == f"{here}/sections/{section}")
    return {name: text for name, text in form.values.items() if name != "csrf_token"}


def save(client: FlaskClient, product: Product, section: str, shown: dict[str, str], **typed: Any) -> TestResponse:
    """Saves a section that showed this, with what was typed over it."""
    values = {**shown, **{f"{section}-{name}": text for name, text in typed.items()}}
    return post(client, f"/family/products/{product.id}/sections/{section}", **values)


def test_words_are_saved_and_shoppers_read_them(client: FlaskClient) -> None:
    product = own_product(a_desk(client))

    answer = save(client, product, "words", opened(client, product, "words"), name_ar="كليجا", about_en="Baked at dawn")
    card = shelves.card(product.id)

    assert answer.location == f"/family/products/{product.id}#section-words"
    assert (now(product).name_ar, now(product).about_en) == ("كليجا", "Baked at dawn")
    assert card is not None
    assert card.name_ar == "كليجا"


def test_what_another_saved_meanwhile_is_shown_and_not_overwritten(client: FlaskClient) -> None:
    product = own_product(a_desk(client))
    shown = opened(client, product, "words")
    save(client, product, "words", shown, name_ar="كليجا القصيم")

    answer = save(client, product, "words", shown, name_ar="كليجا حائل")
    kept = now(product).name_ar
    seen = page(answer).one("input", id="words-seen")["value"]
    again = save(client, product, "words", {**shown, "words-seen": seen}, name_ar="كليجا حائل")

    assert (answer.status_code, kept) == (409, "كليجا القصيم")
    assert "كليجا القصيم" in page(answer).one("span", id="words-name_ar-error").words
    assert page(answer).one("input", id="words-name_ar")["value"] == "كليجا حائل"
    assert (again.status_code, now(product).name_ar) == (303, "كليجا حائل")


def test_what_is_in_food_goes_to_the_office_again(client: FlaskClient) -> None:
    with unit_of_work():
        food = catalogue.Place(a_category(slug="food", permit="food"))
    product = own_product(a_desk(client), place=food)

    typed = {"made_of_ar": "سكر", "allergens_told": "these", "allergens": ["milk", "egg"]}
    save(client, product, "contents", opened(client, product, "contents"), **typed)
    saved = now(product)

    assert (saved.status, saved.made_of_ar, sorted(saved.allergens)) == ("published", "سكر", ["egg", "milk"])
    assert saved.review_asked_at is not None
    assert "ما تغيّر في مكوّناته" in client.get(f"/family/products/{product.id}").text


def test_lines_that_end_as_a_browser_ends_them_are_no_change(client: FlaskClient) -> None:
    with unit_of_work():
        food = catalogue.Place(a_category(slug="food", permit="food"))
    product = own_product(a_desk(client), place=food)
    shown = opened(client, product, "contents")
    save(client, product, "contents", shown, made_of_ar="سكر\nتمر", allergens=[])
    with unit_of_work():
        catalogue.review.approve(now(product), Actor(roles=frozenset({"staff"})))

    again = {"made_of_ar": "سكر\r\nتمر", "care_ar": "في علبة", "allergens": []}
    save(client, product, "contents", opened(client, product, "contents"), **again)

    assert (now(product).care_ar, now(product).review_asked_at) == ("في علبة", None)


def test_what_is_not_made_to_order_any_more_shares_no_capacity(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        cake = a_cake(of=desk.family)
        a_capacity(cake, pieces=4)

    save(client, cake, "preparation", opened(client, cake, "preparation"), stock_mode="counted", lead_days="٠")

    assert now(cake).stock_mode == "counted"
    assert making.find_for(cake.id) is None


def test_it_stands_elsewhere_and_is_taken_back_as_its_category_allows(client: FlaskClient) -> None:
    product = own_product(a_desk(client))
    with unit_of_work():
        other, also = a_category(slug="oud", return_classes="H"), a_category(slug="toys")
        season, wanted = a_season(), {"category": other.id, "also": also.id, "return_class": "H"}
    shown = opened(client, product, "place")

    wrong = save(client, product, "place", shown, **{**wanted, "return_class": "R"})
    right = save(client, product, "place", shown, **wanted, seasons=[season.id])

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert page(wrong).one("span", id="place-return_class-error")
    assert (now(product).category_id, now(product).return_class) == (other.id, "H")
    assert catalogue.elsewhere(product.id) == ([also.id], [season.id])


def test_goods_that_become_food_say_that_they_wait(client: FlaskClient) -> None:
    product = own_product(a_desk(client))
    with unit_of_work():
        food = a_category(slug="food", permit="food")

    answer = save(client, product, "place", opened(client, product, "place"), category=food.id)

    assert now(product).status == "pending_review"
    assert "فلا يظهر حتى يوافق عليه" in client.get(answer.location).text


@pytest.mark.parametrize(
    ("section", "typed", "field"),
    [
        ("words", {"name_ar": " "}, "name_ar"),
        ("words", {"about_ar": "ش" * 3001}, "about_ar"),
        ("contents", {"allergens_told": "these", "allergens": ["gold"]}, "allergens"),
        ("preparation", {"stock_mode": "by_hand"}, "stock_mode"),
        ("preparation", {"lead_days": "61"}, "lead_days"),
        ("place", {"category": "0"}, "category"),
        ("personal", {"personal_ar": "الاسم", "personal_max": "0"}, "personal_max"),
    ],
)
def test_what_cannot_be_so_stands_beside_its_field(
    client: FlaskClient, section: str, typed: dict[str, Any], field: str
) -> None:
    product = own_product(a_desk(client))

    answer = save(client, product, section, opened(client, product, section), **typed)

    assert answer.status_code == 422
    assert page(answer).one("span", id=f"{section}-{field}-error")


def test_there_is_no_other_section(client: FlaskClient) -> None:
    product = own_product(a_desk(client))

    assert post(client, f"/family/products/{product.id}/sections/status", status="published").status_code == 404


@pytest.mark.parametrize("tick", [{"personal_needed": "y"}, {}])
def test_a_family_says_that_it_cannot_make_it_without_the_text(client: FlaskClient, tick: dict[str, str]) -> None:
    product = own_product(a_desk(client))
    shown = opened(client, product, "personal")

    save(client, product, "personal", shown, personal_ar="الاسم", personal_max="12", **tick)

    assert now(product).personal_needed is bool(tick)


def test_the_other_family_and_the_stranger_save_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family())
        assert not Actor().runs(product.family_id)
    a_desk(client)

    assert save(client, product, "words", {}, name_ar="سرقة").status_code == 404
    assert save(a_stranger(client), product, "words", {}, name_ar="سرقة").status_code == 404
    assert now(product).name_ar != "سرقة"


def test_a_product_without_words_asks_for_a_description(client: FlaskClient) -> None:
    product = own_product(a_desk(client))
    path = f"/family/products/{product.id}"

    before = client.get(path).text
    save(client, product, "words", opened(client, product, "words"), about_ar="يُعجن بماء الورد.")
    after = client.get(path).text

    assert ("أضيفوا وصفاً" in before, "أضيفوا وصفاً" in after) == (True, False)


@pytest.mark.parametrize(
    ("answer", "ticked", "stated"),
    [("untold", [], None), ("none", [], []), ("these", ["milk", "egg"], ["egg", "milk"])],
)
def test_a_family_states_which_allergens_there_are_or_none_or_nothing_yet(
    client: FlaskClient, answer: str, ticked: list[str], stated: list[str] | None
) -> None:
    product = own_product(a_desk(client), making=catalogue.Making(allergens=["nuts"]))
    shown = opened(client, product, "contents")

    save(client, product, "contents", shown, allergens_told=answer, allergens=ticked)
    again = opened(client, product, "contents")

    assert shown["contents-allergens_told"] == "these"
    assert stated_allergens(now(product)) == stated
    assert again["contents-allergens_told"] == answer


@pytest.mark.parametrize(
    ("answer", "ticked", "field"),
    [
        ("these", [], "allergens"),
        ("none", ["milk"], "allergens_told"),
        ("untold", ["milk"], "allergens_told"),
        ("these", ["milk", "dust"], "allergens"),
    ],
)
def test_an_answer_and_ticks_that_do_not_agree_are_refused_and_stay_as_they_were_given(
    client: FlaskClient, answer: str, ticked: list[str], field: str
) -> None:
    product = own_product(a_desk(client))
    shown = opened(client, product, "contents")

    refused = save(client, product, "contents", shown, allergens_told=answer, allergens=ticked)
    read = page(refused)

    assert (refused.status_code, now(product).allergens_told) == (422, False)
    assert len(read.all("span", class_="err")) == 1
    assert read.one("fieldset", id=f"contents-{field}").one("span", class_="err")
    assert read.one("input", name="contents-allergens_told", value=answer).attrs.keys() >= {"checked"}
    boxes = read.all("input", name="contents-allergens")
    assert [box["value"] for box in boxes if "checked" in box.attrs] == [one for one in ticked if one != "dust"]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_family_is_asked_about_what_its_ingredients_name_until_it_answers(client: FlaskClient, prefix: str) -> None:
    with unit_of_work():
        food = catalogue.Place(a_category(slug="food", permit="food"))
    product = own_product(a_desk(client), place=food, making=catalogue.Making(allergens=["egg"]))
    asked = "is there tree nuts in it?" if prefix else "هل فيه المكسرات؟"
    shown = opened(client, product, "contents")
    typed = {"made_of_ar": "بيض، لوز", "made_of_en": "", "care_ar": "", "care_en": ""}

    refused = save(client, product, "contents", shown, **typed)
    with unit_of_work():
        db.session.get_one(catalogue.Product, product.id).made_of_ar = "بيض، لوز"
    before = client.get(f"{prefix}/family/products/{product.id}").text
    shown = opened(client, product, "contents")
    saved = save(client, product, "contents", shown, allergens_denied=["nuts"])

    assert (refused.status_code, saved.status_code) == (422, 303)
    assert page(refused).one("input", name="contents-allergens_denied")["value"] == "nuts"
    assert (now(product).allergens, now(product).allergens_denied) == (["egg"], ["nuts"])
    after = client.get(f"{prefix}/family/products/{product.id}").text
    assert (asked in before, asked in after) == (True, False)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_family_of_food_is_told_what_it_has_yet_to_state(client: FlaskClient, prefix: str) -> None:
    desk = a_desk(client)
    with unit_of_work():
        food = catalogue.Place(a_category(slug="food", permit="food"))
    wanting, stating = (own_product(desk, place=food, making=catalogue.Making(allergens=said)) for said in (None, []))
    other = own_product(desk)

    pages = [client.get(f"{prefix}/family/products/{one.id}").text for one in (wanting, stating, other)]

    asked = "Allergens are not stated" if prefix else "لم تُذكر مسببات الحساسية"
    assert [asked in one for one in pages] == [True, False, False]
