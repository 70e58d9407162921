"""Refunds in the office: how far each is; what failed is tried again or paid from the bank, once, and noted."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.cli import work
from storefront.insight import invariants, journal
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import handbacks, orders
from storefront.treasury import alarms, conversations, ledger, payments
from tests.builders.adjusting import stand_for
from tests.builders.bank import a_transfer_order, imported, taken_in
from tests.builders.browser import post
from tests.builders.card_market import owed
from tests.builders.community import a_family, desk
from tests.builders.desk_money import (
    NOBODYS,
    a_failed_refund,
    a_found_refund,
    a_paid_parcel,
    a_refund,
    doors,
    order_of,
    refund_of,
)
from tests.builders.desks import a_relative_of_the_office, a_staff
from tests.builders.goods import a_product
from tests.builders.handing import cash_goes_back, denied
from tests.builders.reading import page as reading
from tests.builders.trade import an_order, the_parcel

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/refunds"


def test_refunds_are_listed_with_their_order_and_by_state(client: FlaskClient) -> None:
    a_staff(client)
    failed, other = a_paid_parcel(), a_paid_parcel()
    a_failed_refund(failed)
    a_refund(other)

    page = client.get(f"{LIST}?state=failed").text

    assert (order_of(failed).reference in page, order_of(other).reference in page) == (True, False)
    assert "Given back by the office" in client.get(f"/en{LIST}").text
    assert "لا مبلغ في هذه الحال" in client.get(f"{LIST}?state=done").text


def test_without_any_the_page_says_what_will_stand_there(client: FlaskClient) -> None:
    a_staff(client)

    assert "يظهر هنا كل مبلغ يعود إلى مشترٍ" in client.get(f"{LIST}?state=x").text


def test_what_failed_is_tried_again_and_arrives(client: FlaskClient) -> None:
    staff, parcel = a_staff(client), a_paid_parcel()
    refund = a_failed_refund(parcel)
    page = client.get(f"{LIST}/{refund.id}").text

    answers = [post(client, f"{LIST}/{refund.id}/trial") for _ in range(2)]
    conversations.carry_out_refund(refund.id)

    assert ("account_closed" in page, [one.status_code for one in answers]) == (True, [303, 303])
    assert "تغيّر حال المبلغ قبل هذه الخطوة" in client.get(str(answers[1].location)).text
    assert (refund_of(parcel).state, refund_of(parcel).again, owed()) == ("done", 1, 0)
    assert [row.entry.actor_id for row in journal.page(kind="RefundTriedAgain").rows] == [staff]


@pytest.mark.parametrize(("prefix", "words"), [("", "لم يصل مبلغ معاد"), ("/en", "A refund did not arrive")])
def test_what_became_of_a_refund_stands_on_its_page_and_of_no_other(
    client: FlaskClient, prefix: str, words: str
) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    refund, other = a_failed_refund(parcel), a_refund(parcel)

    notes = [
        reading(client.get(f"{prefix}{LIST}/{one.id}")).one("section", aria_labelledby="h-notes")
        for one in (refund, other)
    ]

    assert [words in one.words for one in notes] == [True, False]
    assert words in client.get(f"{prefix}/office/journal?subject=refund:{refund.id}").text


def test_what_failed_is_paid_from_the_bank_with_the_number_of_the_transfer(client: FlaskClient) -> None:
    staff, parcel = a_staff(client), a_paid_parcel()
    refund = a_failed_refund(parcel)

    silent = post(client, f"{LIST}/{refund.id}/transfer", note=" ")
    done = post(client, f"{LIST}/{refund.id}/transfer", note="حوالة 771")
    page = client.get(str(done.location)).text

    assert (silent.status_code, done.status_code, owed()) == (422, 303, 0)
    assert ("اكتبوا رقم التحويل" in silent.text, "حوالة 771" in page, "بيد موظف" in page) == (True, True, True)
    assert (refund_of(parcel).way, ledger.balances()[ledger.BANK]) == ("hand", -refund.amount_minor)
    (row,) = journal.page(kind="RefundGivenByHand").rows
    assert (row.entry.actor_id, row.entry.reason, row.entry.subject) == (staff, "حوالة 771", f"refund:{refund.id}")


def test_what_is_on_its_way_can_be_neither_tried_nor_paid_by_hand(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    refund = a_refund(parcel)

    for step, typed in (("trial", {}), ("transfer", {"note": "حوالة 771"})):
        assert post(client, f"{LIST}/{refund.id}/{step}", **typed).status_code == 303

    assert (refund_of(parcel).state, owed()) == ("asked", refund.amount_minor)
    assert f"{LIST}/{refund.id}/trial" not in client.get(f"{LIST}/{refund.id}").text


def test_a_found_refund_asks_what_it_was_for(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    refund = a_found_refund(parcel)

    page = client.get(f"{LIST}/{refund.id}").text

    assert f"{LIST}/{refund.id}/assignment" in page
    assert "رُدّ مبلغ من لوحة شركة الدفع ولا نعرف لأي أصناف" in page


def test_the_list_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    a_refund(parcel, 10)
    with count_queries() as for_one:
        client.get(LIST)
    for _ in range(5):
        a_refund(parcel, 10)

    with count_queries() as for_six:
        client.get(LIST)

    assert len(for_six) == len(for_one) <= 6


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_reads_or_moves_them(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    parcel = a_paid_parcel()
    refund = a_failed_refund(parcel)
    enter(client)

    assert doors(client, LIST, f"{LIST}/{refund.id}") == [403, 403]
    for step in ("trial", "transfer", "belief"):
        assert post(client, f"{LIST}/{refund.id}/{step}", note="حوالة 771", found="أقرّ").status_code == 403
    assert refund_of(parcel).state == "failed"


def test_what_is_no_refund_is_not_found(client: FlaskClient) -> None:
    a_staff(client)

    assert doors(client, f"{LIST}/999999", f"{LIST}/x") == [404, 404]


def cash_refund(way: str, step: str = "") -> payments.Refund:
    """9.50 riyals of a parcel paid in cash are to go back; or were given and denied."""
    with unit_of_work():
        parcel = the_parcel(an_order((a_product(of=a_family(ways=frozenset({way}))), 1)))
        cash_goes_back(parcel, 950)
        if step == "denied":
            denied(parcel)
        return handbacks.of_parcel(parcel.id)[0]


def as_it_is(refund: payments.Refund) -> tuple[str, str]:
    db.session.rollback()
    db.session.expire_all()
    found = payments.get_refund(refund.id)
    return found.state, found.way


def test_cash_a_family_holds_waits_for_it_and_the_office_may_step_in(client: FlaskClient) -> None:
    a_staff(client)
    refund = cash_refund("collect")
    work.carry_out_refunds()
    page, listed = client.get(f"{LIST}/{refund.id}").text, client.get(LIST).text

    post(client, f"{LIST}/{refund.id}/transfer", note="حوالة 771")

    assert "أخذت الأسرة ثمنه نقداً، فهي التي تعيده" in page
    assert ("ينتظر أن تعطيه الأسرة" in listed, "المحاولة من جديد" in page) == (True, False)
    assert (as_it_is(refund), owed()) == (("done", "hand"), 0)


def test_cash_a_courier_took_a_person_of_the_office_gives_back(client: FlaskClient) -> None:
    a_staff(client)
    refund = cash_refund("courier")
    work.carry_out_refunds()
    between = as_it_is(refund)
    page = client.get(f"{LIST}/{refund.id}").text

    post(client, f"{LIST}/{refund.id}/transfer", note="سند 12")

    assert (between, "من شركة الدفع" in page) == (("failed", "provider"), False)
    assert "أعطوه أولاً: تحويلاً من حساب السوق أو نقداً" in page
    done = client.get(f"{LIST}/{refund.id}").text
    assert ("من حساب السوق، بيد موظف" in done, "سند 12" in done, owed()) == (True, True, 0)


def test_the_office_finds_out_who_is_right_about_cash(client: FlaskClient) -> None:
    staff, refund = a_staff(client), cash_refund("collect", "denied")
    page = client.get(f"{LIST}/{refund.id}").text

    empty = post(client, f"{LIST}/{refund.id}/belief", found="")
    answers = [post(client, f"{LIST}/{refund.id}/belief", found="أقرّ المشتري بعد اتصالنا") for _ in range(2)]

    assert "أعطته الأسرة فعلاً" in page
    assert (empty.status_code, [one.status_code for one in answers]) == (422, [303, 303])
    assert (as_it_is(refund), owed()) == (("done", "family"), 0)
    assert [row.entry.actor_id for row in journal.page(kind="CashBelieved").rows] == [staff]
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


def test_what_overlaps_leads_to_what_was_found_and_both_alarms_end_with_it(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    found = a_found_refund(parcel, 1_000)
    with unit_of_work():
        whole = orders.get_parcel(parcel.id)
        orders.decline(whole, desk(whole.family), reason="نعتذر")
    waits = next(one for one in payments.refunds_of(found.payment_id) if one.state == "failed")
    payment = f"/office/payments/{found.payment_id}"

    page, before = client.get(f"/office/refunds/{waits.id}").text, client.get(payment).text
    with unit_of_work():
        stand_for(payments.get_refund(found.id), waits)
    after = client.get(payment).text

    assert (f"/office/refunds/{found.id}" in page, f"/office/refunds/{waits.id}/trial" in page) == (True, False)
    assert (before.count("النظر فيه"), after.count("النظر فيه")) == (2, 0)
    units.abandon()
    assert alarms.open_alarms() == []


def test_what_a_person_has_to_send_did_not_fail(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    imported((order.total_minor + 4_000, order.reference, "FT1"))
    work.carry_out_refunds()

    pages = {state: client.get(f"{LIST}?state={state}").text for state in ("by_hand", "failed")}

    assert [order.reference in text for text in pages.values()] == [True, False]
    assert pages["by_hand"].count("ينتظر تحويلكم") == 2
    assert "لم يصل" not in pages["by_hand"].partition("<table")[2]


def test_nobody_believes_or_gives_for_their_own_family_and_what_was_typed_is_kept(client: FlaskClient) -> None:
    parcel = a_paid_parcel()
    refund = a_failed_refund(parcel)
    a_relative_of_the_office(client, parcel.family)

    gave = post(client, f"/en{LIST}/{refund.id}/transfer", note="FT-771")
    believed = post(client, f"/en{LIST}/{refund.id}/belief", found="I saw it")

    assert (gave.status_code, believed.status_code, refund_of(parcel).state) == (403, 403, "failed")
    assert "Another person of the office decides about it." in gave.text
    assert "FT-771" in gave.text


def test_what_is_to_be_sent_back_shows_the_banks_words_and_leads_to_the_sum_it_came_by(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    imported((order.total_minor, order.reference, "FT1"))
    (twice,) = taken_in((order.total_minor, f"Sara {order.reference}", "FT2"))
    work.carry_out_refunds()
    (refund,) = payments.refunds_of(twice.payment_id or 0)

    page = client.get(f"/en{LIST}/{refund.id}").text

    assert (refund.reason, f"Sara {order.reference}" in page, "FT2" in page, "FT1" in page) == (
        "twice",
        True,
        True,
        False,
    )
    assert f'href="/en/office/bank/credits/{twice.id}"' in page
    assert ("<dt>Today</dt>" in page, "<dt>Date</dt>" in page) == (False, True)
