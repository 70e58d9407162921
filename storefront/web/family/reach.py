"""What the desk says of telling a shopper: whoever left no e-mail and has no account is told on the page of the order alone."""

from flask_babel import gettext

from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.web.family.entitled import may_use


def is_written_to(parcel: Parcel) -> bool:
    """Whether letters reach whoever ordered, or the inbox of their account; the parcel is loaded with its order."""
    return bool(parcel.order.email or parcel.order.user_id)


def not_written_to(parcel: Parcel, *, knows: bool) -> str:
    """What to know of a shopper no letter reaches, and what to do where the family sees their mobile (whoever of it
    sees orders does); of one whose account was
    deleted, that there is no way to them."""
    if parcel.order.is_forgotten:
        return str(gettext("حُذف حساب المشتري، فلا اسم له هنا ولا رقم، ولا تصله رسالة."))
    said = gettext("لم يترك المشتري بريداً، فلا تصله رسالة، ويرى ما جدّ في صفحة طلبه.")
    if not knows:
        return str(said)
    if not may_use("orders", parcel.family_id):
        return f"{said} {gettext('يتصل به من يرى الطلبات في دكّتكم.')}"
    return f"{said} {gettext('اتصلوا به ليعلم.')}"


def told(parcel: Parcel, done: str, done_and_told: str) -> str:
    """What the desk says of a step: that the shopper was written to, or that they were not."""
    if is_written_to(parcel):
        return done_and_told
    knows = parcel.state in orders.policy.KNOWS_SHOPPER
    return f"{done} {not_written_to(parcel, knows=knows)}"
