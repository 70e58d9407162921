"""A shopper on a phone with the code of a coupon: refused in their own words, taken off, on the order in the end."""

import pytest

from storefront.trade import coupons
from tests.browser.affairs import MARKETS, WHOLE
from tests.browser.stage import LATER, Stage
from tests.browser.visiting import Door, Visitor
from tests.journeys.shopping import a_buyer, buy, put_in_basket, say_how_paid, say_where, say_who


def type_code(visitor: Visitor, code: str) -> None:
    """Types a code into the field beside the sums, and applies it."""
    visitor.page.fill("#coupon [name=code]", code)
    visitor.press("تطبيق القسيمة", within="#coupon")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_code_is_refused_then_taken_and_stands_on_the_order(
    door: Door, stage: Stage, lang: str, scripts: bool
) -> None:
    with door.visitor(lang, 390, scripts=scripts) as visitor:
        visitor.go(stage.goods[1][0].path)
        put_in_basket(visitor)
        type_code(visitor, "zzzz")
        assert visitor.reads(visitor.word(coupons.refusals.CouponIsUnknown.text))
        type_code(visitor, LATER)
        assert visitor.reads(visitor.of("لم يبدأ العمل بهذه القسيمة بعد", "This coupon does not hold yet"))

        type_code(visitor, "ahlan ٢٠")
        assert visitor.reads(visitor.of(f"خصم القسيمة {MARKETS}", f"Coupon {MARKETS}"))
        buy(visitor, a_buyer(), way="collect")

        assert visitor.reads(visitor.word("وصل طلبك إلى الأسرة"))
        assert visitor.reads(visitor.of(f"خصم القسيمة {MARKETS}", f"Coupon {MARKETS}"))


def test_a_coupon_can_be_typed_and_taken_out_on_the_last_page(door: Door, stage: Stage) -> None:
    with door.visitor("ar", 390) as visitor:
        visitor.go(stage.goods[1][0].path)
        put_in_basket(visitor)
        visitor.press("متابعة الطلب")
        say_who(visitor, a_buyer())
        say_where(visitor, "collect")
        say_how_paid(visitor, "card")

        type_code(visitor, WHOLE)
        assert visitor.path == "/checkout/review"
        assert visitor.reads("القسيمة تغطي الثمن كله، فلا يُدفع شيء.")
        visitor.press("إزالة القسيمة", within="#coupon")
        assert not visitor.reads("القسيمة تغطي الثمن كله، فلا يُدفع شيء.")
        type_code(visitor, WHOLE)
        visitor.press("تأكيد الطلب")

        assert visitor.reads("وصل طلبك إلى الأسرة")
        assert visitor.reads("غطّت القسيمة الثمن كله، فلم يُدفع شيء.")
