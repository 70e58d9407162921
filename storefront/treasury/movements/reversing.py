"""Setting right what was entered wrongly. Nothing in the books is changed: its opposite is booked beside it, when a second
person agrees, and the line of the statement may then be entered anew.

What families were told to be theirs since cash came in stays theirs: the mistake was not their own, and what the courier still
holds is asked of the courier again.
"""

from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock, states, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerTransaction, Line, Matter
from storefront.treasury.movements import refusals
from storefront.treasury.movements.facts import ReversalAsked, ReversalEnded
from storefront.treasury.movements.models import MovementReversal
from storefront.treasury.movements.noting import BY_HAND
from storefront.treasury.movements.queries import is_by_hand
from storefront.treasury.movements.states import REVERSAL

MOST_REASON = 200


def ask(one: LedgerTransaction, actor: Actor, *, reason: str) -> MovementReversal:
    """Somebody says that this booking was entered wrongly. Raises NotAllowed, NotEnteredByHand, ReasonIsMissing,
    ReversalIsAsked."""
    only_staff(actor)
    why = wording.words(reason, most=MOST_REASON)
    if not is_by_hand(one):
        raise refusals.NotEnteredByHand()
    if not why:
        raise refusals.ReasonIsMissing()
    reversal = MovementReversal(
        transaction_id=one.id, state="asked", reason=why, asked_at=clock.now(), asked_by=actor.user_id
    )
    try:
        with db.session.begin_nested():
            db.session.add(reversal)
    except IntegrityError as error:
        raise refusals.ReversalIsAsked() from error
    tell(ReversalAsked(one.id, reference_of(one), why, actor.user_id))
    return reversal


def agree(reversal: MovementReversal, actor: Actor) -> None:
    """Another person agrees: the opposite is booked. Raises NotAllowed, NotNow, AnotherReverses."""
    only_staff(actor)
    REVERSAL.check(reversal.state, "booked")
    if reversal.asked_by == actor.user_id:
        raise refusals.AnotherReverses()
    end(reversal, "booked", actor)
    one = db.session.get_one(LedgerTransaction, reversal.transaction_id)
    lines = [Line(side.account, -side.amount_minor) for side in ledger.entries_of(one.id)]
    told = {"of": one.id, "reference": reference_of(one), "reason": reversal.reason}
    ledger.book(ledger.names.reversed_name(one.once), ledger.names.REVERSED, lines, Matter(BY_HAND, told))


def leave(reversal: MovementReversal, actor: Actor) -> None:
    """The booking was right after all; whoever asked may say so too. Raises NotAllowed, NotNow."""
    only_staff(actor)
    end(reversal, "left", actor)


def end(reversal: MovementReversal, state: str, actor: Actor) -> None:
    """Takes the last step; of two people at one moment one is told that the other was there. Raises NotNow."""
    if not states.take(reversal, "asked", state, ended_at=clock.now(), ended_by=actor.user_id):
        REVERSAL.check(reversal.state, state)
    one = db.session.get_one(LedgerTransaction, reversal.transaction_id)
    tell(ReversalEnded(one.id, reference_of(one), state, actor.user_id))


def reference_of(one: LedgerTransaction) -> str:
    """The line of the statement it was entered from."""
    return str(one.told.get("reference", ""))


def only_staff(actor: Actor) -> None:
    """Raises NotAllowed for everybody but people of the office."""
    if not actor.is_staff:
        raise NotAllowed()
