"""Letters about reviews: the family reads what was said, the shopper what became of it, each once."""

import pytest

from storefront.kernel.actors import Actor
from storefront.trade import reviews
from tests.builders.goods import a_product
from tests.builders.lettering import SARA, a_house, forget_letters, written
from tests.builders.reviewing import STAFF, a_bought, say
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def test_a_family_and_a_shopper_write_to_each_other_through_the_market() -> None:
    family, person = a_house()
    order = a_bought(a_product(of=family), email=SARA, language="en")
    forget_letters()
    desk = Actor(families=frozenset({family.id}))

    review = say(order, 4, "lovely", language="en")
    say(order, 5, "lovely indeed", language="en")
    for words in ("شكراً", "شكراً لكم"):
        reviews.answer(review, desk, words)
        heard()
    reviews.hide(review, STAFF, reason="إعلان")
    heard()

    assert written() == [
        ("review-written", person, "ar"),
        ("review-written", person, "ar"),
        ("review-answered", SARA, "en"),
        ("review-hidden", SARA, "en"),
    ]


def test_what_is_hidden_again_is_told_again_and_what_is_shown_again_no_more() -> None:
    review = say(a_bought(email=SARA), 1, "إعلان")
    forget_letters()

    for reason in ("إعلان", "إعلان آخر"):
        reviews.hide(review, STAFF, reason=reason)
        heard()
        told = [kind for kind, _, _ in written()]
        reviews.show_again(review, STAFF)
        heard()

        assert told == ["review-hidden"]
        assert written() == []
