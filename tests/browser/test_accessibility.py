"""Every kind of page, in both languages, on a phone and a desk: no rule broken, nothing complained of, nothing cut off."""

import pytest

from tests.browser.looking import overflow, small_targets, violations, walk
from tests.browser.stage import SHELF, Stage
from tests.browser.visiting import Door

OPEN = ("/", "/categories", f"/c/{SHELF}", "/families", "/seasons", "/seasons/ramadan", "/regions/riyadh")
TEXTS = tuple(f"/pages/{name}" for name in ("about", "returns", "delivery", "privacy", "help", "open-a-shop"))
FAILED = ("/nothing-here", "/p/999999")


def paths_for(who: str, stage: Stage) -> tuple[str, ...]:
    """Every kind of page somebody can open."""
    if not who:
        return (*OPEN, *TEXTS, *FAILED, stage.shops[0], *(shown.path for shown in stage.goods[0][:2]))
    first = stage.goods[0][0]
    own = ("/", "/family/orders", "/family/products", f"/family/products/{first.id}")
    office = ("/", "/office", "/office/families", "/office/products", f"/office/products/{first.id}", "/office/journal")
    return {"member": (first.path, "/"), "family": own, "office": (*office, "/office/patterns/goods")}[who]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("who", ["", "member", "family", "office"])
def test_pages_keep_the_rules_of_accessibility(market: Door, stage: Stage, who: str, lang: str, width: int) -> None:
    found = {}
    with market.visitor(lang, width, who) as visitor:
        for path in paths_for(who, stage):
            visitor.go(path)
            found[path] = violations(visitor.page) + visitor.troubles + small_targets(visitor.page)
            visitor.troubles.clear()

    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("who", ["", "member", "family", "office"])
def test_the_narrowest_window_needs_no_scrolling_sideways(market: Door, stage: Stage, who: str, lang: str) -> None:
    with market.visitor(lang, 320, who) as visitor:
        beyond = {}
        for path in paths_for(who, stage):
            visitor.go(path)
            beyond[path] = overflow(visitor.page)

    assert {path: pixels for path, pixels in beyond.items() if pixels > 0} == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_everything_can_be_reached_by_keyboard_and_is_seen_there(market: Door, stage: Stage, width: int) -> None:
    with market.visitor(width=width) as visitor:
        for path, least in (("/", 20), (f"/c/{SHELF}", 15), (stage.goods[0][0].path, 10)):
            visitor.go(path)

            stops, faults = walk(visitor.page)

            assert len(stops) >= least, path
            assert faults == [], path


def test_the_first_stop_leads_past_the_header(market: Door) -> None:
    with market.visitor() as visitor:
        visitor.go("/")
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")

        assert visitor.page.evaluate("document.activeElement.id") == "main"
