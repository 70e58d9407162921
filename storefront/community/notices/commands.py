"""Writing letters into the outbox, in the transaction of the fact; and what the worker notes of sending them."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from storefront.community.notices import hours
from storefront.community.notices.models import InboxNotice, Notice
from storefront.community.notices.queries import WAITING
from storefront.community.notices.topics import MAIL, TEXT
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once

MOST_TRIES = 8
FIRST_WAIT_MINUTES = 1
SECRET = "token"  # noqa: S105 - the name of a value
LINK = "link"  # the name of a value: what is kept of the only private link a letter may show
LONGEST_MATTER = 200
MINUTES_TO_SEND = 5  # longer than any post takes to answer


@dataclass(frozen=True)
class Due:
    """A letter that was taken to be sent: its number and what it is about."""

    id: int
    once: str


def write(
    kind: str, *, to: str, language: str, once: str, values: dict[str, Any], user_id: int | None = None
) -> Notice | None:
    """A letter to be sent after this transaction; None when there is no address or it was written before.

    `once` names what it is about; `values` are ids and plain words, read again when the letter is made; `user_id` is the
    member who may choose whether such letters come.
    """
    once = told_of(f"{kind}:{once}:{named(to)}")
    if not to or db.session.scalar(select(Notice.id).where(Notice.once == once)):
        return None
    now = clock.now()
    notice = Notice(
        once=once, kind=kind, address=to, language=language, values=values, created_at=now, due_at=now, tries=0
    )
    notice.channel, notice.user_id, notice.last_error = MAIL, user_id, ""
    db.session.add(notice)
    db.session.flush()
    return notice


def write_text(kind: str, *, user_id: int, language: str, once: str, values: dict[str, Any]) -> None:
    """A text message to a member, to be sent after this transaction; nothing when it was written before. To which number
    is asked when it leaves."""
    now = clock.now()
    row = insert_once(Notice).values(
        channel=TEXT,
        user_id=user_id,
        once=told_of(f"{TEXT}:{kind}:{once}:{user_id}"),
        kind=kind,
        address="",
        language=language,
        values=values,
        created_at=now,
        due_at=now,
        tries=0,
        last_error="",
    )
    db.session.execute(row.on_conflict_do_nothing(index_elements=["once"]))


def told_of(matter: str) -> str:
    """What a letter is about and to whom, as it is kept: its own words, or their hash when they are too long for it."""
    return matter if len(matter) <= LONGEST_MATTER else hashlib.sha256(matter.encode()).hexdigest()


def named(address: str) -> str:
    """What tells two readers of one matter apart without saying who they are: it stands in the log."""
    return hashlib.sha256(address.encode()).hexdigest()[:16]


def readdress(about: str, number: int, *, to: str, link: str, but: Collection[str] = ()) -> None:
    """The letters about one thing (`about` names the value that says which) that still wait are for another address, with
    its private link of now; those of the kinds in `but`, or all of them without an address, are not sent.

    Each is written anew: a worker who is sending the one of before this moment notes nothing about the one of now.
    """
    waiting = (
        select(Notice)
        .where(*WAITING, Notice.channel == MAIL, Notice.values[about].as_integer() == number)
        .order_by(Notice.id)
    )
    for before in db.session.scalars(waiting.with_for_update()).all():
        if before.kind not in but:
            once = hashlib.sha256(before.once.encode()).hexdigest()[:16]
            values = {**before.values, LINK: link}
            write(before.kind, to=to, language=before.language, once=once, values=values, user_id=before.user_id)
        db.session.delete(before)
    db.session.flush()


def take_next(channel: str = MAIL) -> Due | None:
    """The oldest letter (or text message) that is due, for this worker to send: nobody else finds it due for five minutes.
    One whose worker died meanwhile is sent then, once more perhaps, but under the same Message-ID, or the same key. At
    night no texts leave but those that cannot wait."""
    now = clock.now()
    mine = [Notice.channel == channel]
    if channel == TEXT and hours.is_quiet(now):
        mine.append(Notice.kind.in_(hours.URGENT))
    oldest = (
        select(Notice)
        .where(*WAITING, *mine, Notice.due_at <= now)
        .order_by(Notice.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    notice = db.session.scalar(oldest)
    if notice is None:
        return None
    notice.due_at = now + timedelta(minutes=MINUTES_TO_SEND)
    return Due(notice.id, notice.once)


def drop(due: Due) -> None:
    """Throws a letter away that has not left: what it is about is gone."""
    db.session.execute(delete(Notice).where(Notice.id == due.id, Notice.once == due.once))


def note_outcome(due: Due, failure: str = "", *, for_good: bool = False) -> None:
    """What came of sending a letter: it left, or why not, and whether that is for good. Nothing, when its reader was forgotten
    meanwhile, or another letter has its number."""
    notice = db.session.scalar(select(Notice).where(Notice.id == due.id, Notice.once == due.once))
    if notice and failure:
        note_failed(notice, failure, for_good=for_good)
    elif notice:
        note_sent(notice)


def note_sent(notice: Notice) -> None:
    """The letter left. A secret in it is kept no longer."""
    notice.sent_at = clock.now()
    forget_secret(notice)


def forget_secret(notice: Notice) -> None:
    """A link's secret stands in the outbox only until its letter left or was given up."""
    notice.values = {name: value for name, value in notice.values.items() if name != SECRET}


def note_failed(notice: Notice, error: str, *, for_good: bool = False) -> None:
    """The letter did not leave: it waits twice as long each time, and is given up after eight tries, or at once."""
    notice.tries += 1
    notice.last_error = error[:300]
    notice.due_at = clock.now() + timedelta(minutes=FIRST_WAIT_MINUTES * 2 ** (notice.tries - 1))
    if for_good or notice.tries >= MOST_TRIES:
        notice.given_up_at = clock.now()
        forget_secret(notice)


def forget(address: str, *, waiting: bool = True) -> None:
    """Throws away the letters to an address; those still waiting only if asked to."""
    letters = delete(Notice).where(Notice.address == address)
    if not waiting:
        letters = letters.where(or_(Notice.sent_at.is_not(None), Notice.given_up_at.is_not(None)))
    db.session.execute(letters.execution_options(synchronize_session=False))


def forget_about(about: str, numbers: Collection[int]) -> None:
    """Throws away every letter about these, sent or not, to whatever address, and what lies in inboxes about them; `about`
    names the value that says which."""
    for table in (Notice, InboxNotice):
        told = delete(table).where(table.values[about].as_integer().in_(numbers))
        db.session.execute(told.execution_options(synchronize_session=False))


def forget_texts(user_id: int) -> None:
    """Throws away the text messages to a member, sent or not."""
    theirs = delete(Notice).where(Notice.user_id == user_id, Notice.channel == TEXT)
    db.session.execute(theirs.execution_options(synchronize_session=False))
