"""Cash that goes back, as its shopper reads it: who gives it, that somebody says it was given, that it never came."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from storefront.kernel import clock, money
from storefront.trade import handbacks
from storefront.trade.delivery import COURIER
from storefront.trade.orders import Parcel
from storefront.treasury import payments
from storefront.treasury.payments import FAMILY, Refund
from storefront.web.kit.formats import day
from storefront.web.shop.ways_back import way_back


@dataclass(frozen=True)
class Handback:
    """Cash on its way back: how far it is in words, the look of that, and whether it may be said that it never came."""

    refund_id: int
    amount_minor: int
    said: str
    look: tuple[str, str]
    may_deny: bool


def handbacks_of(parcel: Parcel, refunds: Sequence[Refund]) -> list[Handback]:
    """What goes back of the cash that was paid for a parcel."""
    now = clock.now()
    return [
        Handback(one.id, one.amount_minor, said(one, parcel), look(one), handbacks.may_deny(one, now))
        for one in refunds
    ]


def look(refund: Refund) -> tuple[str, str]:
    """How its notice looks: kind and outline."""
    if refund.state == "done":
        return "good", "circle-check"
    return ("warn", "circle-help") if refund.trouble == payments.refunding.DENIED else ("info", "hourglass")


def said(refund: Refund, parcel: Parcel) -> str:
    """How far it is."""
    amount = gettext("%(amount)s ر.س", amount=money.shown(refund.amount_minor))
    when = day(refund.done_at) if refund.done_at else ""
    if refund.state == "done" and refund.way == FAMILY:
        return str(gettext("تقول الأسرة إنها أعطتك %(amount)s نقداً يوم %(day)s.", amount=amount, day=when))
    if refund.state == "done":
        return str(gettext("أعاد إليك مكتب دكّة %(amount)s يوم %(day)s.", amount=amount, day=when))
    if refund.trouble == payments.refunding.DENIED:
        return str(gettext("قلت إن %(amount)s لم يصلك. ينظر مكتب دكّة في الأمر ويتواصل معك.", amount=amount))
    return way_back("cash", refund.amount_minor, by_courier=parcel.way == COURIER)
