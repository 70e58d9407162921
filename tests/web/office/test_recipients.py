"""A family's money in the office: how it stands, where it goes; held up with a reason the family reads."""

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import recipients
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.goods import a_product
from tests.builders.trade import an_order
from tests.builders.treasury import IBAN, a_payout, an_officer, earned

REASON = "مراجعة شكوى متكررة"


def path_of(family_id: int, part: str = "") -> str:
    return f"/office/recipients/{family_id}{part}"


def a_house() -> int:
    """The id of a family that was paid out once and has a little more coming."""
    with unit_of_work():
        family = a_family(name=("بيت نورة", "Bayt Noura"))
        a_payout(50_000, family=family, state="done")
        earned(family, 1_200)
        return family.id


def holds(family_id: int) -> list[str]:
    db.session.rollback()
    return [held.reason for held in recipients.living_holds(family_id).values()]


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)
    family_id, expected = a_house(), 303 if who == "visitor" else 403

    assert client.get(path_of(family_id)).status_code == expected
    assert post(client, path_of(family_id, "/hold"), reason=REASON).status_code == expected
    assert holds(family_id) == []


def test_the_page_says_how_a_family_stands_and_hides_its_number(client: FlaskClient) -> None:
    a_staff(client)
    family_id = a_house()

    page, english = client.get(path_of(family_id)).text, client.get(f"/en{path_of(family_id)}").text

    for words in ("مال بيت نورة", "12</bdi>", "500</bdi>", "SA••\N{NO-BREAK SPACE}••••\N{NO-BREAK SPACE}7519", "وصل"):
        assert words in page
    assert IBAN not in page
    assert "Money of Bayt Noura" in english
    assert client.get(path_of(999_999)).status_code == 404


def test_a_family_that_named_nothing_and_earned_nothing_has_a_page_too(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        family_id = a_family().id

    page = client.get(path_of(family_id)).text

    assert "لم تسجّل الأسرة حساباً بعد" in page
    assert "لا تحويلات بعد" in page


def test_payouts_are_held_up_with_a_reason_and_go_on(client: FlaskClient) -> None:
    me, family_id = a_staff(client), a_house()

    silent = post(client, path_of(family_id, "/hold"), reason="")
    post(client, path_of(family_id, "/hold"), reason=REASON)
    again = post(client, path_of(family_id, "/hold"), reason="مرة أخرى هنا")
    held, listed = holds(family_id), client.get("/office/money").text
    post(client, path_of(family_id, "/release"))

    noted = journal.page(kind="PayoutsHeld", subjects=[f"family:{family_id}"]).rows
    assert (silent.status_code, again.status_code, held) == (422, 303, [REASON])
    assert REASON in listed
    assert [(row.entry.actor_id, row.entry.reason) for row in noted] == [(me, REASON)]
    assert holds(family_id) == []


def test_a_held_sale_is_named_by_the_number_of_its_order(client: FlaskClient) -> None:
    a_staff(client)
    with unit_of_work():
        (parcel,) = an_order((a_product(stock=3), 1)).parcels
        family_id, reference = parcel.family_id, parcel.reference
        for subject in (f"parcel:{parcel.id}", "parcel:999999"):
            recipients.hold(family_id, an_officer(), reason=REASON, subject=subject)

    page = client.get(f"/en{path_of(family_id)}").text

    assert f'<a href="/en/office/payments?q={reference}">Order {reference}</a>' in page
    assert page.count("One sale") == 1
    assert ">parcel:" not in page


def test_lifting_what_is_not_held_is_said(client: FlaskClient) -> None:
    a_staff(client)
    family_id = a_house()

    post(client, path_of(family_id, "/release"))

    assert "تغيّر حال التحويلات قبل هذه الخطوة" in client.get(path_of(family_id)).text


def test_the_familys_own_page_leads_here(client: FlaskClient) -> None:
    a_staff(client)
    family_id = a_house()

    assert path_of(family_id) in client.get(f"/office/families/{family_id}").text
