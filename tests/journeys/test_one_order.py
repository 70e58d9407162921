"""However the last button is pressed, it is one order: twice, after a reload, after coming back, in two tabs."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage
from tests.browser.visiting import PATIENCE_MS, Door, Visitor
from tests.journeys.shopping import Buyer, a_buyer, buy, put_in_basket, say_how_paid, say_where, say_who
from tests.running import Running

CONFIRM = "تأكيد الطلب"


def before_the_last_button(visitor: Visitor, stage: Stage, buyer: Buyer) -> None:
    """Everything is said; the review is open."""
    visitor.go(stage.goods[2][3].path)
    put_in_basket(visitor)
    visitor.press("متابعة الطلب")
    say_who(visitor, buyer)
    say_where(visitor, "courier")
    say_how_paid(visitor, "cash")


def orders_of(running: Running, buyer: Buyer) -> int:
    """How many orders somebody was told of: a letter is sent for each."""
    running.work_here()
    return len(running.letters_to(buyer.email))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_presses_are_one_order(door: Door, stage: Stage, running: Running, scripts: bool) -> None:
    buyer = a_buyer()
    with door.visitor(scripts=scripts) as visitor:
        before_the_last_button(visitor, stage, buyer)
        visitor.control(CONFIRM).dblclick()
        # without scripts the second press ends the first one's way: only where both arrive is told
        expect(visitor.page).to_have_url(re.compile("/orders/"), timeout=PATIENCE_MS)
        visitor.page.wait_for_load_state("load")

        assert visitor.reads(visitor.word("وصل طلبك إلى الأسرة"))
        assert orders_of(running, buyer) == 1


def test_reloading_and_going_back_order_nothing_more(door: Door, stage: Stage, running: Running) -> None:
    buyer = a_buyer()
    with door.visitor() as visitor:
        before_the_last_button(visitor, stage, buyer)
        visitor.press(CONFIRM)
        placed = visitor.path

        visitor.page.reload()
        assert visitor.path == placed
        visitor.page.go_back(wait_until="load")
        assert visitor.path == "/cart"
        assert visitor.control(CONFIRM).count() == 0

        assert orders_of(running, buyer) == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_going_back_from_the_card_page_finds_the_order_that_waits(door: Door, stage: Stage, scripts: bool) -> None:
    with door.visitor(scripts=scripts) as visitor:
        visitor.go(stage.goods[1][0].path)
        put_in_basket(visitor)
        buy(visitor, a_buyer(), way="collect", method="card")

        visitor.page.go_back(wait_until="load")
        there = visitor.path
        assert there.endswith("/payment")
        visitor.go("/cart")
        assert visitor.page.locator(f".unpaid a[href='{there}']").count() == 1

        visitor.page.click(".unpaid .row > button")
        visitor.open(visitor.page.locator(".unpaid dialog .danger"))
        assert visitor.reads(visitor.word("لم يُدفع هذا الطلب، فأُلغي ولم يُحجز منه شيء."))


def test_two_tabs_make_one_order(door: Door, stage: Stage, running: Running) -> None:
    buyer = a_buyer()
    with door.visitor(width=1280) as visitor:
        before_the_last_button(visitor, stage, buyer)
        other = visitor.another_tab()
        other.go("/checkout/review")

        visitor.press(CONFIRM)
        other.press(CONFIRM)

        assert other.path == visitor.path
        assert orders_of(running, buyer) == 1
