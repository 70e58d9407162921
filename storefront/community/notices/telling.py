"""Telling somebody something, over every channel over which it reaches them; in the transaction of the fact."""

from dataclasses import dataclass
from typing import Any

from storefront.community import mobiles
from storefront.community.notices import choices, inbox
from storefront.community.notices.commands import write, write_text
from storefront.community.notices.topics import MAIL, TEXT

BY_LETTER = frozenset({"confirm-address"})  # whoever can read their inbox has confirmed it
NOTICE = "notice_id"  # the name of a value: of which notice of the inbox a text message brings the news


@dataclass(frozen=True)
class Reader:
    """Who is told: where letters go, in which language, and which member it is, if it is one."""

    address: str
    language: str
    user_id: int | None = None


def tell(kind: str, reader: Reader, *, once: str, values: dict[str, Any]) -> None:
    """Tells a member in their inbox, and by a letter and a text message if they want those; a guest by a letter. `once` names
    what it is about: telling it again does nothing. `values` are ids and plain words; secrets of links among them reach
    letters alone."""
    member = reader.user_id
    if member is not None and kind not in BY_LETTER:
        notice_id = inbox.put(kind, user_id=member, once=once, values=values)
        if mobiles.confirmed(member) and choices.wants(member, kind, TEXT):
            write_text(kind, user_id=member, language=reader.language, once=once, values={NOTICE: notice_id})
    if member is None or choices.wants(member, kind, MAIL):
        write(kind, to=reader.address, language=reader.language, once=once, values=values, user_id=member)
