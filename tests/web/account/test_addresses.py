"""The address book, on its pages."""

import pytest
from flask import Flask

from storefront.community import addresses
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_city
from tests.builders.hostile import HOSTILE
from tests.builders.reading import page

NEW = "/account/addresses/new"


def written(**other: str) -> dict[str, str]:
    """An address as somebody types it."""
    with unit_of_work():
        city = a_city()
    values = {
        "label": "البيت",
        "receiver": "سارة",
        "mobile": "0501234567",
        "city": str(city.id),
        "short_address": "rrrd2929",
    }
    return {**values, **other}


@pytest.mark.parametrize(("language", "city"), [("", "الرياض"), ("/en", "Riyadh")])
def test_an_address_is_written_shown_changed_and_thrown_away(app: Flask, language: str, city: str) -> None:
    reader, user = a_member_reading(app, language=language)
    values = written()
    assert reader.send(NEW, values, at=NEW).headers["Location"] == f"{language}/account/addresses"
    row = addresses.of_member(user.id)[0]
    page = reader.read("/account/addresses")
    assert all(word in page for word in ("البيت", "RRRD2929", "050 123 4567", city))

    one = f"/account/addresses/{row.id}"
    assert 'value="RRRD2929"' in reader.read(one)
    reader.send(one, {**values, "label": "العمل"}, at=one)
    assert addresses.of_member(user.id)[0].label == "العمل"
    reader.send(f"{one}/removal", at="/account/addresses")
    assert addresses.of_member(user.id) == []


@pytest.mark.parametrize(
    ("field", "wrong", "beside"),
    [
        ("mobile", "0112345678", "mobile"),
        ("short_address", "RR", "short_address"),
        ("short_address", "", "short_address"),
        ("receiver", "\u202e", "receiver"),
        ("receiver", "", "receiver"),
        ("city", "", "city"),
        ("city", "9999", "city"),
        ("city", "x", "city"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(app: Flask, field: str, wrong: str, beside: str) -> None:
    reader, user = a_member_reading(app)
    answer = reader.send(NEW, written(**{field: wrong}), at=NEW)

    assert answer.status_code == 422
    assert f'id="{beside}-error"' in answer.text
    assert addresses.of_member(user.id) == []


def test_a_wrong_change_changes_nothing(app: Flask) -> None:
    reader, user = a_member_reading(app)
    reader.send(NEW, written(), at=NEW)
    one = f"/account/addresses/{addresses.of_member(user.id)[0].id}"
    answer = reader.send(one, written(label="جديد", mobile="12"), at=one)

    assert answer.status_code == 422
    assert addresses.of_member(user.id)[0].label == "البيت"


def test_the_stranger_finds_nothing(app: Flask) -> None:
    reader, user = a_member_reading(app)
    reader.send(NEW, written(), at=NEW)
    one = f"/account/addresses/{addresses.of_member(user.id)[0].id}"
    stranger, _ = a_member_reading(app)

    assert stranger.get(one).status_code == 404
    assert stranger.send(one, written(label="لي")).status_code == 404
    assert stranger.send(f"{one}/removal").status_code == 404
    assert "RRRD2929" not in stranger.read("/account/addresses")
    assert addresses.of_member(user.id)[0].label == "البيت"


def test_visitors_and_forged_requests_write_nothing(app: Flask) -> None:
    reader, user = a_member_reading(app)

    assert Reader(app).get("/account/addresses").status_code == 303
    assert reader.post(NEW, data=written()).status_code == 400
    assert addresses.of_member(user.id) == []


def test_an_empty_book_says_what_it_will_hold(app: Flask) -> None:
    reader, _ = a_member_reading(app)

    assert 'href="/account/addresses/new"' in reader.read("/account/addresses")


def test_a_full_book_says_so(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    values = written()
    answers = [reader.send(NEW, values, at=NEW).status_code for _ in range(11)]

    assert answers == [303] * 10 + [422]
    assert f'href="{NEW}"' not in reader.read("/account/addresses")


@pytest.mark.parametrize("field", ["label", "receiver", "mobile", "city", "short_address", "district", "street"])
def test_hostile_words_get_an_answer(app: Flask, field: str) -> None:
    reader, _ = a_member_reading(app)
    values = written()
    for kind, words in HOSTILE.items():
        answer = reader.send(NEW, {**values, field: words}, at=NEW)

        assert answer.status_code in (303, 422), kind
        assert "<script>alert" not in answer.text + reader.read("/account/addresses")


def test_everything_that_is_wrong_is_said_at_once(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    answer = reader.send(NEW, written(city="", mobile="12", short_address="RR"), at=NEW)

    assert all(f'href="#{field}"' in answer.text for field in ("city", "mobile", "short_address"))
    assert "<h1>خطأ" not in answer.text


def test_what_was_written_in_arabic_is_marked_so_on_the_english_page(app: Flask) -> None:
    reader, _ = a_member_reading(app, language="/en")
    words = {"label": "بيت أمي", "receiver": "منيرة", "district": "النرجس", "street": "شارع الورد"}
    reader.send(NEW, written(**words), at=NEW)

    marked = {one.words for one in page(reader.get("/account/addresses")).all("bdi", lang="ar")}

    assert {"سارة القحطاني", *words.values()} <= marked
