"""Whoever writes in one field is not disturbed by what another one sends; and what was chosen is summed up at once."""

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage
from tests.browser.visiting import PATIENCE_MS, Door, Visitor
from tests.journeys.shopping import put_in_basket

SETTLED_MS = 1500  # longer than anything waits


def with_goods(visitor: Visitor, stage: Stage) -> None:
    """Goods of one family in the basket, whose page is open; a page that comes anew forgets the mark."""
    visitor.go(stage.goods[0][2].path)
    put_in_basket(visitor)
    visitor.page.evaluate("document.body.dataset.mark = 'same'")


def is_same_page(visitor: Visitor) -> bool:
    return visitor.page.locator("body[data-mark]").count() == 1


@pytest.mark.parametrize("field", ["[name=code]", "header [name=q]:visible"])
def test_the_basket_waits_for_whoever_writes_elsewhere(door: Door, stage: Stage, field: str) -> None:
    with door.visitor(width=1280) as visitor:
        with_goods(visitor, stage)
        visitor.page.locator(".line [data-step='1']").first.click()
        visitor.page.locator(field).click()
        visitor.page.keyboard.type("EID")
        visitor.page.wait_for_timeout(SETTLED_MS)

        assert is_same_page(visitor)
        visitor.page.keyboard.type("10")
        assert visitor.page.locator(field).input_value() == "EID10"

        visitor.page.locator(".page-head h1").first.click()
        expect(visitor.page.locator("body[data-mark]")).to_have_count(0, timeout=PATIENCE_MS)
        expect(visitor.page.locator("header .count")).to_have_text("2", timeout=PATIENCE_MS)
        expect(visitor.page.locator(field)).to_have_value("EID10", timeout=PATIENCE_MS)


def choose_another_way(visitor: Visitor) -> str:
    """Another way for the first family; its control."""
    way = visitor.page.locator(".ways").first.locator("input:not(:checked):enabled").first
    chosen = f"[name={way.get_attribute('name')}][value={way.get_attribute('value')}]"
    visitor.page.locator(chosen).check()
    return chosen


def test_the_sum_beside_the_ways_is_that_of_the_chosen_way(door: Door) -> None:
    with door.visitor(width=1280, who="at delivery") as visitor:
        visitor.go("/checkout/delivery")
        before = visitor.page.locator("aside .total bdi").inner_text()
        chosen = choose_another_way(visitor)

        expect(visitor.page.locator("aside .total bdi")).not_to_have_text(before, timeout=PATIENCE_MS)
        assert visitor.page.locator(chosen).is_checked()


def test_an_address_that_is_written_while_the_sum_comes_is_kept(door: Door) -> None:
    with door.visitor(width=1280, who="at delivery") as visitor:
        visitor.go("/checkout/delivery")
        before = visitor.page.locator("aside .total bdi").inner_text()
        choose_another_way(visitor)
        visitor.page.locator("[name=district]").click()
        visitor.page.keyboard.type("النرجس", delay=150)
        assert visitor.page.locator("[name=district]").input_value() == "النرجس"

        visitor.page.locator("h1").first.click()
        expect(visitor.page.locator("aside .total bdi")).not_to_have_text(before, timeout=PATIENCE_MS)
        expect(visitor.page.locator("[name=district]")).to_have_value("النرجس", timeout=PATIENCE_MS)
