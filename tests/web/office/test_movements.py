"""What came to the bank is entered by the office: once, never more than is there, with a reason in the journal."""

import pytest
from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger, movements
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.reading import page

PAGE = "/office/ledger/movements"
CARD = ledger.clearing("stripe")
TYPED = {"source": CARD, "amount": "٩٧٫٥", "reference": "ST-77", "reason": "كشف حساب نوفمبر", "sure": "yes"}


@pytest.fixture
def sold(app: object) -> None:
    """A hundred riyals with a provider, a hundred and twenty-five with the courier."""
    with unit_of_work():
        family_id = a_family().id
        own = ledger.Share(family_id, 10_000, 0, 800, by_courier=False)
        ledger.record_sale("parcel:1", own, received_in=CARD)
        sent = ledger.Share(family_id, 10_000, 2_500, 800, by_courier=True)
        ledger.record_sale("parcel:2", sent, received_in=ledger.COURIER_CASH)


def wished() -> int:
    """The number of the wish that waits."""
    db.session.rollback()
    ((wish, _),) = movements.waiting()
    return wish.id


def newest() -> int:
    """The number of the last booking."""
    db.session.rollback()
    return ledger.transactions(ledger.Search()).rows[0].transaction.id


def bank() -> int:
    db.session.rollback()
    return ledger.balances().get(ledger.BANK, 0)


@pytest.mark.usefixtures("sold")
@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_enters_movements(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)
    expected = 303 if who == "visitor" else 403

    assert client.get(PAGE).status_code == expected
    assert post(client, PAGE, **TYPED).status_code == expected
    assert bank() == 0


@pytest.mark.usefixtures("sold")
def test_a_providers_money_is_entered_once_and_noted(client: FlaskClient) -> None:
    me = a_staff(client)

    first, again = post(client, PAGE, **TYPED), post(client, PAGE, **TYPED)

    noted = journal.page(kind="LedgerMoved").rows
    assert (first.status_code, again.status_code) == (303, 422)
    assert "سُجّلت حركة بهذا المرجع من قبل." in again.text
    assert bank() == 9_750
    assert [(row.entry.actor_id, row.entry.reason) for row in noted] == [(me, TYPED["reason"])]


@pytest.mark.usefixtures("sold")
def test_the_couriers_cash_comes_less_its_fees(client: FlaskClient) -> None:
    a_staff(client)

    post(client, PAGE, **{**TYPED, "source": ledger.COURIER_CASH, "amount": "125", "fees": "25"})

    assert bank() == 10_000
    assert ledger.balances()[ledger.COURIER_FEES] == 0


@pytest.mark.usefixtures("sold")
def test_the_couriers_fees_are_paid_from_the_bank(client: FlaskClient) -> None:
    a_staff(client)

    post(client, PAGE, **{**TYPED, "source": ledger.COURIER_FEES, "amount": "20"})

    assert bank() == -2_000
    assert ledger.balances()[ledger.COURIER_FEES] == -500


@pytest.mark.usefixtures("sold")
def test_it_is_shown_once_more_before_anything_is_booked(client: FlaskClient) -> None:
    a_staff(client)
    typed = {**TYPED, "source": ledger.COURIER_CASH, "amount": "125", "fees": "25"}

    seen = page(post(client, PAGE, **{**typed, "sure": ""}))
    again = page(post(client, PAGE, **{**typed, "sure": "again"}))

    assert bank() == 0
    assert journal.page(kind="LedgerMoved").rows == []
    rows = [[cell.words for cell in row.all("td")] for row in seen.all("tr")[1:]]
    assert rows == [
        ["البنك", "0 ر.س", "100 ر.س"],
        ["نقد عند المندوب", "125 ر.س", "0 ر.س"],
        ["أجر المندوب", "25 ر.س", "0 ر.س"],
    ]
    assert {name: seen.one("input", name=name)["value"] for name in ("amount", "fees", "reference")} == {
        "amount": "125",
        "fees": "25",
        "reference": "ST-77",
    }
    assert again.one("input", name="amount")["value"] == "125"


@pytest.mark.usefixtures("sold")
def test_what_was_entered_wrongly_is_reversed_by_another_person(client: FlaskClient) -> None:
    a_staff(client)
    post(client, PAGE, **TYPED)
    number = newest()
    about = f"/office/ledger/transactions/{number}"

    assert post(client, f"{about}/reversal", reason="").status_code == 422
    post(client, f"{about}/reversal", reason="كُتب 97.5 بدل 9.75")
    mine, ledger_page = client.get(about).text, client.get("/office/ledger").text
    wish = wished()
    post(client, f"/office/ledger/reversals/{wish}/agreement")
    assert bank() == 9_750
    other = client.application.test_client()
    a_staff(other)
    post(other, f"/office/ledger/reversals/{wish}/agreement")

    assert bank() == 0
    assert "فيوافق عليه شخص آخر من المكتب" in mine
    assert "كُتب 97.5 بدل 9.75" in ledger_page
    assert "عُكس هذا القيد بالقيد" in other.get(about).text
    assert f"هذا القيد يعكس القيد {number}." in other.get(f"/office/ledger/transactions/{newest()}").text
    assert {row.entry.kind for row in journal.page().rows} >= {"ReversalAsked", "ReversalEnded"}


@pytest.mark.usefixtures("sold")
def test_a_movement_that_was_right_after_all_stays(client: FlaskClient) -> None:
    a_staff(client)
    post(client, PAGE, **TYPED)
    post(client, f"/office/ledger/transactions/{newest()}/reversal", reason="ظننته خطأً")

    answer = post(client, f"/office/ledger/reversals/{wished()}/leaving")

    assert answer.status_code == 303
    assert (bank(), movements.waiting()) == (9_750, [])


@pytest.mark.usefixtures("sold")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount": "100.01"}, "المبلغ أكبر من الموجود: 100 ر.س."),
        ({"amount": "x"}, "اكتبوا المبلغ بالأرقام"),
        ({"amount": "-5"}, "اكتبوا المبلغ بالأرقام"),
        ({"amount": "0"}, "القيمة المدخلة غير صحيحة."),
        ({"fees": "x"}, "اكتبوا المبلغ بالأرقام"),
        ({"fees": "5"}, "هذه الخانة للنقد الذي يسلّمه المندوب وحده."),
        ({"source": ledger.COURIER_CASH, "fees": "25.01"}, "أجر المندوب أكبر مما له الآن: 25 ر.س."),
        ({"source": ledger.COURIER_FEES}, "أجر المندوب أكبر مما له الآن: 25 ر.س."),
        ({"reference": ""}, "تُرجى كتابة المرجع"),
        ({"reason": ""}, "اكتبوا السبب"),
        ({"source": "bank"}, "خطأ"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_booked(client: FlaskClient, typed: dict[str, str], said: str) -> None:
    a_staff(client)

    answer = post(client, PAGE, **{**TYPED, **typed})

    assert answer.status_code == 422
    assert said in answer.text
    assert bank() == 0


def test_with_nothing_on_its_way_the_page_says_so(client: FlaskClient) -> None:
    a_staff(client)

    assert "لا شيء ينتظر الوصول" in client.get(PAGE).text
    assert "Nothing is on its way" in client.get(f"/en{PAGE}").text
