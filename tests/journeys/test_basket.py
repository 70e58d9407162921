"""The basket: another number, out and back again; with scripts at a touch, without them by buttons."""

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.stage import Stage
from tests.browser.visiting import PATIENCE_MS, Door, Visitor
from tests.journeys.shopping import put_in_basket

NOTE = "اتصلوا قبل الوصول"
SLOW = """
const ask = fetch, note = (did, what) => { sessionStorage.told = `${sessionStorage.told ?? ''} ${did} ${what}`; };
window.fetch = async (address, request) => {
  const what = new URL(address).pathname.split('/')[2];
  note('asks', what);
  await new Promise(done => setTimeout(done, 300));
  const answer = await ask(address, request);
  note('answers', what);
  return answer;
};
"""
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


def line_of(visitor: Visitor, stage: Stage) -> Locator:
    """The first of the goods in the basket."""
    return visitor.page.locator(
        ".line:not(.fixed)", has_text=visitor.of(stage.goods[0][2].name, stage.goods[0][2].name_en)
    )


def write(visitor: Visitor, words: str) -> None:
    """A note to the family, of which nobody has told the market yet."""
    visitor.page.locator(".parcel summary").first.click()
    visitor.page.locator(".parcel textarea").first.press_sequentially(words)


def is_in_basket(visitor: Visitor, stage: Stage, *, pieces: int, note: str) -> None:
    """The open page of the basket holds these."""
    assert line_of(visitor, stage).locator("[name=quantity]").input_value() == str(pieces)
    assert visitor.page.locator(".parcel textarea").first.input_value() == note


@pytest.mark.parametrize("wait_ms", [0, 120, 300, 590, 650, 900])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_whoever_goes_on_at_once_takes_along_what_they_typed(door: Door, stage: Stage, lang: str, wait_ms: int) -> None:
    with door.visitor(lang) as visitor:
        with_goods(visitor, stage)
        more = line_of(visitor, stage).locator("[data-step='1']")
        write(visitor, NOTE)
        more.dblclick()
        visitor.page.wait_for_timeout(wait_ms)
        visitor.control("متابعة الطلب").click()

        visitor.page.wait_for_url("**/checkout/contact", timeout=PATIENCE_MS)
        promised = visitor.page.locator(".sum-fold summary bdi").inner_text()
        visitor.go("/cart")
        is_in_basket(visitor, stage, pieces=3, note=NOTE)
        assert visitor.page.locator(".totals .total bdi").inner_text() == promised


def test_what_waits_is_sent_one_after_the_other_before_anything_else(door: Door, stage: Stage) -> None:
    with door.visitor() as visitor:
        visitor.page.add_init_script(SLOW)
        with_goods(visitor, stage)
        write(visitor, NOTE)
        line_of(visitor, stage).locator("[name=quantity]").fill("٥")
        visitor.control("متابعة الطلب").click()

        visitor.page.wait_for_url("**/checkout/contact", timeout=PATIENCE_MS)
        told = visitor.page.evaluate("sessionStorage.told").split()
        assert told == ["asks", "families", "answers", "families", "asks", "lines", "answers", "lines"]


@pytest.mark.parametrize("way", ["by a link", "by another form", "by the address"])
def test_a_note_is_kept_whichever_way_the_page_is_left(door: Door, stage: Stage, way: str) -> None:
    with door.visitor() as visitor:
        with_goods(visitor, stage)
        write(visitor, NOTE)
        if way == "by the address":
            visitor.go("/")
            visitor.page.wait_for_timeout(500)  # it is sent beside the page that comes
        elif way == "by a link":
            visitor.open(visitor.page.get_by_role("link", name=visitor.word("متابعة التسوّق")))
        else:
            visitor.open(line_of(visitor, stage).get_by_role("button", name=visitor.word("حذف")))

        visitor.go("/cart")
        assert visitor.page.locator(".parcel textarea").first.input_value() == NOTE


def test_a_note_and_then_another_number_come_back_together(door: Door, stage: Stage) -> None:
    with door.visitor() as visitor:
        with_goods(visitor, stage)
        write(visitor, NOTE)
        with visitor.page.expect_navigation(wait_until="load"):
            line_of(visitor, stage).locator("[data-step='1']").click()

        is_in_basket(visitor, stage, pieces=2, note=NOTE)


def test_a_press_while_the_page_comes_back_counts(door: Door, stage: Stage) -> None:
    with door.visitor() as visitor:
        with_goods(visitor, stage)
        held: list[Route] = []
        visitor.page.route("**/cart", lambda route: route.continue_() if held else held.append(route))
        more = line_of(visitor, stage).locator("[data-step='1']")
        more.evaluate("button => { button.click(); setTimeout(() => button.click(), 1500); }")

        expect(visitor.page.locator("header .count")).to_have_text("4", timeout=PATIENCE_MS)
        is_in_basket(visitor, stage, pieces=3, note="")


def test_a_page_asked_for_again_right_after_a_press_shows_the_new_number(door: Door, stage: Stage) -> None:
    with door.visitor() as visitor:
        with_goods(visitor, stage)
        more = line_of(visitor, stage).locator("[data-step='1']")
        with visitor.page.expect_navigation(wait_until="load"):
            more.evaluate("button => { button.click(); location.reload(); }")

        expect(visitor.page.locator("header .count")).to_have_text("3", timeout=PATIENCE_MS)
        is_in_basket(visitor, stage, pieces=2, note="")


def test_a_city_is_chosen_although_the_shopper_goes_on_at_once(door: Door) -> None:
    with door.visitor(who="no city") as visitor:
        visitor.go("/cart")
        visitor.page.select_option("[name=city_id]", label="جدة")
        visitor.page.locator(".parcel h2 a").first.click(no_wait_after=True)

        visitor.page.wait_for_url("**/f/**", timeout=PATIENCE_MS)
        visitor.go("/cart")
        assert visitor.page.locator("[name=city_id] option:checked").inner_text() == "جدة"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_number_that_is_refused_is_shown_and_not_passed_by(door: Door, stage: Stage, lang: str) -> None:
    with door.visitor(lang) as visitor:
        with_goods(visitor, stage)
        write(visitor, NOTE)
        line_of(visitor, stage).locator("[name=quantity]").fill("700")
        with visitor.page.expect_navigation(wait_until="load"):
            visitor.control("متابعة الطلب").click()

        assert "checkout" not in visitor.page.url
        assert line_of(visitor, stage).locator(".err").is_visible()
        is_in_basket(visitor, stage, pieces=700, note=NOTE)

        line_of(visitor, stage).locator("[name=quantity]").fill("2")
        visitor.control("متابعة الطلب").click()
        visitor.page.wait_for_url("**/checkout/contact", timeout=PATIENCE_MS)
        visitor.go("/cart")
        is_in_basket(visitor, stage, pieces=2, note=NOTE)
        visitor.troubles.clear()  # the refusal itself


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_two_numbers_that_are_refused_at_once_stand_both_beside_their_reason(
    door: Door, stage: Stage, lang: str
) -> None:
    with door.visitor(lang) as visitor:
        with_goods(visitor, stage)
        numbers = visitor.page.locator(".line:not(.fixed) [name=quantity]")
        for at, typed in enumerate(("700", "800")):
            numbers.nth(at).fill(typed)
        with visitor.page.expect_navigation(wait_until="load"):
            visitor.control("متابعة الطلب").click()

        assert [numbers.nth(at).input_value() for at in range(2)] == ["700", "800"]
        assert visitor.page.locator(".line:not(.fixed) .err").count() == 2
        assert visitor.page.locator(".error-summary li").count() == 2
        visitor.troubles.clear()  # the refusals themselves
