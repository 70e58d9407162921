"""What the desk says where no letter reaches the shopper: the truth, and to call where their mobile is seen."""

import html

import pytest
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.web.family.orders import contact_of
from tests.builders.adjusting import allow
from tests.builders.browser import post
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product
from tests.builders.making import in_days
from tests.builders.reading import page
from tests.builders.teams import a_mate
from tests.builders.trade import an_order, bring_to, the_parcel

ALONE = "لم يترك المشتري بريداً، فلا تصله رسالة"
CALL = "اتصلوا به ليعلم"


def said(client: FlaskClient, parcel: Parcel, path: str, **typed: str) -> str:
    post(client, f"/family/orders/{parcel.reference}/{path}", **typed)
    return page(client.get(f"/family/orders/{parcel.reference}")).words


@pytest.mark.parametrize(("email", "reached"), [("", False), ("sara@example.com", True)])
def test_ready_is_told_by_letter_or_said_not_to_be(client: FlaskClient, email: str, reached: bool) -> None:
    parcel = a_parcel(a_desk(client).family, state="preparing", email=email)

    words = said(client, parcel, "readiness")

    assert ("وتصل رسالة بذلك إلى المشتري" in words, ALONE in words, CALL in words) == (
        reached,
        not reached,
        not reached,
    )


@pytest.mark.parametrize(("state", "calls"), [("placed", False), ("accepted", True)])
def test_a_proposal_is_noted_and_the_mobile_is_offered_once_it_is_seen(
    client: FlaskClient, state: str, calls: bool
) -> None:
    parcel = a_parcel(a_desk(client).family, state=state)

    words = said(client, parcel, "proposal", on=in_days(5).isoformat(), reason="الفرن في الصيانة")

    assert ("سُجّل اقتراحكم" in words, "وصل اقتراحكم" in words) == (True, False)
    assert (ALONE in words, CALL in words) == (True, calls)


def test_a_message_says_that_it_waits_on_the_page(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, state="accepted")

    shown = client.get(f"/family/orders/{parcel.reference}/messages").text

    assert (ALONE in shown, "يصله خبرها بالبريد" in shown) == (True, False)


def test_who_sees_no_number_is_not_told_to_call(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        mate = a_mate(family, ("messages",))
    parcel = a_parcel(family, state="accepted")
    sign_in(client, mate)

    shown, english = (client.get(f"{prefix}/family/orders/{parcel.reference}/messages").text for prefix in ("", "/en"))

    assert (ALONE in shown, CALL in shown, "يتصل به من يرى الطلبات في دكّتكم." in shown) == (True, False, True)
    assert "Whoever sees orders at your shop calls them." in english


def a_members_parcel(desk: FamilyDesk) -> Parcel:
    with unit_of_work():
        order = an_order((a_product(of=desk.family), 1), user_id=a_member().id)
        return bring_to(the_parcel(order), "accepted")


def test_whoever_has_an_account_reads_it_there(client: FlaskClient) -> None:
    parcel = a_members_parcel(a_desk(client))

    assert ALONE not in client.get(f"/family/orders/{parcel.reference}").text


def forgotten(desk: FamilyDesk) -> Parcel:
    """A parcel whose shopper had their account deleted, as the oldest stand in the books: with cash still to be given."""
    with unit_of_work():
        user = a_member()
        order = an_order((a_product(of=desk.family, price=20_000), 1), user_id=user.id, way="collect")
        parcel = bring_to(the_parcel(order), "handed_over")
        orders.forget_member(user.id)
        allow(parcel, 1_000)
        return parcel


@pytest.mark.parametrize(
    ("prefix", "sentence"), [("", "حُذف حساب المشتري، فلا اسم له هنا"), ("/en", "The shopper’s account was deleted")]
)
def test_of_a_deleted_account_the_desk_says_so_and_offers_no_way_to_it(
    client: FlaskClient, prefix: str, sentence: str
) -> None:
    parcel = forgotten(a_desk(client))
    there = f"{prefix}/family/orders/{parcel.reference}"

    shown, thread = client.get(there).text, client.get(f"{there}/messages").text

    assert [sentence in html.unescape(text) for text in (shown, thread)] == [True, True]
    ways = ("tel:", "wa.me", f"{parcel.reference}/messages", "أعطوا المشتري", "Give the shopper", ALONE)
    main = shown.partition("<main")[2].partition("</main")[0]
    assert [way for way in ways if way in main] == []
    assert 'name="words"' not in thread


def test_neither_note_nor_page_takes_the_empty_name_for_one(client: FlaskClient) -> None:
    parcel = forgotten(a_desk(client))
    there = f"/family/orders/{parcel.reference}"

    assert contact_of(parcel) is None
    assert [client.get(f"{there}{page}").status_code for page in ("", "/delivery-note")] == [200, 200]


def test_nobody_writes_to_a_deleted_account(client: FlaskClient) -> None:
    parcel = forgotten(a_desk(client))

    answer = post(client, f"/family/orders/{parcel.reference}/messages", words="السلام عليكم")

    assert (answer.status_code, "انتهى وقت المراسلة" in answer.text) == (409, True)


def test_the_stranger_reads_nothing_of_it(client: FlaskClient) -> None:
    parcel = a_parcel(a_desk(client).family, state="accepted")

    assert a_stranger(client).get(f"/family/orders/{parcel.reference}").status_code == 404
