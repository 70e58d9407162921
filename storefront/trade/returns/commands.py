"""Giving goods back: the shopper asks for some pieces, the family answers, they come home and their price goes back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import select, update

from storefront.goods import stock
from storefront.kernel import clock, states
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.trade import allowances, handbacks, orders
from storefront.trade.delivery import COURIER
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.returns import policy
from storefront.trade.returns.facts import GoodsTakenBack, ReturnAnswered, ReturnAsked, ReturnWithdrawn
from storefront.trade.returns.models import ReturnLine, ReturnRequest
from storefront.trade.returns.queries import OPEN, forgotten, given_back, open_request
from storefront.trade.returns.refusals import CannotBeReturned, CannotBeWithdrawn, ReturnIsAsked
from storefront.trade.returns.shares import is_whole, pieces_back, share_back
from storefront.treasury import disputes, ledger, payments

KINDS = ("change_of_mind", "defect")
REASON_LENGTH = 500


def ask(parcel: Parcel, pieces: Mapping[int, int], *, kind: str, reason: str) -> ReturnRequest:
    """A wish to give back pieces (by order line id). Raises CannotBeReturned; ReturnIsAsked when one is open already."""
    orders.hold(parcel)
    wanted = {line_id: pieces[line_id] for line_id in pieces if pieces[line_id]}
    if not wanted or kind not in KINDS:
        raise CannotBeReturned()
    if open_request(parcel.id):
        raise ReturnIsAsked()
    check_pieces(parcel, wanted, kind)
    request = ReturnRequest(parcel_id=parcel.id, kind=kind, reason=reason[:REASON_LENGTH], state="asked", answer="")
    request.asked_at = clock.now()
    db.session.add(request)
    db.session.flush()
    db.session.add_all(
        ReturnLine(request_id=request.id, order_line_id=line_id, quantity=quantity)
        for line_id, quantity in wanted.items()
    )
    db.session.flush()
    tell(ReturnAsked(request.id, parcel.id))
    return request


def check_pieces(parcel: Parcel, wanted: Mapping[int, int], kind: str) -> None:
    """Whether these pieces are still the shopper's and may be given back for this reason; raises CannotBeReturned."""
    lines = {line.id: line for line in lines_of(parcel.id)}
    gone, now = given_back(parcel.id), clock.now()
    for line_id, quantity in wanted.items():
        line = lines.get(line_id)
        if line is None or not 1 <= quantity <= line.quantity - gone[line_id]:
            raise CannotBeReturned()
        if not policy.may_return(parcel.state, line.return_class, kind, parcel.handed_over_at, now):
            raise CannotBeReturned()


def lines_of(parcel_id: int) -> Sequence[OrderLine]:
    statement = select(OrderLine).where(OrderLine.parcel_id == parcel_id).order_by(OrderLine.id)
    return db.session.scalars(statement).all()


def answer(request: ReturnRequest, parcel: Parcel, actor: Actor, *, agreed: bool, words: str) -> None:
    """The family says yes or no, in words. Raises NotAllowed, NotNow."""
    orders.hold(parcel)
    may_go_on(request, parcel, actor)
    move(request, "asked", "agreed" if agreed else "refused")
    request.answer, request.answered_at = words, clock.now()
    db.session.flush()
    tell(ReturnAnswered(request.id, parcel.id, agreed, actor.user_id))


def may_go_on(request: ReturnRequest, parcel: Parcel, actor: Actor) -> None:
    """Only the parcel's family goes on with its return."""
    if not actor.may("orders", parcel.family_id):
        raise NotAllowed()
    if request.parcel_id != parcel.id:
        raise NotNow()


def move(request: ReturnRequest, before: str, after: str) -> None:
    """One step of a return, by a guarded statement; of two at the same moment one gets NotNow."""
    if not states.take(request, before, after):
        raise NotNow(state=request.state, step=after)


def withdraw(request: ReturnRequest, parcel: Parcel) -> None:
    """The shopper keeps the goods after all, as long as they are not home: nothing of the return is left to do. Withdrawn
    before is withdrawn. Raises CannotBeWithdrawn."""
    orders.hold(parcel)
    db.session.refresh(request, ["state"])
    if request.parcel_id != parcel.id or request.state not in (*OPEN, "withdrawn"):
        raise CannotBeWithdrawn()
    if request.state == "withdrawn":
        return
    move(request, request.state, "withdrawn")
    tell(ReturnWithdrawn(request.id, parcel.id))


def take_back(request: ReturnRequest, parcel: Parcel, actor: Actor, *, sells_again: bool | None = None) -> None:
    """The goods are home: their price goes back, and their pieces return to the shelf if the family `sells_again` what
    came home; unsaid, it does unless they were faulty. The parcel counts as returned when nothing of it is left with the
    shopper. Raises NotAllowed, NotNow."""
    orders.hold(parcel)
    may_go_on(request, parcel, actor)
    before, lines = given_back(parcel.id), lines_of(parcel.id)
    move(request, "agreed", "done")
    after = given_back(parcel.id)
    whole, allowed = is_whole(lines, after), allowances.allowed(parcel.id)
    with_delivery = policy.gives_delivery_back(request.kind, whole)
    back = share_back(parcel, lines, before, after, with_delivery=with_delivery, allowed=allowed)
    tell(GoodsTakenBack(request.id, parcel.id, back.total_minor, back.delivery_minor, actor.user_id))
    subject = f"return:{request.id}"
    pieces = pieces_back(lines, before, after)
    if policy.sells_again(request.kind) if sells_again is None else sells_again:
        stock.put_back(pieces, reason="return", subject=subject, by=actor.user_id)
    else:
        stock.set_aside(pieces, subject=subject, by=actor.user_id)
    give_back_price(parcel, back, subject)
    if whole:
        orders.mark_returned(parcel, actor)
    for line in lines:
        if after[line.id] > before[line.id]:
            tell(orders.PiecesSold(line.product_id, before[line.id] - after[line.id]))


def give_back_price(parcel: Parcel, back: ledger.Share, subject: str) -> None:
    """The price is owed to the shopper from now on, and on its way the way it came."""
    payment = payments.find_for("parcel", parcel.id) or payments.find_for("order", parcel.order_id)
    if orders.is_paid(parcel, payment) and back.items_minor + back.delivery_minor:
        told = {
            **orders.named(parcel, db.session.get_one(orders.Order, parcel.order_id)),
            "why": "returned",
            "items": back.items_minor,
            "coupon": back.coupon_minor,
            "delivery": back.delivery_minor,
            "borne": back.delivery_minor if parcel.way == COURIER else 0,  # the courier keeps its fee
            "commission": back.commission_minor,
        }
        ledger.record_taken_back(subject, back, subject=f"parcel:{parcel.id}", told=told)
        if payment and back.total_minor:
            holder = handbacks.holder(parcel, payment)
            disputes.give_back(payment, back.total_minor, once=subject, reason="returned", way=holder)


def clear_forgotten(*, limit: int = 100) -> int:
    """Lets the money of complete parcels go whose return nobody finishes; for the worker. The goods may still come."""
    parcels = forgotten(clock.now() - timedelta(days=policy.FORGOTTEN_DAYS), limit=limit)
    for parcel_id in parcels:
        orders.clear(parcel_id)
    return len(parcels)


def forget_member(user_id: int) -> None:
    """Takes a member's own words out of their returns; called while their orders still know them."""
    mine = select(Parcel.id).join(orders.Order, orders.Order.id == Parcel.order_id)
    theirs = ReturnRequest.parcel_id.in_(mine.where(orders.Order.user_id == user_id))
    words = update(ReturnRequest).where(theirs).values(reason="")
    db.session.execute(words.execution_options(synchronize_session=False))
