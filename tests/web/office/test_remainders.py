"""What the courier brought in part: the office notes which pieces were left, and the cash it took for the rest."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.treasury import ledger
from tests.builders.browser import post
from tests.builders.community import a_family, desk
from tests.builders.desk_money import NOBODYS
from tests.builders.desks import a_staff
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, the_parcel

LIST = "/office/courier"
REASON = "كُسرت قطعة في الطريق"


def sent(pieces: int = 2) -> Parcel:
    """A parcel of pieces at 100 riyals to be paid in cash that is with the courier."""
    with unit_of_work():
        family = a_family(ways=frozenset({"courier"}))
        parcel = bring_to(the_parcel(an_order((a_product(of=family, price=10_000, stock=9), pieces))), "ready")
        orders.hand_over(parcel, desk(family), code="")
        return parcel


def path(parcel: Parcel) -> str:
    return f"{LIST}/{parcel.id}/remainder"


def typed(parcel: Parcel, pieces: str = "1", **other: str) -> dict[str, str]:
    line = orders.get_parcel(parcel.id).lines[0]
    return {f"l{line.id}-pieces": pieces, "reason": REASON, **other}


def state(parcel: Parcel) -> str:
    db.session.rollback()
    return db.session.get_one(Parcel, parcel.id, populate_existing=True).state


def test_it_is_asked_from_the_list_and_shown_before_it_is_noted(client: FlaskClient) -> None:
    a_staff(client)
    parcel, single = sent(), sent(1)

    listed = client.get(LIST).text
    asked, english = client.get(path(parcel)).text, client.get(f"/en{path(parcel)}").text
    shown = post(client, path(parcel), **typed(parcel))

    assert (path(parcel) in listed, path(single) in listed) == (True, False)
    assert "في الطلب منها: 2" in asked
    assert "The shopper took a part of order" in english
    assert "نقد حصّله المندوب" in shown.text
    assert f">{(10_000 + parcel.delivery_minor) // 100}<" in shown.text
    assert state(parcel) == "sent"


def test_what_was_brought_in_part_is_the_couriers_debt_for_that_part(client: FlaskClient) -> None:
    a_staff(client)
    parcel = sent()

    answers = [post(client, path(parcel), **typed(parcel, sure="yes")) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert "لا يُسجَّل هذا للطلب" in client.get(str(answers[1].location)).text
    assert state(parcel) == "delivered"
    assert ledger.balances()[ledger.COURIER_CASH] == 10_000 + parcel.delivery_minor


@pytest.mark.parametrize("wrong", [{"pieces": "0"}, {"pieces": "2"}, {"pieces": "3"}, {"pieces": "1", "reason": ""}])
def test_no_part_and_no_reason_note_nothing(client: FlaskClient, wrong: dict[str, str]) -> None:
    a_staff(client)
    parcel = sent()

    answer = post(client, path(parcel), **typed(parcel, **wrong, sure="yes"))

    assert (answer.status_code, state(parcel), ledger.balances()) == (422, "sent", {})


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_reads_or_notes_it(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    parcel = sent()
    enter(client)

    codes = [client.get(path(parcel)).status_code, post(client, path(parcel), **typed(parcel)).status_code]

    assert (codes, state(parcel)) == ([403, 403], "sent")
