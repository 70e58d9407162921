"""What becomes of a sale afterwards: it is undone with a reason, and its goods are back at the stall; or one for which too little
was there is booked, since it was there."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from storefront.fairs import stall_stock
from storefront.fairs.tills import refusals
from storefront.fairs.tills.facts import TillSaleSettled, TillSaleVoided
from storefront.fairs.tills.models import BOOKED, MOST_REASON, TO_SETTLE, VOIDED, TillSale
from storefront.fairs.tills.opening import only_for
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell


def void(sale: TillSale, reason: str, actor: Actor) -> None:
    """A sale was none, or its buyer brought it back. Raises NotAllowed, ReasonIsNotValid, WasVoided."""
    only_for(sale.family_id, actor)
    plain = wording.line(reason)
    if not 1 <= len(plain) <= MOST_REASON:
        raise refusals.ReasonIsNotValid()
    held(sale)
    if sale.state == VOIDED:
        raise refusals.WasVoided()
    if sale.state == BOOKED:
        stall_stock.give_back_at_stall(sale.exhibition_id, pieces_of(sale), subject=sale.subject, by=actor.user_id)
    sale.state, sale.voided_at, sale.voided_by, sale.void_reason = VOIDED, clock.now(), actor.user_id, plain
    tell(
        TillSaleVoided(
            sale.exhibition_id, sale.family_id, sale.id, sale.total_minor, reason=plain, by=actor.user_id
        )
    )  # fmt: skip


def settle(sale: TillSale, actor: Actor) -> None:
    """What was sold was there, whatever the count said: what the count lacks is found, and all of it is sold. Raises NotAllowed,
    IsSettled."""
    only_for(sale.family_id, actor)
    held(sale)
    if sale.state != TO_SETTLE:
        raise refusals.IsSettled()
    pieces = pieces_of(sale)
    stall_stock.find_at_stall(sale.exhibition_id, sale.family_id, pieces, subject=sale.subject, by=actor.user_id)
    stall_stock.take_at_stall(sale.exhibition_id, pieces, subject=sale.subject, by=actor.user_id)
    sale.state, sale.settled_at, sale.settled_by = BOOKED, clock.now(), actor.user_id
    tell(TillSaleSettled(sale.exhibition_id, sale.family_id, sale.id, actor.user_id))


def held(sale: TillSale) -> None:
    """Holds what the family has at the exhibition, as whoever sells does, and reads the sale anew."""
    stall_stock.begun(sale.exhibition_id, sale.family_id)
    again = select(TillSale).options(selectinload(TillSale.lines)).where(TillSale.id == sale.id)
    db.session.scalars(again.with_for_update().execution_options(populate_existing=True)).one()


def pieces_of(sale: TillSale) -> dict[int, int]:
    """The pieces of a sale, by variant."""
    return {line.variant_id: line.quantity for line in sale.lines}
