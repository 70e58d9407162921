"""The class of an exhibition cannot take the goods of its stalls away."""

from datetime import timedelta

import pytest

from storefront.fairs import stall_stock, tills
from storefront.fairs.tills import refusals
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from tests.builders.fairs import an_outline
from tests.builders.stall_goods import Holder, a_holder, after_closing
from tests.builders.tills import open_till

pytestmark = pytest.mark.usefixtures("app")


def describe(holder: Holder, licence_class: str) -> None:
    tills.describe(holder.exhibition, an_outline(licence_class=licence_class), SYSTEM)


@pytest.mark.parametrize("only_shown", ["trade", "introduction"])
def test_it_stays_one_that_sells_while_goods_are_there(only_shown: str) -> None:
    holder = a_holder()
    holder.bring(4)

    with pytest.raises(refusals.GoodsAreThere):
        describe(holder, only_shown)

    assert holder.exhibition.licence_class == "consumer"
    assert not stall_stock.home_one()
    assert holder.figures == (6, 4)


def test_what_was_sold_there_fixes_it_too() -> None:
    with open_till(there=1) as till:
        till.sell()
        with pytest.raises(refusals.GoodsAreThere):
            describe(till.holder, "trade")
    with after_closing(till.exhibition, later=timedelta(days=1)), pytest.raises(refusals.GoodsAreThere):
        describe(till.holder, "trade")


def test_everything_else_may_be_said_otherwise() -> None:
    holder = a_holder()
    holder.bring(4)

    describe(holder, "charity")
    holder.take_home(4)
    describe(holder, "trade")
    describe(holder, "introduction")

    assert holder.exhibition.licence_class == "introduction"
    assert holder.exhibition.changed_at <= clock.now()
