"""Disputes in the office: until when an answer is due, what proves our side, who bears a lost one; nobody else's."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, orders
from storefront.trade.orders import Parcel
from storefront.treasury import alarms, ledger
from storefront.treasury.disputes import Dispute
from storefront.web.letters import KINDS, order_letters
from storefront.web.office.disputes import LETTERS
from tests.builders.browser import post
from tests.builders.card_refunds import call_off
from tests.builders.community import a_family
from tests.builders.desk_money import NOBODYS, a_dispute, a_paid_parcel, doors, order_of
from tests.builders.desks import a_parcel, a_relative_of_the_office, a_staff
from tests.builders.reading import page
from tests.builders.trade import bring_to

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/disputes"
REASON = "لم يثبت التسليم"


def decide(client: FlaskClient, dispute: Dispute, parcel: Parcel, **typed: str) -> int:
    """Presses the button about a parcel."""
    fields = {f"parcel-{parcel.id}-{name}": value for name, value in typed.items()}
    return post(client, f"{LIST}/{dispute.id}/parcels/{parcel.id}/decision", **fields).status_code


def loss() -> int:
    return ledger.balances().get(ledger.DISPUTES_LOSS, 0)


def test_disputes_are_listed_with_the_day_an_answer_is_due(client: FlaskClient) -> None:
    a_staff(client)
    waits, gone = a_paid_parcel(), a_paid_parcel()
    dispute = a_dispute(waits)
    a_dispute(gone, is_lost=True)

    page, only = client.get(LIST).text, client.get(f"{LIST}?state=open").text

    assert page.index(order_of(waits).reference) < page.index(order_of(gone).reference)
    assert dispute.due_by is not None
    assert f'datetime="{dispute.due_by:%Y-%m-%d}' in page
    assert order_of(gone).reference not in only


def test_without_any_the_page_says_so(client: FlaskClient) -> None:
    a_staff(client)

    assert "حين يعترض حامل بطاقة لدى مصرفه" in client.get(LIST).text
    assert "No dispute in this state" in client.get(f"/en{LIST}?state=won").text


def test_one_shows_what_proves_our_side(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        family = a_family()
    parcel = a_parcel(family, state="handed_over", way="collect", method="card", email="sara@example.com")
    dispute = a_dispute(parcel)

    page = client.get(f"{LIST}/{dispute.id}").text

    for proof in ("برمز الاستلام الذي عند المشتري", "رسالة تأكيد الطلب", order_of(parcel).reference, parcel.reference):
        assert proof in page
    assert parcel.handover_code not in page
    assert ("موقوف حتى يُحسم" in page, "تسجيل القرار" in page) == (True, False)


def test_of_what_a_courier_brought_the_bank_is_told_whose_word_that_is_and_which_letter_said_what(
    client: FlaskClient,
) -> None:
    a_staff(client)
    with unit_of_work():
        family = a_family(ways=frozenset({"courier"}))
    parcel = a_parcel(family, state="handed_over", way="courier", method="card", email="sara@example.com")
    dispute = a_dispute(parcel)

    page = client.get(f"{LIST}/{dispute.id}").text
    proof = page[page.index('id="h-proof"') :]

    assert "قالت شركة التوصيل إنها سلّمته، وكتبه موظف من السوق" in proof
    assert re.search(r"<b>وصل</b><span[^>]*>.*? · كتبه موظف من السوق", proof)
    assert [f"خطوة في الطلب: {words}" in proof for words in ("قبلته الأسرة", "جاهز", "وصل")] == [True] * 3


@pytest.mark.parametrize(("bearer", "left"), [("market", True), ("family", False)])
def test_a_person_decides_who_bears_a_lost_one(client: FlaskClient, bearer: str, left: bool) -> None:
    staff, parcel = a_staff(client), a_paid_parcel()
    with unit_of_work():
        bring_to(orders.get_parcel(parcel.id), "handed_over")
    dispute = a_dispute(parcel, is_lost=True)

    done = decide(client, dispute, parcel, bearer=bearer, reason=REASON)

    page = client.get(f"{LIST}/{dispute.id}").text
    assert (done, loss()) == (303, parcel.total_minor if left else 0)
    assert (REASON in page, "غير موقوف" in page, "تسجيل القرار" in page) == (True, True, False)
    (row,) = journal.page(kind="DisputeDecided").rows
    assert (row.entry.actor_id, row.entry.reason, row.entry.values["bearer"]) == (staff, REASON, bearer)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_of_what_was_called_off_nobody_is_asked_who_bears_it(client: FlaskClient, prefix: str) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    call_off(order_of(parcel))
    dispute = a_dispute(parcel, is_lost=True)

    page = client.get(f"{prefix}{LIST}/{dispute.id}").text

    assert ("لا يتحمّل أحد شيئاً" in page or "Nobody bears anything" in page) is True
    assert "/decision" not in page
    assert ("غير موقوف" in page or "Not held up" in page) is True
    assert "dispute-lost" not in [one.kind for one in alarms.open_alarms()]
    assert decide(client, dispute, parcel, bearer="market", reason=REASON) == 303
    assert adjustments.decisions_of(dispute.id) == []


def test_who_comes_second_reads_what_was_decided(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    dispute = a_dispute(parcel, is_lost=True)

    answers = [decide(client, dispute, parcel, bearer=bearer, reason=REASON) for bearer in ("market", "family")]

    assert (answers, loss()) == ([303, 303], parcel.total_minor)
    assert "بُتّ في هذا قبل هذه الخطوة" in client.get(f"{LIST}/{dispute.id}").text


@pytest.mark.parametrize("typed", [{"reason": REASON}, {"bearer": "shopper", "reason": REASON}, {"bearer": "market"}])
def test_a_bearer_and_a_reason_are_needed(client: FlaskClient, typed: dict[str, str]) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    dispute = a_dispute(parcel, is_lost=True)

    assert decide(client, dispute, parcel, **typed) == 422
    assert adjustments.decisions_of(dispute.id) == []


def test_a_bearer_that_was_not_chosen_is_asked_for_once_beside_the_field(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    dispute = a_dispute(parcel, is_lost=True)
    here = f"{LIST}/{dispute.id}/parcels/{parcel.id}/decision"

    answer = page(post(client, here, **{f"parcel-{parcel.id}-reason": REASON}))

    field = answer.one("fieldset", id=f"parcel-{parcel.id}-bearer")
    assert [one.words for one in field.all("span", class_="err")] == ["خطأ: اختاروا من يتحمّلها."]
    assert [one.words for one in answer.one("div", role="alert").all("a")] == ["اختاروا من يتحمّلها."]
    assert answer.one("textarea", name=f"parcel-{parcel.id}-reason").words == REASON


def test_what_is_not_lost_is_not_decided(client: FlaskClient) -> None:
    a_staff(client)
    parcel, strange = a_paid_parcel(), a_paid_parcel()
    dispute = a_dispute(parcel)

    assert decide(client, dispute, parcel, bearer="market", reason=REASON) == 303
    assert decide(client, dispute, strange, bearer="market", reason=REASON) == 404
    assert adjustments.decisions_of(dispute.id) == []


def test_the_list_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    a_dispute(a_paid_parcel())
    with count_queries() as for_one:
        client.get(LIST)
    for _ in range(4):
        a_dispute(a_paid_parcel())

    with count_queries() as for_five:
        client.get(LIST)

    assert len(for_five) == len(for_one) <= 6


@pytest.mark.parametrize("enter", NOBODYS)
def test_nobody_else_reads_or_decides(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    parcel = a_paid_parcel()
    dispute = a_dispute(parcel, is_lost=True)
    enter(client)

    assert doors(client, LIST, f"{LIST}/{dispute.id}") == [403, 403]
    assert decide(client, dispute, parcel, bearer="market", reason=REASON) == 403
    assert adjustments.decisions_of(dispute.id) == []


def test_what_is_no_dispute_is_not_found(client: FlaskClient) -> None:
    a_staff(client)

    assert doors(client, f"{LIST}/999999", f"{LIST}/x") == [404, 404]


def test_every_letter_to_a_shopper_has_a_name_here() -> None:
    to_shoppers = {kind for kind, told in KINDS.items() if told.__module__ == order_letters.__name__}

    assert LETTERS.keys() == to_shoppers


def test_who_belongs_to_the_family_reads_beside_the_reason_that_another_decides(client: FlaskClient) -> None:
    parcel = a_paid_parcel()
    a_relative_of_the_office(client, parcel.family)
    dispute = a_dispute(parcel, is_lost=True)
    fields = {f"parcel-{parcel.id}-bearer": "market", f"parcel-{parcel.id}-reason": REASON}

    answer = post(client, f"/en{LIST}/{dispute.id}/parcels/{parcel.id}/decision", **fields)

    assert answer.status_code == 403
    assert "Another person of the office decides about it." in answer.text
    assert REASON in answer.text


def test_what_is_not_handed_over_is_called_off_from_its_page(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_paid_parcel()
    dispute = a_dispute(parcel)
    here = f"/en{LIST}/{dispute.id}"

    shown = client.get(here).text
    without = post(client, f"{here}/parcels/{parcel.id}/cancellation", **{f"stop-{parcel.id}-reason": ""})
    done = post(client, f"{here}/parcels/{parcel.id}/cancellation", **{f"stop-{parcel.id}-reason": REASON})
    again = post(client, f"{here}/parcels/{parcel.id}/cancellation", **{f"stop-{parcel.id}-reason": REASON})

    assert "The family has not handed it over yet" in shown
    assert (without.status_code, done.status_code, again.status_code) == (422, 303, 303)
    assert order_of(parcel).parcels[0].state == "cancelled"
    assert "The family has not handed it over yet" not in client.get(here).text
