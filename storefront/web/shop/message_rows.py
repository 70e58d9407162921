"""Messages as the pages of both sides print them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from storefront.kernel import contacts
from storefront.trade.messages import FAMILY, Message, Thread


@dataclass(frozen=True)
class Reader:
    """Who reads a thread: which side, what both are called there, whether numbers in it may be read, and where a message is
    reported."""

    side: str
    names: dict[str, str]
    sees_contacts: bool
    report: Callable[[int], str]


@dataclass(frozen=True)
class MessageRow:
    """One message of components/thread.html. `reason` is there for its writer alone; `report` is empty where there is
    nothing to report."""

    id: int
    author: str
    is_mine: bool
    words: str
    at: datetime
    is_new: bool
    is_hidden: bool
    reason: str
    report: str


def rows_of(thread: Thread, messages: Iterable[Message], reader: Reader) -> list[MessageRow]:
    """The messages of a thread for one of its sides."""
    first_new = thread.new_for_family if reader.side == FAMILY else thread.new_for_shopper
    return [row_of(message, first_new, reader) for message in messages]


def row_of(message: Message, first_new: int | None, reader: Reader) -> MessageRow:
    mine, hidden = message.side == reader.side, message.state == "hidden"
    waits = message.reported_at is not None and message.decided_at is None
    return MessageRow(
        message.id,
        reader.names[message.side],
        mine,
        "" if hidden else said(message, sees_contacts=reader.sees_contacts),
        message.written_at,
        not mine and first_new is not None and message.id >= first_new,
        hidden,
        message.hidden_reason if mine else "",
        "" if mine or hidden or waits else reader.report(message.id),
    )


def said(message: Message, *, sees_contacts: bool) -> str:
    """Its words; without the numbers in them for whoever is not to have them any more."""
    return message.words if sees_contacts else contacts.without_contacts(message.words)
