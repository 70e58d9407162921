"""What a person of the office decides about a parcel's money: something goes to its shopper while the goods stay."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.kernel import clock, money
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import ReasonIsMissing
from storefront.trade import allowances, handbacks, orders, returns
from storefront.trade.adjustments import shares
from storefront.trade.adjustments.facts import AllowanceGiven
from storefront.trade.adjustments.refusals import (
    BankDecides,
    MoreThanIsLeft,
    NothingChosen,
    NothingWasPaid,
)
from storefront.trade.adjustments.shares import Left, Wish
from storefront.trade.allowances import Allowance, AllowanceLine
from storefront.trade.delivery import COURIER
from storefront.trade.orders import OrderLine, Parcel
from storefront.treasury import disputes, interests, ledger, payments
from storefront.treasury.payments import Payment

REASON_LENGTH = 300
GIVEN, FOUND, DISPUTE = "given", "found", "dispute"


def only_others(actor: Actor, purpose: str, subject_id: int, reason: str) -> str:
    """The reason of somebody whom the money of a thing does not concern, as it is kept. Raises NotAllowed, OwnInterest,
    ReasonIsMissing."""
    interests.only_others(actor, purpose, subject_id)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    return words


def give(parcel: Parcel, wish: Wish, actor: Actor, *, once: str, reason: str) -> Allowance:
    """Money of a paid parcel is to go to its shopper, from whoever holds it; `once` names the press of a button.

    Raises NotAllowed, OwnInterest, ReasonIsMissing, NothingWasPaid, BankDecides, NothingChosen, MoreThanIsLeft, RefundIsTooMuch.
    """
    words = only_others(actor, "parcel", parcel.id, reason)
    orders.hold(parcel)
    known = allowances.find(once)
    if known:
        return known
    payment = paid_for(parcel)
    check_no_bank_decides(payment)
    allowance = note(parcel, wish, Allowance(once=once, kind=GIVEN, reason=words, given_by=actor.user_id))
    payments.ask_refund(
        payment,
        allowance.total_minor,
        once=f"allowance:{allowance.id}",
        reason="allowance",
        way=handbacks.holder(parcel, payment),
    )
    return allowance


def paid_for(parcel: Parcel) -> Payment:
    """The payment that paid for a parcel: at its door, or for its whole order. Raises NothingWasPaid."""
    payment = payments.find_for("parcel", parcel.id) or payments.find_for("order", parcel.order_id)
    if payment is None or payment.state != "settled":
        raise NothingWasPaid()
    return payment


def check_no_bank_decides(payment: Payment) -> None:
    """Raises BankDecides while a bank looks into the money of a payment, or has taken it."""
    if bank_decides(payment):
        raise BankDecides()


def bank_decides(payment: Payment) -> bool:
    """Whether a bank looks into the money of a payment, or has taken it."""
    attempt_id = payments.settling_attempt(payment.id)
    return attempt_id is not None and (disputes.is_disputed(attempt_id) or disputes.is_lost(attempt_id))


def givable(payment: Payment, parcels: Sequence[Parcel]) -> set[int]:
    """Of the parcels a payment was for those, by id, of which something can go back now; a constant number of queries."""
    if payment.state != "settled" or bank_decides(payment):
        return set()
    return {number for number, left in lefts(parcels).items() if left.total_minor}


def left_now(parcel: Parcel) -> Left:
    """What has not gone back of a parcel until now; nothing of one that was called off."""
    return lefts([parcel])[parcel.id]


def lefts(parcels: Sequence[Parcel]) -> dict[int, Left]:
    """The same of several parcels, by parcel, in a constant number of queries."""
    ids = [parcel.id for parcel in parcels]
    lines, home, allowed = lines_of(*ids), returns.given_back(*ids), allowances.allowed_of(ids)
    there = {}
    for parcel in parcels:
        mine = [line for line in lines if line.parcel_id == parcel.id]
        is_undone = parcel.state in orders.UNDONE
        nothing = Left({line.id: 0 for line in mine}, 0)
        there[parcel.id] = nothing if is_undone else shares.left(parcel, mine, home, allowed[parcel.id])
    return there


def lines_of(*parcel_ids: int) -> Sequence[OrderLine]:
    """The lines of these parcels, in their order."""
    mine = select(OrderLine).where(OrderLine.parcel_id.in_(parcel_ids))
    return db.session.scalars(mine.order_by(OrderLine.id)).all()


def given_before(parcel_id: int) -> list[int]:
    """What was allowed of a parcel that has no receipt yet, to be credited once it has."""
    return [one.id for one in allowances.of_parcels([parcel_id]) if one.kind in (GIVEN, FOUND)]


def note(parcel: Parcel, wish: Wish, allowance: Allowance) -> Allowance:
    """Writes an allowance of the office down and books it; whoever holds the parcel's lock."""
    amounts, delivery = within(parcel, wish)
    share = keep(parcel, allowance, amounts, delivery)
    told = told_of(parcel, share, allowance)
    ledger.record_taken_back(f"allowance:{allowance.id}", share, subject=f"parcel:{parcel.id}", told=told)
    about = (parcel.id, allowance.id, allowance.kind, allowance.total_minor, delivery)
    tell(AllowanceGiven(*about, allowance.given_by, allowance.reason))
    return allowance


def within(parcel: Parcel, wish: Wish) -> tuple[dict[int, int], int]:
    """What a wish comes to: halalas by order line, and of the delivery. Raises NothingChosen, MoreThanIsLeft."""
    there = left_now(parcel)
    amounts = {line: amount for line, amount in wish.lines.items() if amount}
    delivery = there.delivery_minor if wish.with_delivery else 0
    for line, amount in amounts.items():
        most = there.lines.get(line, 0)
        if not 0 < amount <= most:
            raise MoreThanIsLeft(line=line, left=money.shown(most))
    if not amounts and not delivery:
        raise NothingChosen()
    return amounts, delivery


def preview(parcel: Parcel, wish: Wish) -> ledger.Share:
    """What a wish would take of everybody's share, for whoever is asked before. Changes nothing. Raises NothingWasPaid,
    BankDecides, NothingChosen, MoreThanIsLeft."""
    check_no_bank_decides(paid_for(parcel))
    return share_of(parcel, wish)


def share_of(parcel: Parcel, wish: Wish) -> ledger.Share:
    """What a wish comes to, by whom it is borne. Raises NothingChosen, MoreThanIsLeft."""
    amounts, delivery = within(parcel, wish)
    home, allowed = returns.given_back(parcel.id), allowances.allowed(parcel.id)
    commission = shares.taken(parcel, lines_of(parcel.id), amounts, home, allowed)
    return shares.share_of(parcel, sum(amounts.values()), delivery, commission)


def keep(parcel: Parcel, allowance: Allowance, amounts: dict[int, int], delivery_minor: int) -> ledger.Share:
    """Writes an allowance down; what it takes of everybody's share."""
    home, allowed = returns.given_back(parcel.id), allowances.allowed(parcel.id)
    commission = shares.taken(parcel, lines_of(parcel.id), amounts, home, allowed)
    share = shares.share_of(parcel, sum(amounts.values()), delivery_minor, commission)
    allowance.parcel_id, allowance.given_at = parcel.id, clock.now()
    allowance.items_minor, allowance.delivery_minor = share.items_minor, share.delivery_minor
    allowance.commission_minor, allowance.commission_vat_minor = commission
    db.session.add(allowance)
    db.session.flush()
    db.session.add_all(
        AllowanceLine(allowance_id=allowance.id, order_line_id=line, amount_minor=amount)
        for line, amount in amounts.items()
    )
    return share


def told_of(parcel: Parcel, share: ledger.Share, allowance: Allowance) -> dict[str, object]:
    """What explains the booking to its family for ever."""
    return {
        **orders.named(parcel, db.session.get_one(orders.Order, parcel.order_id)),
        "why": "dispute" if allowance.kind == DISPUTE else "allowance",
        "items": share.items_minor,
        "delivery": share.delivery_minor,
        "courier": share.courier_minor,
        "borne": share.delivery_minor - share.courier_minor if parcel.way == COURIER else 0,
        "commission": share.commission_minor,
        "reason": allowance.reason,
    }
