"""The journal's page: who, when, why; by kind and subject; text stays text."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import accounts
from storefront.community.families import Family
from storefront.insight import journal
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.community import a_family, desk
from tests.builders.desks import a_desk, a_parcel, a_staff, a_stranger
from tests.builders.people import HOME, PASSWORD, a_person
from tests.builders.reading import page
from tests.builders.trade import an_order, the_parcel

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/office/journal"


def note(kind: str = "ProductHidden", subject: str = "product:7", **more: object) -> None:
    with unit_of_work():
        journal.note(kind, subject=subject, **more)  # type: ignore[arg-type]


def some_family() -> Family:
    with unit_of_work():
        return a_family()


def test_an_entry_says_what_to_what_by_whom_and_why(client: FlaskClient) -> None:
    staff = a_staff(client)
    note(actor_id=staff, reason="الصورة لا تطابق المنتج")

    arabic, english = client.get(PAGE).text, client.get(f"/en{PAGE}").text

    for said in ("أُخفي منتج", "هند من المكتب", "الصورة لا تطابق المنتج", '/office/products/7"'):
        assert said in arabic
    assert "A product was hidden" in english


def who_did(client: FlaskClient, kind: str, prefix: str = "") -> list[str]:
    """What the page says under «بواسطة», the newest first."""
    cells = page(client.get(f"{prefix}{PAGE}?kind={kind}")).all("td")
    return [cell.words for cell in cells if cell["data-label"] in ("بواسطة", "By")]


def test_who_signs_in_is_named(client: FlaskClient, app: Flask) -> None:
    a_staff(client)
    user = a_person(name="ريم الدوسري")
    with unit_of_work():
        token = accounts.sign_in(user.email, PASSWORD, HOME)
        accounts.sign_out(accounts.find_signed_in(token).sign_in_id)  # type: ignore[union-attr]

    assert who_did(client, "SignedIn")[0] == who_did(client, "SignedOut")[0] == "ريم الدوسري"


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "المتسوّق، من صفحة طلبه"), ("/en", "The shopper, on the page of their order")]
)
def test_what_a_guest_does_on_the_page_of_an_order_is_the_shoppers(
    client: FlaskClient, prefix: str, words: str
) -> None:
    a_staff(client)
    user = a_person(name="ريم الدوسري")
    with unit_of_work():
        declined, guests, members = (the_parcel(an_order()) for _ in range(3))
    with unit_of_work():
        orders.decline(declined, desk(declined.family), reason="نعتذر")
    for parcel, by in ((guests, VISITOR), (members, Actor(user.id))):
        with unit_of_work():
            orders.cancel(parcel, by)

    assert who_did(client, "ParcelMoved", prefix) == ["ريم الدوسري", words, "—"]


def test_a_guest_who_says_that_cash_never_came_is_the_shopper(client: FlaskClient) -> None:
    a_staff(client)
    note("CashDenied", "refund:7")
    note("CashBelieved", "refund:7")

    assert who_did(client, "CashDenied") == ["المتسوّق، من صفحة طلبه"]
    assert who_did(client, "CashBelieved") == ["—"]


def test_the_journal_is_read_by_kind_and_by_subject(client: FlaskClient) -> None:
    a_staff(client)
    note(reason="أول")
    note(subject="product:8", reason="ثانٍ")
    note("FamilySuspended", "family:1", reason="ثالث")

    by_kind = client.get(f"{PAGE}?kind=ProductHidden").text
    by_subject = client.get(f"{PAGE}?subject=product:8").text

    assert [word in by_kind for word in ("أول", "ثانٍ", "ثالث")] == [True, True, False]
    assert [word in by_subject for word in ("أول", "ثانٍ", "ثالث")] == [False, True, False]


def test_a_long_journal_has_pages_that_keep_what_was_asked(client: FlaskClient) -> None:
    a_staff(client)
    for number in range(30):
        note(reason=f"سبب رقم {number}")

    first, second = client.get(f"{PAGE}?kind=ProductHidden"), client.get(f"{PAGE}?kind=ProductHidden&page=2")

    assert "kind=ProductHidden&amp;page=2" in first.text
    assert "سبب رقم 29" in first.text
    assert "سبب رقم 0" in second.text


def test_what_people_wrote_stays_text(client: FlaskClient) -> None:
    a_staff(client)
    note(subject="<b>x</b>", reason="<script>alert(1)</script>", values={"name": "<i>y</i>"})

    page = client.get(PAGE).text

    assert "<script>alert" not in page
    assert "<i>y</i>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


@pytest.mark.parametrize(
    "query", ["kind=nonsense", "subject=" + "x" * 3000, "page=x", "subject=family:99999999999999999999999"]
)
def test_nonsense_finds_a_page(client: FlaskClient, query: str) -> None:
    a_staff(client)
    note(subject="family:abc")

    assert client.get(f"{PAGE}?{query}").status_code == 200


def test_the_journal_costs_the_same_however_long_it_is(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    note()
    with count_queries() as for_one:
        client.get(PAGE)
    for _ in range(6):
        note()

    with count_queries() as for_seven:
        client.get(PAGE)

    assert len(for_seven) == len(for_one) <= 9


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
def test_nobody_else_reads_it(client: FlaskClient, enter: Callable[[FlaskClient], object]) -> None:
    enter(client)

    assert client.get(PAGE).status_code == 403


def test_a_step_is_told_in_the_words_of_the_market(client: FlaskClient) -> None:
    a_staff(client)
    parcel = a_parcel(some_family(), state="accepted")

    arabic, english = client.get(f"{PAGE}?kind=ParcelMoved").text, client.get(f"/en{PAGE}?kind=ParcelMoved").text

    for said in ("بانتظار قبول الأسرة", "قبلته الأسرة", f"طلب أسرة {parcel.reference}"):
        assert said in arabic
    assert "Accepted" in english
    for machine in ("before", "placed", "accepted:", "parcel_id"):
        assert machine not in arabic.partition("<main")[2]


@pytest.mark.parametrize("spelled", [str.upper, str.lower])
def test_an_order_is_found_by_its_reference(client: FlaskClient, spelled: Callable[[str], str]) -> None:
    a_staff(client)
    parcel, other = (a_parcel(some_family(), state="accepted") for _ in range(2))

    page = client.get(f"{PAGE}?subject={spelled(parcel.reference)}").text

    assert parcel.reference in page.partition("<table")[2]
    assert other.reference not in page


def test_a_name_nobody_has_finds_nothing(client: FlaskClient) -> None:
    a_staff(client)
    note()

    assert "لا شيء في السجل بهذا الوصف" in client.get(f"{PAGE}?subject=لا أحد").text
