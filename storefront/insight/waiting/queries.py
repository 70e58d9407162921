"""Counting and listing what waits: parcels to answer, to make, late ones, returns, families to approve, letters."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import joinedload, selectinload

from storefront.community import families, notices, permits
from storefront.community.families import Family
from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.trade import orders, reviews
from storefront.trade.messages import Message, Thread
from storefront.trade.orders import OPEN, Order, OrderLine, Parcel
from storefront.trade.questions import Question, QuestionReport
from storefront.trade.returns import ReturnRequest
from storefront.treasury import alarms
from storefront.treasury.payments import Refund
from storefront.treasury.payouts import Payout

TO_ANSWER = ("asked",)
UNDER_WAY = ("asked", "agreed")


@dataclass(frozen=True)
class FamilyWork:
    """What a family has to do: its confirmed parcels by state, how many are late, how many returns wait for it."""

    states: Mapping[str, int] = field(default_factory=dict)
    late: int = 0
    returns: int = 0

    def in_states(self, states: Sequence[str]) -> int:
        """How many parcels are in any of these states."""
        return sum(self.states.get(state, 0) for state in states)


@dataclass(frozen=True)
class FamilyNews:
    """What people wrote to a family: threads with something it has not read, questions that wait for its answer; and of one
    of its parcels whether there is a thread, "new" or "read"."""

    messages: int = 0
    questions: int = 0
    thread: str = ""


@dataclass(frozen=True)
class MarketWork:
    """What waits in the whole market: families by state, parcels nobody answered or that are late, returns nobody
    answered, refunds to carry out, letters to send, goods that are hidden, goods to look at, alarms nobody has closed,
    payouts to approve and to send, documents of families to look at, reviews, messages and questions somebody reported."""

    families: Mapping[str, int]
    unanswered: int
    late: int
    returns: int
    refunds: int
    letters: int
    hidden: int
    reviews: int
    alarms: int
    payouts: int
    documents: int
    reported: int
    messages: int
    questions: int


def of_family(family_id: int) -> FamilyWork:
    """The work of one family."""
    states, late = orders.boards.counts(family_id)
    return FamilyWork(states, late, _returns(UNDER_WAY, Parcel.family_id == family_id))


def at_desk(
    family_id: int, others: Collection[int] = (), *, parcel_id: int | None = None
) -> tuple[Family, FamilyNews, list[Family]]:
    """A family, what people wrote to it, and the other families whose desks are named beside its own; for every page of its
    desk, so in one query. Raises NotFound."""
    mine = (Thread.family_id == family_id, Thread.new_for_family.is_not(None))
    new = select(func.count(Thread.id)).where(*mine).scalar_subquery()
    asked = (Question.family_id == family_id, Question.state == "asked")
    waiting = select(func.count(Question.id)).where(*asked).scalar_subquery()
    state = case((Thread.new_for_family.is_not(None), "new"), else_="read")
    thread = select(state).where(Thread.parcel_id == parcel_id, Thread.family_id == family_id).scalar_subquery()
    where = (joinedload(Family.city), joinedload(Family.region))
    wanted = Family.id.in_({family_id, *others})
    statement = select(Family, new, waiting, thread).where(wanted).options(*where).order_by(Family.id)
    rows = {row[0].id: row for row in db.session.execute(statement)}
    found = rows.pop(family_id, None)
    if found is None:
        raise NotFound()
    return found[0], FamilyNews(found[1], found[2], found[3] or ""), [row[0] for row in rows.values()]


def of_market() -> MarketWork:
    """The work of everybody."""
    unanswered = (Parcel.state == "placed", Parcel.accept_by < clock.now())
    (refunds, hidden, due), (said, asked) = _standing(), _reported()
    return MarketWork(
        families=families.counts(),
        unanswered=_confirmed(*unanswered),
        late=_late(),
        returns=_returns(TO_ANSWER),
        refunds=refunds,
        letters=notices.count_waiting(),
        hidden=hidden,
        reviews=catalogue.review.how_many_wait(),
        alarms=alarms.count_open(),
        payouts=due,
        documents=permits.count_waiting(),
        reported=reviews.count_reported(),
        messages=said,
        questions=asked,
    )


def with_returns(family_id: int, *, number: int = 1, total: int) -> Page[Parcel]:
    """A page of a family's parcels of which something is being given back, the oldest wish first; `total` as counted."""
    asked = select(ReturnRequest.parcel_id).where(ReturnRequest.state.in_(UNDER_WAY))
    mine = (Parcel.family_id == family_id, Parcel.id.in_(asked))
    statement = (
        select(Parcel)
        .where(*mine)
        .options(
            joinedload(Parcel.order).joinedload(Order.city),
            joinedload(Parcel.point),
            selectinload(Parcel.lines).joinedload(OrderLine.photo),
        )
        .order_by(Parcel.id)
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total)


def _late() -> int:
    return _confirmed(Parcel.state.in_(OPEN), Parcel.promised_on < clock.today())


def _confirmed(*where: ColumnElement[bool]) -> int:
    """Parcels of orders the families were told of."""
    statement = select(func.count(Parcel.id)).join(Order, Order.id == Parcel.order_id)
    return db.session.scalar(statement.where(Order.confirmed_at.is_not(None), *where)) or 0


def _returns(states: Sequence[str], *where: ColumnElement[bool]) -> int:
    statement = select(func.count(ReturnRequest.id)).join(Parcel, Parcel.id == ReturnRequest.parcel_id)
    return db.session.scalar(statement.where(ReturnRequest.state.in_(states), *where)) or 0


def _reported() -> tuple[int, int]:
    """Messages and questions the office is to look at; in one question."""
    said = select(func.count(Message.id)).where(Message.reported_at.is_not(None), Message.decided_at.is_(None))
    asked = select(func.count(func.distinct(QuestionReport.question_id))).where(QuestionReport.decided_at.is_(None))
    counted = db.session.execute(select(said.scalar_subquery(), asked.scalar_subquery())).one()
    return counted[0], counted[1]


def _standing() -> tuple[int, int, int]:
    """Refunds to carry out, goods that are hidden, payouts that wait for somebody of the office (to be approved, or to be
    sent); all in one question."""
    refunds = select(func.count(Refund.id)).where(Refund.state == "asked").scalar_subquery()
    hidden = select(func.count(Product.id)).where(Product.status == "hidden").scalar_subquery()
    waiting = Payout.state.in_(("planned", "approved"))
    due = select(func.count(Payout.id)).where(waiting).scalar_subquery()
    counted = db.session.execute(select(refunds, hidden, due)).one()
    return counted[0], counted[1], counted[2]
