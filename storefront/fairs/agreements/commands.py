"""A family's owner agrees that an organiser sees what it sold, or does not any more."""

from sqlalchemy.exc import IntegrityError

from storefront.fairs.agreements import refusals
from storefront.fairs.agreements.facts import FiguresAgreed, FiguresWithdrawn
from storefront.fairs.agreements.models import FiguresAgreement
from storefront.fairs.agreements.queries import find, may_agree
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed


def agree(exhibition: Exhibition, family_id: int, actor: Actor) -> None:
    """The organiser may see the family's figures; said twice it is said once. Raises NotAllowed for who does not own the family,
    ExhibitionHasClosed."""
    only_owner(family_id, actor)
    if not may_agree(exhibition):
        raise refusals.ExhibitionHasClosed()
    found = find(exhibition.id, family_id)
    if found is not None and found.withdrawn_at is None:
        return
    if found is None:
        made = FiguresAgreement(exhibition_id=exhibition.id, family_id=family_id)
        made.agreed_at, made.agreed_by = clock.now(), actor.user_id
        try:
            with db.session.begin_nested():
                db.session.add(made)
        except IntegrityError:
            return
    else:
        found.withdrawn_at, found.agreed_at, found.agreed_by = None, clock.now(), actor.user_id
    tell(FiguresAgreed(exhibition.id, family_id, actor.user_id))


def withdraw(exhibition: Exhibition, family_id: int, actor: Actor) -> None:
    """Nobody sees them from now on; at any time. Raises NotAllowed."""
    only_owner(family_id, actor)
    found = find(exhibition.id, family_id)
    if found is None or found.withdrawn_at is not None:
        return
    found.withdrawn_at = clock.now()
    tell(FiguresWithdrawn(exhibition.id, family_id, actor.user_id))


def only_owner(family_id: int, actor: Actor) -> None:
    """Raises NotAllowed for everybody but the family's owner."""
    if not actor.owns(family_id):
        raise NotAllowed()
