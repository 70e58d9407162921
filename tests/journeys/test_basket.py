"""The basket: another number, out and back again; with scripts at a touch, without them by buttons."""

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage
from tests.browser.visiting import PATIENCE_MS, Door, Visitor
from tests.journeys.shopping import put_in_basket

with_and_without = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def with_goods(visitor: Visitor, stage: Stage) -> None:
    """Two goods of one family in the basket, whose page is open."""
    for product in stage.goods[0][2:4]:
        visitor.go(product.path)
        put_in_basket(visitor)


@with_and_without
def test_what_is_taken_out_can_be_put_back(door: Door, stage: Stage, scripts: bool) -> None:
    gone = stage.goods[0][2]
    with door.visitor(scripts=scripts) as visitor:
        with_goods(visitor, stage)
        line = visitor.page.locator(".line:not(.fixed)", has_text=gone.name)

        visitor.open(line.get_by_role("button", name=visitor.word("حذف")))
        assert line.count() == 0
        assert visitor.reads(visitor.word("حُذف «%(name)s» من السلة.", name=gone.name))

        visitor.press("تراجع عن الحذف")
        assert line.count() == 1
        assert visitor.page.locator("header .count").inner_text() == "2"


@with_and_without
def test_another_number_of_pieces_changes_the_sum(door: Door, stage: Stage, scripts: bool) -> None:
    with door.visitor(scripts=scripts) as visitor:
        with_goods(visitor, stage)
        line = visitor.page.locator(".line:not(.fixed)", has_text=stage.goods[0][2].name)
        if scripts:
            line.locator("[data-step='1']").dblclick()
        else:
            line.locator("[name=quantity]").fill("٣")
            visitor.open(line.get_by_role("button", name=visitor.word("تحديث")))

        # the sum is the server's, so it tells when the form that sends itself has come back
        expect(line.locator(".sum bdi")).to_have_text("210", timeout=PATIENCE_MS)
        assert line.locator("[name=quantity]").input_value() == "3"


def test_a_note_and_a_way_stay_with_their_family(door: Door, stage: Stage) -> None:
    with door.visitor(width=1280, who="at contact") as visitor:
        visitor.go("/cart")
        with visitor.page.expect_navigation(wait_until="load"):
            visitor.page.locator("[name$='-way'][value=collect]").first.check()

        assert visitor.page.locator("[name$='-way'][value=collect]").first.is_checked()
        assert visitor.page.locator("[name$='-way'][value=courier]").last.is_checked()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_has_changed_is_agreed_to(door: Door, lang: str) -> None:
    with door.visitor(lang, who=f"surprised {lang}") as visitor:
        visitor.go("/cart")
        assert visitor.reads(visitor.word("تغيّر شيء في السلة منذ آخر زيارة."))
        assert visitor.control("متابعة الطلب").count() == 0

        visitor.press("اطّلعت وأوافق")

        assert visitor.page.locator(".line:not(.fixed)").count() == 1
        assert visitor.control("متابعة الطلب").is_visible()
