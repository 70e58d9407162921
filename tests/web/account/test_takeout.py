"""Everything the market knows of a member, to take along."""

import json

import pytest
from flask import Flask

from storefront.community import addresses, affiliations, families
from storefront.goods import favourites
from storefront.kernel.actors import RIGHTS
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, returns
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.card_refunds import call_off
from tests.builders.community import a_city, a_family
from tests.builders.goods import a_product
from tests.builders.registering import LEGAL_NAME, NUMBER, a_document, a_draft
from tests.builders.teams import a_team, an_invitation
from tests.builders.trade import a_cart, a_paid_order, an_order, bring_to
from tests.builders.writing import ask


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_file_holds_what_every_package_knows(app: Flask, language: str) -> None:
    reader, user = a_member_reading(app, language=language, email="sara@example.com")
    with unit_of_work():
        product = a_product(name=("معمول", "Maamoul"))
        order = an_order((product, 2), user_id=user.id)
        a_cart((product, 1), user_id=user.id)
        favourites.add(user.id, product)
        addresses.add(user.id, addresses.Place("البيت", "سارة", "0501234567", a_city().id, "RRRD2929"))
    answer = reader.get("/account/data")
    known = json.loads(answer.text)

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert known["account"]["email"] == "sara@example.com"
    assert known["orders"][0]["reference"] == order.reference
    assert known["orders"][0]["parcels"][0]["lines"][0] == {
        "name": "معمول", "choice": "", "text": "", "quantity": 2, "total": "170.00"
    }  # fmt: skip
    assert (known["favourites"], known["basket"][0]["quantity"]) == (["معمول"], 1)
    assert known["addresses"][0]["short_address"] == "RRRD2929"


def test_what_was_said_and_paid_back_and_what_was_typed_is_in_it_too(app: Flask) -> None:
    reader, user = a_member_reading(app, email="sara@example.com")
    with unit_of_work():
        family = a_family()
        order = an_order((a_product(of=family), 1), user_id=user.id, way="courier", email="sara@example.com")
        [parcel] = order.parcels
        bring_to(parcel, "handed_over")
        returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="وصل مكسوراً")
        paid = a_paid_order((a_product(of=family), 1), user_id=user.id)
        cart = a_cart((a_product(of=family), 1), user_id=user.id)
        carts.choose_way(cart, family.id, note="بلا سكر")
        carts.keep_typed(cart, "contact", {"name": "سارة"})
        ask(parcel, "وصل مكسوراً")
    call_off(paid)
    known = json.loads(reader.get("/account/data").text)
    cancelled, reached = known["orders"]

    assert [(one["from"], one["words"]) for one in known["messages"]] == [("shopper", "وصل مكسوراً")]
    assert (reached["returns"][0]["reason"], reached["refunds"]) == ("وصل مكسوراً", [])
    assert (reached["delivery"], reached["parcels"][0]["delivery"]) == ("25.00", "25.00")
    assert [(refund["amount"], refund["state"]) for refund in cancelled["refunds"]] == [(cancelled["total"], "asked")]
    assert "order-confirmed" in [letter["about"] for letter in known["letters"]]
    assert (known["basket_notes"][0]["note"], known["typed_at_checkout"]) == ("بلا سكر", {"contact": {"name": "سارة"}})


def test_no_secret_is_in_it(app: Flask) -> None:
    reader, user = a_member_reading(app)
    told = reader.get("/account/data").text

    assert "argon2" not in told
    assert "hash" not in told
    assert user.email in told


def test_the_stranger_and_visitors_get_nothing_of_it(app: Flask) -> None:
    _, user = a_member_reading(app)
    stranger, _ = a_member_reading(app)

    assert user.email not in stranger.get("/account/data").text
    assert Reader(app).get("/account/data").status_code == 303


def test_an_invitation_is_taken_along_by_whom_it_names(app: Flask) -> None:
    reader, person = a_member_reading(app)
    stranger, _ = a_member_reading(app)
    with unit_of_work():
        here = a_team()
    an_invitation(here, email=person.email, rights=("money",))

    (mine,), theirs = (json.loads(one.get("/account/data").text)["invitations"] for one in (reader, stranger))

    assert (mine["family"], mine["rights"], mine["state"]) == (here.family.trade_name_ar, ["money"], "sent")
    assert theirs == []


def test_the_owner_of_a_family_takes_what_it_told_the_office_and_a_helper_does_not(app: Flask) -> None:
    owner, person = a_member_reading(app)
    helper, other = a_member_reading(app)
    with unit_of_work():
        family = a_draft(of=person).family
        a_document(family, state="waiting")
        affiliations.keep(family.id, {"charity"}, consent=True)
        families.add_member(family, other.id, role="member", rights=RIGHTS)

    (mine,), (theirs,) = (json.loads(one.get("/account/data").text)["families"] for one in (owner, helper))

    assert (mine["legal_name"], mine["vouched_for_by"], mine["documents"][0]["number"]) == (
        LEGAL_NAME, ["جمعية خيرية"], NUMBER,
    )  # fmt: skip
    assert theirs == {"name": family.trade_name_ar, "status": "draft", "rights": list(RIGHTS)}
