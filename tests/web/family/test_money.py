"""The family's money page: three balances, what comes next, every booking in plain words; of few questions."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger, payouts, recipients
from tests.builders.community import desk
from tests.builders.crowded import many_bookings
from tests.builders.desks import FamilyDesk, a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product
from tests.builders.treasury import OTHER_IBAN, a_payout, an_account, an_officer, earned, last_sunday

Counting = Callable[[], AbstractContextManager[list[str]]]
PAGE = "/family/money"
MOST_QUERIES = 10


def sold(at: FamilyDesk, *, method: str, way: str = "collect", state: str = "handed_over") -> None:
    """A hundred riyals' worth, brought to the shopper."""
    with unit_of_work():
        product = a_product(of=at.family, price=10_000)
    a_parcel(at.family, state=state, way=way, product=product, method=method)


@pytest.mark.parametrize("enter", [None, a_stranger])
def test_only_a_family_sees_money(client: FlaskClient, enter: Callable[[FlaskClient], object] | None) -> None:
    if enter:
        enter(client)

    assert client.get(PAGE).status_code == (403 if enter else 303)


def test_before_the_first_sale_the_page_says_what_it_will_hold(client: FlaskClient) -> None:
    a_desk(client)

    page = client.get(PAGE).text

    assert "لا مبيعات بعد" in page
    assert "أضيفوا حسابكم البنكي" in page
    assert "No sales yet" in client.get(f"/en{PAGE}").text


def test_a_sale_explains_itself(client: FlaskClient) -> None:
    sold(a_desk(client), method="card")

    page, english = (client.get(path).text.replace("\xa0", " ") for path in (PAGE, f"/en{PAGE}"))

    assert "بيع الطلب" in page
    assert "100 ر.س − عمولة السوق 8%: 8 ر.س" in page
    assert "SAR 100 − commission of the market 8%: SAR 8" in english
    assert len(re.findall(r"(?<![0-9A-Z])92</bdi>", page)) == 2  # what is coming, and the line itself


def test_cash_in_hand_says_what_is_owed_and_why(client: FlaskClient) -> None:
    sold(a_desk(client), method="cash")

    page = client.get(PAGE).text

    assert "بيع نقدي، الطلب" in page
    assert "عليكم للسوق، ويُخصم من القادم" in page
    assert "لماذا عليكم 8 ر.س؟" in page
    assert "عمولة السوق على طلبات قبضتم ثمنها نقداً: 8 ر.س" in page.replace("\xa0", " ")


def test_a_debt_says_what_it_is_made_of_each_with_its_sum(client: FlaskClient) -> None:
    at = a_desk(client)
    with unit_of_work():
        a_payout(20_000, family=at.family, state="done")  # of all that was before
    sold(at, method="cash")
    with unit_of_work():
        back = ledger.Share(at.family.id, 5_000, 0, 400, by_courier=False)
        ledger.record_taken_back(
            "return:1", back, subject="parcel:10001", told={"parcel": "7KQ34U7M", "why": "returned"}
        )
        ledger.losses.record_borne("allowance:1", back, subject="parcel:10001", told={"parcel": "7KQ34U7M"})

    page, english = (client.get(path).text.replace("\xa0", " ") for path in (PAGE, f"/en{PAGE}"))

    assert "لماذا عليكم 100 ر.س؟" in page
    assert "ثمن طلبات رُدّ إلى مشتريها بعد أن صار لكم: 46 ر.س" in page
    assert "What the bank of a shopper took who disputed a payment: SAR 46" in english
    assert "عمولة السوق على طلبات قبضتم ثمنها نقداً: 8 ر.س" in page


def test_three_balances_stand_apart(client: FlaskClient) -> None:
    at = a_desk(client)
    sold(at, method="card")
    with unit_of_work():
        a_payout(50_000, family=at.family, state="done")
        a_payout_of_next_week(at)
        earned(at.family, 3_000)

    page = client.get(PAGE).text

    for shown in ("92</bdi>", "30</bdi>", "500</bdi>", "70</bdi>"):
        assert shown in page
    assert "وفي الطريق" in page


def a_payout_of_next_week(at: FamilyDesk) -> None:
    """One more payout, approved and on its way."""
    earned(at.family, 7_000)
    with clock.set_to(clock.now() + timedelta(days=7)):
        payout = payouts.plan(at.family.id, payouts.weeks.period_of(clock.today()))
        assert payout is not None
        payouts.approve(payout, an_officer())


def test_every_kind_of_booking_has_words_in_both_languages(client: FlaskClient) -> None:
    at = a_desk(client)
    sold(at, method="card")
    with unit_of_work():
        a_payout(60_000, family=at.family, state="failed")
        share = ledger.Share(at.family.id, 1_000, 0, 80, by_courier=False)
        told = {"parcel": "7KQ34U7M", "why": "returned", "items": 1_000, "delivery": 0, "commission": 80}
        ledger.record_taken_back("return:1", share, subject="parcel:1", told=told)
        ledger.record_taken_back("parcel:2", share, told={"parcel": "AAAA2222", "why": "declined"})
        ledger.record_paid_back("refund:1", 500, from_account=ledger.FAMILY, family_id=at.family.id)
        odd = [ledger.Line(ledger.FAMILY, 5, at.family.id), ledger.Line(ledger.ROUNDING, -5)]
        ledger.book("odd", "something_new", odd)

    page, english = client.get(PAGE).text, client.get(f"/en{PAGE}").text

    for words in (
        "استرجاع من الطلب 7KQ34U7M",
        "اعتذرتم عن الطلب AAAA2222",
        "رددتم نقداً",
        "لم يصل التحويل",
        "حساب مغلق",
    ):
        assert words in page
    for words in (
        "Returned from order",
        "You declined order",
        "gave the shopper cash back",
        "A booking on your account",
    ):
        assert words in english


def test_movements_are_found_by_month_and_kind(client: FlaskClient) -> None:
    at = a_desk(client)
    with unit_of_work():
        earned(at.family, 1_100, before=clock.now() - timedelta(days=70))
        earned(at.family, 2_200)
    then = clock.riyadh(clock.now() - timedelta(days=70, hours=1)).date().isoformat()[:7]

    month, sales, none = (
        client.get(f"{PAGE}?{query}").text for query in (f"month={then}", "show=sales", f"month={then}&show=payouts")
    )

    assert "11</bdi>" in month
    assert "22</bdi>" not in month.split("h-bookings")[1]
    assert "انتهت مهلة استرجاع" not in sales
    assert "لا حركات هنا" in none


@pytest.mark.parametrize("query", ["month=2026-13", "month=%00", "show=nonsense", "page=99999", "month=" + "9" * 3000])
def test_nonsense_shows_a_page(client: FlaskClient, query: str) -> None:
    sold(a_desk(client), method="card")

    assert client.get(f"{PAGE}?{query}").status_code == 200


def test_the_next_payout_says_when_and_what_it_waits_for(client: FlaskClient) -> None:
    at = a_desk(client)
    with unit_of_work():
        an_account(at.family)
        earned(at.family, 4_000)
    small = client.get(PAGE).text
    with unit_of_work():
        earned(at.family, 6_000)
    enough = client.get(PAGE).text
    with unit_of_work():
        recipients.hold(at.family.id, an_officer(), reason="مراجعة شكوى")

    held = client.get(PAGE).text

    assert "يُحوَّل كل أحد ما بلغ 50 ر.س فأكثر" in small
    assert "100 ر.س وما يصير متاحاً قبل ذلك، يوم" in enough
    assert "SA••\N{NO-BREAK SPACE}••••\N{NO-BREAK SPACE}7519" in enough
    assert "مراجعة شكوى" in held


def test_an_account_changed_a_moment_ago_is_pointed_out(client: FlaskClient) -> None:
    at = a_desk(client)
    with unit_of_work():
        known = an_account(at.family)
        recipients.commands.change(known, "نورة آل سعيد", OTHER_IBAN, desk(at.family))

    assert "غُيّر الحساب قبل قليل" in client.get(PAGE).text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("approved", "اعتُمد، ولم يخرج إلى البنك بعد."),
        ("sent", "اعتُمد، وهو عند البنك منذ"),
        ("done", "ووصل إلى حسابكم يوم"),
        ("failed", "لم يصل، وعاد إلى رصيدكم."),
        ("reversed", "أعاده البنك إلى رصيدكم."),
    ],
)
def test_a_payout_says_how_far_it_is(client: FlaskClient, state: str, said: str) -> None:
    at = a_desk(client)
    with unit_of_work():
        a_payout(family=at.family, state=state)

    text = client.get(f"{PAGE}?show=payouts").text

    assert said in text
    assert ("وصل إلى حسابكم" in text) is (state == "done")


def test_another_familys_money_is_not_shown(client: FlaskClient) -> None:
    with unit_of_work():
        a_payout(98_765_00, state="done")

    a_desk(client)

    assert "98,765" not in client.get(PAGE).text


def test_twenty_thousand_entries_cost_as_few_queries_as_one(client: FlaskClient, count_queries: Counting) -> None:
    at = a_desk(client)
    with unit_of_work():
        an_account(at.family)
        many_bookings(at.family, 10_000, since=last_sunday() - timedelta(days=300))

    with count_queries() as asked:
        page = client.get(f"{PAGE}?page=3")

    assert page.status_code == 200
    assert page.text.count('class="what"') == 24
    assert len(asked) <= MOST_QUERIES, asked


def test_why_all_payouts_are_held_is_read_in_the_readers_language(client: FlaskClient) -> None:
    at = a_desk(client)
    with unit_of_work():
        an_account(at.family)
        recipients.hold(at.family.id, an_officer(), reason="اعترض المشتري على الدفعة لدى بنكه.")

    page = client.get(f"/en{PAGE}").text

    assert ("The shopper disputed" in page, "اعترض المشتري" in page) == (True, False)


def test_what_is_held_is_not_promised_and_is_named_with_its_reason(client: FlaskClient) -> None:
    at = a_desk(client)
    with unit_of_work():
        an_account(at.family)
        held = earned(at.family, 22_660, before=last_sunday())
        earned(at.family, 73_172, before=last_sunday())
        recipients.hold(at.family.id, an_officer(), reason="اعترض المشتري على الدفعة لدى بنكه.", subject=held)

    page = client.get(f"/en{PAGE}").text

    assert "SAR 731.72 and whatever becomes payable before then" in page.replace("\xa0", " ")
    assert page.count("958.32") == 0
    assert "What is on hold is not paid out now" in page
    assert "226.60" in page
    assert "The shopper disputed" in page
