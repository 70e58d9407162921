"""A guest browses, buys and follows the order by the link of the letter, in both languages, with scripts and without."""

import pytest

from tests.browser.stage import Stage
from tests.browser.visiting import Door
from tests.journeys.shopping import a_buyer, browse_to, buy, put_in_basket
from tests.running import Running


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_guest_buys_and_follows_by_link(door: Door, stage: Stage, running: Running, lang: str, scripts: bool) -> None:
    buyer, product = a_buyer(), stage.goods[0][0]
    with door.visitor(lang, scripts=scripts) as visitor:
        browse_to(visitor, product)
        put_in_basket(visitor)
        reference = buy(visitor, buyer)
        assert visitor.reads(visitor.word("وصل طلبك إلى الأسر"))
    running.work_here()

    with door.visitor(lang, scripts=scripts) as elsewhere:
        elsewhere.follow(running.link_to(buyer.email, f"/orders/{reference}/link/"))

        assert elsewhere.path == f"/orders/{reference}"
        assert elsewhere.reads(elsewhere.word("بانتظار قبول الأسرة"))
        assert elsewhere.reads(elsewhere.of(product.name, product.name_en))


def test_an_order_is_nobody_elses_to_read(door: Door, stage: Stage) -> None:
    reference = stage.orders["of two"].order

    with door.visitor() as stranger:
        stranger.go(f"/orders/{reference}")

        assert stranger.reads(stranger.word("لا شيء في هذا العنوان"))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_card_that_is_refused_can_be_tried_again(door: Door, stage: Stage, lang: str) -> None:
    with door.visitor(lang, 1280) as visitor:
        visitor.go(stage.goods[1][0].path)
        put_in_basket(visitor)
        buy(visitor, a_buyer(), way="collect", method="pretend")

        visitor.press("رفض البطاقة")
        assert visitor.reads(visitor.word("لم تُقبل البطاقة"))

        visitor.press("المحاولة مرة أخرى")
        visitor.press("دفع")
        assert visitor.reads(visitor.word("وصل طلبك إلى الأسر"))
        assert visitor.reads(visitor.word("دُفع بالبطاقة"))
