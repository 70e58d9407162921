"""A member reports a review; a visitor is asked to sign in first."""

from flask.testing import FlaskClient

from storefront.goods import catalogue
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import reviews
from storefront.trade.reviews import Review
from tests.builders.browser import post
from tests.builders.desks import a_stranger
from tests.builders.reviewing import STAFF, a_review


def said() -> Review:
    with unit_of_work():
        return a_review(stars=1, words="إعلان لمتجر آخر")


def reasons(review: Review) -> list[str]:
    db.session.rollback()
    return [row.reason for row in reviews.reports_of([review.id]).get(review.id, ())]


def test_a_member_says_what_is_wrong(client: FlaskClient) -> None:
    review = said()
    a_stranger(client)
    path = f"/account/reviews/{review.id}/report"
    assert "إعلان لمتجر آخر" in client.get(path).text

    refused, answers = post(client, path, reason=""), [post(client, path, reason="إعلان") for _ in range(2)]

    assert refused.status_code == 422
    assert [one.location for one in answers] == [f"/p/{review.product_id}/reviews"] * 2
    assert reasons(review) == ["إعلان"]


def test_a_visitor_signs_in_first(client: FlaskClient) -> None:
    review = said()

    answer = client.get(f"/account/reviews/{review.id}/report")

    assert answer.status_code in (302, 303)
    assert "/account/sign-in" in answer.location


def test_what_is_hidden_cannot_be_reported(client: FlaskClient) -> None:
    review = said()
    with unit_of_work():
        reviews.hide(reviews.get(review.id), STAFF, reason="إعلان")
    a_stranger(client)

    assert client.get(f"/account/reviews/{review.id}/report").status_code == 404
    assert post(client, f"/account/reviews/{review.id}/report", reason="إعلان").status_code == 404


def test_goods_that_are_no_longer_shown_do_not_stand_in_the_way(client: FlaskClient) -> None:
    review = said()
    with unit_of_work():
        product = catalogue.get(review.product_id)
        catalogue.hide(product, STAFF, reason="صورة غير واضحة")
        slug = product.family.slug
    a_stranger(client)
    path = f"/account/reviews/{review.id}/report"

    form, answer = client.get(path).text, post(client, path, reason="إعلان")

    assert f'href="/f/{slug}/reviews"' in form
    assert answer.location == f"/f/{slug}/reviews"
    assert "وصل بلاغك" in client.get(answer.location).text
