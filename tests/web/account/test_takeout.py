"""Everything the market knows of a member, to take along."""

import json

import pytest
from flask import Flask

from storefront.community import addresses, affiliations, families
from storefront.goods import favourites
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.community import a_city
from tests.builders.goods import a_product
from tests.builders.registering import LEGAL_NAME, NUMBER, a_document, a_draft
from tests.builders.trade import a_cart, an_order


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


def test_the_owner_of_a_family_takes_what_it_told_the_office_and_a_helper_does_not(app: Flask) -> None:
    owner, person = a_member_reading(app)
    helper, other = a_member_reading(app)
    with unit_of_work():
        family = a_draft(of=person).family
        a_document(family, state="waiting")
        affiliations.keep(family.id, {"charity"}, consent=True)
        families.add_member(family, other.id, role="member")

    (mine,), (theirs,) = (json.loads(one.get("/account/data").text)["families"] for one in (owner, helper))

    assert (mine["legal_name"], mine["vouched_for_by"], mine["documents"][0]["number"]) == (
        LEGAL_NAME, ["جمعية خيرية"], NUMBER,
    )  # fmt: skip
    assert theirs == {"name": family.trade_name_ar, "status": "draft"}
