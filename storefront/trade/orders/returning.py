"""Giving goods back: the shopper asks, the family answers, the goods come home and the price goes back."""

from collections.abc import Mapping

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow
from storefront.trade.orders import policy
from storefront.trade.orders.commands import count_sold, only_its_family, undo
from storefront.trade.orders.facts import ReturnAnswered, ReturnAsked
from storefront.trade.orders.models import OrderLine, Parcel, ReturnLine, ReturnRequest
from storefront.trade.orders.refusals import CannotBeReturned

KINDS = ("change_of_mind", "defect")


def ask_return(parcel: Parcel, pieces: Mapping[int, int], *, kind: str, reason: str) -> ReturnRequest:
    """A wish to give back pieces (by order line id). Raises CannotBeReturned, also when one is open already."""
    lines = {line.id: line for line in db.session.scalars(select(OrderLine).where(OrderLine.parcel_id == parcel.id))}
    wanted = {line_id: pieces[line_id] for line_id in pieces if pieces[line_id]}
    now = clock.now()
    for line_id, quantity in wanted.items():
        line = lines.get(line_id)
        if line is None or not 1 <= quantity <= line.quantity:
            raise CannotBeReturned()
        if not policy.may_return(parcel.state, line.return_class, kind, parcel.handed_over_at, now):
            raise CannotBeReturned()
    if not wanted or kind not in KINDS or open_request(parcel.id):
        raise CannotBeReturned()
    request = ReturnRequest(parcel_id=parcel.id, kind=kind, reason=reason, state="asked", asked_at=now, answer="")
    db.session.add(request)
    db.session.flush()
    db.session.add_all(
        ReturnLine(request_id=request.id, order_line_id=line_id, quantity=quantity)
        for line_id, quantity in wanted.items()
    )
    db.session.flush()
    tell(ReturnAsked(request.id, parcel.id))
    return request


def open_request(parcel_id: int) -> ReturnRequest | None:
    """The return that waits for an answer or for the goods."""
    statement = select(ReturnRequest).where(
        ReturnRequest.parcel_id == parcel_id, ReturnRequest.state.in_(("asked", "agreed"))
    )
    return db.session.scalar(statement)


def answer_return(request: ReturnRequest, parcel: Parcel, actor: Actor, *, agreed: bool, words: str) -> None:
    """The family says yes or no, in words. Raises NotAllowed, NotNow."""
    only_its_family(parcel, actor)
    if request.state != "asked":
        raise NotNow()
    request.state = "agreed" if agreed else "refused"
    request.answer, request.answered_at = words, clock.now()
    db.session.flush()
    tell(ReturnAnswered(request.id, parcel.id, agreed))


def take_back(request: ReturnRequest, parcel: Parcel, actor: Actor) -> None:
    """The goods are home: pieces return to the shelf, the price goes back. Raises NotAllowed, NotNow."""
    only_its_family(parcel, actor)
    if request.state != "agreed":
        raise NotNow()
    request.state = "done"
    undo(parcel, "returned", actor)
    count_sold(parcel, -1)
