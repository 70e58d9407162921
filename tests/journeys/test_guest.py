"""A guest browses, buys and follows the order by the link of the letter, in both languages, with scripts and without."""

import pytest

from tests.browser.stage import Stage
from tests.browser.visiting import Door
from tests.journeys.shopping import (
    DECLINED,
    SLOW,
    a_buyer,
    browse_to,
    buy,
    leave_the_card_page,
    pay_by_card,
    put_in_basket,
)
from tests.running import Running
from tests.stripe_server import Control


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_guest_buys_and_follows_by_link(door: Door, stage: Stage, running: Running, lang: str, scripts: bool) -> None:
    buyer, product = a_buyer(), stage.goods[0][0]
    with door.visitor(lang, scripts=scripts) as visitor:
        browse_to(visitor, product)
        put_in_basket(visitor)
        reference = buy(visitor, buyer)
        assert visitor.reads(visitor.word("وصل طلبك إلى الأسرة"))
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


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_card_that_is_refused_can_be_tried_again(door: Door, stage: Stage, lang: str, scripts: bool) -> None:
    with door.visitor(lang, 1280, scripts=scripts) as visitor:
        visitor.go(stage.goods[1][0].path)
        put_in_basket(visitor)
        buy(visitor, a_buyer(), way="collect", method="card")

        pay_by_card(visitor, DECLINED)
        leave_the_card_page(visitor)
        assert visitor.reads(visitor.word("لم تُقبل البطاقة"))

        visitor.press("المحاولة مرة أخرى")
        pay_by_card(visitor)
        assert visitor.reads(visitor.word("وصل طلبك إلى الأسرة"))
        assert visitor.reads(visitor.word("دُفع بالبطاقة"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_slow_bank_is_waited_for_and_the_page_moves_on_by_itself(
    door: Door, stage: Stage, running: Running, scripts: bool
) -> None:
    with door.visitor(scripts=scripts) as visitor:
        visitor.go(stage.goods[1][0].path)
        put_in_basket(visitor)
        buy(visitor, a_buyer(), way="collect", method="card")
        session = visitor.page.url.rpartition("/")[2]
        pay_by_card(visitor, SLOW)
        assert visitor.reads(visitor.word("ننتظر تأكيد الدفع"))

        # decided, instead of moving the clock of the payment company on for every later journey
        Control(running.settings["STRIPE_API_BASE"]).decide(session, "succeeded")
        visitor.page.wait_for_url(lambda url: "/payment" not in url)

        assert visitor.reads(visitor.word("وصل طلبك إلى الأسرة"))
