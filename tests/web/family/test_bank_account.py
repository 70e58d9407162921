"""Naming the account money goes to: with the password, in any digits, never printed again, wrong tries counted."""

import pytest
from flask.testing import FlaskClient

from storefront.community.accounts import User
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import recipients
from tests.builders.browser import post
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.people import PASSWORD, hash_of, letters
from tests.builders.treasury import HOLDER, IBAN, OTHER_IBAN, an_account

PAGE = "/family/money/account"
TYPED = {"holder": HOLDER, "iban": "SA٠٣ ٨٠٠٠ ٠٠٠٠ ٦٠٨٠ ١٠١٦ ٧٥١٩", "password": PASSWORD}


def at_desk(client: FlaskClient) -> FamilyDesk:
    """A family whose person has a real password."""
    at = a_desk(client)
    with unit_of_work():
        db.session.get_one(User, at.user_id).password_hash = hash_of(PASSWORD)
    return at


def kept(at: FamilyDesk) -> recipients.Recipient | None:
    db.session.rollback()
    return recipients.recipient_of(at.family.id, lock=True)


def test_a_stranger_names_nothing(client: FlaskClient) -> None:
    a_stranger(client)

    assert client.get(PAGE).status_code == 403
    assert post(client, PAGE, **TYPED).status_code == 403


def test_an_account_is_named_and_everybody_at_the_desk_is_told(client: FlaskClient) -> None:
    at = at_desk(client)

    answer = post(client, PAGE, **TYPED)
    page = client.get("/family/money").text

    found = kept(at)
    assert (answer.status_code, answer.location) == (303, "/family/money")
    assert found is not None
    assert (found.iban, found.holder) == (IBAN, HOLDER)
    assert "SA••\N{NO-BREAK SPACE}••••\N{NO-BREAK SPACE}7519" in page
    assert "مصرف الراجحي" in page
    assert IBAN not in page
    assert len(letters("payout-account")) == 1


def test_a_changed_account_waits_and_its_number_is_not_printed(client: FlaskClient) -> None:
    at = at_desk(client)
    with unit_of_work():
        an_account(at.family)

    form = client.get(PAGE).text
    post(client, PAGE, **{**TYPED, "iban": OTHER_IBAN})

    found = kept(at)
    assert found is not None
    assert IBAN not in form
    assert HOLDER in form
    assert "تغيير الحساب البنكي" in form
    assert (found.iban, found.ready_at > clock.now()) == (OTHER_IBAN, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"iban": IBAN[:-1] + "8"}, "رقم التحقق فيه لا يطابق"),
        ({"iban": "DE89370400440532013000"}, "يبدأ بـ SA"),
        ({"iban": ""}, "يُرجى كتابة رقم الآيبان."),
        ({"iban": "9" * 5000}, "النص طويل: لا يزيد على 60 حرفاً."),
        ({"holder": "=cmd()"}, "بالحروف وحدها"),
        ({"holder": ""}, "يُرجى كتابة الاسم على الحساب."),
        ({"password": ""}, "يُرجى كتابة كلمة المرور."),
        ({"password": "not this one"}, "كلمة المرور"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_comes_back(
    client: FlaskClient, typed: dict[str, str], said: str
) -> None:
    at = at_desk(client)

    answer = post(client, PAGE, **{**TYPED, **typed})

    assert answer.status_code == 422
    assert said in answer.text
    assert "خطأ:" in answer.text
    assert PASSWORD not in answer.text
    assert kept(at) is None


def test_wrong_passwords_stay_counted(client: FlaskClient) -> None:
    at = at_desk(client)

    tries = [post(client, PAGE, **{**TYPED, "password": f"wrong {number}"}).status_code for number in range(30)]

    assert 429 in tries
    assert post(client, PAGE, **TYPED).status_code == 429
    assert kept(at) is None


def test_a_form_without_its_token_names_nothing(client: FlaskClient) -> None:
    at = at_desk(client)

    assert client.post(PAGE, data=TYPED).status_code == 400
    assert kept(at) is None


def test_the_page_is_there_in_english(client: FlaskClient) -> None:
    at_desk(client)

    page = client.get(f"/en{PAGE}").text

    assert "Name on the account" in page
    assert "It begins with SA" in page
