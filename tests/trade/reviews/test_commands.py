"""Writing reviews, answering, reporting, hiding: what counts, who may, and what is refused."""

from dataclasses import replace

import pytest

from storefront.goods import scores
from storefront.goods.shelves import ProductCard
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.photos import Photo
from storefront.kernel.refusals import NotAllowed, NotFound, Refusal
from storefront.kernel.wording import TextIsTooLong
from storefront.trade import reviews
from storefront.trade.reviews import Review, Said
from tests.builders.community import a_member, desk
from tests.builders.goods import a_product
from tests.builders.reviewing import STAFF, a_bought, a_review, say
from tests.builders.trade import an_order, bring_to, heard, opened, the_parcel

pytestmark = pytest.mark.usefixtures("app")
PICTURE = Photo("a" * 32, 640, 480, "tint-01")


def votes(review: Review) -> tuple[int, ...]:
    return tuple(scores.of_products([review.product_id])[review.product_id].votes)


def test_a_review_counts_and_stands_on_the_card() -> None:
    review = a_review(stars=5, words="رائحته تبقى في البيت يومين")

    card = db.session.get_one(ProductCard, review.product_id, populate_existing=True)
    assert (review.state, review.author, review.language) == ("shown", "سارة", "ar")
    assert votes(review) == (0, 0, 0, 0, 1)
    assert (card.rating_tenths, card.ratings) == (42, 1)


def test_said_twice_it_stands_once_and_said_anew_it_is_changed() -> None:
    order = a_bought()

    first, again, anew = say(order, 5, "جميل"), say(order, 5, "جميل"), say(order, 2, "انكسر سريعاً")

    assert first.id == again.id == anew.id
    assert db.session.query(Review).count() == 1
    assert (votes(anew), anew.words, anew.edited_at is not None) == ((0, 1, 0, 0, 0), "انكسر سريعاً", True)


@pytest.mark.parametrize("state", ["placed", "accepted", "ready", "handed_over"])
def test_nothing_is_reviewed_before_it_was_kept(state: str) -> None:
    order = an_order((a_product(), 1))
    if state != "placed":
        bring_to(the_parcel(order), state)

    with pytest.raises(reviews.NotCompleted):
        say(opened(order.reference))


def test_a_family_does_not_judge_its_own_goods() -> None:
    order = a_bought()
    house = the_parcel(order).family
    person = a_member(of=house)

    with pytest.raises(reviews.OwnGoods):
        say(order, by=desk(house))
    for bought in (
        a_bought(a_product(of=house), mobile=house.mobile),
        a_bought(a_product(of=house), user_id=person.id),
        a_bought(a_product(of=house), email=person.email.upper()),
    ):
        with pytest.raises(reviews.OwnGoods):
            say(bought)
    assert db.session.query(Review).count() == 0


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (Said(0, "", "ar"), reviews.StarsAreMissing),
        (Said(6, "", "ar"), reviews.StarsAreMissing),
        (Said(5, "x" * 1001, "ar"), TextIsTooLong),
        (Said(5, "راسلوني على 0551234567", "ar"), reviews.NoContacts),
        (Said(5, "جوالي ٠٥٥ ١٢٣ ٤٥٦٧", "ar"), reviews.NoContacts),
        (Said(5, "write to sara@example.com", "en"), reviews.NoContacts),
        (Said(5, "حسابي @bayt_noura", "ar"), reviews.NoContacts),
    ],
)
def test_what_cannot_be_said(said: Said, refusal: type[Refusal]) -> None:
    order = a_bought()
    parcel = the_parcel(order)

    with pytest.raises(refusal):
        reviews.write(order, parcel, parcel.lines[0], said, VISITOR)
    assert db.session.query(Review).count() == 0


def test_a_picture_stays_until_it_is_taken_away() -> None:
    order = a_bought()
    parcel, said = the_parcel(order), Said(5, "", "ar")

    def write(one: Said) -> str:
        return reviews.write(order, parcel, parcel.lines[0], one, VISITOR).photo_key

    shown = [write(replace(said, photo=PICTURE)), write(replace(said, stars=4)), write(replace(said, drops_photo=True))]

    assert shown == [PICTURE.key, PICTURE.key, ""]


def test_what_was_taken_away_counts_no_longer() -> None:
    review = a_review(stars=1)
    reviews.report(review, a_member().id, "إساءة")

    reviews.withdraw(review, VISITOR)
    heard()

    card = db.session.get_one(ProductCard, review.product_id, populate_existing=True)
    assert (votes(review), card.ratings, db.session.query(Review).count()) == ((0,) * 5, 0, 0)
    with pytest.raises(NotFound):
        reviews.withdraw(review, VISITOR)


def test_the_family_answers_in_public() -> None:
    review = a_review(words="تأخر يومين")
    house = Actor(families=frozenset({review.family_id}))

    reviews.answer(review, house, "نعتذر، وعوّضناكم في الطلب التالي")
    with pytest.raises(reviews.NoContacts):
        reviews.answer(review, house, "اتصلوا على 050 - 123 - 4567")
    with pytest.raises(reviews.NoContacts):
        reviews.answer(review, house, "زوروا https://noor-shop.com")
    with pytest.raises(NotAllowed):
        reviews.answer(review, VISITOR, "لست منهم")

    assert review.reply == "نعتذر، وعوّضناكم في الطلب التالي"
    reviews.answer(review, house, "")
    assert (review.reply, review.replied_at) == ("", None)


def test_what_is_hidden_is_not_answered() -> None:
    review = a_review(words="إعلان")
    reviews.hide(review, STAFF, reason="إعلان")

    with pytest.raises(reviews.ReviewIsHidden):
        reviews.answer(review, Actor(families=frozenset({review.family_id})), "شكراً")


def test_what_the_office_hides_counts_no_longer_until_it_is_shown_again() -> None:
    review = a_review(stars=1, words="كلام مسيء")
    reviews.report(review, a_member().id, "مسيء")

    for _ in range(2):
        reviews.hide(review, STAFF, reason="فيه إساءة")
    hidden = (votes(review), reviews.count_reported(), review.state)
    with pytest.raises(reviews.ReviewIsHidden):
        reviews.withdraw(review, VISITOR)
    for _ in range(2):
        reviews.show_again(review, STAFF)

    assert hidden == ((0,) * 5, 0, "hidden")
    assert (votes(review), review.state, review.hidden_reason) == ((1, 0, 0, 0, 0), "shown", "")


def test_what_is_hidden_is_not_said_anew() -> None:
    order = a_bought()
    reviews.hide(say(order, 1, "إساءة"), STAFF, reason="فيه إساءة")

    with pytest.raises(reviews.ReviewIsHidden):
        say(order, 5, "جميل")


def test_who_leaves_takes_their_words_along_and_leaves_the_stars() -> None:
    member = a_member()
    review = a_review(stars=4, words="اشتريته لأمي", user_id=member.id)

    reviews.forget_member(member.id)

    assert (review.author, review.words, review.user_id, review.stars) == ("", "", None, 4)
    assert votes(review) == (0, 0, 0, 1, 0)


def test_it_carries_the_name_of_who_bought_and_not_of_who_received_it() -> None:
    order = a_bought(name="أمل الشهري", receiver_name="منيرة", receiver_mobile="+966555555555")

    assert say(order).author == "أمل"
