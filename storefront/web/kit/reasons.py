"""Reasons that nobody typed: the market gave them itself, as a word or a sentence of ours, and they are read in words."""

from flask import Flask

from storefront.community import families
from storefront.goods import catalogue
from storefront.kernel.refusals import N_
from storefront.reactions import bookings
from storefront.trade import orders
from storefront.treasury import payouts, transfers
from storefront.web.kit.locale import gettext

OURS = {
    orders.policy.UNANSWERED: N_("لم ترد الأسرة خلال 24 ساعة."),
    bookings.ACCOUNT_CHANGED: N_("تغيّر الحساب البنكي للأسرة."),
    payouts.ANEW: N_("حُسب من جديد مع ما صار متاحاً بعده."),
    transfers.MOVED: N_("تُدفع مستحقات الأسرة الآن عن طريق آخر."),
    bookings.DISPUTED: bookings.DISPUTED,
    bookings.FOUND: bookings.FOUND,
    catalogue.publication.WANTS_DOCUMENT: N_("تنقصه وثيقة سارية."),
    families.VERIFYING: families.VERIFYING,
}


def reason_words(reason: str) -> str:
    """A reason in the reader's language if it is one of ours; what somebody wrote is left as it was written."""
    return str(gettext(OURS[reason])) if reason in OURS else reason


def furnish(app: Flask) -> None:
    """Makes them known to templates."""
    app.jinja_env.globals.update(reason_words=reason_words)
