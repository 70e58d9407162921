"""Writing a review, changing it, taking it away; the family's answer; the office's look at what was reported.

Every step holds the review's row, so that a vote is counted once whatever happens at the same moment.
"""

from dataclasses import dataclass

from sqlalchemy import delete, select, update

from storefront.community import accounts, families
from storefront.goods import scores
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.photos import Photo
from storefront.kernel.refusals import NotAllowed, NotFound, ReasonIsMissing
from storefront.trade import orders
from storefront.trade.orders import Order, OrderLine, Parcel
from storefront.trade.reviews import facts, policy
from storefront.trade.reviews.models import Review, ReviewReport
from storefront.trade.reviews.queries import find_of_line
from storefront.trade.reviews.refusals import NoContacts, NotCompleted, OwnGoods, ReviewIsHidden, StarsAreMissing

MOST_WORDS, MOST_REASON = 1000, 300
SHOWN, HIDDEN = "shown", "hidden"


@dataclass(frozen=True)
class Said:
    """What a shopper says: 1 to 5 stars, perhaps words in a language, perhaps a new picture; `drops_photo` takes the one of
    before away."""

    stars: int
    words: str
    language: str
    photo: Photo | None = None
    drops_photo: bool = False


def write(order: Order, parcel: Parcel, line: OrderLine, said: Said, actor: Actor) -> Review:
    """The review of a line, or the one of before said anew; sent twice it stands once.

    Raises NotCompleted, OwnGoods, ReviewIsHidden, StarsAreMissing, NoContacts, wording.TextIsTooLong.
    """
    orders.hold(parcel)
    if not policy.may_review(parcel.state):
        raise NotCompleted()
    if actor.runs(parcel.family_id) or is_own(order, parcel):
        raise OwnGoods()
    check(said)
    before = find_of_line(line.id)
    if before is None:
        return add(order, parcel, line, said, actor)
    hold(before)
    return edit(before, said, actor)


def is_own(order: Order, parcel: Parcel) -> bool:
    """Whether the family bought from itself, by its account, its mobile or an address of somebody at its desk; whoever holds
    the link of the order now."""
    people = families.member_ids(parcel.family_id)
    addresses = {accounts.get(user_id).email for user_id in people}
    return order.user_id in people or order.mobile == parcel.family.mobile or order.email.lower() in addresses


def check(said: Said) -> None:
    """Whether this can be said; raises StarsAreMissing, NoContacts, wording.TextIsTooLong."""
    if said.stars not in range(1, scores.MOST_STARS + 1):
        raise StarsAreMissing()
    check_words(said.words)


def check_words(words: str) -> None:
    if len(words) > MOST_WORDS:
        raise wording.TextIsTooLong(most=MOST_WORDS)
    if wording.has_contact(words):
        raise NoContacts()


def add(order: Order, parcel: Parcel, line: OrderLine, said: Said, actor: Actor) -> Review:
    review = Review(
        order_line_id=line.id,
        product_id=line.product_id,
        family_id=parcel.family_id,
        user_id=order.user_id,
        author=policy.public_name(order.contact_name),
        state=SHOWN,
        written_at=clock.now(),
    )
    put(review, said)
    db.session.add(review)
    db.session.flush()
    scores.count(review.product_id, review.family_id, review.stars)
    tell(facts.ReviewWritten(*about(review), stars=review.stars, by=actor.user_id))
    return review


def edit(review: Review, said: Said, actor: Actor) -> Review:
    if review.state == HIDDEN:
        raise ReviewIsHidden()
    if not is_new(review, said):
        return review
    scores.discount(review.product_id, review.family_id, review.stars)
    put(review, said)
    review.edited_at = clock.now()
    db.session.flush()
    scores.count(review.product_id, review.family_id, review.stars)
    tell(facts.ReviewEdited(*about(review), stars=review.stars, by=actor.user_id))
    return review


def is_new(review: Review, said: Said) -> bool:
    """Whether anything is said that was not said before."""
    drops = said.drops_photo and review.photo_key
    return bool(said.photo or drops or (review.stars, review.words) != (said.stars, said.words))


def put(review: Review, said: Said) -> None:
    """What was said, on the review. The files of a picture that is named no longer go with the worker's sweep."""
    review.stars, review.words, review.language = said.stars, said.words, said.language
    if said.photo:
        review.photo_key, review.photo_tint = said.photo.key, said.photo.tint
        review.photo_width, review.photo_height = said.photo.width, said.photo.height
    elif said.drops_photo:
        drop_photo(review)


def drop_photo(review: Review) -> None:
    review.photo_key, review.photo_tint, review.photo_width, review.photo_height = "", "", 0, 0


def withdraw(review: Review, actor: Actor) -> None:
    """The shopper takes their review away; raises ReviewIsHidden for one the office has hidden."""
    hold(review)
    if review.state == HIDDEN:
        raise ReviewIsHidden()
    scores.discount(review.product_id, review.family_id, review.stars)
    tell(facts.ReviewWithdrawn(*about(review), by=actor.user_id))
    db.session.execute(delete(ReviewReport).where(ReviewReport.review_id == review.id))
    db.session.delete(review)
    db.session.flush()


def hold(review: Review) -> None:
    """Makes whoever changes this review at the same moment wait; raises NotFound when it was taken away meanwhile."""
    there = db.session.scalar(select(Review.id).where(Review.id == review.id).with_for_update())
    if there is None:
        raise NotFound()
    db.session.refresh(review, ["state", "stars"])


def answer(review: Review, actor: Actor, words: str) -> None:
    """The family answers, or takes its answer away with no words. Raises NotAllowed, NoContacts, wording.TextIsTooLong,
    ReviewIsHidden."""
    if not actor.runs(review.family_id):
        raise NotAllowed()
    check_words(words)
    hold(review)
    if review.state == HIDDEN:
        raise ReviewIsHidden()
    if words == review.reply:
        return
    review.reply, review.replied_at = words, clock.now() if words else None
    db.session.flush()
    if words:
        tell(facts.ReviewAnswered(*about(review), by=actor.user_id))


def report(review: Review, user_id: int, reason: str) -> None:
    """A person asks the office to look at a review, and says why; asking again changes nothing while the office has not
    decided, and is heard anew afterwards. Raises ReasonIsMissing."""
    if not reason.strip():
        raise ReasonIsMissing()
    said = {"reason": reason[:MOST_REASON], "reported_at": clock.now(), "decided_at": None}
    row = insert_once(ReviewReport).values(review_id=review.id, user_id=user_id, **said)
    decided = ReviewReport.decided_at.is_not(None)
    once = row.on_conflict_do_update(index_elements=["review_id", "user_id"], set_=said, where=decided)
    if db.session.execute(once.returning(ReviewReport.id)).scalar_one_or_none() is not None:
        tell(facts.ReviewReported(*about(review), by=user_id, reason=reason[:MOST_REASON]))


def hide(review: Review, actor: Actor, *, reason: str) -> None:
    """The office takes a review out of sight; its writer reads why, and its stars count no longer. Doing it again changes
    nothing. Raises NotAllowed, ReasonIsMissing."""
    if not actor.is_staff:
        raise NotAllowed()
    if not reason.strip():
        raise ReasonIsMissing()
    hold(review)
    if review.state == HIDDEN:
        return
    review.state, review.hidden_reason = HIDDEN, reason[:MOST_REASON]
    decide(review)
    scores.discount(review.product_id, review.family_id, review.stars)
    tell(facts.ReviewHidden(*about(review), by=actor.user_id, reason=review.hidden_reason))


def show_again(review: Review, actor: Actor) -> None:
    """What was hidden can be read again, and counts; doing it again changes nothing. Raises NotAllowed."""
    if not actor.is_staff:
        raise NotAllowed()
    hold(review)
    if review.state == SHOWN:
        return
    review.state, review.hidden_reason = SHOWN, ""
    db.session.flush()
    scores.count(review.product_id, review.family_id, review.stars)
    tell(facts.ReviewShown(*about(review), by=actor.user_id))


def dismiss(review: Review, actor: Actor) -> None:
    """The office looked at it, and the review stays. Raises NotAllowed."""
    if not actor.is_staff:
        raise NotAllowed()
    if decide(review):
        tell(facts.ReportsDismissed(*about(review), by=actor.user_id))


def decide(review: Review) -> int:
    """Ends every open report of a review; how many."""
    mine = (ReviewReport.review_id == review.id, ReviewReport.decided_at.is_(None))
    decided = update(ReviewReport).where(*mine).values(decided_at=clock.now()).returning(ReviewReport.id)
    return len(db.session.execute(decided.execution_options(synchronize_session=False)).all())


def about(review: Review) -> tuple[int, int, int]:
    return review.id, review.product_id, review.family_id


def forget_member(user_id: int) -> None:
    """Takes a member's name, words and pictures out of their reviews; the stars stay, as they say nothing of who gave them."""
    for review in db.session.scalars(select(Review).where(Review.user_id == user_id)):
        review.user_id, review.author, review.words = None, "", ""
        drop_photo(review)
    db.session.execute(delete(ReviewReport).where(ReviewReport.user_id == user_id))
    db.session.flush()
