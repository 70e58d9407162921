"""The page of what a member is told, and the bell above every page."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from storefront.cli import posting
from storefront.community import accounts, notices
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_member
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.trade import a_basket, place

PATH = "/account/notices"


def ordered(user: accounts.User, count: int = 1) -> list[orders.Order]:
    """So many orders of a member, who is told of each."""
    placed = []
    for _ in range(count):
        with unit_of_work():
            placed.append(place(a_basket((a_product(), 1), user_id=user.id)))
    while posting.give_words():
        pass
    return placed


def newest(user: accounts.User) -> notices.InboxNotice:
    db.session.expire_all()
    return notices.inbox.of_member(user.id).rows[0]


@pytest.mark.parametrize(
    ("language", "title", "unread"), [("", "وصل طلبك", "1 لم تُقرأ"), ("/en", "Your order", "1 unread")]
)
def test_a_notice_is_read_by_following_it(app: Flask, language: str, title: str, unread: str) -> None:
    reader, user = a_member_reading(app, language=language)
    (order,) = ordered(user)
    before = reader.read(PATH)

    answer = reader.send(f"{PATH}/{newest(user).id}/following")

    assert title in before
    assert unread in before
    assert (answer.status_code, answer.location) == (303, f"{language}/orders/{order.reference}")
    assert unread not in reader.read(PATH)
    assert newest(user).read_at is not None


def test_the_bell_hangs_over_every_page_of_a_member(app: Flask) -> None:
    reader, user = a_member_reading(app)
    ordered(user)

    for path in ("/", "/cart", "/account/profile", PATH):
        assert page(reader.read(path)).one("a", class_="bell").one("small").words == "1", path


def test_a_guest_has_no_bell_and_asks_nothing_for_it(app: Flask, count_queries: Callable[[], Any]) -> None:
    guest = Reader(app)
    with count_queries() as questions:
        text = guest.read("/pages/about")

    assert PATH not in text
    assert not [question for question in questions if "inbox_notice" in question]


def test_a_member_asks_once_for_the_bell(app: Flask, count_queries: Callable[[], Any]) -> None:
    reader, user = a_member_reading(app)
    ordered(user)
    with count_queries() as questions:
        reader.read("/pages/about")

    assert len([question for question in questions if "inbox_notice" in question]) == 1


def test_all_are_read_but_what_came_since(app: Flask) -> None:
    reader, user = a_member_reading(app)
    ordered(user, 2)
    upto = page(reader.read(PATH)).one("button", name="upto")["value"]
    ordered(user)

    answer = reader.send(f"{PATH}/reading", {"upto": upto})

    assert (answer.status_code, answer.location) == (303, PATH)
    assert len(page(reader.read(PATH)).all("button", class_="fresh")) == 1


@pytest.mark.parametrize("upto", ["", "x", "-1", "9" * 30])
def test_nonsense_reads_nothing(app: Flask, upto: str) -> None:
    reader, user = a_member_reading(app)
    ordered(user)

    assert reader.send(f"{PATH}/reading", {"upto": upto}).status_code == 303
    assert newest(user).read_at is None


def test_nobody_reads_anothers_notices(app: Flask) -> None:
    stranger, _ = a_member_reading(app)
    with unit_of_work():
        user = a_member()
    (order,) = ordered(user)
    notice = newest(user)

    answer = stranger.send(f"{PATH}/{notice.id}/following")
    stranger.send(f"{PATH}/reading", {"upto": str(notice.id)})

    assert answer.status_code == 404
    assert order.reference not in stranger.read(PATH) + answer.text
    assert newest(user).read_at is None
    assert Reader(app).get(PATH).status_code == 303


def test_following_wants_the_token_of_a_page(app: Flask) -> None:
    reader, user = a_member_reading(app)
    ordered(user)

    assert reader.post(f"{PATH}/{newest(user).id}/following").status_code == 400
    assert newest(user).read_at is None


def test_a_long_list_has_pages_and_asks_no_more_questions(app: Flask, count_queries: Callable[[], Any]) -> None:
    reader, user = a_member_reading(app)
    asked = []
    for more in (2, notices.inbox.SIZE):
        ordered(user, more)
        with count_queries() as questions:
            first = reader.read(PATH)
        asked.append(len(questions))

    assert asked[0] == asked[1] <= 7
    assert len(page(first).all("button", class_="tiding")) == notices.inbox.SIZE
    assert len(page(reader.read(f"{PATH}?page=2")).all("button", class_="tiding")) == 2
    assert reader.get(f"{PATH}?page=9").location == PATH


def test_an_empty_inbox_says_what_will_be_there(app: Flask) -> None:
    reader, _ = a_member_reading(app)

    assert "لا إشعارات بعد" in reader.read(PATH)


def test_they_stand_in_the_file_of_ones_data(app: Flask) -> None:
    reader, user = a_member_reading(app)
    (order,) = ordered(user)

    (told,) = json.loads(reader.read("/account/data"))["notices"]

    assert order.reference in told["title"]
    assert told["read_at"] is None
