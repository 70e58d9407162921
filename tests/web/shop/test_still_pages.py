"""Pages of a list stand still also for goods that come in the very second in which the first was read."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.reading import page

LIST, PAGE = "/c/bukhoor", 24


def shown(answer: TestResponse) -> list[str]:
    """The names on the cards of a page."""
    return [card.one("bdi").words for card in page(answer).all("li", class_="card")]


def next_of(answer: TestResponse) -> str:
    """The address of the page after it."""
    links = [link for link in page(answer).one("nav", class_="pager").all("a") if "href" in link.attrs]
    return str(links[-1]["href"])


@pytest.mark.parametrize("sort", ["newest", "price", "-price"])
def test_goods_of_the_same_second_push_nothing_onto_the_next_page(client: FlaskClient, sort: str) -> None:
    with clock.set_to(clock.now() - timedelta(hours=1)), unit_of_work():
        family = a_family()
        for number in range(2 * PAGE + 2):
            a_product(of=family, price=1_000 + number)
    with clock.set_to(clock.now()):
        first = client.get(f"{LIST}?sort={sort}")
        with unit_of_work():
            for price in (1, 1_025, 9_000):
                a_product(of=family, price=price)
        later = client.get(next_of(first))

    assert set(shown(first)).isdisjoint(shown(later))
    assert (len(shown(first)), len(shown(later))) == (PAGE, PAGE)
    assert len(shown(client.get(next_of(later)))) == 2


def test_what_came_in_that_second_and_was_shown_is_not_passed_over(client: FlaskClient) -> None:
    with clock.set_to(clock.now()):
        with unit_of_work():
            family = a_family()
            for _ in range(PAGE + 1):
                a_product(of=family)
        first = client.get(LIST)
        later = client.get(next_of(first))

    assert len({*shown(first), *shown(later)}) == PAGE + 1
