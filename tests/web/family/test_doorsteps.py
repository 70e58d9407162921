"""What a shopper did not take: its family says so with a reason, of what it brings itself, and nobody else does."""

import pytest
from flask.testing import FlaskClient

from storefront.goods import stock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.treasury import ledger, payments
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.goods import a_product

REASON = "لم يفتح أحد الباب"


def ready(client: FlaskClient, way: str = "collect") -> Parcel:
    """A parcel of the desk's family that is ready, of a product of which four pieces are left."""
    family = a_desk(client).family
    with unit_of_work():
        product = a_product(of=family, stock=5)
    return a_parcel(family, state="ready", way=way, product=product)


def path(parcel: Parcel) -> str:
    return f"/family/orders/{parcel.reference}/doorstep"


def as_it_is(parcel: Parcel) -> tuple[str, int]:
    """Its state, and how many of its pieces are on the shelf."""
    db.session.rollback()
    db.session.expire_all()
    found = orders.get_parcel(parcel.id)
    return found.state, stock.free(found.lines[0].variant_id)


def test_the_page_says_what_follows_in_both_languages(client: FlaskClient) -> None:
    parcel = ready(client)

    page, english = (client.get(f"{prefix}{path(parcel)}").text for prefix in ("", "/en"))

    assert path(parcel) in client.get(f"/family/orders/{parcel.reference}").text
    assert "ولا يُسجَّل أن شيئاً دُفع، ولا عمولة عليه" in page
    assert "nothing is noted as paid, and there is no commission" in english
    assert as_it_is(parcel) == ("ready", 4)


@pytest.mark.parametrize(("again", "free"), [("yes", 5), ("no", 4)])
def test_what_was_not_taken_is_noted_with_its_reason(client: FlaskClient, again: str, free: int) -> None:
    parcel = ready(client)

    answer = post(client, path(parcel), reason=REASON, again=again)

    assert answer.status_code == 303
    assert as_it_is(parcel) == ("refused", free)
    assert REASON in client.get(f"/family/orders/{parcel.reference}").text
    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None
    assert (payment.state, ledger.balances()) == ("cancelled", {})


def test_without_a_reason_or_a_word_about_the_goods_nothing_happens(client: FlaskClient) -> None:
    parcel = ready(client)

    answers = [post(client, path(parcel), reason=reason, again=again) for reason, again in (("", "yes"), (REASON, "x"))]

    assert [one.status_code for one in answers] == [422, 422]
    assert as_it_is(parcel) == ("ready", 4)


def test_of_what_the_courier_brings_the_family_does_not_say_so(client: FlaskClient) -> None:
    parcel = ready(client, "courier")

    asked, said = client.get(path(parcel)), post(client, path(parcel), reason=REASON, again="yes")

    assert (asked.status_code, said.status_code) == (303, 303)
    assert "لا يُسجَّل هذا للطلب" in client.get(str(said.location)).text
    assert as_it_is(parcel) == ("ready", 4)


def test_what_was_handed_over_meanwhile_stays_so(client: FlaskClient) -> None:
    parcel = ready(client)
    post(client, f"/family/orders/{parcel.reference}/handover", code=parcel.handover_code)

    answer = post(client, path(parcel), reason=REASON, again="yes")

    assert (answer.status_code, as_it_is(parcel)[0]) == (303, "handed_over")


def test_nobody_else_says_so(client: FlaskClient) -> None:
    parcel = ready(client)

    a_desk(client)
    codes = [client.get(path(parcel)).status_code, post(client, path(parcel), reason=REASON, again="yes").status_code]
    a_stranger(client)
    codes.append(post(client, path(parcel), reason=REASON, again="yes").status_code)

    assert (codes, as_it_is(parcel)) == ([404, 404, 404], ("ready", 4))
