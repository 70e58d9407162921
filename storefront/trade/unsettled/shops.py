"""What holds up that a shop is closed: goods or money on their way, either way, places at exhibitions, and units
of markets."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, exists, select

from storefront.fairs import invoices, leases
from storefront.fairs.applications import LIVING, ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import OVER, Exhibition
from storefront.kernel.database import db
from storefront.trade import returns
from storefront.trade.orders import OPEN, Parcel
from storefront.trade.unsettled.queries import COMING, OWED, RETURNING
from storefront.trade.unsettled.refusals import ShopIsNotSettled
from storefront.treasury import ledger, payouts, recipients
from storefront.treasury.payments import FAMILY, Payment, Refund
from storefront.treasury.payouts import Payout
from storefront.treasury.recipients import Recipient

# goods that may still come back; sums: not payable yet, payable, too small without an account, owed to the market, on their way,
# held by the office; places at exhibitions, and invoices for them; units of markets
RECENT, MONEY_COMING, PAYABLE, NO_ACCOUNT, OWES, PAID_OUT, HELD_UP, PLACES, FEES, LEASES = (
    "recent", "money_coming", "payable", "no_account", "owes", "paid_out", "held_up", "places", "fees", "leases",
)  # fmt: skip
MOST = 20  # orders that are named


@dataclass(frozen=True)
class Hindrance:
    """Why a shop cannot be closed yet, and the orders it is about, if it is about orders."""

    why: str
    references: Sequence[str] = ()


def of_family(family_id: int) -> list[Hindrance]:
    """All that holds up the closing of a family's shop; three queries."""
    reasons: dict[str, list[str]] = {}
    for reference, why in _parcels(family_id):
        reasons.setdefault(why, []).append(reference)
    return [*(Hindrance(why, codes) for why, codes in reasons.items()), *map(Hindrance, _others(family_id))]


def check_shop_may_close(family_id: int) -> None:
    """Raises ShopIsNotSettled while anything of a shop is under way."""
    if of_family(family_id):
        raise ShopIsNotSettled()


def _parcels(family_id: int) -> Sequence[tuple[str, str]]:
    mine = (Payment.purpose == "parcel") & (Payment.subject_id == Parcel.id)
    asked = Refund.state.in_(("asked", "failed"))
    owed = exists().where(Refund.payment_id == Payment.id, mine, asked, Refund.way == FAMILY)
    returning = exists().where(returns.ReturnRequest.parcel_id == Parcel.id, returns.WAITING)
    why = case(
        (Parcel.state.in_(OPEN), COMING),
        (returning, RETURNING),
        (owed, OWED),
        (Parcel.state.in_(("handed_over", "delivered")), RECENT),
    )
    rows = select(Parcel.reference, why).where(Parcel.family_id == family_id, why.is_not(None))
    return [(reference, reason) for reference, reason in db.session.execute(rows.order_by(Parcel.id).limit(MOST))]


def _others(family_id: int) -> list[str]:
    """What is no order's: money, exhibitions, and markets."""
    standing = ledger.standing(family_id)
    coming, payable = standing.coming_minor, standing.payable_minor
    ready = exists().where(Recipient.family_id == family_id, Recipient.ready_at.is_not(None))
    on_the_way = exists().where(Payout.family_id == family_id, Payout.state.in_(payouts.ON_THE_WAY))
    application = (ExhibitApplication.family_id == family_id, ExhibitApplication.state.in_(LIVING))
    to_come = (ExhibitorCall.id == ExhibitApplication.call_id, Exhibition.id == ExhibitorCall.exhibition_id)
    places = exists().where(*application, *to_come, Exhibition.state.not_in(OVER))
    fees = exists().where(invoices.waiting_of(family_id))
    let = exists().where(leases.concerning(family_id))
    held = recipients.is_held(family_id, "")
    has_account, moves, holds, applied, owes_fees, rents = db.session.execute(
        select(ready, on_the_way, held, places, fees, let)
    ).one()
    found = {
        MONEY_COMING: coming != 0,
        OWES: payable < 0,
        PAYABLE: payable >= payouts.terms().minimum_minor,
        NO_ACCOUNT: 0 < payable < payouts.terms().minimum_minor and not has_account,
        PAID_OUT: moves,
        HELD_UP: holds,
        PLACES: applied,
        FEES: owes_fees,
        LEASES: rents,
    }
    return [why for why, is_so in found.items() if is_so]
