"""Reviews at a family's desk: read, answered in public, handed to the office; never those of others."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import reviews
from storefront.trade.reviews import Review
from tests.builders.browser import Browser, post
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.reviewing import STAFF, a_review


def a_reviewed_desk(client: FlaskClient, words: str = "متقن") -> Review:
    desk = a_desk(client)
    with unit_of_work():
        return a_review(a_product(of=desk.family), 4, words)


def kept(review: Review) -> Review:
    db.session.rollback()
    return db.session.get_one(Review, review.id, populate_existing=True)


@pytest.mark.parametrize(("prefix", "said"), [("", "الرد عليه"), ("/en", "Answer")])
def test_the_family_reads_and_answers(client: FlaskClient, prefix: str, said: str) -> None:
    review = a_reviewed_desk(client)
    before = client.get(f"{prefix}/family/reviews?show=waiting").text

    answer = post(client, f"{prefix}/family/reviews/{review.id}/reply", **{f"r{review.id}-words": "شكراً لكم"})

    assert "متقن" in before
    assert said in before
    assert answer.status_code == 303
    assert kept(review).reply == "شكراً لكم"
    assert "شكراً لكم" in client.get(f"/p/{review.product_id}/reviews").text
    assert "متقن" not in client.get("/family/reviews?show=waiting").text


def test_an_answer_is_taken_away_with_its_words(client: FlaskClient) -> None:
    review = a_reviewed_desk(client)
    post(client, f"/family/reviews/{review.id}/reply", **{f"r{review.id}-words": "شكراً"})

    post(client, f"/family/reviews/{review.id}/reply", **{f"r{review.id}-words": ""})

    assert (kept(review).reply, kept(review).replied_at) == ("", None)


@pytest.mark.parametrize("words", ["ن" * 1001, "اتصلوا على 0551234567"])
def test_an_answer_that_cannot_stand_comes_back(client: FlaskClient, words: str) -> None:
    review = a_reviewed_desk(client)

    answer = post(client, f"/family/reviews/{review.id}/reply", **{f"r{review.id}-words": words})

    found = page(answer)
    assert answer.status_code == 422
    assert found.one("textarea", id=f"r{review.id}-words").words == words
    assert found.one("span", id=f"r{review.id}-words-error").words
    assert kept(review).reply == ""


def test_the_family_asks_the_office_to_look(client: FlaskClient) -> None:
    review = a_reviewed_desk(client, "إعلان")
    path = f"/family/reviews/{review.id}/report"
    assert "إعلان" in client.get(path).text

    refused, taken = post(client, path, reason=" "), post(client, path, reason="ليس عن المنتج")

    assert (refused.status_code, taken.status_code) == (422, 303)
    db.session.rollback()
    assert [row.reason for row in reviews.reports_of([review.id])[review.id]] == ["ليس عن المنتج"]


def test_what_the_office_hid_is_read_with_its_reason(client: FlaskClient) -> None:
    review = a_reviewed_desk(client, "كلام مسيء")
    with unit_of_work():
        reviews.hide(reviews.get(review.id), STAFF, reason="فيه إساءة")

    text = client.get("/family/reviews?show=hidden").text

    answer = post(client, f"/family/reviews/{review.id}/reply", **{f"r{review.id}-words": "شكراً"})

    assert kept(review).reply == ""
    assert "أخفى مكتب السوق" in client.get(answer.location).text
    assert "فيه إساءة" in text
    assert "الرد عليه" not in text


def test_a_desk_without_reviews_says_how_they_come(client: FlaskClient) -> None:
    a_desk(client)

    assert "لا تقييمات بعد" in client.get("/family/reviews").text
    assert "لا شيء هنا" in client.get("/family/reviews?show=hidden").text


def test_another_family_and_a_stranger_find_nothing(client: FlaskClient, app: Flask) -> None:
    with unit_of_work():
        review = a_review(a_product(of=a_family()), 4, "متقن")
    a_desk(client)
    stranger = a_stranger(Browser(app, app.response_class))

    for reader in (client, stranger):
        for path in (f"/family/reviews/{review.id}/reply", f"/family/reviews/{review.id}/report"):
            assert post(reader, path, reason="أي شيء", **{f"r{review.id}-words": "لست منهم"}).status_code == 404
    assert "متقن" not in client.get("/family/reviews").text
    assert kept(review).reply == ""
