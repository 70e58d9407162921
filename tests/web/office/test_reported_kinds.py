"""How a reported thing looks at the office: whose it is and what it is about."""

from flask import Flask

from storefront.trade import messages, questions, reviews
from storefront.web.office import reported_kinds
from tests.builders.moderating import a_reported_question, a_reported_review
from tests.builders.trade import an_order, the_parcel
from tests.builders.writing import a_reported_message


def test_a_review_and_a_question_lead_to_their_goods(app: Flask) -> None:
    review, question = reviews.get(a_reported_review().id), questions.get(a_reported_question().id)

    with app.test_request_context("/"):
        faces = [reported_kinds.of_review(review), reported_kinds.of_question(question)]

    assert [face.heading for face in faces] == [f"تقييم {review.line.name_ar}", f"سؤال عن {question.product.name_ar}"]
    assert [(face.family_id, face.product_id) for face in faces] == [
        (review.family_id, review.product_id),
        (question.family_id, question.product_id),
    ]


def test_a_message_says_who_wrote_it_and_carries_its_report(app: Flask) -> None:
    parcel = the_parcel(an_order())
    asked, answered = (
        messages.get_reported(a_reported_message(parcel, words, by=side).id)
        for words, side in (("أ", "family"), ("ب", "shopper"))
    )

    with app.test_request_context("/"):
        faces = [reported_kinds.of_message(message) for message in (asked, answered)]

    assert [face.row.author for face in faces] == ["المشتري", parcel.family.trade_name_ar]
    assert {(face.heading, face.product_id) for face in faces} == {(f"رسالة عن الطلب {parcel.reference}", None)}
    assert [row.reason for row in reported_kinds.reports_in([asked])[asked.id]] == ["فيها إساءة"]
