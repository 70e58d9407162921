"""What letters about reviews say: the stars and the words, the answer, the reason."""

import pytest
from flask import Flask

from storefront.kernel.units import unit_of_work
from storefront.trade import reviews
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.mail import Write, page_of, text_of
from tests.builders.reviewing import STAFF, a_review

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(("language", "stars"), [("ar", "3 من 5"), ("en", "3 of 5")])
def test_the_family_reads_stars_and_words(app: Flask, write: Write, language: str, stars: str) -> None:
    with unit_of_work():
        review = a_review(a_product(of=a_family(), name=("بخور العيد", "Eid incense")), 3, "رائحته خفيفة")

    letter = write("review-written", language, {"review_id": review.id, "again": False})
    changed = write("review-written", language, {"review_id": review.id, "again": True})

    for said in (stars, "رائحته خفيفة", "بخور العيد" if language == "ar" else "Eid incense"):
        assert said in text_of(letter)
    assert "/family/reviews" in page_of(letter)
    assert changed["Subject"] != letter["Subject"]
    assert stars in text_of(changed)


def test_the_shopper_reads_the_answer_and_the_reason(app: Flask, write: Write) -> None:
    with unit_of_work():
        house = a_family()
        review = a_review(a_product(of=house), 1, "انكسر")
        reviews.answer(review, desk(house), "نعتذر ونعوّضكم")
        reviews.hide(review, STAFF, reason="فيه إعلان")
        values = {"review_id": review.id, "parcel_id": reviews.parcel_of(review).id}

    assert "نعتذر ونعوّضكم" in text_of(write("review-answered", "ar", values))
    assert "فيه إعلان" in text_of(
        write("review-hidden", "en", {"hidden_review_id": review.id, "parcel_id": values["parcel_id"]})
    )
