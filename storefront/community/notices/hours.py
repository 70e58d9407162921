"""When mobiles are left in peace. Pure."""

from datetime import datetime

from storefront.community.notices.topics import TOPICS
from storefront.kernel import clock

QUIET_FROM, QUIET_TO = 22, 8  # o'clock in Riyadh
CODE = "mobile-code"  # the kind of message whose reader waits for it
URGENT = frozenset({CODE, *(kind for topic in TOPICS if topic.urgent for kind in topic.kinds)})  # come at night too


def is_quiet(moment: datetime) -> bool:
    """Whether nobody is to be woken by what can wait until the morning."""
    hour = clock.riyadh(moment).hour
    return hour >= QUIET_FROM or hour < QUIET_TO
