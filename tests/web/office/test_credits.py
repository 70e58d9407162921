"""One sum in the office: said to be for an order after seeing what follows, taken away again, answered for; nobody else's."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import bank, payments
from tests.builders.bank import OFFICER, a_transfer_order, imported
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_relative_of_the_office, a_staff, a_stranger
from tests.builders.reading import page

PAGE = "/office/bank"


def is_confirmed(order: orders.Order) -> bool:
    db.session.rollback()
    db.session.expire_all()
    return orders.get(order.id).confirmed_at is not None


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def state_of(credit: bank.BankCredit) -> str:
    db.session.rollback()
    db.session.expire_all()
    return bank.get_credit(credit.id).state


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (-1, "It is not enough. The shopper is told what is missing"),
        (0, "It pays the whole order. This cannot be undone."),
        (1, "what is over goes back to its payer"),
    ],
)
def test_what_would_follow_is_shown_before_a_sum_is_placed(client: FlaskClient, share: int, said: str) -> None:
    a_staff(client)
    order = a_transfer_order()
    (credit,) = imported((order.total_minor + share, "Sara", "FT1"))

    seen = client.get(f"/en{PAGE}/credits/{credit.id}/assignment?code-code={order.reference.lower()}")
    before = is_confirmed(order)

    assert (seen.status_code, before, state_of(credit)) == (200, False, "unknown")
    assert said in seen.text
    assert f'value="{order.reference}"' in seen.text


def test_an_order_that_waits_for_nothing_is_said_to(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    _, credit = imported((order.total_minor, order.reference, "FT1"), (500, "?", "FT2"))

    seen = client.get(f"/en{PAGE}/credits/{credit.id}/assignment?code-code={order.reference}")

    assert "This order does not wait for money now." in seen.text


@pytest.mark.parametrize("code", ["", "ZZZZZZZZ"])
def test_a_number_nobody_waits_for_comes_back(client: FlaskClient, code: str) -> None:
    a_staff(client)
    (credit,) = imported((500, "?", "FT2"))

    assert client.get(f"{PAGE}/credits/{credit.id}/assignment?code-code={code}").status_code == 422


def test_a_part_is_taken_away_from_the_wrong_order_again(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    (credit,) = imported((500, "?", "FT2"))
    with unit_of_work():
        bank.assign(bank.get_credit(credit.id), order.reference, OFFICER)
    address = f"{PAGE}/credits/{credit.id}"

    offered = client.get(f"/en{address}").text
    done = post(client, f"{address}/assignment/removal")
    again = post(client, f"{address}/assignment/removal")

    assert "Take it away from the order" in offered
    assert order.reference in offered
    assert (done.status_code, again.status_code, state_of(credit)) == (303, 303, "unknown")


def test_what_has_paid_says_why_it_stays(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    (credit,) = imported((order.total_minor, order.reference, "FT1"))

    text = client.get(f"/en{PAGE}/credits/{credit.id}").text

    assert "cannot be taken away from its order any more" in text
    assert f'href="/en/office/payments?q={order.reference}"' in text


@pytest.mark.parametrize(
    ("prefix", "going", "back"),
    [
        ("", "الزائد منه 46 ر.س، وهو في طريقه إلى صاحبه.", "الزائد منه 46 ر.س، وأُعيد إلى صاحبه."),
        ("/en", "SAR 46 of it is more than the price", "SAR 46 of it was more than the price and went back"),
    ],
)
def test_what_of_a_sum_is_over_is_named_and_where_it_is(
    client: FlaskClient, prefix: str, going: str, back: str
) -> None:
    a_staff(client)
    order = a_transfer_order()
    (credit,) = imported((order.total_minor + 4_600, order.reference, "FT1"))
    address = f"{prefix}{PAGE}/credits/{credit.id}"

    before = plain(page(client.get(address)).one("main").words)
    with unit_of_work():
        payment = payments.find_for("order", order.id)
        assert payment is not None
        (over,) = payments.refunds_of(payment.id)
        over.state = "done"
    after = plain(page(client.get(address)).one("main").words)

    assert (going in before, back in before) == (True, False)
    assert (going in after, back in after) == (False, True)


def test_a_sum_that_paid_whole_and_one_that_goes_back_whole_have_nothing_over(client: FlaskClient) -> None:
    a_staff(client)
    first, second = a_transfer_order(), a_transfer_order()
    sums = imported((first.total_minor, first.reference, "FT1"), (second.total_minor + 100, second.reference, "FT2"))
    sums += imported((700, second.reference, "FT3"))

    texts = [page(client.get(f"{PAGE}/credits/{one.id}")).one("main").words for one in sums]

    assert ["الزائد" in text for text in texts] == [False, True, False]


def test_a_sum_leads_back_to_those_of_its_own_state(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    used, unknown = imported((order.total_minor, order.reference, "FT1"), (500, "?", "FT2"))

    backs = [page(client.get(f"{PAGE}/credits/{one.id}")).one("p", class_="back").one("a") for one in (used, unknown)]

    assert [back["href"] for back in backs] == [f"{PAGE}?state=used", f"{PAGE}?state=unknown"]
    assert [back.words for back in backs] == ["حوالات واردة · دُفع بها", "حوالات واردة · تنتظر من يعرفها"]


@pytest.mark.parametrize(("own", "state"), [("yes", "unknown"), ("no", "dropped")])
def test_the_office_answers_whether_a_sum_is_another(client: FlaskClient, own: str, state: str) -> None:
    a_staff(client)
    imported((500, "SARIE", ""))
    (credit,) = imported((500, "SARIE", ""))
    address = f"{PAGE}/credits/{credit.id}"

    shown = client.get(f"/en{address}").text
    answers = [post(client, f"{address}/answer", own=own) for _ in range(2)]

    assert "This looks like one already taken in. Is it another?" in shown
    assert state_of(credit) == state
    assert "بُتّ في هذا المبلغ" in client.get(str(answers[1].location)).text


def test_a_person_places_a_sum_or_sends_it_back(client: FlaskClient) -> None:
    a_staff(client)
    order = a_transfer_order()
    placed, strange = imported((order.total_minor, "Sara", "FT1"), (300, "?", "FT2"))

    wrong = post(client, f"{PAGE}/credits/{placed.id}/assignment", **{"code-code": "ZZZZZZZZ"})
    right = post(client, f"{PAGE}/credits/{placed.id}/assignment", **{"code-code": order.reference})
    back = post(client, f"{PAGE}/credits/{strange.id}/return", **{"reason-reason": "أعيد بالتحويل 771"})

    assert (wrong.status_code, right.status_code, back.status_code) == (422, 303, 303)
    assert "لا نعرف تحويلاً" in wrong.text
    assert (is_confirmed(order), bank.get_credit(strange.id).state) == (True, "returned")


def test_what_is_booked_by_another_way_is_said_with_a_reason(client: FlaskClient) -> None:
    a_staff(client)
    (credit,) = imported((5000, "STRIPE PAYOUT", "FT1"))
    address = f"{PAGE}/credits/{credit.id}/elsewhere"

    silent = post(client, address, **{"elsewhere-reason": ""})
    told = post(client, address, **{"elsewhere-reason": "تحويل شركة الدفع"})

    assert (silent.status_code, told.status_code) == (422, 303)
    assert "مقيّدة من طريق آخر" in client.get(f"{PAGE}?state=elsewhere").text


def test_what_was_decided_stays(client: FlaskClient) -> None:
    a_staff(client)
    (credit,) = imported((300, "?", "FT2"))
    for _ in range(2):
        answer = post(client, f"{PAGE}/credits/{credit.id}/return", **{"reason-reason": "أعيد بالتحويل 771"})

    assert "بُتّ في هذا المبلغ" in client.get(str(answer.location)).text


@pytest.mark.parametrize("enter", [a_stranger, a_desk])
@pytest.mark.parametrize("step", ["assignment", "assignment/removal", "answer", "return", "elsewhere"])
def test_nobody_else_decides(client: FlaskClient, enter: Callable[[FlaskClient], object], step: str) -> None:
    enter(client)
    (credit,) = imported((500, "?", "FT2"))

    assert client.get(f"{PAGE}/credits/{credit.id}").status_code == 403
    assert post(client, f"{PAGE}/credits/{credit.id}/{step}", own="yes").status_code == 403


def test_nobody_places_a_sum_on_an_order_of_their_own_family_nor_takes_it_away(client: FlaskClient) -> None:
    order = a_transfer_order()
    (credit,) = imported((1_000, "sara", "FT1"))
    a_relative_of_the_office(client, order.parcels[0].family)
    here = f"/en{PAGE}/credits/{credit.id}/assignment"

    placed = post(client, here, **{"code-code": order.reference})
    with unit_of_work():
        bank.assign(bank.get_credit(credit.id), order.reference, OFFICER)
    taken = post(client, f"{here}/removal")

    assert (placed.status_code, taken.status_code, state_of(credit)) == (403, 303, "waiting")
    assert "Another person of the office decides about it." in placed.text
