"""Money by other ways than a card page: a bank transfer from the basket to the confirmed order, and a refund by hand."""

from pathlib import Path

import pytest

from tests.browser.stage import Stage
from tests.browser.visiting import Door, Visitor
from tests.builders.bank import a_statement
from tests.builders.trade import opened
from tests.journeys.shopping import Buyer, a_buyer, buy, pay_by_card, put_in_basket
from tests.running import Running


def order(visitor: Visitor, stage: Stage, buyer: Buyer, method: str) -> None:
    """Somebody orders a piece of the second family."""
    visitor.go(stage.goods[1][0].path)
    put_in_basket(visitor)
    buy(visitor, buyer, way="collect", method=method)


def total_of(running: Running, reference: str) -> int:
    with running.app.app_context():
        total = opened(reference).total_minor
        running.let_go()
    return total


def take_in(office: Visitor, statement: Path, reference: str) -> None:
    """Somebody of the office looks at a statement and takes it in."""
    office.go("/office/bank")
    office.page.set_input_files("[name=file]", statement)
    office.press("عرض ما في الكشف")
    assert office.reads(reference)
    office.press("إدخال المبالغ الجديدة")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_order_is_paid_by_transfer(door: Door, stage: Stage, running: Running, tmp_path: Path, lang: str) -> None:
    buyer, statement = a_buyer(), tmp_path / "kashf.csv"
    with door.visitor(lang) as visitor, door.visitor(lang, width=1280, who="office") as office:
        order(visitor, stage, buyer, "transfer")
        reference = visitor.path.split("/")[2]
        assert visitor.reads(visitor.word("تحويل المبلغ إلى حساب السوق"))
        assert visitor.reads(reference)
        running.work_here()
        assert reference in running.letters_to(buyer.email)[-1]

        statement.write_text(a_statement((total_of(running, reference), f"Munirah {reference}", f"FT{reference}")))
        take_in(office, statement, reference)
        running.work_here()

        visitor.go(f"/orders/{reference}")
        assert visitor.reads(visitor.word("وصل طلبك إلى الأسرة"))
        assert len(running.letters_to(buyer.email)) == 2
        office.go(f"/office/payments?q={reference}")
        assert office.reads(office.word("مدفوع"), within="table")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_office_gives_a_part_back_by_hand(door: Door, stage: Stage, running: Running, lang: str) -> None:
    with door.visitor(lang) as visitor, door.visitor(lang, who="office") as office:
        order(visitor, stage, a_buyer(), "card")
        pay_by_card(visitor)
        reference = visitor.path.split("/")[2]

        office.go(f"/office/payments?q={reference}")
        office.open(office.page.get_by_role("link", name=reference))
        office.press("ردّ مبلغ منه")
        office.page.locator("[name^=line_]").first.fill("10")
        office.page.fill("[name=reason]", "وصلت القطعة مخدوشة")
        office.press("عرض ما يترتب عليه")
        assert office.reads(office.word("لا يعود ما رُدّ. لم يتغير شيء بعد."))
        office.press("نعم، ردّوا المبلغ")
        assert office.reads(office.word("المبلغ في طريقه إلى المشتري."))
        running.work_here()

        office.open(office.page.get_by_role("link", name=reference))
        assert office.reads(office.word("ردّ من المكتب"))
        office.open(office.page.locator("a[href*='/office/refunds/']").last)
        assert office.reads(office.word("انتهى أمر هذا المبلغ."))
