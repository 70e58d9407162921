"""A worker killed at every point of telling people: the next one finishes it, and nobody is told a thing twice."""

from collections.abc import Iterator

import pytest

from storefront.community import notices
from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member
from tests.builders.goods import a_product
from tests.builders.trade import a_basket, place
from tests.races.dying import a_mortal_worker, work_until_it_lives
from tests.races.markets import Market, broken
from tests.races.test_killed_worker import UNANSWERED, Work


@pytest.fixture(scope="module")
def mortal_worker(open_market: Market) -> Iterator[Work]:
    with a_mortal_worker(open_market) as work:
        yield work


@pytest.fixture
def work(market: Market, mortal_worker: Work) -> Work:
    """A worker that has done all there was to do."""
    assert mortal_worker(0, 2 * UNANSWERED)
    return mortal_worker


def test_a_notice_gets_its_words_once(market: Market, work: Work) -> None:
    with unit_of_work():
        member = a_member()
        order = place(a_basket((a_product(), 1), user_id=member.id))
    seen: list[list[str]] = []

    def look() -> None:
        units.abandon()
        seen.append([row.title_ar for row in notices.inbox.of_member(member.id).rows])
        assert broken() == {}

    work_until_it_lives(lambda point: work(point, 0), look)

    whole = [f"وصل طلبك {order.reference} إلى الأسرة"]
    assert all(one in ([], whole) for one in seen)
    assert seen == sorted(seen)
    look()
    assert seen[-1] == whole
