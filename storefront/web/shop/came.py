"""Money that came for an order and is not its price: a part that waits for the rest, what came beside it, too late or never
became enough. None of it is kept, and the order's page says where it is."""

from dataclasses import dataclass

from flask_babel import gettext

from storefront.kernel import money
from storefront.kernel.refusals import N_
from storefront.treasury import bank, gateways, payments
from storefront.treasury.payments import Payment

WHY = {  # why money goes back that was never kept, in the words of the refund: a heading for its shopper
    "twice": N_("وصل منك أكثر من ثمن الطلب."),
    "over": N_("وصل منك أكثر من ثمن الطلب."),
    "short": N_("وصل منك بعض ثمن الطلب، ولم يكتمل."),
    "late": N_("وصل منك ثمن الطلب بعد أن أُلغي."),
    "differs": N_("وصل منك مبلغ غير ثمن الطلب، فلم يُقبل عنه."),
}


@dataclass(frozen=True)
class Sent:
    """Halalas that are to go back for one reason, or went (`is_back`), with their heading and their sentence."""

    title: str
    said: str
    is_back: bool


def sent_back(payment: Payment | None) -> list[Sent]:
    """What goes back, or went, of what came and could pay nothing."""
    sums: dict[tuple[str, bool, bool], int] = {}
    for one in payments.refunds_of(payment.id) if payment else ():
        if one.reason in WHY and one.state != "replaced":
            is_over = one.reason in ("twice", "over")
            key = (WHY[one.reason], is_over, one.state == "done")
            sums[key] = sums.get(key, 0) + one.amount_minor
    return [
        Sent(gettext(title), words(minor, is_over=is_over, is_back=is_back), is_back)
        for (title, is_over, is_back), minor in sums.items()
    ]


def words(minor: int, *, is_over: bool, is_back: bool) -> str:
    """Where such a sum (halalas) is."""
    shown = money.shown(minor)
    if is_back:
        return str(gettext("أُعيد إليك %(sum)s ر.س.", sum=shown))
    if is_over:
        return str(gettext("الزائد %(sum)s ر.س لك، ونعيده إليك من حيث جاء.", sum=shown))
    return str(gettext("المبلغ %(sum)s ر.س لك، ونعيده إليك من حيث جاء.", sum=shown))


def arrived(payment: Payment | None) -> int:
    """Halalas that came by transfer and wait for the rest of the price."""
    is_open = payment is not None and payment.state == "open" and gateways.account_of(payment.gateway) is not None
    return bank.arrived_for(payment.id) if payment and is_open else 0
