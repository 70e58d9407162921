"""Questions about goods at stalls: quiet about what families did, and naming what they did not."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import update

from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.stall_stock import StallItem, StallStock
from storefront.insight.fairground import stall_goods as questions
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.stage import plant
from tests.builders.stall_goods import Holder, a_holder, after_closing

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def holder() -> Holder:
    """Four pieces at the stall, one sold, one taken home."""
    found = a_holder()
    found.bring(4)
    found.sell(1)
    found.take_home(1)
    return found


def asked() -> list[list[str]]:
    return [list(question()) for _, question in questions.TOLD]


def named(question: Callable[[], Sequence[str]]) -> int:
    return len(question())


def test_what_families_do_is_right(holder: Holder) -> None:
    counted = a_holder()
    counted.bring(4)
    with after_closing(counted.exhibition):
        counted.count(3, "lost")

        assert asked() == [[], [], [], [], []]
    assert asked() == [[], [], [], [], []]


def test_a_count_that_moved_by_itself_is_named(holder: Holder) -> None:
    db.session.execute(update(StallItem).values(free=StallItem.free + 1))

    assert named(questions.counts_that_are_not_their_movements) == 1


@pytest.mark.parametrize(("table", "way"), [("stall_move", "moved_in"), ("stock_move", "to_stall")])
def test_what_left_and_did_not_arrive_is_named(holder: Holder, table: str, way: str) -> None:
    plant([f"UPDATE {table} SET reason = 'found' WHERE reason = '{way}'"])

    assert named(questions.goods_that_left_and_did_not_arrive) == 1


def test_what_lies_where_it_was_counted_is_named(holder: Holder) -> None:
    db.session.execute(update(StallStock).values(counted_at=clock.now()))

    assert named(questions.goods_that_should_be_home) == 1


def test_what_lies_where_nothing_is_held_is_named_after_an_hour(holder: Holder) -> None:
    exhibitions.cancel(holder.exhibition, ("تعذّر المكان.", ""), SYSTEM)
    assert named(questions.goods_that_should_be_home) == 0

    with clock.set_to(clock.now() + timedelta(hours=2)):
        assert named(questions.goods_that_should_be_home) == 1
        assert stall_stock.home_one()
        assert named(questions.goods_that_should_be_home) == 0


def test_a_stall_nobody_was_asked_to_count_is_named(holder: Holder) -> None:
    with after_closing(holder.exhibition, later=timedelta(hours=2)):
        assert named(questions.stalls_nobody_was_asked_to_count) == 1
        assert stall_stock.ask_one()
        assert named(questions.stalls_nobody_was_asked_to_count) == 0


def test_goods_of_another_family_are_named(holder: Holder) -> None:
    db.session.execute(update(StallStock).values(family_id=a_family().id))

    assert named(questions.goods_of_another_family) == 1
