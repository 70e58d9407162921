"""A member's own facts."""

import pytest
from flask import Flask

from storefront.community import accounts, families
from storefront.fairs import juries
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.calls import a_call
from tests.builders.community import a_family
from tests.builders.hostile import HOSTILE

FACTS = {"name": "سارة", "mobile": "٠٥٠ ١٢٣ ٤٥٦٧", "language": "en"}


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_facts_are_kept_and_shown_again(app: Flask, language: str) -> None:
    reader, user = a_member_reading(app, language=language)
    answer = reader.send("/account/profile", FACTS, at="/account/profile")
    page = reader.read("/account/profile")

    assert answer.headers["Location"] == f"{language}/account/profile"
    assert (user.name, user.mobile, user.language) == ("سارة", "+966501234567", "en")
    assert 'value="050 123 4567"' in page
    assert 'class="notice good"' in page


def test_a_visitor_is_asked_to_sign_in(app: Flask) -> None:
    assert Reader(app).get("/account/profile").headers["Location"] == "/account/sign-in?next=/account/profile"


def test_a_wrong_mobile_is_said_beside_its_field(app: Flask) -> None:
    reader, user = a_member_reading(app)
    answer = reader.send("/account/profile", {**FACTS, "mobile": "12345"}, at="/account/profile")

    assert answer.status_code == 422
    assert 'id="mobile-error"' in answer.text
    assert 'value="12345"' in answer.text
    assert user.name != "سارة"


def test_nothing_but_the_facts_can_be_changed(app: Flask) -> None:
    reader, user = a_member_reading(app)
    before = (user.id, user.email, user.password_hash, user.disabled_at, user.confirmed_at)
    planted = {column.key: "1" for column in accounts.User.__table__.columns if column.key not in FACTS}
    reader.send("/account/profile", {**FACTS, **planted, "role": "staff"}, at="/account/profile")

    assert (user.id, user.email, user.password_hash, user.disabled_at, user.confirmed_at) == before
    assert accounts.export(user)["roles"] == []


def test_the_stranger_changes_only_themselves(app: Flask) -> None:
    _, user = a_member_reading(app)
    stranger, _ = a_member_reading(app, name="غريب")
    stranger.send("/account/profile", {**FACTS, "id": str(user.id), "user_id": str(user.id)}, at="/account/profile")

    assert user.name == "سارة القحطاني"
    assert user.email not in stranger.read("/account/profile")


@pytest.mark.parametrize("field", FACTS)
def test_hostile_words_get_an_answer(app: Flask, field: str) -> None:
    reader, _ = a_member_reading(app)
    for kind, words in HOSTILE.items():
        answer = reader.send("/account/profile", {**FACTS, field: words}, at="/account/profile")

        assert answer.status_code in (303, 422), kind
        assert "<script>alert" not in answer.text + reader.read("/account/profile")


def test_whoever_judges_is_led_to_the_juries_they_sit_in(app: Flask) -> None:
    reader, user = a_member_reading(app)
    before = reader.read("/account/profile")
    with unit_of_work():
        juries.appoint(a_call(), user.email, SYSTEM)

    assert 'href="/jury/calls"' not in before
    assert 'href="/jury/calls"' in reader.read("/account/profile")


def test_who_has_no_desk_is_led_to_opening_a_shop(app: Flask) -> None:
    reader, user = a_member_reading(app)
    before = reader.read("/account/profile")
    with unit_of_work():
        families.add_member(a_family(), user.id)

    assert ['href="/account/shop"' in one for one in (before, reader.read("/account/profile"))] == [True, False]


def test_each_language_is_named_in_its_own_letters(app: Flask) -> None:
    reader, _ = a_member_reading(app, language="/en")

    assert '<bdi lang="ar">العربية</bdi>' in reader.read("/account/profile")
