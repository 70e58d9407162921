"""Writing a review, changing it, taking it away; the family's answer; the office's look at what was reported.

Every step holds the review's row, so that a vote is counted once whatever happens at the same moment.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from storefront.community import accounts, families
from storefront.goods import scores
from storefront.kernel import clock, contacts, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.photos import Photo
from storefront.kernel.refusals import NotAllowed
from storefront.trade import orders
from storefront.trade.moderation import HIDDEN, Moderation, Verdicts
from storefront.trade.orders import Order, OrderLine, Parcel
from storefront.trade.reviews import facts, policy
from storefront.trade.reviews.models import Review, ReviewReport
from storefront.trade.reviews.queries import REPORTS, find_of_line
from storefront.trade.reviews.refusals import NoContacts, NotCompleted, OwnGoods, ReviewIsHidden, StarsAreMissing

MOST_WORDS = 1000
SHOWN = "shown"


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
    OFFICE.hold(before)
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
    if contacts.leads_elsewhere(words):
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
    OFFICE.hold(review)
    if review.state == HIDDEN:
        raise ReviewIsHidden()
    scores.discount(review.product_id, review.family_id, review.stars)
    tell(facts.ReviewWithdrawn(*about(review), by=actor.user_id))
    db.session.execute(delete(ReviewReport).where(ReviewReport.review_id == review.id))
    db.session.delete(review)
    db.session.flush()


def answer(review: Review, actor: Actor, words: str) -> None:
    """The family answers, or takes its answer away with no words. Raises NotAllowed, NoContacts, wording.TextIsTooLong,
    ReviewIsHidden."""
    if not actor.may("messages", review.family_id):
        raise NotAllowed()
    check_words(words)
    OFFICE.hold(review)
    if review.state == HIDDEN:
        raise ReviewIsHidden()
    if words == review.reply:
        return
    review.reply, review.replied_at = words, clock.now() if words else None
    db.session.flush()
    if words:
        tell(facts.ReviewAnswered(*about(review), by=actor.user_id))


def report(review: Review, user_id: int, reason: str) -> None:
    """A person asks the office to look at a review, and says why; see moderation. Raises ReasonIsMissing."""
    if kept := REPORTS.file(review.id, user_id, reason):
        tell(facts.ReviewReported(*about(review), by=user_id, reason=kept))


def hide(review: Review, actor: Actor, *, reason: str) -> None:
    """The office takes a review out of sight; its writer reads why, and its stars count no longer. Doing it again changes
    nothing. Raises NotAllowed, ReasonIsMissing."""
    if OFFICE.hide(review, actor, reason=reason):
        scores.discount(review.product_id, review.family_id, review.stars)


def show_again(review: Review, actor: Actor) -> None:
    """What was hidden can be read again, and counts; doing it again changes nothing. Raises NotAllowed."""
    if OFFICE.show_again(review, actor):
        scores.count(review.product_id, review.family_id, review.stars)


def about(review: Review) -> tuple[int, int, int]:
    return review.id, review.product_id, review.family_id


def adopt(order_ids: Collection[int], user_id: int) -> None:
    """What a guest said of the goods of these orders is a member's from now on."""
    lines = select(OrderLine.id).join(Parcel, Parcel.id == OrderLine.parcel_id).where(Parcel.order_id.in_(order_ids))
    mine = update(Review).where(Review.order_line_id.in_(lines), Review.user_id.is_(None)).values(user_id=user_id)
    db.session.execute(mine.execution_options(synchronize_session=False))


def forget_member(user_id: int) -> None:
    """Takes a member's name, words and pictures out of their reviews; the stars stay, as they say nothing of who gave them."""
    for review in db.session.scalars(select(Review).where(Review.user_id == user_id)):
        review.user_id, review.author, review.words = None, "", ""
        drop_photo(review)
    db.session.execute(delete(ReviewReport).where(ReviewReport.user_id == user_id))
    db.session.flush()


OFFICE = Moderation(
    shown=SHOWN,
    changing=("stars",),
    about=about,
    end_reports=lambda review: REPORTS.end(review.id),
    verdicts=Verdicts(facts.ReviewHidden, facts.ReviewShown, facts.ReportsDismissed),
)
dismiss = OFFICE.dismiss
