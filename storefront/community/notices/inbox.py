"""The inbox of a member: what is laid into it in the transaction of a fact, the words the worker gives it, what was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, delete, func, or_, select, update
from sqlalchemy.orm import aliased

from storefront.community.accounts import User
from storefront.community.notices.commands import FIRST_WAIT_MINUTES, LINK, MOST_TRIES, SECRET, told_of
from storefront.community.notices.models import LONGEST_WORDS, InboxNotice
from storefront.kernel import clock
from storefront.kernel.database import NAME_LENGTH, db, insert_once
from storefront.kernel.paging import Page
from storefront.kernel.refusals import NotFound

KEPT_DAYS = 180
MOST_COUNTED = 100  # unread; more of them are not told apart
SIZE = 20  # notices of a page


@dataclass(frozen=True)
class Said:
    """What a notice says in both languages, and where what it is about is done (a path without the language's prefix)."""

    title: tuple[str, str]  # Arabic, English
    words: tuple[str, str]
    path: str


@dataclass(frozen=True)
class Wordless:
    """A notice whose words are to be written."""

    id: int
    once: str
    kind: str
    values: Mapping[str, Any]


def put(kind: str, *, user_id: int, once: str, values: Mapping[str, Any]) -> int:
    """Lays a notice into a member's inbox; one that lies there already stays as it is. Its id. `once` names what it is about;
    of `values` the secrets of links are left out."""
    now, once = clock.now(), told_of(f"{kind}:{once}:{user_id}")
    kept = {name: value for name, value in values.items() if name not in (SECRET, LINK)}
    row = insert_once(InboxNotice).values(
        user_id=user_id,
        once=once,
        kind=kind,
        values=kept,
        created_at=now,
        due_at=now,
        tries=0,
        **dict.fromkeys(("title_ar", "title_en", "words_ar", "words_en", "path"), ""),
    )
    db.session.execute(row.on_conflict_do_nothing(index_elements=["once"]))
    return db.session.scalars(select(InboxNotice.id).where(InboxNotice.once == once)).one()


def get(notice_id: int) -> InboxNotice:
    """A notice, with or without its words; raises NotFound."""
    found = db.session.get(InboxNotice, notice_id)
    if found is None:
        raise NotFound()
    return found


def place_of(user_id: int, notice_id: int) -> str:
    """Where a notice of a member leads; raises NotFound."""
    mine = (InboxNotice.id == notice_id, *_seen_by(user_id))
    path = db.session.scalar(select(InboxNotice.path).where(*mine))
    if path is None:
        raise NotFound()
    return path


def next_wordless() -> Wordless | None:
    """The oldest notice without words that is due. Two workers may both write its words: they write the same."""
    waits = (InboxNotice.said_at.is_(None), InboxNotice.due_at <= clock.now())
    columns = select(InboxNotice.id, InboxNotice.once, InboxNotice.kind, InboxNotice.values)
    found = db.session.execute(columns.where(*waits).order_by(InboxNotice.id).limit(1)).one_or_none()
    return Wordless(*found) if found else None


def say(due: Wordless, said: Said) -> None:
    """Gives a notice its words, from which moment it can be seen. Nothing, when it is gone or has them meanwhile."""
    row = _still_wordless(due)
    if row:
        row.title_ar, row.title_en = (title[:NAME_LENGTH] for title in said.title)
        row.words_ar, row.words_en = (words[:LONGEST_WORDS] for words in said.words)
        row.path, row.said_at = said.path, clock.now()


def drop(due: Wordless) -> None:
    """Throws a notice away nobody has seen: what it is about is gone."""
    row = _still_wordless(due)
    if row:
        db.session.delete(row)


def note_failed(due: Wordless) -> None:
    """Its words could not be written: it waits twice as long each time, and is thrown away after eight tries."""
    row = _still_wordless(due)
    if row:
        row.tries += 1
        row.due_at = clock.now() + timedelta(minutes=FIRST_WAIT_MINUTES * 2 ** (row.tries - 1))
        if row.tries >= MOST_TRIES:
            db.session.delete(row)


def _still_wordless(due: Wordless) -> InboxNotice | None:
    mine = (InboxNotice.id == due.id, InboxNotice.once == due.once, InboxNotice.said_at.is_(None))
    return db.session.scalar(select(InboxNotice).where(*mine).with_for_update())


def of_member(user_id: int, *, number: int = 1) -> Page[InboxNotice]:
    """A page of a member's notices, the newest first."""
    mine = _seen_by(user_id)
    total = db.session.scalar(select(func.count(InboxNotice.id)).where(*mine)) or 0
    newest = (InboxNotice.created_at.desc(), InboxNotice.id.desc())
    rows = select(InboxNotice).where(*mine).order_by(*newest).limit(SIZE).offset(SIZE * (number - 1))
    return Page(db.session.scalars(rows).all(), number, total, SIZE)


def all_of_member(user_id: int) -> Sequence[InboxNotice]:
    """Every notice a member can see, the oldest first."""
    return db.session.scalars(select(InboxNotice).where(*_seen_by(user_id)).order_by(InboxNotice.id)).all()


def unread_of(user_id: SQLColumnExpression[int]) -> ColumnElement[int]:
    """How many notices of a member are unread, at most 100, to be read in a query about that member."""
    fresh = select(InboxNotice.id).where(InboxNotice.user_id == user_id, InboxNotice.said_at.is_not(None))
    some = fresh.where(InboxNotice.read_at.is_(None)).limit(MOST_COUNTED).correlate(User).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


def unread(user_id: int) -> int:
    """How many of a member's notices are unread, at most 100."""
    return db.session.scalar(select(unread_of(User.id)).where(User.id == user_id)) or 0


def read(user_id: int, notice_id: int) -> str:
    """Notes that a member has read a notice of theirs, the first time; the path it leads to. Raises NotFound."""
    path = place_of(user_id, notice_id)
    _note_read(InboxNotice.id == notice_id)
    return path


def read_all(user_id: int, *, upto: int) -> None:
    """Notes all of a member's notices as read up to the one with this id, in the order they stand in: what came since they
    looked stays unread."""
    first = aliased(InboxNotice)
    moment = select(first.created_at).where(first.id == upto, first.user_id == user_id).scalar_subquery()
    same = and_(InboxNotice.created_at == moment, InboxNotice.id <= upto)
    _note_read(*_seen_by(user_id), or_(InboxNotice.created_at < moment, same))


def _note_read(*which: ColumnElement[bool]) -> None:
    fresh = update(InboxNotice).where(*which, InboxNotice.read_at.is_(None)).values(read_at=clock.now())
    db.session.execute(fresh.execution_options(synchronize_session=False))


def _seen_by(user_id: int) -> tuple[ColumnElement[bool], ...]:
    return InboxNotice.user_id == user_id, InboxNotice.said_at.is_not(None)


def forget_member(user_id: int) -> None:
    """Throws away a member's whole inbox."""
    _throw_away(InboxNotice.user_id == user_id)


def sweep(*, limit: int = 500) -> int:
    """Throws away what is older than 180 days, read or not; for the worker. How many it were."""
    old = clock.now() - timedelta(days=KEPT_DAYS)
    ids = db.session.scalars(select(InboxNotice.id).where(InboxNotice.created_at < old).limit(limit)).all()
    _throw_away(InboxNotice.id.in_(ids))
    return len(ids)


def _throw_away(which: ColumnElement[bool]) -> None:
    db.session.execute(delete(InboxNotice).where(which).execution_options(synchronize_session=False))
