"""Reviews in the office: what was reported is hidden with a reason, shown again, or left as it is."""

from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import reviews
from storefront.trade.reviews import Review
from tests.builders.browser import post
from tests.builders.community import a_member
from tests.builders.desks import a_staff, a_stranger
from tests.builders.reviewing import a_review


def a_reported(words: str = "كلام مسيء") -> Review:
    with unit_of_work():
        review = a_review(stars=1, words=words)
        reviews.report(review, a_member().id, "فيه إساءة")
        return review


def kept(review: Review) -> Review:
    db.session.rollback()
    return db.session.get_one(Review, review.id, populate_existing=True)


def test_the_office_hides_with_a_reason_and_shows_again(client: FlaskClient) -> None:
    officer, review = a_staff(client), a_reported()
    path = f"/office/reviews/{review.id}"
    assert "فيه إساءة" in client.get("/office/reviews").text

    refused = post(client, f"{path}/hiding", reason="لا")
    hidden = post(client, f"{path}/hiding", reason="إساءة صريحة")
    state, noted = kept(review).state, journal.page(kind="ReviewHidden").rows[0].entry
    shown = post(client, f"{path}/publication")

    assert (refused.status_code, hidden.status_code, shown.status_code) == (422, 303, 303)
    assert (state, noted.reason, noted.actor_id) == ("hidden", "إساءة صريحة", officer)
    assert kept(review).state == "shown"
    assert "لا بلاغات تنتظر" in client.get("/office/reviews").text


def test_the_office_finds_nothing_wrong(client: FlaskClient) -> None:
    a_staff(client)
    review = a_reported("لم يعجبني")

    answer = post(client, f"/office/reviews/{review.id}/dismissal")

    assert answer.status_code == 303
    assert kept(review).state == "shown"
    assert reviews.count_reported() == 0


def test_the_beginning_of_the_office_counts_what_was_reported(client: FlaskClient) -> None:
    a_staff(client)
    a_reported()

    assert "تقييمات أُبلغ عنها" in client.get("/office").text
    assert "Hidden" in client.get("/en/office/reviews?show=hidden").text


def test_a_stranger_finds_no_office(client: FlaskClient) -> None:
    review = a_reported()
    a_stranger(client)

    paths = ("/office/reviews", f"/office/reviews/{review.id}")
    assert [client.get(path).status_code for path in paths] == [403, 403]
    assert post(client, f"/office/reviews/{review.id}/hiding", reason="لأني أريد").status_code == 403
    assert kept(review).state == "shown"
