"""One side asks the office to look at a message of the other; the office hides it, shows it again, or lets it stand. Only the
other side can report a message, so the report is kept in the message's own row."""

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound, ReasonIsMissing
from storefront.trade.messages import facts
from storefront.trade.messages.models import Message
from storefront.trade.moderation import HIDDEN, MOST_REASON, Moderation, Verdicts


def report(message: Message, side: str, reason: str, actor: Actor) -> None:
    """One side asks the office to look at a message of the other; asking again changes nothing while the office has not
    decided, and is heard anew afterwards. Raises NotFound for one's own or a hidden one, ReasonIsMissing."""
    if not reason.strip():
        raise ReasonIsMissing()
    OFFICE.hold(message)
    if message.side == side or message.state == HIDDEN:
        raise NotFound()
    if message.reported_at and not message.decided_at:
        return
    message.report_reason, message.reported_at, message.decided_at = reason[:MOST_REASON], clock.now(), None
    db.session.flush()
    tell(facts.MessageReported(*about(message), by=actor.user_id, reason=message.report_reason))


def end_report(message: Message) -> bool:
    """Ends an open report; whether there was one."""
    if message.reported_at is None or message.decided_at:
        return False
    message.decided_at = clock.now()
    db.session.flush()
    return True


def about(message: Message) -> tuple[int, int, str]:
    return message.id, message.thread.parcel_id, message.side


OFFICE = Moderation(
    shown="shown",
    changing=("report_reason", "reported_at", "decided_at"),
    about=about,
    end_reports=end_report,
    verdicts=Verdicts(facts.MessageHidden, facts.MessageShown, facts.MessageReportDismissed),
)
hide, show_again, dismiss = OFFICE.hide, OFFICE.show_again, OFFICE.dismiss
