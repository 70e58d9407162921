"""One side asks the office to look at a message of the other; the office hides it, shows it again, or lets it stand."""

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotFound, ReasonIsMissing
from storefront.trade.messages import facts
from storefront.trade.messages.commands import MOST_REASON
from storefront.trade.messages.models import Message

SHOWN, HIDDEN = "shown", "hidden"


def report(message: Message, side: str, reason: str, actor: Actor) -> None:
    """One side asks the office to look at a message of the other; asking again changes nothing while the office has not
    decided, and is heard anew afterwards. Raises NotFound for one's own or a hidden one, ReasonIsMissing."""
    if not reason.strip():
        raise ReasonIsMissing()
    hold(message)
    if message.side == side or message.state == HIDDEN:
        raise NotFound()
    if message.reported_at and not message.decided_at:
        return
    message.report_reason, message.reported_at, message.decided_at = reason[:MOST_REASON], clock.now(), None
    db.session.flush()
    tell(facts.MessageReported(*about(message), by=actor.user_id, reason=message.report_reason))


def hide(message: Message, actor: Actor, *, reason: str) -> None:
    """The office takes a message out of sight of both; its writer reads why. Doing it again changes nothing. Raises
    NotAllowed, ReasonIsMissing."""
    if not actor.is_staff:
        raise NotAllowed()
    if not reason.strip():
        raise ReasonIsMissing()
    hold(message)
    if message.state == HIDDEN:
        return
    message.state, message.hidden_reason = HIDDEN, reason[:MOST_REASON]
    decide(message)
    tell(facts.MessageHidden(*about(message), by=actor.user_id, reason=message.hidden_reason))


def show_again(message: Message, actor: Actor) -> None:
    """What was hidden can be read again; doing it again changes nothing. Raises NotAllowed."""
    if not actor.is_staff:
        raise NotAllowed()
    hold(message)
    if message.state == HIDDEN:
        message.state, message.hidden_reason = SHOWN, ""
        db.session.flush()
        tell(facts.MessageShown(*about(message), by=actor.user_id))


def dismiss(message: Message, actor: Actor) -> None:
    """The office looked at it, and the message stays. Raises NotAllowed."""
    if not actor.is_staff:
        raise NotAllowed()
    hold(message)
    if decide(message):
        tell(facts.MessageReportDismissed(*about(message), by=actor.user_id))


def decide(message: Message) -> bool:
    """Ends an open report; whether there was one."""
    if message.reported_at is None or message.decided_at:
        return False
    message.decided_at = clock.now()
    db.session.flush()
    return True


def hold(message: Message) -> None:
    """Makes whoever changes this message at the same moment wait; raises NotFound when it is gone meanwhile."""
    if db.session.scalar(select(Message.id).where(Message.id == message.id).with_for_update()) is None:
        raise NotFound()
    db.session.refresh(message, ["state", "hidden_reason", "report_reason", "reported_at", "decided_at"])


def about(message: Message) -> tuple[int, int, str]:
    return message.id, message.thread.parcel_id, message.side
