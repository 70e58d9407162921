"""The money of an order as its family reads it: what was sold, what of it went back, each time and why, what is left; and what
waits for a bank."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext

from storefront.kernel.refusals import N_
from storefront.trade import adjustments, allowances, orders, returns, rulings
from storefront.trade.delivery import COURIER
from storefront.trade.orders import Parcel
from storefront.trade.returns import ReturnRequest
from storefront.treasury import disputes, ledger, recipients
from storefront.web.family.money_words import Row, riyals, row_of

WHOLE = N_("يعود المبلغ كاملاً إلى المشتري: %(back)s.")
PART = N_("يعود إلى المشتري %(back)s، وهو ما بقي مما دفعه بعد %(before)s رُدّت من قبل.")
GONE = N_("رُدّ إلى المشتري من قبل كل ما دفعه، وهو %(before)s، فلا يعود إليه شيء الآن.")
BY_BANK = {  # by how far a dispute about the payment is
    "open": N_("وما دُفع ينتظر قرار مصرف المشتري في اعتراضه: ما يردّه المصرف يصله منه، وما لا يردّه يعيده السوق."),
    "lost": N_("ردّ مصرف المشتري إليه ما ردّه في اعتراضه، وإن بقي مما دفعه شيء أعاده السوق."),
}


@dataclass(frozen=True)
class OrderMoney:
    """Sums in halalas. `missing` was not taken at the door, `undone` went back since it was paid, `rows` are the times it did;
    `share_minor` is what the family gets now. Of what is to go back `waits_minor` waits for a bank, for `waiting` ("return:3");
    `hold` is why the share is held up, or empty, `is_undecided` whether a bank still looks into the payment, and
    `ruling` how it stands with money a bank has (see rulings). What stands on
    the page adds up: the price, less the family's own coupon, and the delivery, less what is the courier's, less the commission,
    is its share."""

    missing: ledger.Share
    undone: ledger.losses.Undone
    rows: Sequence[Row]
    sold_commission_minor: int
    sold_vat_minor: int
    sold_courier_minor: int
    share_minor: int
    waiting: frozenset[str]
    waits_minor: int
    hold: str
    is_undecided: bool
    ruling: str

    @property
    def commission_minor(self) -> int:
        """What the market keeps of it now."""
        return self.sold_commission_minor - self.missing.commission_minor - self.undone.commission_minor

    @property
    def commission_vat_minor(self) -> int:
        """The tax in it."""
        return self.sold_vat_minor - self.missing.commission_vat_minor - self.undone.commission_vat_minor

    @property
    def courier_minor(self) -> int:
        """What of the delivery is the courier's, as long as it was not given back."""
        return self.sold_courier_minor - self.undone.courier_minor


def money_of(parcel: Parcel, wishes: Sequence[ReturnRequest], *, is_credited: bool) -> OrderMoney:
    """The money of a parcel with its order, its lines and its wishes to give back. Of cash nothing goes back but what is
    credited on paper (`is_credited`); of what was paid ahead something may at any time."""
    cash, subject = parcel.order.method == "cash", f"parcel:{parcel.id}"
    is_less = parcel.state not in orders.CALLED_OFF and (is_credited or not cash)
    undoings = ledger.losses.undoings_of(subject) if is_less else []
    undone = ledger.losses.whole(one for _, one in undoings)
    missing = returns.doorsteps.not_taken_of(parcel, wishes)
    banks = {} if cash else disputes.sums_about("order", parcel.order_id)
    waits = waiting_of(parcel, wishes) if banks else {}
    hold = recipients.living_holds(parcel.family_id).get(subject) if banks else None
    return OrderMoney(
        missing,
        undone,
        [row_here(booking) for booking, _ in undoings],
        parcel.commission_minor,
        parcel.commission_vat_minor,
        couriers_of(parcel),
        share_of(parcel) - missing.family_minor - undone.family_minor,
        frozenset(waits),
        sum(waits.values()),
        hold.reason if hold else "",
        "open" in banks,
        rulings.told(banks, parcel.order_id, parcel.id) if banks else "",
    )


def when_called_off(parcel: Parcel) -> str:
    """What becomes of the money that was paid for a parcel if it is called off now, in a sentence; "" where nothing was paid.
    What its shopper got back before goes back no second time, and a bank may have a say in the rest."""
    if parcel.order.method == "cash" or not parcel.total_minor:
        return ""
    banks = disputes.sums_about("order", parcel.order_id)
    told = next((words for state, words in BY_BANK.items() if state in banks), "")
    if told:
        return str(gettext(told))
    left = adjustments.left_now(parcel).total_minor
    before = parcel.total_minor - left
    told = WHOLE if not before else PART if left else GONE
    return str(gettext(told, back=riyals(left), before=riyals(before)))


def waiting_of(parcel: Parcel, wishes: Sequence[ReturnRequest]) -> dict[str, int]:
    """Halalas of what is to go back of a parcel that wait for a bank, by what they are for."""
    held = {subject: one.waits_minor for subject, one in disputes.held_of("order", parcel.order_id).items()}
    given = allowances.of_parcels([parcel.id]) if held else []
    mine = [f"parcel:{parcel.id}", *(f"return:{one.id}" for one in wishes), *(f"allowance:{one.id}" for one in given)]
    return {subject: held[subject] for subject in mine if held.get(subject)}


def row_here(booking: ledger.Booking) -> Row:
    """A time something went back, on the page of the order itself: it leads nowhere, and both balances are the family's."""
    return replace(row_of(booking, {}), href="", part="")


def share_of(parcel: Parcel) -> int:
    """What of the parcel's price is the family's, in halalas: the goods, less what its own coupon took off and the
    commission, and its own driving."""
    return parcel.sold_minor - parcel.commission_minor + parcel.delivery_minor - couriers_of(parcel)


def couriers_of(parcel: Parcel) -> int:
    """What of the parcel's price is the courier's, in halalas."""
    return parcel.delivery_minor if parcel.way == COURIER else 0


def gone_back(parcels: Sequence[Parcel]) -> dict[int, int]:
    """Halalas that went to the shoppers of these parcels, or are to, by parcel; one query. What was called off is as it
    was."""
    names = {f"parcel:{one.id}": one.id for one in parcels if one.state not in orders.CALLED_OFF}
    return {names[subject]: minor for subject, minor in ledger.losses.payers_parts(list(names)).items()}
