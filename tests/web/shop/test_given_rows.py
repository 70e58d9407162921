"""What went back while the goods stayed stands on the order's page each time by itself: its sum, its day, why, of what; and
nothing of what the office wrote for the family."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel import calendars, clock
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments
from storefront.trade.adjustments import Wish
from storefront.trade.orders import Order
from tests.builders import adjusting
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.mail import page_of, text_of
from tests.builders.order_pages import again, bought, path, shown
from tests.builders.trade import bring_to, the_parcel
from tests.web.letters.conftest import writing_of


def sold(client: FlaskClient) -> Order:
    with unit_of_work():
        product = a_product(price=10_000, stock=9, name=("كعك التمر", "Date cakes"))
    return bought(client, product=product, method="card", way="courier")


def rows(client: FlaskClient, placed: Order, prefix: str = "") -> list[str]:
    """What stands below the sum of the order's only parcel."""
    foot = shown(client, placed, prefix).one("div", class_="parcel-foot")
    words = [row.words.replace("\u2068", "").replace("\u2069", "") for row in foot.all("p", class_="way-line")]
    return words


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_each_time_stands_there_with_its_day_its_sum_and_why(client: FlaskClient, prefix: str) -> None:
    placed = sold(client)
    with unit_of_work():
        adjusting.allow(the_parcel(again(placed)), 2_500)
    with clock.set_to(clock.now() + timedelta(days=1)), unit_of_work():
        adjusting.allow(the_parcel(again(placed)), 1_250, with_delivery=True)

    first, second = rows(client, placed, prefix)

    tomorrow = clock.today() + timedelta(days=1)
    for said, when in ((first, clock.today()), (second, tomorrow)):
        assert f"{when.day} {calendars.MONTHS[prefix[1:] or 'ar'][when.month - 1]}" in said
        assert adjusting.REASON not in said
    if prefix:
        assert "this much of the price of “Date cakes” goes back to you." in first
        assert ("“Date cakes”, Delivery" in second, first.endswith("−SAR 25")) == (True, True)
    else:
        assert "قرّر مكتب دكّة" in first
        assert "أن يعود إليك هذا المبلغ من ثمن «كعك التمر»." in first
        assert ("من ثمن «كعك التمر»، التوصيل." in second, first.endswith("−25 ر.س")) == (True, True)


def test_what_a_company_gave_back_is_told_apart(client: FlaskClient) -> None:
    placed = sold(client)
    with unit_of_work():
        parcel = the_parcel(again(placed))
        found = adjusting.found_refund(again(placed), 2_500)
        adjusting.assign(found, parcel, Wish({parcel.lines[0].id: 2_500}))

    (row,) = rows(client, placed)

    assert row.startswith("ردّت شركة الدفع هذا المبلغ من ثمن «كعك التمر»، وسجّله مكتب دكّة يوم")


def test_a_bank_that_has_a_say_is_named_and_its_own_sum_is_none_of_these(client: FlaskClient) -> None:
    placed = sold(client)
    with unit_of_work():
        adjusting.allow(the_parcel(again(placed)), 2_500)
        dispute = adjusting.said(placed, "open")
    (waiting,) = rows(client, placed)
    with unit_of_work():
        adjusting.lost(placed)
    with unit_of_work():
        adjustments.decide(dispute, the_parcel(again(placed)), "family", adjusting.OFFICER, reason="لم يثبت التسليم")
    (given,) = rows(client, placed)

    assert "ينتظر قرار مصرفك في اعتراض على هذه الدفعة." in waiting
    assert "أعطاك إياه مصرفك حين حُسم الاعتراض لصالحك." in given


def test_a_stranger_reads_nothing_of_it(client: FlaskClient) -> None:
    placed = sold(client)

    assert a_stranger(client.application.test_client()).get(path(placed)).status_code == 404


@pytest.mark.parametrize(("state", "kept"), [("placed", False), ("ready", False), ("delivered", True)])
def test_that_the_goods_stay_is_said_only_of_goods_that_came(
    app: Flask, client: FlaskClient, state: str, kept: bool
) -> None:
    placed = sold(client)
    with unit_of_work():
        parcel = the_parcel(again(placed))
        given = adjusting.allow(parcel if state == "placed" else bring_to(parcel, state), 2_500)
        values = {"parcel_id": parcel.id, "order_id": placed.id, "allowance_id": given.id}
    letters = [writing_of(app)("allowance-given", language, values) for language in ("ar", "en")]

    assert ("القطع تبقى معك" in rows(client, placed)[0]) is kept
    assert ("You keep the goods" in rows(client, placed, "/en")[0]) is kept
    for letter, words in zip(letters, ("القطع تبقى معك", "The goods stay with you"), strict=True):
        assert [words in text for text in (text_of(letter), page_of(letter))] == [kept, kept]
