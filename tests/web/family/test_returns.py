"""Goods on their way back: the family answers in words, says when they came home, and only it can."""

import pytest
from flask.testing import FlaskClient

from storefront.goods import stock
from storefront.goods.catalogue import Product
from storefront.insight import journal
from storefront.kernel import money
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import returns
from storefront.trade.orders import Parcel
from storefront.trade.returns import ReturnRequest
from storefront.treasury.payments import Refund
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product, variant_of
from tests.builders.reading import forms, page


def a_wish(parcel: Parcel, *, kind: str = "change_of_mind") -> ReturnRequest:
    """The shopper wants to give one piece back."""
    with unit_of_work():
        return returns.ask(parcel, {parcel.lines[0].id: 1}, kind=kind, reason="لم تناسبنا الرائحة")


def address(wish: ReturnRequest, step: str) -> str:
    parcel = db.session.get_one(Parcel, wish.parcel_id)
    return f"/family/orders/{parcel.reference}/returns/{wish.id}/{step}"


def state_of(wish: ReturnRequest) -> str:
    db.session.rollback()
    return db.session.get_one(ReturnRequest, wish.id, populate_existing=True).state


def two_pieces(family) -> tuple[Product, Parcel]:  # type: ignore[no-untyped-def]
    with unit_of_work():
        product = a_product(of=family, stock=5)
    return product, a_parcel(family, state="handed_over", product=product, quantity=2)


def test_the_order_shows_what_is_asked_back_and_what_it_costs(client: FlaskClient) -> None:
    desk = a_desk(client)
    _, parcel = two_pieces(desk.family)
    a_wish(parcel, kind="defect")

    seen = client.get(f"/family/orders/{parcel.reference}").text

    assert "لم تناسبنا الرائحة" in seen
    assert "قطعة معيبة" in seen
    assert "The goods are faulty" in client.get(f"/en/family/orders/{parcel.reference}").text


def test_the_family_agrees_and_takes_the_goods_back(client: FlaskClient) -> None:
    desk = a_desk(client)
    product, parcel = two_pieces(desk.family)
    wish = a_wish(parcel)

    post(client, address(wish, "answer"), agreed="yes", words="")
    agreed = state_of(wish)
    answer = post(client, address(wish, "arrival"))

    assert (agreed, state_of(wish)) == ("agreed", "done")
    did = [journal.page(kind=kind).rows[0].entry.actor_id for kind in ("ReturnAnswered", "GoodsTakenBack")]
    assert did == [desk.user_id] * 2
    assert answer.location == f"/family/orders/{parcel.reference}#returns"
    assert stock.free(variant_of(product).id) == 4
    assert db.session.query(Refund).one().amount_minor == 8500
    order = page(client.get(f"/family/orders/{parcel.reference}")).one("section", aria_labelledby="h-money").words
    assert "عاد إلى المشتري−85 ر.س عمولة السوق−6.80 ر.س حصتكم الآن78.20 ر.س" in order


@pytest.mark.parametrize(("way", "method"), [("collect", "cash"), ("courier", "card")])
@pytest.mark.parametrize("kind", returns.KINDS)
def test_the_sum_that_is_said_before_is_the_one_that_goes_back(
    client: FlaskClient, way: str, method: str, kind: str
) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="handed_over", way=way, method=method)
    wish = a_wish(parcel, kind=kind)
    asked = page(client.get(f"/family/orders/{parcel.reference}")).one("section", id="returns").words
    post(client, address(wish, "answer"), agreed="yes", words="")
    agreed = page(client.get(f"/family/orders/{parcel.reference}")).one("section", id="returns")
    post(client, address(wish, "arrival"))

    gone = f"{money.shown(db.session.query(Refund).one().amount_minor)} ر.س"
    with_delivery = (way, kind) == ("courier", "defect")
    assert (gone in agreed.one("dialog").words, "ومعه التوصيل" in agreed.one("dialog").words) == (True, with_delivery)
    assert [f"المجموع الذي يعود إلى المشتري: {gone}" in seen for seen in (asked, agreed.words)] == [with_delivery] * 2


@pytest.mark.parametrize(("kind", "usual"), [("change_of_mind", "yes"), ("defect", "no")])
def test_the_family_is_asked_whether_what_came_home_is_sold_again(client: FlaskClient, kind: str, usual: str) -> None:
    desk = a_desk(client)
    product, parcel = two_pieces(desk.family)
    wish = a_wish(parcel, kind=kind)
    post(client, address(wish, "answer"), agreed="yes", words="")
    answer = client.get(f"/family/orders/{parcel.reference}")
    form = next(form for form in forms(answer, here=answer.request.path) if form.action.endswith("/arrival"))
    english = client.get(f"/en/family/orders/{parcel.reference}").text
    post(client, address(wish, "arrival"), again="no")

    assert form.values["again"] == usual
    assert "Can the goods be sold again?" in english
    assert stock.free(variant_of(product).id) == 3


def test_a_no_needs_words(client: FlaskClient) -> None:
    desk = a_desk(client)
    wish = a_wish(a_parcel(desk.family, state="handed_over"))

    without = post(client, address(wish, "answer"), agreed="no", words=" ")
    still = state_of(wish)
    post(client, address(wish, "answer"), agreed="no", words="فُتحت العلبة واستُعملت.")

    assert (without.status_code, still) == (422, "asked")
    assert "اكتبوا للمشتري سبب الرفض" in without.text
    assert state_of(wish) == "refused"


def test_words_of_any_length_come_back_to_be_shortened(client: FlaskClient) -> None:
    desk = a_desk(client)
    wish = a_wish(a_parcel(desk.family, state="handed_over"))

    answer = post(client, address(wish, "answer"), agreed="yes", words="ن" * 301)

    assert answer.status_code == 422
    assert "ن" * 301 in answer.text
    assert state_of(wish) == "asked"


def test_a_second_answer_changes_nothing(client: FlaskClient) -> None:
    desk = a_desk(client)
    wish = a_wish(a_parcel(desk.family, state="handed_over"))
    post(client, address(wish, "answer"), agreed="yes")

    answer = post(client, address(wish, "answer"), agreed="no", words="غيّرنا رأينا")

    assert answer.status_code == 303
    assert state_of(wish) == "agreed"


def test_goods_nobody_agreed_to_do_not_arrive(client: FlaskClient) -> None:
    desk = a_desk(client)
    wish = a_wish(a_parcel(desk.family, state="handed_over"))

    assert post(client, address(wish, "arrival")).status_code == 303
    assert state_of(wish) == "asked"


def test_a_wish_is_found_only_under_its_own_order(client: FlaskClient) -> None:
    desk = a_desk(client)
    wish, other = a_wish(a_parcel(desk.family, state="handed_over")), a_parcel(desk.family, state="handed_over")

    assert post(client, f"/family/orders/{other.reference}/returns/{wish.id}/answer", agreed="yes").status_code == 404


def test_the_other_family_and_the_stranger_answer_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
    wish = a_wish(a_parcel(family, state="handed_over"))
    a_desk(client)

    for step in ("answer", "arrival"):
        assert post(client, address(wish, step), agreed="yes").status_code == 404
    assert post(a_stranger(client), address(wish, "answer"), agreed="yes").status_code == 404
    assert state_of(wish) == "asked"


@pytest.mark.parametrize(
    ("prefix", "words", "refused"),
    [
        ("", "سحبه المشتري، ولا تعود القطع", "سحب المشتري طلب الاسترجاع، ولا تعود القطع إليكم."),
        ("/en", "Withdrawn by the shopper", "The shopper has withdrawn the return"),
    ],
)
def test_what_its_shopper_withdrew_is_said_and_there_is_nothing_left_to_do(
    client: FlaskClient, prefix: str, words: str, refused: str
) -> None:
    desk = a_desk(client)
    _, parcel = two_pieces(desk.family)
    wish = a_wish(parcel)
    with unit_of_work():
        returns.withdraw(returns.get(wish.id), db.session.get_one(Parcel, parcel.id))

    seen = page(client.get(f"{prefix}/family/orders/{parcel.reference}"))
    came = [post(client, prefix + address(wish, step), agreed="yes", words="") for step in ("answer", "arrival")]

    assert words in seen.one("section", id="returns").words
    assert seen.one("section", id="returns").all("form") == []
    assert [(answer.status_code, refused in client.get(answer.location).text) for answer in came] == [
        (303, True),
        (303, False),  # said once, at the first look
    ]
    assert state_of(wish) == "withdrawn"
