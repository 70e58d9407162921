"""The family's side of an order, from its board to the shopper's hands, and what the shopper sees at each step."""

import pytest

from tests.browser.stage import FAMILY, Stage
from tests.browser.visiting import Door, Visitor
from tests.journeys.shopping import a_buyer, buy, put_in_basket, sign_in

ROAD = (  # the button of the family, and what the shopper reads after it
    ("قبول الطلب", "قبلته الأسرة"),
    ("بدأنا التجهيز", "قيد التجهيز"),
    ("الطلب جاهز", "جاهز"),
)


def state_of(shopper: Visitor) -> str:
    """The state of the parcel on the shopper's page, as it is now."""
    shopper.page.reload()
    return shopper.page.locator(".parcel-head .tag").inner_text().strip()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_family_makes_an_order_and_hands_it_over(door: Door, stage: Stage, lang: str) -> None:
    with door.visitor(lang) as shopper, door.visitor(width=390) as family:
        shopper.go(stage.goods[0][0].path)
        put_in_basket(shopper)
        buy(shopper, a_buyer(), way="collect")
        assert state_of(shopper) == shopper.word("بانتظار قبول الأسرة")
        parcel = str(shopper.page.locator("section.parcel").get_attribute("id")).removeprefix("parcel-")

        family.go("/family/orders?show=new")
        sign_in(family, FAMILY)
        family.open(family.page.get_by_role("link", name=parcel))
        for press, state in ROAD:
            family.press(press)
            assert state_of(shopper) == shopper.word(state)
        assert shopper.reads("شارع الصفا")

        hand_over(family, "000 000")
        assert family.reads(family.word("رمز الاستلام غير صحيح. يظهر الرمز للمشتري في صفحة طلبه."))
        hand_over(family, shopper.page.locator(".handover").inner_text())
        assert state_of(shopper) == shopper.word("استُلم")
        assert shopper.control("الإيصال").is_visible()


def hand_over(family: Visitor, code: str) -> None:
    """The code is typed and sent."""
    family.page.fill("#handover [name=code]", code)
    family.press("تأكيد التسليم")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_shopper_takes_a_part_at_the_door_and_pays_for_that(door: Door, stage: Stage, lang: str) -> None:
    with door.visitor(lang) as shopper, door.visitor(lang, who="family") as family:
        parcel = of_two_that_is_ready(shopper, family, stage)
        family.open(family.control("أخذ بعضه"))
        family.page.locator(".qty [data-step='1']").first.click()
        family.page.fill("[name=reason]", "كُسرت قطعة في الطريق")
        family.press("متابعة")
        assert family.reads(family.word("خذوا من المشتري نقداً:"))
        assert not family.page.evaluate("document.documentElement.scrollWidth > innerWidth")

        shopper.page.reload()
        family.page.fill("[name=code]", shopper.page.locator(".handover").inner_text())
        family.press("نعم، دفع وأخذ الباقي")

        assert family.reads(family.word("لم تُبَع"))
        assert state_of(shopper) == shopper.word("استُلم")
        assert shopper.reads(shopper.word("لم يُؤخذ هذا عند الباب:"), within=f"#parcel-{parcel}")


def of_two_that_is_ready(shopper: Visitor, family: Visitor, stage: Stage) -> str:
    """Two things of one family are bought for cash, and made; the parcel's reference, its page open at the family's."""
    for product in stage.goods[0][:2]:
        shopper.go(product.path)
        put_in_basket(shopper, text="نورة" if shopper.page.locator("#personal_text").count() else "")
    buy(shopper, a_buyer(), way="collect")
    parcel = str(shopper.page.locator("section.parcel").get_attribute("id")).removeprefix("parcel-")
    family.go(f"/family/orders/{parcel}")
    for press, _ in ROAD:
        family.press(press)
    family.press("نعم، كله جاهز")  # nothing of it was ticked
    return parcel


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_family_declines_and_the_shopper_reads_why(door: Door, stage: Stage, scripts: bool) -> None:
    reason = "نفدت المكوّنات، ولا تتوفر قبل العيد."
    with door.visitor(scripts=scripts) as shopper, door.visitor(who="family", scripts=scripts) as family:
        shopper.go(stage.goods[0][1].path)
        put_in_basket(shopper, text="نورة")
        buy(shopper, a_buyer())
        parcel = str(shopper.page.locator("section.parcel").get_attribute("id")).removeprefix("parcel-")

        family.go("/family/orders?show=new")
        family.open(family.page.get_by_role("link", name=parcel))
        assert family.reads("نورة")
        family.press("اعتذار")
        family.page.fill("[name=reason]", reason)
        family.press("إرسال الاعتذار")

        assert state_of(shopper) == shopper.word("اعتذرت الأسرة")
        assert shopper.reads(reason)
