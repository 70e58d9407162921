"""Stalls are moved by pointer, by finger and by keys, and typed without scripts; a family finds its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.stage import Stage
from tests.browser.visiting import Door, Visitor

DESK = "/organiser/exhibitions"


def address(stage: Stage) -> str:
    return f"{DESK}/{stage.fairs['organiser.stalls.exhibition_id'][0]}/stalls"


@pytest.fixture
def organiser(door: Door, stage: Stage, lang: str, width: int) -> Iterator[Visitor]:
    """At the plan, which has stalls A-1 to A-4."""
    with door.visitor(lang, width, "organiser") as visitor:
        visitor.go(address(stage))
        visitor.page.locator(".stall-map.is-movable").wait_for()
        yield visitor


def pin(page: Page, number: str) -> Locator:
    return page.locator(f'.stall-scroll a:has(text:text-is("{number}"))')


def place(page: Page, number: str) -> tuple[int, int]:
    """Where a stall stands on the drawing."""
    use = pin(page, number).locator("use")
    return int(use.get_attribute("x") or 0), int(use.get_attribute("y") or 0)


def middle(page: Page, number: str) -> tuple[float, float]:
    box = pin(page, number).locator("use").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(("lang", "width"), [("ar", 1280), ("en", 1280)])
def test_a_stall_is_dragged_and_kept(organiser: Visitor, stage: Stage) -> None:
    page = organiser.page
    before, (x, y) = place(page, "A-2"), middle(page, "A-2")

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 60, steps=5)
    page.mouse.up()
    dragged = place(page, "A-2")
    assert dragged[0] > before[0]
    assert dragged[1] > before[1]
    assert organiser.path == address(stage)  # the press that ends a drag leads nowhere
    organiser.press("حفظ المواضع")

    assert place(page, "A-2") == pytest.approx(dragged, abs=2)
    with page.expect_navigation(wait_until="load"):
        pin(page, "A-2").click()
    assert organiser.path.startswith(f"{address(stage)}/")


@pytest.mark.parametrize(("lang", "width"), [("ar", 390)])
def test_a_finger_drags_it_too(organiser: Visitor) -> None:
    page = organiser.page
    pin(page, "A-3").scroll_into_view_if_needed()
    before, (x, y) = place(page, "A-3"), middle(page, "A-3")
    line = page.context.new_cdp_session(page)

    for kind, points in (
        ("touchStart", [(x, y)]),
        *(("touchMove", [(x + step * 10, y + step * 8)]) for step in range(1, 5)),
        ("touchEnd", []),
    ):
        told = [{"x": across, "y": down} for across, down in points]
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    after = place(page, "A-3")
    assert after[0] > before[0]
    assert after[1] > before[1]


@pytest.mark.parametrize(("lang", "width"), [("ar", 1280)])
def test_the_keyboard_moves_it_by_small_and_large_steps(organiser: Visitor) -> None:
    page = organiser.page
    x, y = place(page, "A-4")
    pin(page, "A-4").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowLeft")
    assert place(page, "A-4") == (x - 500, y + 50)
    assert "A-4" in page.locator("[data-said]").inner_text()
    for _ in range(40):
        page.keyboard.press("Shift+ArrowLeft")
    assert place(page, "A-4")[0] == 0  # and never off the plan
    organiser.press("حفظ المواضع")

    assert place(page, "A-4") == pytest.approx((0, y + 50), abs=2)


@pytest.mark.parametrize("lang", ["ar"])
def test_without_scripts_places_are_typed(door: Door, stage: Stage, lang: str) -> None:
    with door.visitor(lang, 390, "organiser", scripts=False) as organiser:
        organiser.go(address(stage))
        organiser.open(pin(organiser.page, "A-1"))
        organiser.page.fill("[name=x]", "33.33")
        organiser.press("حفظ")
        organiser.go(address(stage))

        assert place(organiser.page, "A-1")[0] == 3333
        organiser.page.locator("label[for=zoom-4]").click()
        assert organiser.page.evaluate("document.querySelector('.stall-scroll').scrollWidth") > 4 * 300


@pytest.mark.parametrize("lang", ["ar"])
def test_a_family_sees_its_own_stall_on_the_plan(door: Door, stage: Stage, lang: str) -> None:
    with door.visitor(lang, 390, "family") as family:
        family.go(f"/family/fairs/stalls/{stage.fairs['family.fair_stalls.exhibition_id'][0]}")

        assert family.page.locator(".stall-scroll .mine text").all_text_contents() == ["A-1"]
        assert family.reads("البسطة A-1")
