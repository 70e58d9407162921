"""Questions about what people are told: inboxes, choices, secrets of letters, mobiles."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select, union

from storefront.community import notices
from storefront.community.accounts import User
from storefront.community.notices import SECRET, InboxNotice, Notice, NoticeChoice
from storefront.kernel import clock
from storefront.kernel.database import db

SLOW = timedelta(days=1)  # eight tries take four hours


def told_after_they_left() -> Sequence[str]:
    """Nothing is kept of what erased people were told or chose, and nothing is sent to them."""
    gone = select(User.id).where(User.erased_at.is_not(None))
    kept = union(
        *(select(table.user_id).where(table.user_id.in_(gone)) for table in (InboxNotice, NoticeChoice, Notice))
    )
    return [f"account {number}" for number in sorted(filter(None, db.session.scalars(kept)))]


def notices_without_words() -> Sequence[str]:
    """Whatever lies in an inbox can be read there soon."""
    late = select(InboxNotice.id).where(InboxNotice.said_at.is_(None), InboxNotice.created_at < clock.now() - SLOW)
    return [f"notice {number}" for number in db.session.scalars(late.order_by(InboxNotice.id))]


def secrets_kept_for_nothing() -> Sequence[str]:
    """The secret of a link or a code goes with its letter, and none lies in an inbox."""
    done = (
        Notice.sent_at.is_not(None) | Notice.given_up_at.is_not(None),
        Notice.values[SECRET].as_string().is_not(None),
    )
    letters = db.session.scalars(select(Notice.id).where(*done).order_by(Notice.id))
    laid = select(InboxNotice.id).where(InboxNotice.values[SECRET].as_string().is_not(None))
    return [*(f"letter {number}" for number in letters), *(f"notice {number}" for number in db.session.scalars(laid))]


def required_letters_turned_off() -> Sequence[str]:
    """What the law, money or safety asks for always comes by e-mail."""
    required = [topic.name for topic in notices.topics.TOPICS if topic.required]
    off = (
        NoticeChoice.wanted.is_(False),
        NoticeChoice.channel == notices.topics.MAIL,
        NoticeChoice.topic.in_(required),
    )
    return [f"choice {number}" for number in db.session.scalars(select(NoticeChoice.id).where(*off))]


def mobiles_confirmed_and_not_there() -> Sequence[str]:
    """A mobile that is confirmed is there."""
    lost = (User.mobile_confirmed_at.is_not(None), User.mobile.is_(None))
    return [f"account {number}" for number in db.session.scalars(select(User.id).where(*lost).order_by(User.id))]
