"""A bank gave back late what a family had borne: everybody has their part again, but for what of it was called off or came
home meanwhile. That the bank's money stood for until now; it is owed to the shopper by the sale itself from now on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from storefront.kernel.database import db
from storefront.trade import allowances, orders, returns
from storefront.trade.adjustments import shares
from storefront.trade.adjustments.commands import lines_of
from storefront.trade.allowances import Allowance, Allowed
from storefront.trade.delivery import COURIER
from storefront.trade.orders import Parcel
from storefront.treasury import disputes, ledger, payments

DEFECT = "defect"  # the kind of a return with which the delivery goes back too


@dataclass(frozen=True)
class Owed:
    """What is owed after all for a thing ("parcel:12", "return:5"), and why it was undone."""

    subject: str
    why: str
    share: ledger.Share


def give_again(parcel: Parcel, allowance_id: int) -> None:
    """Whoever bore a loss has their part again; what of it is of goods that were called off or came home goes to the shopper.
    Whoever holds the parcel's lock."""
    allowance = allowances.get(allowance_id)
    before = allowed_beside(allowance)
    owed = list(owed_after_all(parcel, allowance, before))
    less = over(parcel, allowance, before, [one.share for one in owed if not one.share.total_minor])
    ledger.losses.record_unborne(f"allowance:{allowance.id}", less=less)
    for one in owed:
        if one.share.total_minor:
            _give(parcel, one, f"{one.subject}:late:{allowance.id}")


def allowed_beside(allowance: Allowance) -> Allowed:
    """What was allowed of its parcel beside an allowance that still counts."""
    allowed = allowances.allowed(allowance.parcel_id)
    lines = Counter(allowed.lines)
    lines.subtract(amounts_of(allowance))
    return Allowed(lines, allowed.delivery_minor - allowance.delivery_minor)


def amounts_of(allowance: Allowance) -> dict[int, int]:
    """Its halalas by order line."""
    return {line.order_line_id: line.amount_minor for line in allowance.lines}


def owed_after_all(parcel: Parcel, allowance: Allowance, beside: Allowed) -> Iterator[Owed]:
    """What of an allowance is of goods whose sale was undone, each time by itself: all of it where all was called off, nothing
    but perhaps commission where other money was left for what came home."""
    if parcel.state in orders.CALLED_OFF:
        yield Owed(f"parcel:{parcel.id}", parcel.state, share_of(parcel, allowance))
        return
    lines, home = lines_of(parcel.id), Counter[int]()
    with_it = Allowed(beside.lines + Counter(amounts_of(allowance)), beside.delivery_minor + allowance.delivery_minor)
    done = [wish for wish in returns.of_parcel(parcel.id) if wish.state == "done"]
    for wish in sorted(done, key=lambda one: one.id):
        after = home + Counter({line.order_line_id: line.quantity for line in wish.lines})
        whole = all(after[line.id] == line.quantity for line in lines) and wish.kind == DEFECT
        due, given = (
            returns.share_back(parcel, lines, home, after, with_delivery=whole, allowed=allowed)
            for allowed in (beside, with_it)
        )
        home = after
        yield Owed(f"return:{wish.id}", "returned", due.less(given))


def share_of(parcel: Parcel, allowance: Allowance) -> ledger.Share:
    """An allowance as a part of the parcel's sale."""
    return replace(
        orders.confirming.share_of(parcel),
        items_minor=allowance.items_minor,
        delivery_minor=allowance.delivery_minor,
        commission_minor=allowance.commission_minor,
        commission_vat_minor=allowance.commission_vat_minor,
        coupon_minor=0,
        off_minor=0,
    )


def over(parcel: Parcel, allowance: Allowance, beside: Allowed, rest: Sequence[ledger.Share]) -> tuple[int, int]:
    """What of the commission that fell with an allowance, and of the tax in it, falls without it too: parts are rounded by
    what went before them, and of what came home (`rest`) perhaps nothing goes to the shopper."""
    if parcel.state in orders.CALLED_OFF:
        return 0, 0
    alone = shares.taken(parcel, lines_of(parcel.id), amounts_of(allowance), Counter(), beside)
    return (
        allowance.commission_minor - alone[0] + sum(one.commission_minor for one in rest),
        allowance.commission_vat_minor - alone[1] + sum(one.commission_vat_minor for one in rest),
    )


def _give(parcel: Parcel, owed: Owed, once: str) -> None:
    share = owed.share
    told = {
        **orders.named(parcel, db.session.get_one(orders.Order, parcel.order_id)),
        **share.told,
        "why": owed.why,
        "borne": share.delivery_minor - share.courier_minor if parcel.way == COURIER else 0,
    }
    ledger.record_taken_back(once, share, subject=f"parcel:{parcel.id}", told=told)
    payment = payments.find_for("order", parcel.order_id)
    if payment:
        disputes.give_back(payment, share.total_minor, once=once, reason=owed.why, subject=owed.subject)
