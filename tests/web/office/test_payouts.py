"""Payouts in the office: approved one by one or together, by two where it must be two; noted, dropped, never twice."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.reactions import bookings
from storefront.treasury import ledger, payouts, recipients, transfers
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.reading import page as read
from tests.builders.treasury import a_payout, an_officer

Counting = Callable[[], AbstractContextManager[list[str]]]
LIST = "/office/payouts"
LARGE = 600_000
REASON = "الحساب مغلق عند البنك"


def waiting(amount: int = 50_000, state: str = "planned") -> payouts.Payout:
    with unit_of_work():
        return a_payout(amount, state=state)


def lower(payout: payouts.Payout, amount: int) -> None:
    """So many halalas of its family's sales go back after it was worked out."""
    with unit_of_work():
        back = ledger.Share(payout.family_id, amount, 0, 0, by_courier=False)
        ledger.record_taken_back("return:1", back, subject="parcel:999")


def form_of(client: FlaskClient, path: str) -> dict[str, str]:
    """The sums that stand on the list, as its form sends them."""
    hidden = [one for one in read(client.get(path)).all("input") if one.get("name").startswith("seen-")]
    return {one["name"]: one["value"] for one in hidden}


def state_of(payout: payouts.Payout) -> str:
    db.session.rollback()
    return db.session.get_one(payouts.Payout, payout.id, populate_existing=True).state


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)
    payout = waiting()
    expected = 303 if who == "visitor" else 403

    for path in (LIST, f"{LIST}/{payout.id}"):
        assert client.get(path).status_code == expected
    assert post(client, f"{LIST}/{payout.id}/approval").status_code == expected
    assert state_of(payout) == "planned"


def test_those_that_wait_are_listed_and_approved_together(client: FlaskClient) -> None:
    a_staff(client)
    small, other, untouched = waiting(50_000), waiting(60_000), waiting(70_000)

    page = client.get(LIST).text
    answer = post(client, f"{LIST}/approvals", payout=[small.id, other.id])
    told = client.get(LIST).text

    assert page.count('name="payout"') == 3
    assert "SA••\N{NO-BREAK SPACE}••••\N{NO-BREAK SPACE}7519" in page
    assert answer.status_code == 303
    assert [state_of(one) for one in (small, other, untouched)] == ["approved", "approved", "planned"]
    assert "سُجّل اعتمادكم: تحويلان، والمجموع 1,100 ر.س." in told


def test_what_stands_in_the_way_of_one_does_not_touch_the_others(client: FlaskClient) -> None:
    a_staff(client)
    good, held = waiting(), waiting()
    with unit_of_work():
        recipients.hold(held.family_id, an_officer(), reason="مراجعة")

    post(client, f"{LIST}/approvals", payout=[held.id, good.id, "nonsense", "99999999"])

    assert [state_of(one) for one in (good, held)] == ["approved", "planned"]
    assert "تحويلات هذه الأسرة موقوفة. ارفعوا الإيقاف أولاً." in client.get(LIST).text


def test_what_is_held_up_says_so_in_the_list_and_cannot_be_ticked(client: FlaskClient) -> None:
    a_staff(client)
    good, held = waiting(), waiting()
    with unit_of_work():
        recipients.hold(held.family_id, an_officer(), reason=bookings.DISPUTED)

    seen = read(client.get(f"/en{LIST}"))
    own = client.get(f"/en{LIST}/{held.id}").text

    assert [one["value"] for one in seen.all("input") if one.get("name") == "payout"] == [str(good.id)]
    assert [("On hold" in row.words) for row in seen.all("li") if "Details" in row.words] == [False, True]
    assert (bookings.DISPUTED in own, "The shopper disputed" in own) == (False, True)


def test_nothing_ticked_approves_nothing(client: FlaskClient) -> None:
    a_staff(client)
    payout = waiting()

    post(client, f"{LIST}/approvals")

    assert state_of(payout) == "planned"
    assert "اختاروا التحويلات التي تعتمدونها." in client.get(LIST).text


def test_whoever_approves_reads_that_it_is_less_than_it_was(client: FlaskClient) -> None:
    a_staff(client)
    payout = waiting(50_000)
    lower(payout, 4_000)

    before = client.get(f"{LIST}/{payout.id}").text
    there = post(client, f"{LIST}/{payout.id}/approval").location

    assert "فيخرج عند الاعتماد 460 ر.س." in before
    assert "صار 460 ر.س، بعد ما حُسم من رصيد الأسرة منذ حُسب." in client.get(str(there)).text
    assert state_of(payout) == "approved"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_of_several_those_that_are_less_than_was_seen_are_named_and_left_for_a_second_look(
    client: FlaskClient, prefix: str
) -> None:
    a_staff(client)
    same, less = waiting(50_000), waiting(60_000)
    seen = form_of(client, f"{prefix}{LIST}")
    lower(less, 4_000)

    ticked = {"payout": [same.id, less.id]}
    post(client, f"{prefix}{LIST}/approvals", **seen, **ticked)
    told = client.get(f"{prefix}{LIST}").text
    first = [state_of(one) for one in (same, less)]
    post(client, f"{prefix}{LIST}/approvals", **form_of(client, f"{prefix}{LIST}"), payout=less.id)

    with unit_of_work():
        whose = families.get(less.family_id)
        name = whose.trade_name_en or whose.trade_name_ar if prefix else whose.trade_name_ar
    assert first == ["approved", "planned"]
    assert f"{name} ({less.reference}): " in told
    assert ("It is now SAR 560 instead of SAR 600" if prefix else "صار 560 ر.س بدل 600 ر.س") in told
    assert (state_of(less), payouts.get(less.id).amount_minor) == ("approved", 56_000)


def test_one_that_is_less_than_was_seen_on_its_page_is_left_for_a_second_look(client: FlaskClient) -> None:
    a_staff(client)
    payout = waiting(50_000)
    page = f"{LIST}/{payout.id}"
    seen = read(client.get(page)).one("input", name="seen")["value"]
    lower(payout, 4_000)

    post(client, f"{page}/approval", seen=seen)
    first, told = state_of(payout), client.get(page)
    post(client, f"{page}/approval", seen=read(told).one("input", name="seen")["value"])

    assert (first, state_of(payout)) == ("planned", "approved")
    assert "صار 460 ر.س بدل 500 ر.س" in told.text


def test_of_a_balance_that_is_gone_nothing_is_approved_and_that_is_said(client: FlaskClient) -> None:
    a_staff(client)
    payout = waiting(50_000)
    lower(payout, 49_999)

    page = client.get(f"{LIST}/{payout.id}").text
    post(client, f"{LIST}/{payout.id}/approval")

    assert "لا يُعتمد هذا المبلغ الآن." in page
    assert state_of(payout) == "planned"


def test_a_large_sum_waits_for_a_second_person(client: FlaskClient) -> None:
    me, payout = a_staff(client), waiting(LARGE)

    before = client.get(f"{LIST}/{payout.id}").text
    post(client, f"{LIST}/{payout.id}/approval")
    mine = client.get(f"{LIST}/{payout.id}").text
    post(client, f"{LIST}/{payout.id}/approval")
    after_two_presses = state_of(payout)
    a_staff(client)
    post(client, f"{LIST}/approvals", payout=payout.id)

    db.session.rollback()
    found = payouts.get(payout.id)
    assert "يعتمده شخصان مختلفان" in before
    assert "اعتمدتموه، وينتظر شخصاً آخر." in mine
    assert after_two_presses == "planned"
    assert (found.state, found.approved_by, found.second_by == me) == ("approved", me, False)


def test_a_step_taken_before_is_said_and_changes_nothing(client: FlaskClient) -> None:
    a_staff(client)
    payout = waiting()

    answers = [post(client, f"{LIST}/{payout.id}/approval", follow_redirects=True) for _ in range(2)]

    assert state_of(payout) == "approved"
    assert "تغيّر حال التحويل قبل هذه الخطوة" in client.get(answers[1].location).text


def test_the_outcome_is_noted_with_a_reason_where_it_needs_one(client: FlaskClient) -> None:
    a_staff(client)
    arrived, refused = waiting(20_000, "sent"), waiting(30_000, "sent")

    post(client, f"{LIST}/{arrived.id}/arrival")
    silent = post(client, f"{LIST}/{refused.id}/end", reason="")
    post(client, f"{LIST}/{refused.id}/end", reason=REASON)
    page = client.get(f"{LIST}/{refused.id}").text

    assert (state_of(arrived), state_of(refused), silent.status_code) == ("done", "failed", 422)
    assert "اكتبوا السبب" in silent.text
    assert REASON in page
    assert "انتهى أمر هذا التحويل." in page


def test_a_payout_is_dropped_or_comes_back_by_where_it_is(client: FlaskClient) -> None:
    a_staff(client)
    planned, done, over = waiting(20_000), waiting(30_000, "done"), waiting(40_000, "dropped")

    for payout in (planned, done, over):
        post(client, f"{LIST}/{payout.id}/end", reason=REASON)

    assert [state_of(one) for one in (planned, done, over)] == ["dropped", "reversed", "dropped"]


def test_nobody_handles_the_money_of_their_own_family(client: FlaskClient) -> None:
    me, payout = a_staff(client), waiting()
    with unit_of_work():
        families.add_member(families.get(payout.family_id), me)

    post(client, f"{LIST}/{payout.id}/approval")

    assert state_of(payout) == "planned"
    assert "هذا الإجراء غير متاح لهذا الحساب." in client.get(f"{LIST}/{payout.id}").text


def test_one_payout_shows_what_it_is_made_of_and_its_way(client: FlaskClient) -> None:
    a_staff(client)
    payout = waiting(50_000, "sent")

    page, english = client.get(f"{LIST}/{payout.id}").text, client.get(f"/en{LIST}/{payout.id}").text

    for words in ("مم يتكوّن", "7KQ34U7M", "ينتظر الاعتماد", "معتمد", "عند البنك", "هند من المكتب", "مصرف الراجحي"):
        assert words in page
    assert "What it is made of" in english
    assert client.get(f"{LIST}/999999").status_code == 404


@pytest.mark.parametrize("state", ["planned", "approved", "sent", "done", "failed", "reversed", "dropped", "nonsense"])
def test_every_state_has_its_list_and_its_words_for_none(client: FlaskClient, state: str) -> None:
    a_staff(client)

    page = client.get(f"{LIST}?state={state}&page=7")

    assert page.status_code == 200
    assert "لا شيء ينتظر الاعتماد" in page.text or "لا تحويلات هنا" in page.text


def test_the_lists_cost_the_same_however_long_they_are(client: FlaskClient, count_queries: Counting) -> None:
    a_staff(client)
    waiting()
    with count_queries() as for_one:
        client.get(LIST)
    for _ in range(4):
        waiting()

    with count_queries() as for_five:
        client.get(LIST)

    assert len(for_five) == len(for_one) <= 10


def test_what_came_back_of_a_payout_is_told_with_its_sum(client: FlaskClient) -> None:
    a_staff(client)
    payout = waiting(state="done")
    before = client.get(f"{LIST}/{payout.id}").text
    with unit_of_work():
        transfers.reversals.note_back(payout.id, [payouts.CameBack("trr_1", 1_250)])

    after = client.get(f"{LIST}/{payout.id}").text
    english = client.get(f"/en{LIST}/{payout.id}").text

    assert "ما عاد منه" not in before
    assert "أُعيد من لوحة شركة الدفع" in after
    assert "12.50" in after
    assert ("What came back of it" in english, "own office" in english) == (True, True)
