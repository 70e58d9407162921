"""Writing a message, reading what is new, forgetting. Whoever writes holds the parcel's row, so that two messages at the same
moment come one after the other, and one of them is the first the other side has not read."""

from datetime import timedelta

from sqlalchemy import delete, select

from storefront.community import families, limits, notices
from storefront.kernel import clock, contacts, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed
from storefront.trade import handbacks, orders
from storefront.trade.messages import policy
from storefront.trade.messages.facts import MessageWritten
from storefront.trade.messages.models import FAMILY, Message, Thread
from storefront.trade.messages.queries import find_thread, newest_of
from storefront.trade.messages.refusals import NoContactsYet, ShopIsClosed, ThreadIsOver, WordsAreMissing
from storefront.trade.orders import Order, Parcel

MOST_WORDS = 1000
FLOOD = limits.Limit("message", policy.MOST_PER_HOUR, 60)


def write(parcel: Parcel, side: str, words: str, actor: Actor) -> Message:
    """A message of one side to the other; sent twice it stands once. Whoever writes has read what came before. That somebody
    writes for the shopper is seen to by whoever let them read the order; the parcel's order is loaded.

    Raises NotAllowed, ShopIsClosed, ThreadIsOver, WordsAreMissing, NoContactsYet, wording.TextIsTooLong, limits.TooManyTries.
    """
    if side == FAMILY and not actor.may("messages", parcel.family_id):
        raise NotAllowed()
    orders.hold(parcel)
    words = _checked(parcel, words)
    thread = find_thread(parcel.id) or _begin(parcel)
    before = newest_of([thread.id]).get(thread.id)
    if before and _is_same(before, side, words):
        return before
    limits.take(FLOOD, f"{side}:{parcel.id}")
    message = Message(thread_id=thread.id, side=side, words=words, written_at=clock.now(), state="shown")
    db.session.add(message)
    db.session.flush()
    is_first = _note_new(thread, message)
    tell(MessageWritten(message.id, parcel.id, side, is_first))
    return message


def _checked(parcel: Parcel, words: str) -> str:
    """The words, if they can be written about the parcel now."""
    order = parcel.order
    if families.get(parcel.family_id).status == "closed":
        raise ShopIsClosed()
    if order.is_forgotten or not policy.may_write(parcel.state, parcel.state_at, order.confirmed_at, clock.now()):
        raise ThreadIsOver()
    words = words.strip()
    if not words:
        raise WordsAreMissing()
    if len(words) > MOST_WORDS:
        raise wording.TextIsTooLong(most=MOST_WORDS)
    if contacts.leads_elsewhere(words) and parcel.id not in handbacks.knowing([parcel]):
        raise NoContactsYet()
    return words


def _begin(parcel: Parcel) -> Thread:
    thread = Thread(parcel_id=parcel.id, family_id=parcel.family_id, written_at=clock.now())
    db.session.add(thread)
    db.session.flush()
    return thread


def _is_same(before: Message, side: str, words: str) -> bool:
    """Whether a message was sent a moment ago already."""
    lately = clock.now() - timedelta(minutes=policy.SAME_MINUTES)
    return before.side == side and before.words == words and before.written_at > lately


def _note_new(thread: Thread, message: Message) -> bool:
    """The other side has something to read, and this one no more; whether it is the first it has not read."""
    thread.written_at = message.written_at
    if message.side == FAMILY:
        is_first, thread.new_for_family = thread.new_for_shopper is None, None
        thread.new_for_shopper = message.id if is_first else thread.new_for_shopper
    else:
        is_first, thread.new_for_shopper = thread.new_for_family is None, None
        thread.new_for_family = message.id if is_first else thread.new_for_family
    db.session.flush()
    return is_first


def mark_read(parcel: Parcel, side: str) -> None:
    """One side has read what there is; again changes nothing."""
    orders.hold(parcel)
    thread = find_thread(parcel.id)
    if thread and side == FAMILY:
        thread.new_for_family = None
    elif thread:
        thread.new_for_shopper = None


def forget_member(user_id: int) -> None:
    """Throws away what was written about a member's orders, by both sides: it was between them, and one of them is gone.
    Nothing of it leaves by letter either."""
    threads = select(Thread.id).join(Parcel, Parcel.id == Thread.parcel_id).join(Order, Order.id == Parcel.order_id)
    mine = db.session.scalars(threads.where(Order.user_id == user_id)).all()
    ids = db.session.scalars(select(Message.id).where(Message.thread_id.in_(mine))).all()
    notices.forget_about("message_id", ids)
    for table, rows in ((Message, Message.thread_id.in_(mine)), (Thread, Thread.id.in_(mine))):
        db.session.execute(delete(table).where(rows).execution_options(synchronize_session=False))
