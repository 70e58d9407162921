"""Somebody signs up, buys from two families in one basket and calls one part off; and finds a forgotten password again."""

import pytest

from tests.browser.stage import FORGETFUL, Stage
from tests.browser.visiting import Door, Visitor
from tests.builders.people import PASSWORD
from tests.journeys.shopping import Buyer, a_buyer, buy, put_in_basket, sign_in
from tests.running import Running


def sign_up(visitor: Visitor, running: Running, buyer: Buyer) -> None:
    """A new account, confirmed by the link of the letter."""
    visitor.go("/account/sign-up")
    for field, text in (("name", buyer.name), ("email", buyer.email), ("password", PASSWORD)):
        visitor.page.fill(f"[name={field}]", text)
    visitor.page.check("[name=agreed]")
    visitor.press("إنشاء الحساب")
    assert visitor.reads(visitor.word("رسالة في الطريق إلى بريدك"))
    running.work_here()
    visitor.follow(running.link_to(buyer.email, "/account/confirmation/"))
    visitor.page.fill("[name=password]", PASSWORD)
    visitor.press("تأكيد ودخول")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_member_buys_from_two_families_and_calls_one_part_off(
    door: Door, stage: Stage, running: Running, lang: str
) -> None:
    buyer, (ours, theirs) = a_buyer(), stage.houses[:2]
    with door.visitor(lang) as visitor:
        sign_up(visitor, running, buyer)
        for product in (stage.goods[0][2], stage.goods[1][3]):
            visitor.go(product.path)
            put_in_basket(visitor)
        reference = buy(visitor, buyer)
        parcels = visitor.page.locator("section.parcel")
        assert parcels.count() == 2

        first = parcels.filter(has_text=visitor.of(*ours))
        first.get_by_role("button", name=visitor.word("إلغاء هذا الطرد")).click()
        visitor.press("إلغاء الطرد", within="dialog[open]")

        assert visitor.reads(visitor.word("أُلغي طرد «%(family)s».", family=visitor.of(*ours)), within="body")
        assert visitor.word("ملغى") in first.locator(".tag").inner_text()
        other = parcels.filter(has_text=visitor.of(*theirs))
        assert visitor.word("بانتظار قبول الأسرة") in other.locator(".tag").inner_text()
        visitor.go("/account/orders")
        assert visitor.reads(reference)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_forgotten_password_is_replaced_by_the_link_of_the_letter(
    door: Door, running: Running, scripts: bool
) -> None:
    new = f"كلمة جديدة تماماً {scripts}"
    with door.visitor(scripts=scripts) as visitor:
        visitor.go("/account/sign-in")
        visitor.press("نسيت كلمة المرور")
        visitor.page.fill("[name=email]", FORGETFUL)
        visitor.press("إرسال الرابط")
        running.work_here()
        link = running.link_to(FORGETFUL, "/account/reset/")
        visitor.follow(link)
        visitor.page.fill("[name=new]", new)
        visitor.press("حفظ كلمة المرور")
        sign_in(visitor, FORGETFUL, new)

        assert visitor.path == "/account/orders"
        visitor.follow(link)
        assert visitor.reads(visitor.word("لم يعد هذا الرابط صالحاً"))
