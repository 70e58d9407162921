"""Following a family: members, and visitors who are asked to sign in first."""

import json
from datetime import timedelta

import pytest
from flask import Flask

from storefront.cli import work
from storefront.community.families import Family
from storefront.goods import follows
from storefront.goods.follows import commands
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_family
from tests.builders.desks import a_desk
from tests.builders.goods import a_product
from tests.builders.people import a_person, letters

PATH = "/account/follows"


def a_shop() -> tuple[Family, str]:
    """A family that sells, and its page."""
    with unit_of_work():
        family = a_family(name=("بيت نورة", "Bayt Noura"))
        return family, f"/f/{family.slug}"


@pytest.mark.parametrize(
    ("language", "ask", "leave"),
    [("", "متابعة الأسرة", "إيقاف المتابعة"), ("/en", "Follow this family", "Stop following")],
)
def test_a_member_follows_hears_of_new_goods_and_leaves(app: Flask, language: str, ask: str, leave: str) -> None:
    reader, user = a_member_reading(app, language=language)
    family, page = a_shop()
    assert ask in reader.read(page)

    reader.send(PATH, {"follow": str(family.id), "next": page})
    assert leave in reader.read(page)
    with clock.set_to(clock.now() + timedelta(hours=2)), unit_of_work():
        product = a_product(of=family)
    with clock.set_to(clock.now() + timedelta(hours=26)):
        told = [work.tell_followers() for _ in range(2)]
    reader.send(PATH, {"leave": str(family.id), "next": page})

    assert told == [1, 0]
    assert [(letter.address, letter.values["product_ids"]) for letter in letters("followed-goods")] == [
        (user.email, [product.id])
    ]
    assert ask in reader.read(page)


def test_they_stand_with_the_favourites_and_in_the_file_of_ones_data(app: Flask) -> None:
    reader, user = a_member_reading(app)
    family, _ = a_shop()
    reader.send(PATH, {"follow": str(family.id)})

    assert f'name="leave" value="{family.id}"' in reader.read("/account/favourites")
    assert json.loads(reader.get("/account/data").text)["following"] == ["بيت نورة"]
    reader.send(PATH, {"leave": str(family.id)})
    assert not follows.follows(user.id, family.id)


def test_a_visitor_follows_after_signing_in(app: Flask) -> None:
    user, reader, (family, page) = a_person(), Reader(app), a_shop()
    asked = reader.post(PATH, data={"follow": str(family.id), "next": page})

    assert asked.headers["Location"].startswith("/account/sign-in?next=/f/")
    reader.sign_in(user.email, next=page)
    assert follows.follows(user.id, family.id)


def test_a_visitor_who_follows_too_many_already_reads_that(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_FOLLOWED", 0)
    user, reader, (family, page) = a_person(), Reader(app), a_shop()
    reader.post(PATH, data={"follow": str(family.id), "next": page})
    reader.sign_in(user.email, next=page)

    assert "الأسر في متابعاتك كثيرة" in reader.read(page)


@pytest.mark.parametrize("wish", ["999999", "0", "-1", "x", "", "1" * 40])
def test_following_nobody_follows_nobody(app: Flask, wish: str) -> None:
    reader, user = a_member_reading(app)

    assert reader.send(PATH, {"follow": wish}).status_code == 303
    assert list(follows.families_of(user.id)) == []


def test_too_many_are_refused_in_words(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_FOLLOWED", 0)
    reader, user = a_member_reading(app)
    family, page = a_shop()

    reader.send(PATH, {"follow": str(family.id), "next": page})

    assert "الأسر في متابعاتك كثيرة" in reader.read(page)
    assert not follows.follows(user.id, family.id)


def test_the_family_reads_how_many_follow_it(app: Flask) -> None:
    desk = a_desk(app.test_client())
    with unit_of_work():
        follows.follow(a_person().id, desk.family.id)

    assert "عدد من يتابعون دكّتكم ويصلهم جديدها: 1" in desk.browser.get("/family/shop").text


def test_a_shop_that_shows_nothing_yet_can_be_followed_and_a_filter_that_leaves_nothing_asks_no_more(
    app: Flask,
) -> None:
    reader, _ = a_member_reading(app)
    family, page = a_shop()
    assert "متابعة الأسرة" in reader.read(page)
    with unit_of_work():
        a_product(of=family)

    assert "متابعة الأسرة" in reader.read(page)
    assert "متابعة الأسرة" not in reader.read(f"{page}?price_from=9999")
