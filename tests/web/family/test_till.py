"""The till of a family at its desk: tap, pay, done; what is refused keeps what was typed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.community.families import Family
from storefront.goods.catalogue.publication import WANTS_DOCUMENT
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.reading import page
from tests.builders.teams import a_mate
from tests.builders.tills import Till, at_a_till, sales

Counting = Callable[[], AbstractContextManager[list[str]]]
MOST_QUERIES = 10


@pytest.fixture
def till(client: FlaskClient) -> Iterator[Till]:
    """The family of the desk with four pieces at its stall, on the first day."""
    with at_a_till(client) as found:
        yield found


def of(till: Till) -> str:
    return f"/family/till/{till.holder.plan.exhibition_id}"


def tap(client: FlaskClient, till: Till, quantity: object, **more: Any) -> TestResponse:
    answer = post(client, of(till), **{f"q-{till.holder.variant.id}": quantity}, **more)
    look_again()
    return answer


def pay(client: FlaskClient, till: Till, quantity: int, **more: Any) -> TestResponse:
    """From the tiles to the end, as the forms of the pages say."""
    form = page(tap(client, till, quantity)).one("form", class_="till-pay")
    told = {one["name"]: one["value"] for one in form.all("input", type="hidden") if one["name"] != "csrf_token"}
    answer = post(client, of(till), **{**told, "method": "cash", **more})
    look_again()
    return answer


def test_the_till_of_today_is_opened_at_once(client: FlaskClient, till: Till) -> None:
    assert client.get("/family/till").location == of(till)
    shown = client.get(of(till)).text

    assert till.holder.product.name_ar in shown
    assert "بقي 4" in shown
    assert "Till" in client.get(f"/en{of(till)}").text


def test_a_sale_is_tapped_paid_and_its_change_is_told(client: FlaskClient, till: Till) -> None:
    asked = tap(client, till, "٢")
    assert asked.status_code == 200
    assert "الدفع" in asked.text

    sold = pay(client, till, 2, tendered=f"{(till.price * 2 + 1500) // 100}")

    assert sold.status_code == 303
    assert "الباقي للمشتري" in client.get(sold.location).text
    assert sales() == [("booked", till.price * 2)]
    assert till.left == 2


def test_a_second_press_of_the_same_form_sells_nothing_more(client: FlaskClient, till: Till) -> None:
    form = page(tap(client, till, 1)).one("form", class_="till-pay")
    told = {one["name"]: one["value"] for one in form.all("input", type="hidden") if one["name"] != "csrf_token"}

    places = {post(client, of(till), **told, method="terminal", reference="77").location for _ in range(2)}

    look_again()
    assert len(places) == 1
    assert len(sales()) == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"tendered": "1"}, "المبلغ المستلم أقل من المجموع."),
        ({"tendered": "many"}, "اكتبوا مبلغاً بالريال"),
        ({"method": "cheque"}, "اختاروا كيف دُفع"),
        ({"method": "transfer", "reference": "7" * 41}, "رقم العملية 40 حرفاً"),
    ],
)
def test_what_is_wrong_with_the_payment_stands_beside_it(
    client: FlaskClient, till: Till, typed: dict[str, str], words: str
) -> None:
    answer = pay(client, till, 2, **typed)

    assert answer.status_code == 422
    assert words in answer.text
    assert all(value in answer.text for name, value in typed.items() if name != "method")
    assert sales() == []


@pytest.mark.parametrize(
    ("quantity", "words"),
    [("", "اختاروا ما بيع أولاً"), ("x", "من 1 إلى 999"), ("1000", "من 1 إلى 999"), ("5", "لم يبقَ في البسطة")],
)
def test_what_cannot_be_sold_is_said_before_it_is_paid(
    client: FlaskClient, till: Till, quantity: str, words: str
) -> None:
    answer = tap(client, till, quantity)

    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{quantity}"' in answer.text


def test_what_was_sold_meanwhile_is_refused_and_the_rest_is_kept(client: FlaskClient, till: Till) -> None:
    form = page(tap(client, till, 3)).one("form", class_="till-pay")
    told = {one["name"]: one["value"] for one in form.all("input", type="hidden") if one["name"] != "csrf_token"}
    with unit_of_work():
        till.sell(2)

    answer = post(client, of(till), **told, method="cash")

    assert answer.status_code == 409
    assert "لم يبقَ في البسطة" in answer.text
    assert 'value="3"' in answer.text
    assert len(sales()) == 1


def test_a_changed_price_is_looked_at_again(client: FlaskClient, till: Till) -> None:
    variant = till.holder.variant.id
    answer = pay(client, till, 1, **{f"p-{variant}": "100"})

    assert answer.status_code == 409
    assert "تغيّر سعر" in answer.text


def test_back_from_paying_everything_is_there_to_change(client: FlaskClient, till: Till) -> None:
    answer = tap(client, till, 3, back="yes", sale="1")

    assert answer.status_code == 200
    assert 'value="3"' in answer.text


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("licence_class", "introduction", "للعرض والتعريف"),
        ("licence_class", "trade", "للعرض والتعريف"),
        ("state", "cancelled", "في أيام الفعالية فقط"),
    ],
)
def test_where_nothing_is_sold_it_says_so(client: FlaskClient, till: Till, column: str, value: str, words: str) -> None:
    with unit_of_work():
        setattr(till.exhibition, column, value)

    assert words in client.get(of(till)).text
    assert tap(client, till, 1).status_code == 409


def test_a_stopped_shop_sells_nothing(client: FlaskClient, till: Till) -> None:
    with unit_of_work():
        db.session.get_one(Family, till.family_id).status = "suspended"

    assert "دكّتكم ليست مفتوحة" in client.get(of(till)).text


def test_before_its_days_the_next_is_told(client: FlaskClient, till: Till) -> None:
    with clock.set_to(till.opens - timedelta(days=1)):
        with unit_of_work():
            owner = a_member(of=db.session.get_one(Family, till.family_id))
        sign_in(client, owner)
        assert "لا فعالية لكم اليوم" in client.get("/family/till").text
        assert "القادمة" in client.get("/family/till").text
        assert "في أيام الفعالية فقط" in client.get(of(till)).text


def test_it_is_for_who_takes_orders_of_the_family(client: FlaskClient, till: Till) -> None:
    with unit_of_work():
        family = db.session.get_one(Family, till.family_id)
        seller, other = a_mate(family, ["orders"]), a_mate(family, ["products"])
    sign_in(client, seller)
    assert client.get(of(till)).status_code == 200
    sign_in(client, other)
    assert client.get(of(till)).status_code == 404


def test_a_stranger_has_no_till_there(client: FlaskClient, till: Till) -> None:
    a_stranger(client)

    assert client.get(of(till)).status_code == 404
    assert tap(client, till, 1).status_code == 404


def test_the_tiles_cost_few_questions(client: FlaskClient, till: Till, count_queries: Counting) -> None:
    with count_queries() as asked:
        client.get(of(till))

    assert len(asked) <= MOST_QUERIES, asked


def test_a_hidden_product_is_grey_says_why_and_is_not_sold(client: FlaskClient, till: Till) -> None:
    with unit_of_work():
        till.holder.product.status, till.holder.product.hidden_reason = "hidden", WANTS_DOCUMENT
        db.session.add(till.holder.product)

    shown = client.get(of(till)).text
    assert "لا يُباع: تنقصه وثيقة سارية" in shown
    assert "till-tile none" in shown
    assert "نفد" not in shown
    assert "مخفي عن المتسوّقين" in tap(client, till, 1).text
    assert sales() == []
