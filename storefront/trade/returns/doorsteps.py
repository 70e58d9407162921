"""Accepted in part at the door: what its shopper does not take of a parcel was never sold, and cash is paid for the rest. It
is noted as a return that is done at once, so that whatever comes home later is counted after it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.trade import orders
from storefront.trade.delivery import COURIER
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.returns.commands import REASON_LENGTH, lines_of
from storefront.trade.returns.facts import PartNotTaken
from storefront.trade.returns.models import ReturnLine, ReturnRequest
from storefront.trade.returns.policy import AT_DOOR
from storefront.trade.returns.queries import at_doors, pieces_at_door
from storefront.trade.returns.refusals import NotAPart
from storefront.trade.returns.shares import pieces_back, share_back
from storefront.treasury import ledger, payments

NOTHING = Counter[int]()


def is_payable(parcel: Parcel) -> bool:
    """Whether cash is to be paid for it at the door, so that less can be."""
    payment = payments.find_for("parcel", parcel.id)
    return payment is not None and payment.state == "open"


def due_for_rest(parcel: Parcel, refused: Mapping[int, int]) -> int:
    """What is to be paid at the door (halalas) when these pieces, by order line, are not taken; bringing the rest costs what
    it did. Raises NotNow where nothing is to be paid, NotAPart for none, for all and for more than there are."""
    if not is_payable(parcel):
        raise NotNow(state=parcel.state)
    lines, pieces = lines_of(parcel.id), Counter(refused)
    within = set(pieces) <= {line.id for line in lines} and all(0 <= pieces[line.id] <= line.quantity for line in lines)
    is_part = 0 < pieces.total() < sum(line.quantity for line in lines)
    due = parcel.total_minor - price_of(parcel, lines, pieces)
    if not (within and is_part and due > 0):
        raise NotAPart()
    return due


def price_of(parcel: Parcel, lines: Sequence[OrderLine], refused: Mapping[int, int]) -> int:
    """What is not to be paid at the door (halalas) for pieces that are not taken, by order line."""
    return share_back(parcel, lines, NOTHING, Counter(refused), with_delivery=False).total_minor


def hand_over_part(
    parcel: Parcel,
    refused: Mapping[int, int],
    actor: Actor,
    *,
    reason: str,
    code: str = "",
    sells_again: bool = False,
) -> ReturnRequest:
    """The goods are handed over, or brought by the courier, but for the pieces that were refused, by order line, for a
    reason in words; these return to the shelf if they `sells_again`, others their family counts when it has them.

    Raises NotAllowed, NotNow, ReasonIsMissing, NotAPart, CodeDoesNotMatch, TooManyTries.
    """
    orders.hold(parcel)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    due = due_for_rest(parcel, refused)
    if parcel.way == COURIER:
        orders.doors.bring(parcel, actor, due_minor=due)
    else:
        orders.hand_over(parcel, actor, code=code, due_minor=due)
    request = note(parcel, refused, words)
    lines, pieces = lines_of(parcel.id), Counter(refused)
    back, subject = pieces_back(lines, NOTHING, pieces), f"return:{request.id}"
    if sells_again:
        stock.put_back(back, reason="return", subject=subject, by=actor.user_id)
    else:
        stock.set_aside(back, subject=subject, by=actor.user_id)
    for line in lines:
        if pieces[line.id]:
            tell(orders.PiecesSold(line.product_id, -pieces[line.id]))
    tell(PartNotTaken(request.id, parcel.id, due, actor.user_id, words))
    return request


def note(parcel: Parcel, refused: Mapping[int, int], words: str) -> ReturnRequest:
    """Writes down what was not taken."""
    now = clock.now()
    request = ReturnRequest(parcel_id=parcel.id, kind=AT_DOOR, reason=words, state="done", answer="")
    request.asked_at = request.answered_at = now
    db.session.add(request)
    db.session.flush()
    db.session.add_all(
        ReturnLine(request_id=request.id, order_line_id=line_id, quantity=quantity)
        for line_id, quantity in refused.items()
        if quantity
    )
    db.session.flush()
    return request


def not_taken(parcel: Parcel) -> ledger.Share:
    """What of a parcel's money nobody owes anything of, because its goods were not taken at the door."""
    pieces = pieces_at_door(parcel.id)
    return share_back(parcel, lines_of(parcel.id), NOTHING, pieces, with_delivery=False)


def not_taken_of(parcel: Parcel, wishes: Sequence[ReturnRequest]) -> ledger.Share:
    """The same of a parcel whose lines and returns are read already."""
    at_door = (line for wish in wishes if wish.kind == AT_DOOR for line in wish.lines)
    pieces = Counter({line.order_line_id: line.quantity for line in at_door})
    return share_back(parcel, parcel.lines, NOTHING, pieces, with_delivery=False)


def not_paid(parcels: Sequence[Parcel]) -> dict[int, int]:
    """What nobody paid (halalas), because it was not taken, by parcel, of parcels whose lines are read already; one query."""
    wishes = at_doors([parcel.id for parcel in parcels])
    mine = {wish.parcel_id: [one for one in wishes if one.parcel_id == wish.parcel_id] for wish in wishes}
    return {parcel.id: not_taken_of(parcel, mine[parcel.id]).total_minor for parcel in parcels if parcel.id in mine}
