"""Asking to give goods back: which pieces, why, in time, and only what the class of the goods allows."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.goods import catalogue
from storefront.kernel import clock, money
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import returns
from storefront.trade.orders import Order
from storefront.trade.returns import ReturnRequest
from tests.builders.browser import post
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.reading import page
from tests.builders.shopping import order
from tests.builders.trade import bring_to, opened, the_parcel


def reached(client: FlaskClient, *classes: str, quantity: int = 2) -> Order:
    """An order whose parcel the shopper has, with a product of each class of returns."""
    with unit_of_work():
        house = a_family()
        goods = [
            a_product(of=house, making=catalogue.Making(return_class=one), name=(f"صنف {one}", one))
            for one in classes or ("R",)
        ]
    placed = order(client, *goods, quantity=quantity)
    with unit_of_work():
        bring_to(the_parcel(opened(placed.reference)), "handed_over")
        return opened(placed.reference)


def path(placed: Order) -> str:
    return f"/orders/{placed.reference}/parcels/{placed.parcels[0].reference}/return"


def ask(client: FlaskClient, placed: Order, *pieces: Any, prefix: str = "", **typed: Any) -> TestResponse:
    lines = {f"l{line.id}-pieces": wish for line, wish in zip(placed.parcels[0].lines, pieces, strict=True)}
    return post(client, prefix + path(placed), **{"kind": "defect", "reason": "وصلت مكسورة", **lines, **typed})


def wishes() -> list[ReturnRequest]:
    db.session.rollback()
    return db.session.query(ReturnRequest).populate_existing().all()


@pytest.mark.parametrize("kind", ["defect", "change_of_mind"])
def test_a_wish_reaches_the_family_and_stands_on_the_order(client: FlaskClient, kind: str) -> None:
    placed = reached(client)

    answer = ask(client, placed, "١", kind=kind)
    text = client.get(answer.location).text

    assert answer.location == f"/orders/{placed.reference}"
    assert [(wish.kind, wish.state) for wish in wishes()] == [(kind, "asked")]
    assert "وصل طلب الاسترجاع إلى الأسرة" in text
    assert f'"{path(placed)}"' not in text


def test_the_page_says_how_many_there_are_and_which_go_back_only_faulty(client: FlaskClient) -> None:
    placed = reached(client, "R", "M")

    arabic, english = page(client.get(path(placed))).words, page(client.get(f"/en{path(placed)}")).words

    assert arabic.count("لديك منه: 2") == 2
    assert arabic.count("يُسترجع إن وصل معيباً فقط") == 1
    assert "You have" in english


@pytest.mark.parametrize(("return_class", "allowed"), [("R", True), ("H", True), ("M", False), ("F", False)])
def test_a_change_of_mind_counts_where_the_class_allows_it(
    client: FlaskClient, return_class: str, allowed: bool
) -> None:
    placed = reached(client, return_class)
    offered = [one["value"] for one in page(client.get(path(placed))).all("input", name="kind")]

    answer = ask(client, placed, "1", kind="change_of_mind", reason="")
    line = f"l{placed.parcels[0].lines[0].id}-pieces"

    assert (answer.status_code == 303) is ("change_of_mind" in offered) is allowed
    if not allowed:
        assert "لا يُسترجع إلا إن وصل معيباً" in page(answer).one("span", id=f"{line}-error").words
        assert wishes() == []
        assert ask(client, placed, "1", kind="defect").status_code == 303


@pytest.mark.parametrize(
    ("pieces", "sentence"),
    [
        ("", "يُرجى كتابة عدد من القطع التي اشتريتها."),
        ("-1", "يُرجى كتابة عدد من القطع التي اشتريتها."),
        ("x", "يُرجى كتابة عدد من القطع التي اشتريتها."),
        ("9" * 400, "يُرجى كتابة عدد من القطع التي اشتريتها."),
        ("3", "بقي لك منه قطعتان فقط."),
        ("٣", "بقي لك منه قطعتان فقط."),
        ("0", "يُرجى اختيار قطعة واحدة على الأقل."),
    ],
)
def test_a_number_that_is_wrong_comes_back_with_a_sentence(client: FlaskClient, pieces: str, sentence: str) -> None:
    placed = reached(client)
    field = f"l{placed.parcels[0].lines[0].id}-pieces"

    answer = ask(client, placed, pieces)
    found = page(answer)

    assert answer.status_code == 422
    assert sentence in found.one("span", id=f"{field}-error").words
    control = found.one("input", id=field)
    assert (control["aria-invalid"], control["value"]) == ("true", pieces)
    assert found.one("textarea", id="reason").words == "وصلت مكسورة"
    assert wishes() == []


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"kind": ""}, "kind", "يُرجى اختيار سبب الاسترجاع."),
        ({"kind": "greed"}, "kind", "يُرجى اختيار سبب الاسترجاع."),
        ({"reason": " "}, "reason", "يُرجى شرح العيب ليعرفه من صنعه."),
        ({"reason": "ن" * 501}, "reason", "لا تزيد الكتابة هنا على 500 حرف."),
    ],
)
def test_a_reason_that_is_missing_is_said_beside_it(
    client: FlaskClient, typed: dict[str, str], field: str, sentence: str
) -> None:
    placed = reached(client)

    found = page(ask(client, placed, "1", **typed))

    assert sentence in found.one("span", id=f"{field}-error").words
    assert found.one("div", class_="error-summary").one("a", href=f"#{field}")
    assert wishes() == []


@pytest.mark.parametrize("days", [7.5, 30])
def test_after_seven_days_nothing_goes_back(client: FlaskClient, days: float) -> None:
    placed = reached(client)

    with clock.set_to(clock.now() + timedelta(days=days)):
        assert path(placed) not in client.get(f"/orders/{placed.reference}").text
        assert client.get(path(placed)).status_code == 404
        assert ask(client, placed, "1").status_code == 404


def test_what_has_not_arrived_does_not_go_back(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()
    placed = opened(order(client, product).reference)

    assert client.get(path(placed)).status_code == 404
    assert ask(client, placed, "1").status_code == 404


def test_a_second_wish_waits_for_the_first(client: FlaskClient) -> None:
    placed = reached(client)
    ask(client, placed, "1")

    again, answer = client.get(path(placed)), ask(client, placed, "1")

    assert (again.status_code, again.location) == (302, f"/orders/{placed.reference}")
    assert answer.status_code == 409
    assert "طلبت استرجاعاً من هذه الأسرة ولم ينتهِ بعد" in page(answer).one("div", class_="bad").words
    assert len(wishes()) == 1


def test_what_went_back_already_does_not_go_back_again(client: FlaskClient) -> None:
    placed = reached(client)
    ask(client, placed, "1")
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        wish = returns.of_parcel(parcel.id)[0]
        returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="أهلاً")
        returns.take_back(wish, parcel, desk(parcel.family))

    text, answer = page(client.get(path(placed))).words, ask(client, placed, "2")

    assert "لديك منه: 1" in text
    check_sums(client, placed)
    assert answer.status_code == 422
    assert "بقي لك منه قطعة واحدة فقط." in page(answer).words
    assert "You have only 1 piece of it left." in page(ask(client, placed, "2", prefix="/en")).words
    assert "أهلاً" in client.get(f"/orders/{placed.reference}").text


def check_sums(client: FlaskClient, placed: Order) -> None:
    """One of two pieces came home: the page of the order says what goes back for it, and what is left."""
    shown = page(client.get(f"/en/orders/{placed.reference}"))
    price = placed.parcels[0].lines[0].unit_minor

    assert f"so the family gives you SAR {money.shown(price)} back in cash." in shown.words
    assert f"Returned goods−SAR {money.shown(price)}" in shown.one("dl", class_="totals").words
    assert money.shown(placed.total_minor - price) in shown.one("div", class_="total").words


def test_the_line_of_another_parcel_is_not_looked_at(client: FlaskClient) -> None:
    first, second = reached(client), reached(client)
    foreign = f"l{second.parcels[0].lines[0].id}-pieces"

    answer = ask(client, first, "0", **{foreign: "2"})

    assert answer.status_code == 422
    assert wishes() == []


@pytest.mark.parametrize("field", ["kind", "reason", "pieces"])
def test_hostile_words_get_an_answer(client: FlaskClient, field: str) -> None:
    placed = reached(client)
    name = f"l{placed.parcels[0].lines[0].id}-pieces" if field == "pieces" else field
    for kind, words in HOSTILE.items():
        answer = ask(client, placed, "0", **{name: words})
        assert answer.status_code in (409, 422), kind
        assert "<script>alert" not in answer.text, kind


def button(placed: Order) -> str:
    return f"/orders/{placed.reference}/parcels/{placed.parcels[0].reference}/returns/{wishes()[0].id}/withdrawal"


@pytest.mark.parametrize(
    ("prefix", "opener", "told"),
    [
        ("", "لم أعد أريد الاسترجاع", "سُحب طلب الاسترجاع، وبقيت القطع لديك."),
        ("/en", "I want to keep the goods", "The return was withdrawn, and you kept the goods."),
    ],
)
def test_a_return_is_withdrawn_beside_it_and_another_may_be_asked(
    client: FlaskClient, prefix: str, opener: str, told: str
) -> None:
    placed = reached(client)
    ask(client, placed, "1")
    before = page(client.get(f"{prefix}/orders/{placed.reference}")).one("section", class_="parcel")
    (form,) = [one for one in before.all("form") if str(one.get("action")).endswith("/withdrawal")]

    answer = post(client, str(form["action"]))
    after = page(client.get(answer.location))

    assert opener in before.words
    assert (answer.status_code, [wish.state for wish in wishes()]) == (303, ["withdrawn"])
    assert answer.location == f"{prefix}/orders/{placed.reference}#parcel-{placed.parcels[0].reference}"
    assert told in after.one("section", class_="parcel").words
    assert opener not in after.words
    assert ask(client, placed, "2").status_code == 303
    assert [wish.state for wish in wishes()] == ["withdrawn", "asked"]


def test_the_question_says_that_goods_on_their_way_would_be_given_away(client: FlaskClient) -> None:
    placed, words = reached(client), "إن كانت في طريقها إلى الأسرة فلا يُسحب الطلب"
    ask(client, placed, "1")
    asked = page(client.get(f"/orders/{placed.reference}")).words
    family_says(placed, home=False)

    assert (words in asked, words in page(client.get(f"/orders/{placed.reference}")).words) == (False, True)


def family_says(placed: Order, *, home: bool) -> None:
    """The family agrees, and has the goods if they are `home`."""
    with unit_of_work():
        parcel = the_parcel(opened(placed.reference))
        wish = returns.of_parcel(parcel.id)[0]
        returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="أهلاً")
        if home:
            returns.take_back(wish, parcel, desk(parcel.family))


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [("", "انتهى هذا الاسترجاع، فلا يُسحب"), ("/en", "This return is over and cannot be withdrawn")],
)
def test_what_is_home_already_is_not_withdrawn_and_the_page_says_why(
    client: FlaskClient, prefix: str, sentence: str
) -> None:
    placed = reached(client)
    ask(client, placed, "1")
    family_says(placed, home=True)

    shown, answer = client.get(f"/orders/{placed.reference}").text, post(client, prefix + button(placed))

    assert button(placed) not in shown
    assert (answer.status_code, [wish.state for wish in wishes()]) == (409, ["done"])
    assert sentence in page(answer).words


def test_nobody_withdraws_the_return_of_another(app: Flask, client: FlaskClient) -> None:
    placed, other = reached(client), reached(client)
    ask(client, placed, "1")
    address = button(placed)

    strange = address.replace(placed.reference, other.reference)
    beside = strange.replace(placed.parcels[0].reference, other.parcels[0].reference)
    codes = [
        post(app.test_client(), address).status_code,
        *(post(client, one).status_code for one in (strange, beside)),
    ]

    assert (codes, [wish.state for wish in wishes()]) == ([404, 404, 404], ["asked"])


@pytest.mark.parametrize(("quantity", "begins"), [(1, "1"), (2, "0")])
def test_the_only_piece_is_chosen_already(client: FlaskClient, quantity: int, begins: str) -> None:
    placed = reached(client, quantity=quantity)

    field = page(client.get(path(placed))).one("input", name=f"l{placed.parcels[0].lines[0].id}-pieces")

    assert field["value"] == begins
