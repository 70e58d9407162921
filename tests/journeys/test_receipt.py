"""A receipt on paper: what was bought and from whom, and nothing of the screen round it."""

import re
from io import BytesIO

import pytest
from PIL import Image

from tests.browser.stage import Stage
from tests.browser.visiting import Door

PAGE = re.compile(rb"/Type\s*/Page\b")
FURNITURE = "header, footer, nav, .no-print, .skip"


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", ["reached", "taxed"])
def test_a_receipt_prints_on_one_sheet(door: Door, stage: Stage, lang: str, name: str) -> None:
    told = stage.orders[name]
    with door.visitor(lang, 1280, "shopper") as visitor:
        visitor.go(f"/orders/{told.order}")
        visitor.open(f"#parcel-{told.parcel} a[href*='/receipts/']")
        visitor.page.locator("button.no-print").wait_for(state="visible")

        visitor.page.emulate_media(media="print")
        seen = Image.open(BytesIO(visitor.page.screenshot(full_page=True))).convert("L")

        assert visitor.page.locator(FURNITURE).filter(visible=True).count() == 0
        assert visitor.reads(told.order)
        dark = sum(seen.histogram()[:96])
        assert 0.002 < dark / (seen.width * seen.height) < 0.3
        assert len(PAGE.findall(visitor.page.pdf(format="A4"))) == 1


def test_the_button_prints(door: Door, stage: Stage) -> None:
    told = stage.orders["reached"]
    with door.visitor(who="shopper") as visitor:
        visitor.page.add_init_script("window.print = () => { document.title = 'printed'; }")
        visitor.go(f"/orders/{told.order}/receipts/{told.parcel}")

        visitor.control("طباعة").click()

        assert visitor.page.title() == "printed"
