"""Files for the bank: made once of what is approved, fetched as they were made, answered whole or not at all."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms, payouts
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.treasury import IBAN, OTHER_IBAN, a_payout

LIST = "/office/bank-files"


def approved(*amounts: int) -> list[payouts.Payout]:
    with unit_of_work():
        return [a_payout(amount, state="approved") for amount in amounts]


def make(client: FlaskClient) -> str:
    """Makes a file; the address of its page."""
    return str(post(client, LIST).location)


def content(client: FlaskClient, page: str) -> TestResponse:
    db.session.rollback()
    file = payouts.files().rows[0]
    return client.get(f"{page}/dakkah-{file.reference}.csv")


def states() -> list[str]:
    db.session.rollback()
    return [row.payout.state for row in payouts.listed().rows]


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_only_the_office_comes_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)
    approved(20_000)
    expected = 303 if who == "visitor" else 403

    assert client.get(LIST).status_code == expected
    assert post(client, LIST).status_code == expected
    assert client.get(f"{LIST}/1/dakkah-F1.csv").status_code == expected
    assert states() == ["approved"]


def test_a_file_is_made_of_everything_approved_and_can_be_had_again(client: FlaskClient) -> None:
    a_staff(client)
    payout, _ = approved(20_000, 30_000)

    page = make(client)
    first, again = content(client, page), content(client, page)
    nothing_left = client.get(LIST).text

    assert first.data == again.data
    assert first.mimetype == "text/csv"
    assert first.headers["Content-Disposition"].startswith("attachment")
    assert first.headers["Cache-Control"] == "no-store"
    assert f"payout,{payout.reference},{IBAN}" in first.text
    assert "500.00" in first.text.splitlines()[-1]
    assert "لا تحويلات معتمدة الآن." in nothing_left
    assert states() == ["sent", "sent"]


def test_without_anything_approved_no_file_is_made(client: FlaskClient) -> None:
    a_staff(client)

    answer = post(client, LIST)

    assert answer.location == LIST
    assert "لا تحويلات معتمدة تنتظر الإرسال." in client.get(LIST).text
    assert "لا ملفات بعد" in client.get(LIST).text


def test_the_banks_answer_is_uploaded(client: FlaskClient) -> None:
    a_staff(client)
    good, bad = approved(20_000, 30_000)
    page = make(client)
    file = content(client, page).text
    told = (
        file.replace(f"{good.reference}", f"{good.reference}")
        .replace("200.00,SAR,", "200.00,SAR,done")
        .replace("300.00,SAR,,", "300.00,SAR,failed,الحساب مغلق")
    )

    answer = post(client, f"{page}/answer", answer=(BytesIO(told.encode()), "answer.csv"))
    after = client.get(page).text

    assert answer.status_code == 303
    assert sorted(states()) == ["done", "failed"]
    assert "سُجّل جواب البنك: وصل 1 ولم يصل 1." in after
    assert "اكتمل الجواب" in after
    assert bad.reference in after


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (None, "اختاروا الملف الذي أعاده البنك."),
        (b"", "لم نفهم ملف البنك"),
        (b"\x00\xff junk", "لم نفهم ملف البنك"),
        (
            b"record,reference,iban,name,amount,currency,result,reason\npayout,PX,x,n,1.00,SAR,done,\n",
            "لا يطابق ما أُرسل",
        ),
    ],
)
def test_what_is_no_answer_is_refused_whole(client: FlaskClient, sent: bytes | None, said: str) -> None:
    a_staff(client)
    approved(20_000)
    page = make(client)

    typed = {} if sent is None else {"answer": (BytesIO(sent), "answer.csv")}
    answer = post(client, f"{page}/answer", **typed)

    assert answer.status_code == 422
    assert said in answer.text
    assert states() == ["sent"]


def test_an_answer_with_another_account_is_refused_and_calls_the_office(client: FlaskClient) -> None:
    a_staff(client)
    approved(20_000)
    page = make(client)
    told = content(client, page).text.replace(IBAN, OTHER_IBAN).replace("200.00,SAR,", "200.00,SAR,done", 1)

    answer = post(client, f"{page}/answer", answer=(BytesIO(told.encode()), "answer.csv"))

    assert answer.status_code == 422
    assert "فيه حساب أو عملة غير ما أُرسل" in answer.text
    assert states() == ["sent"]
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["account-differs"]
    assert "names an account or currency other than what was sent" in client.get("/en/office/alarms").text


def test_a_file_whose_payouts_were_changed_is_not_given_out(client: FlaskClient) -> None:
    a_staff(client)
    (payout,) = approved(20_000)
    page = make(client)
    with unit_of_work():
        db.session.get_one(payouts.Payout, payout.id).amount_minor = 90_000

    assert content(client, page).status_code == 500


def test_the_pages_are_there_in_english(client: FlaskClient) -> None:
    a_staff(client)
    approved(20_000)

    assert "Approved, waiting to be sent" in client.get(f"/en{LIST}").text
    assert "Download the file" in client.get(f"/en{make(client)}").text
    assert client.get(f"{LIST}/999999").status_code == 404
