"""Reading families: a shop by its address, families of a region, whose desk a person works at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, or_, select
from sqlalchemy.orm import joinedload

from storefront.community.families.models import Family, FamilyFile, FamilyMember, FamilyQuestion, FormerSlug
from storefront.community.families.refusals import RunsAFamily, ShopIsGone
from storefront.kernel import clock, patterns
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound


def ids_of_member(user_id: int) -> frozenset[int]:
    """The families whose desk a person works at."""
    return frozenset(db.session.scalars(select(FamilyMember.family_id).where(FamilyMember.user_id == user_id)))


def desks_of(user_id: int, *, acts: bool = False) -> tuple[frozenset[int], dict[int, frozenset[str]]]:
    """The families whose desk a person works at, and what they may do at those that are not theirs. While whoever `acts` is
    at it nobody takes that away, and what is taken away waits for nobody twice: it holds for the next request."""
    statement = select(FamilyMember.family_id, FamilyMember.role, FamilyMember.rights)
    statement = statement.where(FamilyMember.user_id == user_id).order_by(FamilyMember.id)
    rows = db.session.execute(statement.with_for_update(read=True) if acts else statement).all()
    limits = {row.family_id: frozenset(row.rights) for row in rows if row.role != "owner"}
    return frozenset(row.family_id for row in rows), limits


def check_may_leave(user_id: int) -> None:
    """Raises RunsAFamily while a family that was not closed is somebody's own."""
    owned = select(FamilyMember.family_id).where(FamilyMember.user_id == user_id, FamilyMember.role == "owner")
    if set(db.session.scalars(select(Family.status).where(Family.id.in_(owned)))) - {"closed"}:
        raise RunsAFamily()


def members(family_id: int) -> Sequence[FamilyMember]:
    """Who works at a family's desk, in the order in which they came."""
    statement = select(FamilyMember).where(FamilyMember.family_id == family_id).order_by(FamilyMember.id)
    return db.session.scalars(statement).all()


def member_ids(family_id: int) -> Sequence[int]:
    """The same by user id."""
    return [member.user_id for member in members(family_id)]


def is_owner(user_id: int | None, family_id: int) -> bool:
    """Whether a person owns a family's desk, and so reads what is private of it."""
    statement = select(FamilyMember.role).where(FamilyMember.user_id == user_id, FamilyMember.family_id == family_id)
    return db.session.scalar(statement) == "owner"


def file_of(family_id: int) -> FamilyFile:
    """What a family told the office beside its shop page; raises NotFound."""
    found = db.session.get(FamilyFile, family_id)
    if found is None:
        raise NotFound()
    return found


def questions_of(family_id: int) -> Sequence[FamilyQuestion]:
    """What the office asked a family, the newest first."""
    statement = select(FamilyQuestion).where(FamilyQuestion.family_id == family_id)
    return db.session.scalars(statement.order_by(FamilyQuestion.id.desc())).all()


def get(family_id: int) -> Family:
    """The family with this id, its city and region; raises NotFound."""
    found = db.session.scalar(placed().where(Family.id == family_id))
    if found is None:
        raise NotFound()
    return found


def by_id(family_ids: Collection[int]) -> dict[int, Family]:
    """These families, by id."""
    return {one.id: one for one in db.session.scalars(select(Family).where(Family.id.in_(family_ids)))}


_columns = Family.__table__.c
_shop = select(*_columns).where(_columns.slug == bindparam("slug"), _columns.status == "active")
_former = select(FormerSlug.__table__.c.family_id).where(FormerSlug.__table__.c.slug == bindparam("slug"))
_here = or_(_columns.slug == bindparam("slug"), _columns.id.in_(_former))
_gone = select(_columns.id).where(_here, _columns.status == "closed", _columns.activated_at.is_not(None))
_moved = select(*_columns).where(_columns.id.in_(_former), _columns.status == "active")


def shop(slug: str) -> Row[Any]:
    """The open-for-reading shop at an address of today or of the past, as a plain row; raises ShopIsGone where one was
    closed, NotFound unless the family is active otherwise."""
    at = {"slug": slug}
    found = db.session.execute(_shop, at).first() or db.session.execute(_moved, at).first()
    if found is None:
        raise ShopIsGone() if db.session.scalar(_gone, at) else NotFound()
    return found


def active(*, region_id: int | None = None, number: int = 1, size: int = PAGE_SIZE) -> Page[Row[Any]]:
    """A page of families that sell, newest first, as plain rows."""
    asked = {"size": size, "start": size * (number - 1), **({"region": region_id} if region_id else {})}
    total = db.session.execute(_active_count(bool(region_id)), asked).scalar_one()
    return Page(db.session.execute(_active_page(bool(region_id)), asked).all(), number, total, size)


def newest(*, region_id: int | None = None, size: int) -> Sequence[Row[Any]]:
    """The newest families that sell, as plain rows, for a strip on another page."""
    asked = {"size": size, "start": 0, **({"region": region_id} if region_id else {})}
    return db.session.execute(_active_page(bool(region_id)), asked).all()


_selling_now: Memory[int] = Memory(most=1, seconds=60)


def how_many() -> int:
    """How many families sell, from memory; a change shows within a minute."""
    return _selling_now.get(db.engine, lambda: db.session.execute(_active_count(False)).scalar_one())


CARD = ("id", "slug", "trade_name_ar", "trade_name_en", "craft_ar", "craft_en", "quote_ar", "quote_en", "dye", "city_id",
        "closed_from", "closed_until", "status")  # fmt: skip
_card = [_columns[name] for name in CARD]  # what a family's card prints


@cache
def _active_page(in_region: bool) -> Select[Any]:
    page = select(*_card).where(*_selling(in_region)).order_by(_columns.id.desc())
    return page.limit(bindparam("size")).offset(bindparam("start"))


@cache
def _active_count(in_region: bool) -> Select[int]:
    return select(func.count()).select_from(Family.__table__).where(*_selling(in_region))


def _selling(in_region: bool) -> list[ColumnElement[bool]]:
    return [_columns.status == "active"] + ([_columns.region_id == bindparam("region")] if in_region else [])


def in_state(status: str | None = None, *, words: str = "", number: int = 1) -> Page[Family]:
    """A page of all families, or of those in one state, or with these words in the name, newest first; for the office."""
    where: list[ColumnElement[bool]] = [Family.status == status] if status else []
    if words:
        part = patterns.part_of(words)
        names = (Family.trade_name_ar, Family.trade_name_en)
        where.append(or_(*(name.ilike(part, escape=patterns.ESCAPE) for name in names)))
    total = db.session.scalar(select(func.count(Family.id)).where(*where)) or 0
    statement = placed().where(*where).order_by(Family.id.desc()).limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))
    return Page(db.session.scalars(statement).all(), number, total)


ASKING = ("submitted", "verified")  # they do not sell yet, and the office has it in its hands


@dataclass(frozen=True)
class Waiting:
    """A family that waits for the office, and since when."""

    id: int
    trade_name_ar: str
    trade_name_en: str
    status: str
    since: datetime


def to_verify(documents: Mapping[int, datetime], *, size: int) -> list[Waiting]:
    """Families that wait for the office, the longest first: those that ask to sell, since they asked; and of those that do not,
    each that has `documents` waiting, since the moment its first was sent."""
    asked = func.coalesce(FamilyFile.submitted_at, Family.created_at)
    names = select(Family.id, Family.trade_name_ar, Family.trade_name_en, Family.status)
    asking = names.add_columns(asked).outerjoin(FamilyFile, FamilyFile.family_id == Family.id)
    asking = asking.where(Family.status.in_(ASKING)).order_by(asked, Family.id).limit(size)
    longest = sorted(documents, key=lambda family_id: documents[family_id])[:size]
    showing = names.where(Family.id.in_(longest), Family.status.not_in(ASKING))
    rows = [Waiting(*row) for row in db.session.execute(asking)]
    rows += [Waiting(*row, documents[row[0]]) for row in db.session.execute(showing)]
    return sorted(rows, key=lambda row: (row.since, row.id))[:size]


def counts() -> dict[str, int]:
    """How many families there are in each state."""
    statement = select(Family.status, func.count(Family.id)).group_by(Family.status)
    return {status: number for status, number in db.session.execute(statement)}


def of_member(user_id: int) -> Sequence[Family]:
    """The families whose desk a person works at, with their places."""
    mine = select(FamilyMember.family_id).where(FamilyMember.user_id == user_id)
    return db.session.scalars(placed().where(Family.id.in_(mine)).order_by(Family.id)).all()


def is_closed(family: Any, on: date | None = None) -> bool:
    """Whether a shop is on holiday on a day, or today; of a family, its row, or whatever has its two days."""
    day = on or clock.today()
    begun = family.closed_from is None or family.closed_from <= day
    return begun and family.closed_until is not None and bool(day < family.closed_until)


def placed() -> Select[Family]:
    """A selection of families with their city and region."""
    return select(Family).options(joinedload(Family.city), joinedload(Family.region))


def active_slugs() -> Sequence[str]:
    """The addresses of every family that sells; for the site map."""
    return db.session.scalars(select(Family.slug).where(Family.status == "active").order_by(Family.id)).all()


_of_ids = select(*_card).where(_columns.id.in_(bindparam("ids", expanding=True)))


def selling(ids: Sequence[int]) -> Sequence[Row[Any]]:
    """Those of these families that sell, as plain rows."""
    return [row for row in db.session.execute(_of_ids, {"ids": ids}) if row.status == "active"]
