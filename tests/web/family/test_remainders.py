"""What a shopper takes in part: asked piece by piece, shown with its sum, written down by its family and nobody else."""

import pytest
from flask.testing import FlaskClient

from storefront.goods import stock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.treasury import ledger, payments
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product

REASON = "كُسرت قطعة"


def ready(client: FlaskClient, *, quantity: int = 3, **order: str) -> Parcel:
    """A parcel of three pieces at 40 riyals, to be collected from the desk's family and paid in cash."""
    family = a_desk(client).family
    with unit_of_work():
        product = a_product(of=family, price=4_000, stock=9)
    return a_parcel(family, state="ready", product=product, quantity=quantity, **order)


def path(parcel: Parcel) -> str:
    return f"/family/orders/{parcel.reference}/remainder"


def typed(parcel: Parcel, pieces: str = "1", **other: str) -> dict[str, str]:
    """A form as it is sent."""
    line = orders.get_parcel(parcel.id).lines[0]
    return {f"l{line.id}-pieces": pieces, "reason": REASON, "again": "yes", **other}


def as_it_is(parcel: Parcel) -> tuple[str, int, int]:
    """Its state, the pieces on the shelf, and what was paid for it."""
    db.session.rollback()
    db.session.expire_all()
    found, payment = orders.get_parcel(parcel.id), payments.find_for("parcel", parcel.id)
    paid = payment.amount_minor if payment and payment.state == "settled" else 0
    return found.state, stock.free(found.lines[0].variant_id), paid


def test_the_page_asks_and_shows_the_sum_before_anything_is_noted(client: FlaskClient) -> None:
    parcel = ready(client)

    asked, english = client.get(path(parcel)).text, client.get(f"/en{path(parcel)}").text
    shown = post(client, path(parcel), **typed(parcel, "١"))

    assert path(parcel) in client.get(f"/family/orders/{parcel.reference}").text
    assert "في الطلب منها: 3" in asked
    assert "In the order: 3" in english
    assert "خذوا من المشتري نقداً:" in shown.text
    assert ">80<" in shown.text
    assert as_it_is(parcel) == ("ready", 6, 0)


def test_with_the_shoppers_code_the_rest_is_handed_over_and_paid(client: FlaskClient) -> None:
    parcel = ready(client)

    wrong = post(client, path(parcel), **typed(parcel, sure="yes", code="12"))
    between = as_it_is(parcel)
    right = post(client, path(parcel), **typed(parcel, sure="yes", code=parcel.handover_code))

    assert (wrong.status_code, between) == (422, ("ready", 6, 0))
    assert "رمز الاستلام غير صحيح" in wrong.text
    assert (right.status_code, as_it_is(parcel)) == (303, ("handed_over", 7, 8_000))
    page = client.get(f"/family/orders/{parcel.reference}").text
    assert all(words in page for words in ("لم يأخذها المشتري عند الباب", "لم تُبَع", REASON))


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ("0", "اكتبوا بعض القطع لا كلها"),
        ("3", "اكتبوا بعض القطع لا كلها"),
        ("4", "في الطلب منها 3 فقط"),
        ("x", "أو 0 لما"),
    ],
)
def test_none_and_all_and_more_than_there_are_is_no_part(client: FlaskClient, pieces: str, words: str) -> None:
    parcel = ready(client)

    answer = post(client, path(parcel), **typed(parcel, pieces, sure="yes", code=parcel.handover_code))

    assert (answer.status_code, as_it_is(parcel)) == (422, ("ready", 6, 0))
    assert words in answer.text


@pytest.mark.parametrize("left_out", [{"reason": ""}, {"again": "x"}, {"sure": "yes", "code": ""}])
def test_without_a_reason_a_word_about_the_goods_or_a_code_nothing_happens(
    client: FlaskClient, left_out: dict[str, str]
) -> None:
    parcel = ready(client)

    answer = post(client, path(parcel), **{**typed(parcel), **left_out})

    assert (answer.status_code, as_it_is(parcel)) == (422, ("ready", 6, 0))


def test_pressed_twice_it_is_noted_once(client: FlaskClient) -> None:
    parcel = ready(client)
    sent = typed(parcel, sure="yes", code=parcel.handover_code)

    answers = [post(client, path(parcel), **sent) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert "لا يُسجَّل هذا للطلب" in client.get(str(answers[1].location)).text
    assert as_it_is(parcel) == ("handed_over", 7, 8_000)


@pytest.mark.parametrize("order", [{"way": "courier"}, {"method": "card"}, {"quantity": 1}])
def test_what_the_courier_brings_what_is_paid_and_a_single_piece_are_not_asked_for(
    client: FlaskClient, order: dict[str, str]
) -> None:
    parcel = ready(client, **order)  # type: ignore[arg-type]

    codes = [client.get(path(parcel)).status_code, post(client, path(parcel), **typed(parcel)).status_code]

    assert (codes, as_it_is(parcel)[0]) == ([303, 303], "ready")
    assert path(parcel) not in client.get(f"/family/orders/{parcel.reference}").text


def test_nobody_else_says_so(client: FlaskClient) -> None:
    parcel = ready(client)
    sent = typed(parcel, sure="yes", code=parcel.handover_code)

    a_desk(client)
    codes = [client.get(path(parcel)).status_code, post(client, path(parcel), **sent).status_code]
    a_stranger(client)
    codes.append(post(client, path(parcel), **sent).status_code)

    assert (codes, as_it_is(parcel)) == ([404, 404, 404], ("ready", 6, 0))
    assert ledger.balances() == {}
