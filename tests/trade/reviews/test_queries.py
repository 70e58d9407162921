"""Reading reviews: pages for shoppers, the family and the office, each only what is theirs."""

import pytest

from storefront.kernel.refusals import NotFound
from storefront.trade import reviews
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_product
from tests.builders.reviewing import STAFF, a_review

pytestmark = pytest.mark.usefixtures("app")


def test_shoppers_read_what_is_not_hidden_the_newest_first() -> None:
    product = a_product(stock=50)
    first, second, third = (a_review(product, stars) for stars in (5, 3, 5))
    reviews.hide(second, STAFF, reason="إعلان")

    page = reviews.of_product(product.id)

    assert [row.id for row in page.rows] == [third.id, first.id]
    assert page.total == 2
    assert [row.id for row in reviews.of_product(product.id, stars=5, size=1, number=2).rows] == [first.id]
    assert reviews.of_product(product.id, stars=3).total == 0


def test_words_stand_before_bare_stars() -> None:
    product = a_product(stock=50)
    words, bare = a_review(product, 4, "متقن"), a_review(product, 5)

    assert [row.id for row in reviews.newest_of_product(product.id, 5)] == [words.id, bare.id]


def test_a_family_reads_its_own_and_sees_what_waits() -> None:
    house, other = a_family(), a_family()
    mine = [a_review(a_product(of=house), 4, "متقن"), a_review(a_product(of=house), 5)]
    a_review(a_product(of=other), 1, "ليس لهم")

    assert [row.id for row in reviews.for_desk(house.id, "").rows] == [mine[1].id, mine[0].id]
    assert [row.id for row in reviews.for_desk(house.id, "waiting").rows] == [mine[0].id]
    assert reviews.count_waiting(house.id) == 1
    reviews.answer(mine[0], desk(house), "شكراً لكم")
    assert reviews.count_waiting(house.id) == 0
    with pytest.raises(NotFound):
        reviews.get_of_family(other.id, mine[0].id)


def test_the_office_reads_what_was_reported_and_what_is_hidden() -> None:
    plain, reported, hidden = a_review(), a_review(), a_review()
    reviews.report(reported, a_member().id, "إعلان")
    reviews.hide(hidden, STAFF, reason="إساءة")

    assert [row.id for row in reviews.reported("").rows] == [reported.id]
    assert [row.id for row in reviews.reported("hidden").rows] == [hidden.id]
    with pytest.raises(NotFound):
        reviews.get_shown(hidden.id)
    assert reviews.get_shown(plain.id).id == plain.id


def test_the_parcel_of_a_review_is_found() -> None:
    review = a_review()

    parcel = reviews.parcel_of(review)

    assert (parcel.family_id, parcel.order.contact_name) == (review.family_id, "سارة القحطاني")
