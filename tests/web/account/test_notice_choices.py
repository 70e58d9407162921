"""The page on which a member says where they are told of what."""

import pytest
from flask import Flask

from storefront.community import accounts, families, notices
from storefront.community.notices.topics import MAIL, TEXT, TOPICS
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.people import confirm_mobile, letters
from tests.builders.reading import page
from tests.builders.trade import a_basket, bring_to, place, the_parcel

PATH = "/account/notices/choices"
SHOPPERS = ["agreement", "progress", "refunds", "talks", "restocks", "follows", "visits", "visits", "security"]


def ticked(reader: Reader) -> dict[str, bool]:
    """Each topic on the page, and whether its letters come."""
    boxes = page(reader.read(PATH)).all("input", name="mail")
    return {box["value"]: "checked" in box.attrs for box in boxes}


@pytest.mark.parametrize(("language", "words"), [("", "لا يُوقف بريده"), ("/en", "cannot be stopped")])
def test_a_shopper_is_asked_about_what_shoppers_are_told(app: Flask, language: str, words: str) -> None:
    reader, _ = a_member_reading(app, language=language)
    text = reader.read(PATH)
    locked = [box["value"] for box in page(text).all("input", name="mail") if "disabled" in box.attrs]

    assert ticked(reader) == dict.fromkeys(SHOPPERS, True)
    assert locked == ["agreement", "refunds", "security"]
    assert text.count(words) == 3


def test_a_family_is_asked_about_its_shop_too(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        families.add_member(a_family(), user.id)

    assert list(ticked(reader)) == [topic.name for topic in TOPICS]


def test_a_member_of_a_team_is_asked_about_what_they_see_to(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        families.add_member(a_family(), user.id, role="member", rights=["messages", "money"])

    assert set(ticked(reader)) - set(SHOPPERS) == {"visitors", "payouts"}


def test_what_is_chosen_holds(app: Flask) -> None:
    reader, user = a_member_reading(app)
    answer = reader.send(PATH, {"asked": SHOPPERS, "mail": ["talks", "restocks", "follows"]})
    with unit_of_work():
        order = place(a_basket((a_product(), 1), user_id=user.id), email=user.email)
    with unit_of_work():
        bring_to(the_parcel(orders.get(order.id)), "accepted")

    assert (answer.status_code, answer.location) == (303, PATH)
    assert [name for name, is_on in ticked(reader).items() if not is_on] == ["progress", "visits"]
    assert letters("parcel-moved") == []
    assert [letter.address for letter in letters("order-confirmed")] == [user.email]


def test_what_did_not_stand_on_the_page_stays(app: Flask) -> None:
    reader, user = a_member_reading(app)
    reader.send(PATH, {"asked": ["talks", "sales", "nonsense", "\0"], "mail": []})

    assert [name for name, is_on in ticked(reader).items() if not is_on] == ["talks"]
    assert notices.choices.of_member(user.id)["sales", MAIL]


def test_a_stranger_changes_nothing_of_anothers(app: Flask) -> None:
    stranger, _ = a_member_reading(app)
    with unit_of_work():
        user = a_member()
    stranger.send(PATH, {"asked": SHOPPERS, "mail": []})

    assert notices.choices.of_member(user.id)["follows", MAIL]
    assert Reader(app).get(PATH).status_code == 303
    assert Reader(app).post(PATH, data={"asked": "talks"}).status_code in (303, 400)


def test_about_text_messages_one_is_asked_once_the_mobile_is_confirmed(app: Flask) -> None:
    reader, user = a_member_reading(app)
    before = reader.read(PATH)
    reader.send(PATH, {"asked": SHOPPERS, "mail": SHOPPERS, "text": []})
    untouched = notices.choices.of_member(user.id)["progress", TEXT]
    with unit_of_work():
        confirm_mobile(accounts.get(user.id))
    boxes = page(reader.read(PATH)).all("input", name="text")

    reader.send(PATH, {"asked": SHOPPERS, "mail": SHOPPERS, "text": ["refunds", "security"]})

    chosen = notices.choices.of_member(user.id)
    assert 'name="text"' not in before
    assert "/account/mobile" in before
    assert untouched
    assert [box["value"] for box in boxes if "checked" in box.attrs] == ["progress"]
    assert {name for (name, channel), is_on in chosen.items() if channel == TEXT and is_on} == {
        *("refunds", "security", "sales", "fairs"),
    }
