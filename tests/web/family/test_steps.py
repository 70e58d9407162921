"""The steps of an order: one press each, only the family's own, honest when somebody was faster."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Parcel
from storefront.treasury import payments
from tests.builders.browser import post
from tests.builders.community import a_city, a_family
from tests.builders.desk_money import a_dispute
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.trade import an_order, bring_to, delivers, the_parcel

STEPS = ("acceptance", "preparation", "readiness", "handover")


def state_of(parcel: Parcel) -> str:
    db.session.rollback()
    return db.session.get_one(Parcel, parcel.id, populate_existing=True).state


def address(parcel: Parcel, step: str) -> str:
    return f"/family/orders/{parcel.reference}/{step}"


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [
        ("placed", "acceptance", "accepted"),
        ("accepted", "preparation", "preparing"),
        ("preparing", "readiness", "ready"),
    ],
)
def test_a_press_moves_an_order_on(client: FlaskClient, before: str, step: str, after: str) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state=before)

    answer = post(client, address(parcel, step))

    assert answer.status_code == 303
    assert answer.location == f"/family/orders/{parcel.reference}"
    assert state_of(parcel) == after
    assert parcel.reference in client.get(answer.location).text


def test_what_is_not_ticked_is_asked_about_before_an_order_is_ready(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = two_lines(desk)
    ready, missing = parcel.lines
    post(client, f"/family/orders/{parcel.reference}/lines/{ready.id}/readiness", ready="yes")

    asked = post(client, address(parcel, "readiness"), next="/family/orders")
    before = state_of(parcel)
    answer = post(client, address(parcel, "readiness"), next="/family/orders", sure="yes")

    shown = page(asked).one("main").words
    assert (asked.status_code, missing.name_ar in shown, ready.name_ar in shown) == (422, True, False)
    assert (before, answer.location, state_of(parcel)) == ("preparing", "/family/orders", "ready")


def two_lines(desk: FamilyDesk) -> Parcel:
    """An order of two goods that is being made."""
    with unit_of_work():
        made = [a_product(of=desk.family, name=(name, ""), stock=5) for name in ("كليجا", "معمول")]
        return bring_to(the_parcel(an_order(*((one, 1) for one in made))), "preparing")


@pytest.mark.parametrize("step", STEPS)
def test_another_familys_order_does_not_exist(client: FlaskClient, step: str) -> None:
    a_desk(client)
    with unit_of_work():
        other = a_family()
    parcel = a_parcel(other)

    assert post(client, address(parcel, step)).status_code == 404
    assert state_of(parcel) == "placed"


@pytest.mark.parametrize("step", STEPS)
def test_the_stranger_takes_no_step(client: FlaskClient, step: str) -> None:
    with unit_of_work():
        family = a_family()
    parcel = a_parcel(family)

    assert post(a_stranger(client), address(parcel, step)).status_code == 404
    assert state_of(parcel) == "placed"


def test_a_step_without_the_token_of_the_session_is_refused(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family)

    assert client.post(address(parcel, "acceptance")).status_code == 400
    assert state_of(parcel) == "placed"


def test_a_second_press_changes_nothing_and_says_so(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family)
    post(client, address(parcel, "acceptance"))

    answer = post(client, address(parcel, "acceptance"))

    assert answer.status_code == 303
    assert "تغيّر قبل هذه الخطوة" in client.get(answer.location).text
    assert db.session.get_one(Parcel, parcel.id, populate_existing=True).receipt_number == 1


def test_a_press_on_the_board_comes_back_to_the_board(client: FlaskClient) -> None:
    desk = a_desk(client)
    one, other = a_parcel(desk.family), a_parcel(desk.family)

    home = post(client, address(one, "acceptance"), next="/en/family/orders?show=new")
    away = post(client, address(other, "acceptance"), next="//evil.example/")

    assert home.location == "/en/family/orders?show=new"
    assert away.location == f"/family/orders/{other.reference}"


@pytest.mark.parametrize("written", ["{}", " {} ", "{arabic}", "{halves}", "{arabic_halves}", "{dashed}"])
def test_the_shoppers_code_proves_that_goods_were_collected(client: FlaskClient, written: str) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="ready")
    code = parcel.handover_code
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    halves = {"halves": f"{code[:3]} {code[3:]}", "arabic_halves": f"{arabic[:3]}\u00a0{arabic[3:]}"}

    typed = written.format(code, arabic=arabic, dashed=f"{code[:3]}-{code[3:]}", **halves)
    answer = post(client, address(parcel, "handover"), code=typed)

    assert answer.status_code == 303
    assert state_of(parcel) == "handed_over"


@pytest.mark.parametrize("code", ["", "000", "x" * 5000, "\u0000"])
def test_a_wrong_code_hands_nothing_over(client: FlaskClient, code: str) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="ready")

    answer = post(client, address(parcel, "handover"), code=code)

    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert "<title>خطأ:" in answer.text
    assert state_of(parcel) == "ready"


def test_a_code_is_not_found_by_trying(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel, other = a_parcel(desk.family, state="ready"), a_parcel(desk.family, state="ready")
    wrong = "000000" if parcel.handover_code != "000000" else "111111"

    tries = [post(client, address(parcel, "handover"), code=wrong).status_code for _ in range(11)]
    right = post(client, address(parcel, "handover"), code=parcel.handover_code)
    elsewhere = post(client, address(other, "handover"), code=other.handover_code)
    with clock.set_to(clock.now() + timedelta(minutes=65)):
        later = post(client, address(parcel, "handover"), code=parcel.handover_code)

    assert tries == [422] * 10 + [429]
    assert (right.status_code, elsewhere.status_code, later.status_code) == (429, 303, 303)
    assert state_of(parcel) == "handed_over"


def test_what_is_driven_needs_no_code_and_cash_is_booked(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        delivers(desk.family, a_city())
    parcel = a_parcel(desk.family, state="ready", way="own")

    post(client, address(parcel, "handover"))

    payment = payments.find_for("parcel", parcel.id)
    assert state_of(parcel) == "delivered"
    assert payment is not None
    assert payment.state == "settled"


def test_what_the_courier_takes_along_is_not_there_yet_and_not_paid(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="ready", way="courier")
    page = client.get(f"/family/orders/{parcel.reference}").text

    answer = post(client, address(parcel, "handover"))

    payment = payments.find_for("parcel", parcel.id)
    assert ("هل صار الطلب في يد المندوب؟" in page, "لم يستلمه المشتري" in page) == (True, False)
    assert "عند المندوب الآن" in client.get(str(answer.location)).text
    assert state_of(parcel) == "sent"
    assert payment is not None
    assert payment.state == "open"


def test_an_order_that_is_not_ready_is_not_handed_over(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="accepted")

    assert post(client, address(parcel, "handover"), code=parcel.handover_code).status_code == 303
    assert state_of(parcel) == "accepted"


def test_every_step_is_in_the_journal_with_who_took_it(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family)

    post(client, address(parcel, "acceptance"))

    newest = journal.page(kind="ParcelMoved", subjects=[f"parcel:{parcel.id}"]).rows[0].entry
    assert (newest.values["after"], newest.actor_id) == ("accepted", desk.user_id)


@pytest.mark.parametrize(("before", "step"), [("placed", "acceptance"), ("preparing", "readiness")])
def test_whoever_goes_on_while_a_bank_has_the_money_ticks_that_they_know(
    client: FlaskClient, before: str, step: str
) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state=before, method="card")
    a_dispute(parcel)

    shown = page(client.get(f"/en/family/orders/{parcel.reference}")).words
    refused = post(client, f"/en{address(parcel, step)}")
    stayed = state_of(parcel)
    went = post(client, address(parcel, step), aware="y")

    assert "their bank took the money of this order until it decides" in shown
    assert "By card, and paid" not in shown
    assert (refused.status_code, went.status_code, stayed == before, state_of(parcel) == before) == (
        422,
        303,
        True,
        False,
    )
    assert "Tick that you know and go on with it" in page(refused).words


def test_so_does_who_hands_over_by_code_and_the_code_is_kept(client: FlaskClient) -> None:
    desk = a_desk(client)
    parcel = a_parcel(desk.family, state="ready", method="card")
    a_dispute(parcel, is_lost=True)

    refused = post(client, address(parcel, "handover"), code=parcel.handover_code)
    stayed = state_of(parcel)
    went = post(client, address(parcel, "handover"), code=parcel.handover_code, aware="y")

    assert (refused.status_code, stayed, went.status_code, state_of(parcel)) == (422, "ready", 303, "handed_over")
    assert f'value="{parcel.handover_code}"' in refused.text
