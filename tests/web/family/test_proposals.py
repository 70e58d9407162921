"""Proposing another date at the desk: its own orders alone, what cannot be said beside the form, taken back, pressed twice."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import proposals
from storefront.trade.orders import Parcel
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.making import in_days
from tests.builders.reading import page as read

REASON = "الفرن في الصيانة حتى الأحد"


def address(parcel: Parcel) -> str:
    return f"/family/orders/{parcel.reference}/proposal"


def ask(client: FlaskClient, parcel: Parcel, days: int = 6, **fields: Any) -> Any:
    """The family sends the form."""
    return post(client, address(parcel), **{"on": in_days(days).isoformat(), "reason": REASON, **fields})


def asked(parcel: Parcel) -> proposals.DateProposal:
    with unit_of_work():
        found = proposals.open_of(parcel.id)
        assert found is not None
        return found


def test_the_stranger_and_another_family_find_nothing(client: FlaskClient) -> None:
    with unit_of_work():
        other = a_family()
    parcel = a_parcel(other)
    assert a_stranger(client).get(address(parcel)).status_code == 404

    a_desk(client)

    assert client.get(address(parcel)).status_code == 404
    assert ask(client, parcel).status_code == 404


def test_a_proposal_waits_on_the_orders_page_and_can_be_taken_back(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, state="accepted")
    order = f"/family/orders/{parcel.reference}"

    assert "اقتراح موعد آخر" in client.get(order).text
    assert ask(client, parcel).status_code == 303
    page = client.get(order).text
    post(client, f"{address(parcel)}/{asked(parcel).id}/withdrawal")

    assert ("اقترحتم موعداً آخر" in page, "اقتراح موعد آخر" in page) == (True, False)
    assert "اقتراح موعد آخر" in client.get(order).text
    assert proposals.open_of(parcel.id) is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": ""}, "اختاروا يوماً"),
        ({"on": "2001-01-01"}, "اختاروا يوماً من"),
        ({"reason": "لا"}, "السبب من 5 أحرف"),
        ({"on": "not a day"}, ""),
    ],
)
def test_what_cannot_be_said_is_said_beside_the_form_and_kept(
    client: FlaskClient, fields: dict[str, str], words: str
) -> None:
    parcel = a_parcel(a_desk(client).family)

    answer = ask(client, parcel, **fields)

    assert answer.status_code == 422
    assert words in answer.text
    assert read(answer).one("textarea", name="reason").words == fields.get("reason", REASON)
    assert proposals.open_of(parcel.id) is None


def test_a_second_press_changes_nothing_and_a_second_date_waits_for_the_first(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family)

    answers = [ask(client, parcel, days).status_code for days in (6, 6, 7)]

    assert answers == [303, 303, 303]
    assert asked(parcel).proposed_on == in_days(6)
    assert client.get(address(parcel)).status_code == 303


def test_what_is_ready_is_asked_nothing_more(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, state="ready")

    assert client.get(address(parcel)).status_code == ask(client, parcel).status_code == 303
    assert proposals.open_of(parcel.id) is None


@pytest.mark.parametrize(("prefix", "words"), [("", "لم يوافق المشتري"), ("/en", "The shopper did not agree")])
def test_a_refused_date_says_what_can_be_done(client: FlaskClient, prefix: str, words: str) -> None:
    parcel = a_parcel(a_desk(client).family, state="accepted")
    ask(client, parcel)
    with unit_of_work():
        proposals.refuse(asked(parcel), parcel, Actor())

    page = client.get(f"{prefix}/family/orders/{parcel.reference}").text

    assert words in page


def test_an_answer_somebody_gave_meanwhile_is_not_taken_back(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, state="accepted")
    ask(client, parcel)
    proposal = asked(parcel)
    with unit_of_work():
        proposals.agree(proposal, parcel, Actor())

    answer = post(client, f"{address(parcel)}/{proposal.id}/withdrawal")

    assert answer.status_code == 303
    assert "انتهى هذا الاقتراح" in client.get(answer.location).text
    assert post(client, f"{address(parcel)}/{proposal.id + 9}/withdrawal").status_code == 404


def test_a_reason_leads_nobody_past_the_market(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family)

    answer = ask(client, parcel, reason="كلموني 0551234567")

    assert answer.status_code == 422
    assert "لا يُكتب هنا رقم جوال" in answer.text
    assert "كلموني 0551234567" in answer.text
    with unit_of_work():
        assert proposals.open_of(parcel.id) is None
