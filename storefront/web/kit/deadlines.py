"""Until when somebody has time, in words."""

from datetime import datetime, time, timedelta

from flask import Flask

from storefront.kernel import clock
from storefront.treasury import payments
from storefront.web.kit.formats import clock_time, day
from storefront.web.kit.locale import gettext


def until(moment: datetime) -> str:
    """ "11:30 مساءً", or "نهاية الثلاثاء 1 ديسمبر" for what ends together with a day of Riyadh."""
    local = clock.riyadh(moment)
    if local.time() != time():
        return clock_time(moment)
    return str(gettext("نهاية %(day)s", day=day(local.date() - timedelta(days=1))))


def until_when(moment: datetime) -> str:
    """The same with its day, for what may be days away: "نهاية الثلاثاء 1 ديسمبر", "الثلاثاء 1 ديسمبر، 11:30 مساءً"."""
    if clock.riyadh(moment).time() == time():
        return until(moment)
    return f"{day(moment)}{gettext('، ')}{clock_time(moment)}"


def pay_until(payment: payments.Payment) -> str:
    """Until when a payment is waited for; its goods are held a little longer, which is nobody's time to pay. Nothing for
    one that is not paid ahead."""
    return until(payment.expires_at - payments.GRACE) if payment.expires_at else ""


def furnish(app: Flask) -> None:
    """Makes the words known to templates."""
    app.jinja_env.globals.update(pay_until=pay_until, until_when=until_when)
