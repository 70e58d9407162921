"""What waits for a family's answer: cash it still has to give back, goods somebody wants to give back, messages, questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, case, func, literal, null, select, union_all
from sqlalchemy.sql.elements import SQLCoreOperations

from storefront.kernel.actors import Right
from storefront.kernel.database import db
from storefront.trade.messages import Message, Thread
from storefront.trade.orders import Parcel
from storefront.trade.questions import Question
from storefront.trade.returns import ReturnRequest
from storefront.treasury.payments import FAMILY, Payment, Refund

CASH, RETURN, MESSAGE, QUESTION = "cash", "return", "message", "question"
TAKES: dict[str, Right] = {CASH: "orders", RETURN: "orders", MESSAGE: "messages", QUESTION: "messages"}
NO_WORDS = literal("")


@dataclass(frozen=True)
class Wish:
    """One of them: "cash", "return", "message" or "question", its id, the reference of the order (a question has none), since
    when it waits, somebody's words, and a sum in halalas (of cash alone)."""

    kind: str
    id: int
    reference: str
    since: datetime
    words: str
    minor: int


@dataclass(frozen=True)
class Answers:
    """The wishes that wait longest, those for cash by themselves, and how many there are of each kind."""

    rows: Sequence[Wish] = ()
    totals: dict[str, int] = field(default_factory=dict)
    cash: Sequence[Wish] = ()

    @property
    def total(self) -> int:
        """How many there are beside those for cash."""
        return sum(number for kind, number in self.totals.items() if kind != CASH)


def of_family(family_id: int, rights: Sequence[str], *, most: int) -> Answers:
    """What waits for a family, as far as these rights let somebody answer; the longest first. One query, none without rights."""
    kinds = [kind for kind, right in TAKES.items() if right in rights]
    if not kinds:
        return Answers()
    parts = [_first(part, since, most) for kind in kinds for part, since in [ASKED[kind](family_id)]]
    rows = db.session.execute(union_all(*parts)).all()
    wishes = sorted((Wish(*row[:-1]) for row in rows), key=lambda wish: (wish.since, wish.kind, wish.id))
    cash = [wish for wish in wishes if wish.kind == CASH]
    others = [wish for wish in wishes if wish.kind != CASH]
    return Answers(others[:most], {row.kind: row.total for row in rows}, cash)


def _first(part: Select[Any], since: SQLCoreOperations[datetime], most: int) -> Select[Any]:
    """The rows of one kind that wait longest, with the number of all of them."""
    counted = part.add_columns(func.count().over().label("total"))
    return select(counted.order_by(since).limit(most).subquery())


def _row(kind: str, number: Any, reference: Any, since: Any, words: Any, minor: Any = None) -> tuple[Select[Any], Any]:
    columns = {"id": number, "reference": reference, "since": since, "words": words}
    labelled = [column.label(name) for name, column in columns.items()]
    sum_of = null().cast(Integer) if minor is None else minor
    return select(literal(kind).cast(String(16)).label("kind"), *labelled, sum_of.label("minor")), since


def _cash(family_id: int) -> tuple[Select[Any], Any]:
    part, since = _row(CASH, Refund.id, Parcel.reference, Refund.created_at, NO_WORDS, Refund.amount_minor)
    joined = part.join(Payment, Payment.id == Refund.payment_id).join(Parcel, _at_door())
    return joined.where(Parcel.family_id == family_id, Refund.state == "asked", Refund.way == FAMILY), since


def _at_door() -> ColumnElement[bool]:
    return (Payment.purpose == "parcel") & (Parcel.id == Payment.subject_id)


def _returns(family_id: int) -> tuple[Select[Any], Any]:
    wish = ReturnRequest
    part, since = _row(RETURN, wish.id, Parcel.reference, wish.asked_at, wish.reason)
    return part.join(Parcel, Parcel.id == wish.parcel_id).where(
        Parcel.family_id == family_id, wish.state == "asked"
    ), since


def _messages(family_id: int) -> tuple[Select[Any], Any]:
    words = case((Message.state == "shown", Message.words), else_="")
    part, since = _row(MESSAGE, Thread.id, Parcel.reference, Message.written_at, words)
    joined = part.select_from(Thread).join(Message, Message.id == Thread.new_for_family)
    return joined.join(Parcel, Parcel.id == Thread.parcel_id).where(Thread.family_id == family_id), since


def _questions(family_id: int) -> tuple[Select[Any], Any]:
    part, since = _row(QUESTION, Question.id, NO_WORDS, Question.asked_at, Question.words)
    return part.where(Question.family_id == family_id, Question.state == "asked"), since


ASKED = {CASH: _cash, RETURN: _returns, MESSAGE: _messages, QUESTION: _questions}
