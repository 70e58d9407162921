"""The end of a day at a till: what was taken, and the cash that is in the box."""

from dataclasses import dataclass
from datetime import date

from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import refusals
from storefront.fairs.tills.facts import TillCounted
from storefront.fairs.tills.models import TillCount
from storefront.fairs.tills.opening import only_for
from storefront.fairs.tills.queries import takings
from storefront.fairs.tills.recording import MOST_MINOR
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import NAME_LENGTH, db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound


@dataclass(frozen=True)
class Box:
    """The cash in the box before anything was sold and as it was counted, in halalas; and a word on what is amiss."""

    opening_minor: int
    counted_minor: int
    note: str = ""


def count_cash(exhibition: Exhibition, family_id: int, day: date, box: Box, actor: Actor) -> TillCount:
    """Keeps the count of a day beside what was sold for cash on it. Raises NotAllowed, NotFound for no day of the exhibition,
    SumIsNotValid."""
    only_for(family_id, actor)
    if day not in {one.day for one in exhibitions.days_of(exhibition.id)}:
        raise NotFound()
    if not all(0 <= one <= MOST_MINOR for one in (box.opening_minor, box.counted_minor)):
        raise refusals.SumIsNotValid()
    counted = TillCount(
        exhibition_id=exhibition.id,
        family_id=family_id,
        day=day,
        opening_minor=box.opening_minor,
        cash_minor=takings(exhibition.id, family_id, day).cash_minor,
        counted_minor=box.counted_minor,
        note=wording.line(box.note)[:NAME_LENGTH],
        counted_at=clock.now(),
        counted_by=actor.user_id,
    )
    db.session.add(counted)
    db.session.flush()
    tell(TillCounted(exhibition.id, family_id, counted.difference_minor, actor.user_id))
    return counted
