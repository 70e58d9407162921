"""The short link of a text message leads its reader to where the news is done, and nobody else anywhere."""

import pytest
from flask import Flask

from storefront.community.notices import inbox
from storefront.kernel.units import unit_of_work
from storefront.web.shop.news import naming
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_member


def a_notice(user_id: int, *, has_words: bool = True) -> int:
    with unit_of_work():
        number = inbox.put("parcel-new", user_id=user_id, once="x", values={})
        if has_words and (due := inbox.next_wordless()):
            inbox.say(due, inbox.Said(("t", "t"), ("w", "w"), "/family/orders/ABC"))
        return number


@pytest.mark.parametrize("language", ["", "/en"])
def test_its_reader_arrives_and_it_is_not_read_by_that(app: Flask, language: str) -> None:
    reader, user = a_member_reading(app, language=language)
    number = a_notice(user.id)
    answer = reader.get(f"/n/{number}")

    assert (answer.status_code, answer.location) == (303, f"{language}/family/orders/ABC?news={number}")
    assert inbox.unread(user.id) == 1


def test_the_news_is_named_in_an_address_that_asks_for_something_already() -> None:
    assert naming("/family/orders?show=late#order-3", 7) == "/family/orders?show=late&news=7#order-3"


def test_who_is_not_signed_in_signs_in_first(app: Flask) -> None:
    with unit_of_work():
        user = a_member()
    number = a_notice(user.id)
    answer = Reader(app).get(f"/n/{number}")

    assert (answer.status_code, answer.location) == (303, f"/account/sign-in?next=/n/{number}")


def test_nobody_else_arrives(app: Flask) -> None:
    stranger, mine = a_member_reading(app)
    with unit_of_work():
        user = a_member()
    paths = [f"/n/{a_notice(user.id)}", "/n/999999", f"/n/{a_notice(mine.id, has_words=False)}"]

    assert [stranger.get(path).status_code for path in paths] == [404] * 3
