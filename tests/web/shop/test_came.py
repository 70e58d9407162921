"""Money that came for an order and is not its price is on the order's page, wherever it is."""

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from tests.builders.bank import imported
from tests.builders.browser import post
from tests.builders.money import the_payment
from tests.builders.order_pages import bought, path, shown
from tests.builders.trade import open_page, opened


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def test_a_part_that_came_by_transfer_is_said_and_so_is_what_is_missing(client: FlaskClient) -> None:
    placed = bought(client, method="transfer", state="unpaid")
    imported((1_000, placed.reference, "FT1"))

    main = shown(client, placed)
    asked = plain(main.one("dialog", id="give-up").words)

    assert f"وصل من تحويلك 10 ر.س، وبقي {placed.total_minor // 100 - 10} ر.س." in plain(main.words)
    assert "ونعيد إليك 10 ر.س وصلت منك" in asked
    assert "لا يُدفع شيء" not in asked


def test_a_part_that_came_goes_back_and_nobody_says_that_nothing_came(client: FlaskClient) -> None:
    placed = bought(client, method="transfer", state="unpaid")
    imported((1_000, placed.reference, "FT1"))

    answer = post(client, path(placed, "/abandonment"))
    words = plain(client.get(answer.location).text)

    assert "أُلغي الطلب. المبلغ 10 ر.س لك، ونعيده إليك من حيث جاء." in words
    assert "وصل منك بعض ثمن الطلب، ولم يكتمل." in words
    assert "ولم يُدفع شيء" not in words
    assert "لم يُدفع هذا الطلب" not in words


def test_a_price_that_came_too_late_is_said_to_go_back(client: FlaskClient) -> None:
    placed = bought(client, method="transfer", state="unpaid")
    post(client, path(placed, "/abandonment"))
    imported((placed.total_minor, placed.reference, "FT1"))

    words = plain(shown(client, placed).words)

    assert "وصل منك ثمن الطلب بعد أن أُلغي." in words
    assert f"المبلغ {placed.total_minor // 100} ر.س لك، ونعيده إليك من حيث جاء." in words
    assert "لم يُدفع هذا الطلب" not in words


@pytest.mark.parametrize("is_led", [True, False])
def test_while_it_is_unknown_whether_a_card_paid_nobody_says_that_it_did_not(client: FlaskClient, is_led: bool) -> None:
    placed = bought(client, method="card", state="unpaid")
    if is_led:
        with unit_of_work():
            open_page(the_payment(opened(placed.reference)))

    words = shown(client, placed).words

    assert ("ننتظر تأكيد الدفع" in words) is is_led
    assert ("متابعة الدفع" in words) is not is_led
    assert ("إن كان دفعك قد تم فالطلب مؤكد" in words) is is_led
    assert ("تعود القطع إلى أصحابها، ولا يُدفع شيء" in words) is not is_led
