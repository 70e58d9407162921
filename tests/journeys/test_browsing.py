"""Looking round: the search box and what it suggests, filters that stay, the language that changes nothing else."""

from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Route, TimeoutError

from tests.browser.looking import overflow
from tests.browser.stage import Stage
from tests.browser.visiting import Door, Visitor
from tests.browser.wares import PLAIN_GROUP
from tests.journeys.shopping import put_in_basket

ASKED = {"ready": ["yes"], "price_to": ["45"]}


def asked_of(visitor: Visitor) -> dict[str, list[str]]:
    """What the address of the open page asks for, but for the moment at which the list was begun."""
    asked = parse_qs(urlsplit(visitor.page.url).query)
    return {name: value for name, value in asked.items() if name != "upto"}


def goods_on(visitor: Visitor) -> list[str]:
    """The addresses of the goods on the open page, without the language."""
    links = visitor.page.locator(".card h2 a").all()
    return [str(link.get_attribute("href")).removeprefix("/en") for link in links]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_filters_survive_paging_the_language_and_the_way_back(door: Door, scripts: bool) -> None:
    with door.visitor(scripts=scripts) as visitor:
        visitor.go(f"/c/{PLAIN_GROUP}")
        visitor.page.locator(".filters summary").click()
        visitor.page.locator("[name=ready][value=yes]").check()
        visitor.page.fill("[name=price_to]", "45")
        visitor.press("عرض النتائج")
        first = goods_on(visitor)

        visitor.press("التالي")
        second = goods_on(visitor)
        assert asked_of(visitor) == {**ASKED, "page": ["2"]}
        assert second
        assert not set(first) & set(second)

        visitor.open("footer a[hreflang=en]")
        assert urlsplit(visitor.page.url).path == f"/en/c/{PLAIN_GROUP}"
        assert asked_of(visitor) == {**ASKED, "page": ["2"]}
        assert goods_on(visitor) == second

        visitor.page.go_back()
        visitor.page.go_back()
        assert asked_of(visitor) == ASKED
        assert goods_on(visitor) == first
        assert visitor.page.locator("details [name=price_to]").input_value() == "45"


def test_a_filter_is_let_go_by_its_chip(door: Door) -> None:
    with door.visitor(width=1280) as visitor:
        visitor.go(f"/c/{PLAIN_GROUP}?ready=yes&price_to=45&sort=price")

        visitor.open(visitor.page.locator(".chips.removable button", has_text=visitor.word("جاهز الآن")))

        assert asked_of(visitor) == {"price_to": ["45"], "sort": ["price"]}


def test_beside_the_list_a_press_on_a_filter_is_enough(door: Door) -> None:
    with door.visitor(width=1280) as visitor:
        visitor.go(f"/c/{PLAIN_GROUP}")
        before = goods_on(visitor)

        with visitor.page.expect_navigation(wait_until="load"):
            visitor.page.locator("label", has=visitor.page.locator("[name=ready][value=yes]")).click()

        assert asked_of(visitor)["ready"] == ["yes"]
        assert goods_on(visitor) != before


def test_with_the_keyboard_a_filter_waits_for_its_button(door: Door) -> None:
    with door.visitor(width=1280) as visitor:
        visitor.go(f"/c/{PLAIN_GROUP}")
        visitor.page.locator("[name=ready]").first.focus()

        visitor.page.keyboard.press("ArrowDown")
        assert visitor.page.locator("[name=ready]:checked").get_attribute("value") != ""
        assert asked_of(visitor) == {}

        visitor.press("عرض النتائج")
        assert "ready" in asked_of(visitor)


CUT = """() => [...document.querySelectorAll("main nav .chips a")].filter(part => {
  const box = part.getBoundingClientRect(), row = part.closest("ul").getBoundingClientRect();
  return box.left < Math.max(row.left, 0) - 1 || box.right > Math.min(row.right, innerWidth) + 1;
}).map(part => part.textContent)"""


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_part_of_a_group_is_cut_off_on_a_wide_screen(door: Door, lang: str) -> None:
    with door.visitor(lang, width=1280) as visitor:
        for group in ("sewing", PLAIN_GROUP):
            visitor.go(f"/c/{group}")
            assert visitor.page.locator("main nav .chips a").count() > 3
            assert visitor.page.evaluate(CUT) == []


def test_with_the_keyboard_every_part_of_a_group_is_brought_into_sight_on_a_phone(door: Door) -> None:
    with door.visitor() as visitor:
        visitor.go("/c/sewing")
        parts = visitor.page.locator("main nav .chips a")
        parts.first.focus()
        for _ in range(parts.count() - 1):
            visitor.page.keyboard.press("Tab")

        last = parts.last.evaluate(
            "part => part === document.activeElement ? part.getBoundingClientRect().toJSON() : {}"
        )
        assert last["left"] >= -1
        assert last["right"] <= visitor.page.evaluate("innerWidth") + 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_search_box_suggests_while_somebody_types(door: Door, stage: Stage, lang: str) -> None:
    product = stage.goods[0][0]
    with door.visitor(lang) as visitor:
        visitor.go("/")
        box, options = visitor.page.locator("#q"), visitor.page.get_by_role("option")
        box.press_sequentially(visitor.of("معمول ورد طا", "Taif rose in"), delay=20)
        named = visitor.of(product.name, product.name_en)
        options.first.filter(has_text=named).wait_for()  # what was typed half may be answered before
        assert visitor.word("منتج معروض") in options.first.inner_text()

        box.press("Escape")
        assert options.count() == 0 or not options.first.is_visible()

        box.press_sequentially(" ")
        box.press("Backspace")
        options.first.wait_for()
        box.press("ArrowDown")
        with visitor.page.expect_navigation(wait_until="load"):
            box.press("Enter")
        assert visitor.page.locator("h1").inner_text() == named


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_searched_for_is_found(door: Door, stage: Stage, scripts: bool) -> None:
    with door.visitor(scripts=scripts) as visitor:
        visitor.go("/")
        visitor.page.fill("#q", "مَعمول الورد الطائفي")
        with visitor.page.expect_navigation(wait_until="load"):
            visitor.page.press("#q", "Enter")

        assert visitor.path == "/search"
        assert visitor.page.locator("#q").input_value() == "مَعمول الورد الطائفي"
        assert visitor.page.locator(".card h2").first.inner_text() == stage.goods[0][0].name


def test_another_language_keeps_the_page_and_the_basket(door: Door, stage: Stage) -> None:
    product = stage.goods[0][3]
    with door.visitor() as visitor:
        visitor.go(product.path)
        put_in_basket(visitor)
        assert visitor.path == "/cart"

        visitor.open("footer a[hreflang=en]")
        assert urlsplit(visitor.page.url).path == "/en/cart"
        assert visitor.reads(product.name_en)

        visitor.open(visitor.page.locator("main").get_by_text(product.name_en))
        visitor.open("footer a[hreflang=ar]")
        assert visitor.page.locator("h1").inner_text() == product.name
        assert visitor.page.locator("header .count").inner_text() == "1"


def is_sorted(visitor: Visitor) -> bool:
    """Whether the list is sorted by itself within two seconds."""
    with suppress(TimeoutError):
        visitor.page.wait_for_url("**/*sort=price*", timeout=2_000)
        return True
    return False


@pytest.mark.parametrize("script", ["comes", "comes too late", "never comes"])
def test_the_order_of_a_list_can_be_chosen_although_a_script_is_late(door: Door, script: str) -> None:
    with door.visitor("en") as visitor:
        late: list[Route] = []
        if script != "comes":
            visitor.page.route("**/auto-submit*", lambda route: late.append(route))
        visitor.go(f"/c/{PLAIN_GROUP}")
        button = visitor.page.locator(".sort button")

        visitor.page.select_option("#sort-select", "price")
        for route in late if script == "comes too late" else []:
            with visitor.page.expect_response("**/auto-submit*"):
                route.continue_()
        if not is_sorted(visitor):  # nobody told the form: then its button must be there
            button.click()

        visitor.page.wait_for_url("**/*sort=price*")
        assert asked_of(visitor) == {"sort": ["price"]}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_price_that_is_none_is_told_on_a_phone(door: Door, scripts: bool) -> None:
    with door.visitor(scripts=scripts) as visitor:
        visitor.go(f"/c/{PLAIN_GROUP}?price_from=abc")

        assert visitor.reads(visitor.word("يُكتب السعر أرقاماً صحيحة بالريال، مثل 50."))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_label_without_a_space_ends_where_the_page_does(door: Door, stage: Stage, lang: str) -> None:
    with door.visitor(lang) as visitor:
        visitor.go(stage.goods[0][1].path)

        assert visitor.page.locator("label[for=personal_text]").is_visible()
        assert overflow(visitor.page) == []


def words_of(visitor: Visitor, place: str) -> list[str]:
    """What stands in these places, also in those that have stepped aside."""
    return [" ".join(text.split()) for text in visitor.page.locator(place).all_text_contents()]


def test_what_is_picked_shows_its_own_price_and_how_many_there_are(door: Door, stage: Stage) -> None:
    path = stage.products["weighed"].path
    with door.visitor("en") as visitor:
        visitor.go(path)
        visitor.page.locator(".pick").nth(1).click()

        prices = words_of(visitor, "[data-of-pick] .price")
        most = visitor.page.locator("#quantity").get_attribute("data-most")
        picked = visitor.page.locator(".pick input:checked").get_attribute("data-most")

        visitor.go("/")
        visitor.page.go_back()
        visitor.page.locator("[data-of-pick] .price", has_text="200").first.wait_for()
        back = words_of(visitor, "[data-of-pick] .price")

    assert prices == back == ["SAR 200", "SAR 200"]
    assert most == picked
