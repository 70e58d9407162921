"""Hearts: a member's own, at one question a page; a visitor's page asks nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import favourites
from storefront.kernel.units import unit_of_work
from storefront.web.shop.hearts import kept_of
from tests.builders.browser import Browser
from tests.builders.community import a_member, sign_in
from tests.builders.goods import a_product
from tests.builders.reading import page

Counting = Callable[[], AbstractContextManager[list[str]]]


def hearts(client: FlaskClient) -> dict[str, str]:
    return {heart["value"]: heart["name"] for heart in page(client.get("/c/bukhoor")).all("button", class_="heart")}


def test_a_member_sees_their_own_hearts_and_nobody_elses(app: Flask) -> None:
    with unit_of_work():
        mine, theirs = a_product(), a_product()
        people = [a_member(), a_member()]
        favourites.add(people[0].id, mine)
        favourites.add(people[1].id, theirs)
    me, stranger = (Browser(app, app.response_class) for _ in range(2))
    sign_in(me, people[0])
    sign_in(stranger, people[1])

    assert hearts(me) == {str(mine.id): "drop", str(theirs.id): "keep"}
    assert hearts(stranger) == {str(mine.id): "keep", str(theirs.id): "drop"}


def test_a_visitors_page_asks_nothing(app: Flask, count_queries: Counting) -> None:
    with app.test_request_context("/"), count_queries() as asked:
        assert kept_of([1, 2, 3]) == frozenset()

    assert asked == []
