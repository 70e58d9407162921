"""At the gates: a party is let in with its ticket, once; people without one are counted, and a wrong count is taken back."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import update

from storefront.community import bodies
from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Exhibition, OpenDay
from storefront.fairs.visits import refusals
from storefront.fairs.visits.facts import PeopleCounted, VisitStepped
from storefront.fairs.visits.models import Entrance, Visit
from storefront.fairs.visits.queries import entrance_of
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound

MOST_AT_ONCE, MOST_GATE, MOST_PRESS = 50, 40, 40
EARLY = timedelta(hours=2)  # before the opening the first are let in
LATE = timedelta(hours=2)


def day_of_now(exhibition: Exhibition, days: Sequence[OpenDay] | None = None) -> date:
    """The day of the exhibition whose doors are open now; after midnight it may be the one before. Raises IsNotOpen."""
    now = clock.now()
    all_days = exhibitions.days_of(exhibition.id) if days is None else days
    here = [one.day for one in all_days if one.opening - EARLY <= now <= one.closing + LATE]
    if exhibition.state not in exhibitions.HELD | exhibitions.OVER or not here:
        raise refusals.IsNotOpen()
    today = clock.today()
    return today if today in here else here[0]


def check_in(exhibition: Exhibition, visit: Visit, gate: str, actor: Actor) -> None:
    """The party is in. Raises NotAllowed, IsNotOpen, IsInAlready (with when and where), IsCancelled, IsOfAnotherDay,
    GateIsTooLong, NotFound for a ticket of another exhibition."""
    bodies.only_officers(actor, exhibition.body_id)
    if visit.exhibition_id != exhibition.id:
        raise NotFound()
    where, day = gate_of(gate), day_of_now(exhibition)
    if visit.state == "registered" and visit.day != day:
        raise refusals.IsOfAnotherDay(day=visit.day)
    if not let_in(visit.id, where):
        db.session.refresh(visit)
        if visit.state == "cancelled":
            raise refusals.IsCancelled()
        raise refusals.IsInAlready(when=visit.checked_at, gate=visit.gate)
    db.session.refresh(visit)
    db.session.add(entrance(exhibition, day, where, visit.party, actor, visit_id=visit.id))
    db.session.flush()
    tell(VisitStepped(visit.id, exhibition.id, visit.state, visit.party, actor.user_id))


def let_in(visit_id: int, gate: str) -> bool:
    """One guarded statement: whichever gate is first; False for the other."""
    now = clock.now()
    statement = (
        update(Visit)
        .where(Visit.id == visit_id, Visit.state == "registered")
        .values(state="checked_in", checked_at=now, changed_at=now, gate=gate)
        .returning(Visit.id)
        .execution_options(synchronize_session=False)
    )
    return db.session.execute(statement).scalar_one_or_none() is not None


def gate_of(text: str) -> str:
    """A short name of a gate; "" for the only one. Raises GateIsTooLong."""
    gate = wording.line(text)
    if len(gate) > MOST_GATE:
        raise refusals.GateIsTooLong(most=MOST_GATE)
    return gate


def entrance(
    exhibition: Exhibition, day: date, gate: str, people: int, actor: Actor, *, visit_id: int | None = None
) -> Entrance:
    return Entrance(**row_of(exhibition, day, gate, people, actor), visit_id=visit_id)


def row_of(exhibition: Exhibition, day: date, gate: str, people: int, actor: Actor) -> dict[str, object]:
    now = clock.now()
    return {
        "exhibition_id": exhibition.id,
        "day": day,
        "hour": clock.riyadh(now).hour,
        "gate": gate,
        "people": people,
        "at": now,
        "counted_by": actor.user_id,
    }


def count(exhibition: Exhibition, people: int, gate: str, press: str, actor: Actor) -> bool:
    """So many went in without a ticket. `press` is the page's name of this press: sent twice, it counts once. Whether it was
    counted now. Raises NotAllowed, IsNotOpen, PeopleAreNotValid, GateIsTooLong."""
    bodies.only_officers(actor, exhibition.body_id)
    if not 1 <= people <= MOST_AT_ONCE or not 1 <= len(press) <= MOST_PRESS:
        raise refusals.PeopleAreNotValid(most=MOST_AT_ONCE)
    row = row_of(exhibition, day_of_now(exhibition), gate_of(gate), people, actor)
    once = insert_once(Entrance).values(**row, press=press)
    return written(once.on_conflict_do_nothing(index_elements=["exhibition_id", "press"]), row)


def take_back(exhibition: Exhibition, entrance_id: int, actor: Actor) -> bool:
    """People who were counted by mistake are not counted; once, however often it is pressed. Raises NotAllowed, NotFound for
    what is none of this exhibition's, or a party with a ticket."""
    bodies.only_officers(actor, exhibition.body_id)
    wrong = entrance_of(exhibition.id, entrance_id)
    if wrong is None or wrong.visit_id is not None or wrong.undoes is not None:
        raise NotFound()
    row = {
        **row_of(exhibition, wrong.day, wrong.gate, -wrong.people, actor),
        "hour": wrong.hour,
        "undoes": wrong.id,
    }
    return written(insert_once(Entrance).values(**row).on_conflict_do_nothing(index_elements=["undoes"]), row)


def written(once: object, row: dict[str, object]) -> bool:
    """Whether a row that is written once was written by this unit; then it is told."""
    found = db.session.execute(once.returning(Entrance.id)).scalar_one_or_none()  # type: ignore[attr-defined]
    if found is None:
        return False
    tell(PeopleCounted(row["exhibition_id"], row["people"], row["counted_by"]))  # type: ignore[arg-type]
    return True
