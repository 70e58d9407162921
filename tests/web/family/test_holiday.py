"""The family's holiday at its desk, and what shoppers read of it."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page

PAGE = "/family/shop/holiday"


def typed(first: int = 0, last: int = 5, **other: str) -> dict[str, str]:
    days = {"first": first, "last": last}
    return {**{name: (clock.today() + timedelta(days=ahead)).isoformat() for name, ahead in days.items()}, **other}


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    expected = 303 if who == "visitor" else 403

    assert client.get(PAGE).status_code == expected
    assert post(client, PAGE, **typed()).status_code == expected
    assert post(client, f"{PAGE}/ending").status_code == expected


def test_shoppers_read_of_a_holiday_to_come_and_dates_go_round_it(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=3)
    before = client.get(f"/p/{product.id}", follow_redirects=True).text

    answer = post(client, PAGE, **typed(1, 6, note_ar="نعود بعد العمرة", note_en="Back after umrah"))

    shop = client.get(f"/f/{desk.family.slug}").text
    goods = client.get(f"/p/{product.id}", follow_redirects=True).text
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert all("الدكّة في إجازة من" in text and "نعود بعد العمرة" in text for text in (shop, goods))
    assert "Back after umrah" in client.get(f"/en/f/{desk.family.slug}").text
    assert "الدكّة في إجازة" not in before
    assert "نعود بعد العمرة" in page(client.get(PAGE)).one("section", aria_labelledby="h-known").words


def test_a_family_that_is_away_sells_nothing_until_it_is_back(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=3)
    post(client, PAGE, **typed())
    path = f"/p/{product.id}"

    away = client.get(path, follow_redirects=True).text
    post(client, f"{PAGE}/ending")
    back = client.get(path, follow_redirects=True).text

    assert "الدكّة في إجازة حتى" in away
    assert 'id="buy"' not in away
    assert 'id="buy"' in back


def test_what_is_promised_for_those_days_is_said(client: FlaskClient) -> None:
    desk = a_desk(client)
    a_parcel(desk.family)

    post(client, PAGE, **typed())

    words = page(client.get(PAGE)).words
    assert "موعدها في أيام إجازتكم: طلب" in words.replace("\u2068", ""), words


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"first": ""}, "اختاروا أول يوم"),
        ({"last": "2001-01-01"}, "آخر يوم لا يسبق أول يوم"),
        ({"first": "2001-01-01"}, "تبدأ الإجازة اليوم أو بعده"),
        ({"note_ar": "اتصلوا 0501234567"}, "هذا الكلام يقرؤه الجميع"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client: FlaskClient, wrong: dict[str, str], said: str) -> None:
    desk = a_desk(client)

    answer = post(client, PAGE, **{**typed(note_en="Away for a while"), **wrong})

    assert answer.status_code == 422
    assert said in answer.text
    assert "Away for a while" in answer.text
    db.session.expire_all()
    with unit_of_work():
        assert families.get(desk.family.id).closed_until is None


def test_several_holidays_are_listed_and_each_is_changed_or_called_off_alone(client: FlaskClient) -> None:
    a_desk(client)
    days = {ahead: (clock.today() + timedelta(days=ahead)).isoformat() for ahead in (20, 30, 40)}
    for ahead in (40, 20):
        assert post(client, PAGE, **typed(ahead, ahead + 3, note_ar=f"رقم {ahead}")).status_code == 303

    form = page(client.get(f"{PAGE}?first={days[40]}"))
    assert form.one("input", name="note_ar")["value"] == "رقم 40"
    post(client, PAGE, **typed(30, 33, note_ar="رقم 30", instead_of=days[40]))
    assert notes(client) == ["رقم 20", "رقم 30"]

    assert post(client, f"{PAGE}/ending", first=days[20]).location == PAGE
    assert notes(client) == ["رقم 30"]
    post(client, f"{PAGE}/ending", first=days[40])
    assert notes(client) == ["رقم 30"]
    for unknown in (days[40], "x", "2001-01-01"):
        answer = post(client, f"{PAGE}/ending", first=unknown)
        assert "لا إجازة لكم تبدأ في ذلك اليوم" in client.get(answer.location).text
    assert notes(client) == ["رقم 30"]
    assert post(client, f"{PAGE}/ending", first=days[30]).location == "/family/shop"


def notes(client: FlaskClient) -> list[str]:
    """The words of each holiday that is listed, in their order."""
    return [
        one.words for one in page(client.get(PAGE)).one("section", aria_labelledby="h-known").all("p", class_="said")
    ]


def test_days_of_another_holiday_are_refused_and_nothing_is_lost(client: FlaskClient) -> None:
    a_desk(client)
    post(client, PAGE, **typed(20, 25))

    answer = post(client, PAGE, **typed(25, 30, note_ar="سفر"))

    assert answer.status_code == 422
    assert "تتداخل" in answer.text
    assert page(answer).one("input", name="note_ar")["value"] == "سفر"
