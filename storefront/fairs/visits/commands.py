"""Saying that one comes, on which day and with how many; coming on another day; not coming."""

import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from storefront.community import limits
from storefront.community.limits import Limit
from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.visits import holding, refusals
from storefront.fairs.visits.facts import VisitorTold, VisitStepped
from storefront.fairs.visits.models import Visit
from storefront.fairs.visits.queries import days_left, is_for_public
from storefront.fairs.visits.states import VISIT
from storefront.kernel import arabic, clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell

MOST_PARTY = 10
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are read as another
SHORT = 8
OF_PLACE, OF_ADDRESS = Limit("visit:place", 30, 60), Limit("visit:address", 6, 60)  # each sends a letter


@dataclass(frozen=True)
class Coming:
    """Who comes, when, with how many: `party` counts the children too. `language` is that of the letters."""

    day: date
    party: int
    name: str
    email: str
    language: str
    children: int = 0
    place: str = ""  # from where it is said, as limits count it


def register(exhibition: Exhibition, coming: Coming, actor: Actor) -> Visit:
    """A place for each of the party, once for an address and a day: doing it again changes nothing, and the ticket is sent again.
    Raises TakesNoVisitors, DayIsNotOpen, DayIsFull, PartyIsNotValid, ChildrenAreNotValid, NameIsNotValid, EmailIsNotValid,
    TooManyTries."""
    holding.hold_shared(exhibition)
    check_day(exhibition, coming.day)
    if not 1 <= coming.party <= MOST_PARTY:
        raise refusals.PartyIsNotValid(most=MOST_PARTY)
    if not 0 <= coming.children < coming.party:
        raise refusals.ChildrenAreNotValid()
    row = row_of(exhibition, coming, actor)
    if coming.place:
        limits.take(OF_PLACE, coming.place)
        limits.take(OF_ADDRESS, str(row["email"]))
    once = insert_once(Visit).values(**row).on_conflict_do_nothing(index_elements=["exhibition_id", "day", "email"])
    is_new = db.session.execute(once.returning(Visit.id)).scalar_one_or_none() is not None
    mine = (Visit.exhibition_id == exhibition.id, Visit.day == coming.day, Visit.email == row["email"])
    visit = holding.hold(db.session.scalars(select(Visit).where(*mine)).one())
    if is_new:
        holding.take(exhibition, visit.day, visit.party)
    elif visit.state == "cancelled":
        come_again(exhibition, visit, row)
    if is_new or visit.changed_at == row["made_at"]:
        stepped(visit, actor)
    tell(VisitorTold(visit.id, "ticket", clock.now().isoformat()))
    return visit


def check_day(exhibition: Exhibition, day: date) -> None:
    """Raises TakesNoVisitors, DayIsNotOpen."""
    if exhibition.state not in exhibitions.HELD:
        raise refusals.TakesNoVisitors()
    days = exhibitions.days_of(exhibition.id)
    if not any(is_for_public(exhibition, one) for one in days):
        raise refusals.TakesNoVisitors()
    if day not in {one.day for one in days_left(exhibition, days)}:
        raise refusals.DayIsNotOpen()


def row_of(exhibition: Exhibition, coming: Coming, actor: Actor) -> dict[str, object]:
    now, called = clock.now(), wording.name(coming.name)
    return {
        "exhibition_id": exhibition.id,
        "day": coming.day,
        "party": coming.party,
        "children": coming.children,
        "name": called,
        "folded": arabic.fold(called),
        "email": wording.email(coming.email),
        "language": coming.language,
        "user_id": actor.user_id,
        "code": secrets.token_urlsafe(18),
        "short_code": "".join(secrets.choice(LETTERS) for _ in range(SHORT)),
        "state": "registered",
        "told": exhibition.sequence,
        "made_at": now,
        "changed_at": now,
        "gate": "",
    }


def come_again(exhibition: Exhibition, visit: Visit, row: dict[str, object]) -> None:
    """Whoever had cancelled comes after all, with whom they say now; the ticket of before is none any more."""
    VISIT.check(visit.state, "registered")
    for name in ("party", "children", "name", "folded", "language", "code", "state", "told", "changed_at"):
        setattr(visit, name, row[name])
    visit.user_id = visit.user_id or row["user_id"]  # type: ignore[assignment]  # a number, or none
    visit.reminded_at = None
    holding.take(exhibition, visit.day, visit.party)
    db.session.flush()


def move(visit: Visit, day: date, actor: Actor) -> None:
    """The party comes on another day of the same exhibition. Raises VisitIsOver, TakesNoVisitors, DayIsNotOpen, DayIsFull,
    DayIsTaken."""
    exhibition = exhibitions.get(visit.exhibition_id)
    holding.hold_shared(exhibition)
    holding.hold(visit)
    if visit.state != "registered":
        raise refusals.VisitIsOver()
    if visit.day == day:
        return
    check_day(exhibition, day)
    same = (Visit.exhibition_id == exhibition.id, Visit.day == day, Visit.email == visit.email)
    other = db.session.scalar(select(Visit).where(*same).with_for_update())
    if other is not None and other.state != "cancelled":
        raise refusals.DayIsTaken()
    if other is not None:  # they had one of that day before, and had cancelled it
        db.session.delete(other)
        db.session.flush()
    before, visit.day = visit.day, day
    for one in sorted((before, day)):  # days are held in their order
        if one == day:
            holding.take(exhibition, day, visit.party)
        else:
            holding.give_back(exhibition.id, before, visit.party)
    visit.changed_at, visit.told, visit.reminded_at = clock.now(), exhibition.sequence, None
    stepped(visit, actor)
    tell(VisitorTold(visit.id, "ticket", visit.changed_at.isoformat()))


def cancel(visit: Visit, actor: Actor) -> None:
    """The party does not come; others may have its places. Doing it again changes nothing. Raises VisitIsOver."""
    holding.hold(visit)
    if visit.state == "cancelled":
        return
    if visit.state != "registered":
        raise refusals.VisitIsOver()
    VISIT.check(visit.state, "cancelled")
    visit.state, visit.changed_at = "cancelled", clock.now()
    holding.give_back(visit.exhibition_id, visit.day, visit.party)
    stepped(visit, actor)


def stepped(visit: Visit, actor: Actor) -> None:
    db.session.flush()
    tell(VisitStepped(visit.id, visit.exhibition_id, visit.state, visit.party, actor.user_id))
