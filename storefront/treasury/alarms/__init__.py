"""Alarms: whatever about money a machine must not decide alone is shown to the office until somebody closes it."""

from storefront.treasury.alarms.commands import close, end, raise_alarm, see
from storefront.treasury.alarms.kinds import KINDS
from storefront.treasury.alarms.models import Alarm
from storefront.treasury.alarms.queries import about, closed, count_open, get, open_alarms

__all__ = [
    "KINDS",
    "Alarm",
    "about",
    "close",
    "closed",
    "count_open",
    "end",
    "get",
    "open_alarms",
    "raise_alarm",
    "see",
]
