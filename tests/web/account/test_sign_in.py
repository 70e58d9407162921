"""Signing in and out, as browsers and strangers do it."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

import config
from storefront.community import accounts, families
from storefront.community.accounts.models import SignIn
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import carts
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_family
from tests.builders.fairs import a_body, an_organiser
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.people import PASSWORD, a_person
from tests.builders.trade import a_cart

BEGINS = re.compile(r"`(\w+)@dakkah\.example` \| `([^`]+)` \|")  # who, and the page they begin at


def test_a_member_signs_in_and_goes_where_they_wanted(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    asked = reader.get("/account/addresses")
    assert asked.headers["Location"] == "/account/sign-in?next=/account/addresses"

    answer = reader.sign_in(user.email, next="/account/addresses")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/addresses")
    assert reader.is_in


def test_everybody_begins_where_the_readme_says(app: Flask) -> None:
    people = {"shopper": a_person(), "family": a_person(), "helper": a_person(), "office": a_person(roles=("staff",))}
    with unit_of_work():
        families.add_member(a_family(), people["family"].id)
        families.add_member(a_family(), people["helper"].id, role="member", rights=["messages"])
        people["organiser"] = an_organiser(a_body())

    begins = {who: Reader(app).sign_in(person.email).headers["Location"] for who, person in people.items()}

    written = dict(BEGINS.findall((config.ROOT / "README.md").read_text(encoding="utf-8")))
    assert begins | {"treasurer": begins["office"]} == written


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_tells_what_happens_to_the_basket(app: Flask, language: str) -> None:
    page = Reader(app, language=language).read("/account/sign-in")

    assert ("larger number" if language else "العدد الأكبر") in page


def test_nobody_and_a_wrong_password_get_the_same_bytes(app: Flask) -> None:
    a_person(email="member@example.com")
    answers = []
    for email in ("member@example.com", "nobody@example.com"):
        answer = Reader(app).sign_in(email, "not the password")
        body = re.sub(r'value="[^"]{60,}"', "", answer.text).replace(email, "someone")
        answers.append((answer.status_code, body, sorted(answer.headers.keys())))

    assert answers[0] == answers[1]
    assert answers[0][0] == 422


def test_what_was_typed_is_there_again_but_the_password(app: Flask) -> None:
    answer = Reader(app).sign_in("nobody@example.com", "not the password")

    assert "nobody@example.com" in answer.text
    assert "not the password" not in answer.text
    assert "<title>خطأ:" in answer.text


def test_a_new_session_begins(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    reader.get("/account/sign-in")
    before = reader.cookie("dakkah")
    with reader.client.session_transaction() as session:
        session["planted"] = "by a stranger"
        token = session["csrf_token"]
    reader.sign_in(user.email)

    with reader.client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != token
    assert reader.cookie("dakkah") != before


def test_the_cookies_are_kept_from_scripts_and_other_sites(app: Flask) -> None:
    cookies = Reader(app).sign_in(a_person().email).headers.getlist("Set-Cookie")

    kept = [cookie for cookie in cookies if cookie.startswith(("dakkah=", "known="))]
    assert len(kept) == 2
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie for cookie in kept)


def test_a_shared_computer_forgets_when_the_browser_closes(app: Flask) -> None:
    user = a_person()
    without = Reader(app).sign_in(user.email).headers.getlist("Set-Cookie")
    kept = Reader(app).sign_in(user.email, remember="y").headers.getlist("Set-Cookie")

    assert "Expires" not in next(cookie for cookie in without if cookie.startswith("dakkah="))
    assert "Expires" in next(cookie for cookie in kept if cookie.startswith("dakkah="))


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example", "/\\evil.example", "https://evil.example", "http:evil.example", "javascript:alert(1)",
        "data:text/html,x", "/\t/evil.example", "/a\r\nLocation: //evil.example", "\u2215\u2215evil.example", "evil.example",
        "///evil.example", "/%5c/../\\evil.example",
    ],
)  # fmt: skip
def test_nobody_is_led_to_another_site(app: Flask, target: str) -> None:
    reader, user = Reader(app), a_person()

    assert reader.sign_in(user.email, next=target).headers["Location"] == "/account/orders"
    assert reader.get("/account/sign-in", query_string={"next": target}).headers["Location"] == "/account/orders"


def test_ten_wrong_passwords_and_then_a_pause(app: Flask) -> None:
    user = a_person()
    answers = [Reader(app, place=f"10.0.0.{n}").sign_in(user.email, "wrong").status_code for n in range(12)]

    assert answers == [422] * 10 + [429] * 2
    assert Reader(app).sign_in(user.email).status_code == 429


def test_a_stranger_does_not_lock_the_owner_out_of_their_browser(app: Flask) -> None:
    user, owner = a_person(), Reader(app)
    owner.sign_in(user.email)
    owner.send("/account/sign-out", at="/account/profile")
    for number in range(12):
        Reader(app, place=f"10.0.0.{number}").sign_in(user.email, "wrong")

    assert owner.sign_in(user.email).status_code == 303
    assert owner.is_in


def test_a_forged_known_browser_is_a_stranger(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    for number in range(12):
        Reader(app, place=f"10.0.0.{number}").sign_in(user.email, "wrong")
    for forged in ("", "x", '{"device":"a","users":[1]}', "eyJkZXZpY2UiOiJhIn0.AAAA", "\x00", "1" * 3000):
        reader.client.set_cookie("known", forged)
        assert reader.sign_in(user.email).status_code == 429


def test_signing_out_ends_the_sign_in_wherever_its_cookie_is(app: Flask) -> None:
    reader, _ = a_member_reading(app)
    copy = Reader(app)
    copy.client.set_cookie("dakkah", reader.cookie("dakkah"))
    assert copy.is_in

    answer = reader.send("/account/sign-out", at="/account/profile")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert not copy.is_in
    assert not reader.is_in


@pytest.mark.parametrize("event", ["disabled", "password", "role", "ended"])
def test_an_old_cookie_is_refused_at_once(app: Flask, event: str) -> None:
    reader, user = a_member_reading(app)
    assert reader.is_in
    with unit_of_work():
        if event == "disabled":
            accounts.disable(user, SYSTEM, reason="")
        elif event == "password":
            accounts.change_password(user, PASSWORD, "عبارة أخرى تماماً", accounts.Caller("home"))
        elif event == "role":
            accounts.grant_role(user, "staff", SYSTEM)
        else:
            accounts.end_other_sign_ins(user.id)

    assert not reader.is_in


def test_a_visitor_signs_out_without_harm(app: Flask) -> None:
    assert Reader(app).send("/account/sign-out").status_code == 303


@pytest.mark.parametrize("path", ["/account/sign-in", "/account/sign-out"])
def test_a_forged_request_is_refused(app: Flask, path: str) -> None:
    reader, user = a_member_reading(app)
    values = {"email": user.email, "password": PASSWORD}

    assert reader.post(path, data=values).status_code == 400
    assert reader.post(path, data={**values, "csrf_token": "forged"}).status_code == 400
    assert reader.send(path, values, Origin="https://evil.example").status_code == 403
    assert reader.send(path, values, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert reader.is_in


def test_the_token_of_another_session_is_refused(app: Flask) -> None:
    mine, theirs = Reader(app), Reader(app)
    mine.get("/account/sign-in")
    theirs.get("/account/sign-in")
    with theirs.client.session_transaction() as session:
        token = session["csrf_token"]

    assert mine.post("/account/sign-in", data={"csrf_token": token}).status_code == 400


@pytest.mark.parametrize("field", ["email", "password", "next", "remember"])
def test_hostile_words_get_an_answer(app: Flask, field: str) -> None:
    for number, (kind, words) in enumerate(HOSTILE.items()):
        answer = Reader(app).sign_in(**{"email": f"{number}@example.com", "password": "x" * 10, field: words})

        assert answer.status_code == 422, kind
        assert "<script>alert" not in answer.text


def test_a_guests_basket_becomes_the_members(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    with unit_of_work():
        cart, token = carts.open_cart(user_id=None)
        carts.put(cart, a_product().variants[0].id, 2)
    reader.client.set_cookie("basket", token or "")
    reader.sign_in(user.email)

    mine = carts.find_cart(user_id=user.id, token=None)
    assert mine is not None
    assert carts.basket(mine).pieces == 2
    assert reader.cookie("basket") == ""


def test_of_two_baskets_the_larger_number_stays(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    with unit_of_work():
        product = a_product(stock=9)
        a_cart((product, 5), user_id=user.id)
        guest, token = carts.open_cart(user_id=None)
        carts.put(guest, product.variants[0].id, 2)
    reader.client.set_cookie("basket", token or "")
    reader.sign_in(user.email)

    assert carts.basket(carts.find_cart(user_id=user.id, token=None)).pieces == 5


def test_the_browser_is_known_by_name(app: Flask) -> None:
    user, reader = a_person(), Reader(app)
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1"
    reader.send("/account/sign-in", {"email": user.email, "password": PASSWORD}, **{"User-Agent": agent})

    assert db.session.scalar(select(SignIn.browser)) == "Safari · iPhone"


def test_who_never_confirmed_is_sent_to_look_for_the_letter(app: Flask) -> None:
    user = a_person(confirmed=False)

    assert Reader(app).sign_in(user.email).headers["Location"] == "/account/sign-up/letter"
