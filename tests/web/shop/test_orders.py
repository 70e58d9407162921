"""An order's page: what happened, what comes next, calling off, ordering again, the link that opens it anywhere."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.kernel import clock, money
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order, Parcel
from storefront.treasury import conversations
from storefront.treasury.gateways import DisputeSnapshot
from tests.builders.adjusting import allow
from tests.builders.bank import imported
from tests.builders.browser import post
from tests.builders.community import desk
from tests.builders.goods import a_product, variant_of
from tests.builders.money import the_attempt
from tests.builders.order_pages import again, bought, path, shown
from tests.builders.providers import provider
from tests.builders.reading import page
from tests.builders.shopping import order
from tests.builders.trade import opened, the_parcel

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", "وصل طلبك إلى الأسرة|تجيب الأسرة خلال 24 ساعة|نقداً عند الاستلام|لمى العتيبي|055 987 6543"),
        ("/en", "The family has your order|Cash on delivery or collection|لمى العتيبي|055 987 6543"),
    ],
)
def test_a_new_order_says_what_happens_next(client: FlaskClient, prefix: str, words: str) -> None:
    placed = bought(client)

    text = shown(client, placed, prefix).words

    assert placed.reference in text
    assert [one for one in words.split("|") if one not in text] == []


def test_what_people_wrote_is_read_in_its_own_language(client: FlaskClient) -> None:
    placed = bought(client)

    assert placed.contact_name in [one.words for one in shown(client, placed, "/en").all("bdi", lang="ar")]


@pytest.mark.parametrize(
    ("state", "now"), [("accepted", "قبلته الأسرة"), ("preparing", "قيد التجهيز"), ("ready", "جاهز للاستلام")]
)
def test_a_parcel_shows_where_it_is_on_its_road(client: FlaskClient, state: str, now: str) -> None:
    placed = bought(client, state=state)

    road = shown(client, placed).one("ol", class_="progress")

    assert road.one("li", aria_current="step").one("b").words == now


@pytest.mark.parametrize(("state", "paid"), [("ready", False), ("handed_over", True)])
def test_cash_was_paid_once_everything_arrived(client: FlaskClient, state: str, paid: bool) -> None:
    placed = bought(client, state=state)

    assert ("دُفع نقداً عند الاستلام" in shown(client, placed).words) is paid


@pytest.mark.parametrize(("state", "said"), [("open", False), ("won", False), ("lost", True)])
def test_what_a_bank_gave_back_is_on_the_page(client: FlaskClient, state: str, said: bool) -> None:
    placed = bought(client, method="card")
    provider().newest.disputes = [DisputeSnapshot("d-1", state, 4_000, "SAR", "general")]
    conversations.look_at_disputes(the_attempt(placed).id)

    assert ("ردّ إليك منها 40 ر.س" in shown(client, placed).words) is said


def test_what_came_beyond_the_price_is_on_the_page_until_it_went_back(client: FlaskClient) -> None:
    placed = bought(client, method="transfer", state="unpaid")
    price, number = placed.total_minor, placed.reference
    imported((price + 4_000, number, "FT1"), (6_000, number, "FT2"))

    words = shown(client, placed).words

    assert "الزائد 100 ر.س لك" in words
    assert "أُعيد إليك 100" not in words


def test_of_what_never_came_no_cash_was_paid(client: FlaskClient) -> None:
    placed = bought(client)
    with unit_of_work():
        orders.cancel(the_parcel(opened(placed.reference)), SYSTEM)

    assert "دُفع نقداً" not in shown(client, placed).words


def test_the_place_and_the_code_are_told_only_between_acceptance_and_handing_over(client: FlaskClient) -> None:
    seen = []
    for state in ("", "accepted", "ready", "handed_over"):
        placed = bought(client, state=state)
        text, parcel = shown(client, placed).words, placed.parcels[0]
        seen.append((parcel.handover_code in text, "الباب الأزرق" in text, "050 123 4567" in text))

    assert seen == [(False, False, False), (True, True, True), (True, True, True), (False, False, True)]


def test_the_code_is_there_before_the_family_told_the_place(client: FlaskClient) -> None:
    placed = bought(client, state="ready")
    with unit_of_work():
        opened(placed.reference).parcels[0].family.collection_place = ""

    arabic, english = shown(client, placed).words, shown(client, placed, "/en").words

    assert placed.parcels[0].handover_code in arabic
    assert "تكتب لك الأسرة مكانه في رسالة" in arabic
    assert "The family writes to you where it is" in english


def test_the_place_is_not_told_where_goods_are_brought(client: FlaskClient) -> None:
    placed = bought(client, state="accepted", way="courier")

    text = shown(client, placed).words

    assert "الباب الأزرق" not in text
    assert placed.parcels[0].handover_code not in text
    assert "RRRD2929" in text


def cancel(client: FlaskClient, placed: Order) -> TestResponse:
    return post(client, path(placed, f"/parcels/{placed.parcels[0].reference}/cancellation"))


@pytest.mark.parametrize("method", ["cash", "card"])
def test_what_is_not_accepted_yet_is_called_off(client: FlaskClient, method: str) -> None:
    placed = bought(client, method=method)

    answer = cancel(client, placed)
    text = shown(client, placed).words

    assert answer.location == path(placed)
    assert again(placed).parcels[0].state == "cancelled"
    assert ("إلى البطاقة التي دُفع بها" in text, "لا يُدفع شيء لهذا الطرد" in text) == (
        method == "card",
        method == "cash",
    )
    with unit_of_work():
        assert stock.free(placed.parcels[0].lines[0].variant_id) == 9


def test_what_went_back_before_stands_on_the_page_and_is_not_promised_again(client: FlaskClient) -> None:
    placed = bought(client, method="card")
    with unit_of_work():
        allow(opened(placed.reference).parcels[0], 1_000)
    total = placed.total_minor

    before = shown(client, placed).words
    asked = shown(client, placed).one("dialog", id=f"cancel-{placed.parcels[0].reference}").words
    cancel(client, placed)
    after = shown(client, placed).words

    assert re.search(r"أُعيد إليك من الثمن\s*−10 ", before)
    for text in (asked, after):
        assert f"يعود {money.shown(total - 1_000)} ر.س إلى البطاقة" in text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(("method", "paid"), [("cash", False), ("card", True)])
def test_whoever_calls_off_is_asked_in_words_that_fit_how_it_was_paid(
    client: FlaskClient, method: str, paid: bool
) -> None:
    placed = bought(client, method=method)

    asked = shown(client, placed).one("dialog", id=f"cancel-{placed.parcels[0].reference}").words

    assert ("إلى البطاقة التي دُفع بها" in asked, "لم يُدفع له شيء بعد" in asked) == (paid, not paid)
    assert "الأسر الأخرى" not in asked


@pytest.mark.parametrize("state", ["accepted", "preparing", "ready", "handed_over"])
def test_what_is_accepted_is_not_called_off(client: FlaskClient, state: str) -> None:
    placed = bought(client, state=state)
    offered = page(client.get(path(placed))).all("dialog", id=f"cancel-{placed.parcels[0].reference}")

    answer = cancel(client, placed)

    assert offered == []
    assert answer.status_code == 409
    assert "قبلت الأسرة هذا الطلب" in page(answer).one("div", class_="bad").words
    assert again(placed).parcels[0].state == state


def test_what_is_very_late_is_called_off_whatever_its_state(client: FlaskClient) -> None:
    placed = bought(client, state="preparing")
    with clock.set_to(clock.now() + timedelta(days=20)):
        text = shown(client, placed).words
        cancel(client, placed)

    assert "مضى على موعده أكثر من 15 يوماً" in text
    assert again(placed).parcels[0].state == "cancelled"


def test_calling_off_twice_is_refused_in_words(client: FlaskClient) -> None:
    placed = bought(client)
    cancel(client, placed)

    twice = cancel(client, placed)

    assert twice.status_code == 409
    assert "مُلغى من قبل" in twice.text
    assert "قبلت الأسرة" not in twice.text
    assert again(placed).parcels[0].state == "cancelled"


def test_one_parcel_is_called_off_and_the_others_go_on(client: FlaskClient) -> None:
    with unit_of_work():
        goods = [a_product(price=price) for price in (1000, 2000)]
    placed = opened(order(client, *goods).reference)

    cancel(client, placed)

    assert [parcel.state for parcel in again(placed).parcels] == ["cancelled", "placed"]
    sums = [
        row.words for row in page(client.get(f"/en{path(placed)}")).one("aside").one("dl", class_="totals").all("div")
    ]
    assert sums[-1].endswith("SAR 20")


def test_an_unpaid_order_is_paid_or_given_up(client: FlaskClient) -> None:
    placed = bought(client, method="card", state="unpaid")
    before = shown(client, placed).words

    early = cancel(client, placed)
    answer = post(client, path(placed, "/abandonment"))
    after = shown(client, placed).words

    assert "بقي الدفع ليصل الطلب إلى الأسرة." in before
    assert early.status_code == 409
    assert answer.location == path(placed)
    assert "لم يُدفع هذا الطلب، فأُلغي" in after
    assert again(placed).abandoned_at is not None


@pytest.mark.parametrize("options", [{}, {"method": "card"}])
def test_a_confirmed_order_is_not_given_up(client: FlaskClient, options: dict[str, str]) -> None:
    placed = bought(client, **options)

    assert post(client, path(placed, "/abandonment")).status_code == 409
    assert again(placed).abandoned_at is None


def test_the_same_things_are_ordered_once_more(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(price=8500, stock=9)
    placed = bought(client, product=product, quantity=2)

    answer = post(client, path(placed, "/basket"))
    basket = page(client.get(answer.location))

    assert answer.location == "/cart"
    assert basket.one("li", class_="line").one("input", class_="num")["value"] == "2"
    assert "بأسعار اليوم" in basket.words


@pytest.mark.parametrize("left", [0, 1, None])
def test_what_cannot_be_had_any_more_is_named(client: FlaskClient, left: int | None) -> None:
    with unit_of_work():
        product = a_product(stock=9, name=("بخور نادر", "Rare"))
    placed = bought(client, product=product, quantity=2)
    with unit_of_work():
        if left is None:
            catalogue.hide(catalogue.get(product.id), SYSTEM, reason="")
        else:
            stock.count(variant_of(product), left)

    post(client, path(placed, "/basket"))
    basket = page(client.get("/cart"))

    assert "«بخور نادر»" in basket.one("div", class_="warn").words
    assert len(basket.all("li", class_="line")) == (1 if left else 0)


def test_a_declined_parcel_says_why_in_the_familys_words(client: FlaskClient) -> None:
    placed = bought(client)
    with unit_of_work():
        parcel = the_parcel(again(placed))
        orders.decline(parcel, desk(parcel.family), reason="<b>نفد الورد</b>")

    answer = client.get(path(placed))

    assert "&lt;b&gt;نفد الورد&lt;/b&gt;" in answer.text
    assert "اعتذرت الأسرة" in page(answer).words


def test_an_order_keeps_the_words_and_prices_of_its_day(client: FlaskClient) -> None:
    with unit_of_work():
        product: Product = a_product(price=8500, name=("الاسم القديم", "Old name"))
    placed = bought(client, product=product)
    with unit_of_work():
        catalogue.reword(catalogue.get(product.id), catalogue.Wording(name=("الاسم الجديد", "New name")))
        catalogue.reprice(variant_of(product), 99900)

    parcels = page(client.get(f"/en{path(placed)}")).one("div", class_="parcels").words

    assert "Old name" in parcels
    assert "SAR 85" in parcels
    assert "New name" not in parcels


def test_a_page_costs_the_same_however_much_was_ordered(client: FlaskClient, count_queries: Counting) -> None:
    with unit_of_work():
        goods = [a_product() for _ in range(4)]
    costs = []
    for part in (goods[:1], goods):
        placed = order(client, *part)
        client.get(path(placed))
        with count_queries() as asked:
            client.get(path(placed))
        costs.append(len(asked))

    assert costs[0] == costs[1] <= 14
    assert db.session.query(Parcel).count() == 5


def test_a_guest_is_given_the_link_that_opens_the_order_anywhere(client: FlaskClient, app: Flask) -> None:
    placed = bought(client)
    elsewhere = app.test_client()

    links = [a["href"] for a in page(client.get(f"/orders/{placed.reference}")).all("a") if "/link/" in a["href"]]

    assert elsewhere.get(f"/orders/{placed.reference}").status_code == 404
    assert elsewhere.get(links[0].removeprefix("http://localhost"), follow_redirects=True).status_code == 200
    assert elsewhere.get(f"/orders/{placed.reference}").status_code == 200


def test_what_is_said_of_the_private_link_fits_the_buttons_that_send_it(client: FlaskClient) -> None:
    placed = bought(client)

    panel = next(one for one in shown(client, placed).all("div", class_="panel") if one.all("ul", class_="share"))

    assert "إرساله إلى نفسك" in panel.words
    assert "فلا تعطه غيرك" not in panel.words
