"""When a family has to register for value added tax, and when it may. Pure arithmetic on halalas.

The rule: who is resident registers when what they supplied within twelve months exceeds SAR 375,000 (Unified VAT Agreement of
the states of the Gulf, article 50), asked at the end of each month, within thirty days of it (implementing regulations of the
VAT law of the Kingdom, article 3); from half of it on, SAR 187,500, one may (article 51 of the agreement, article 7 of the
regulations). We know only what is sold on this market: what is sold elsewhere counts too, and the page says so.
"""

from dataclasses import dataclass

from storefront.insight.income.periods import YEAR, Period, ending
from storefront.insight.income.sums import Income, total
from storefront.insight.statements import Month

MUST_MINOR, MAY_MINOR = 375_000_00, 187_500_00
WORRY_PERCENT = 80
REGISTERED, FAR, SOON_MAY, MAY, SOON_MUST, MUST = "registered", "far", "soon_may", "may", "soon_must", "must"


@dataclass(frozen=True)
class Meter:
    """What a family sold within twelve months, up to now (the last of them is this month) and up to the end of the month before,
    and whether it is registered. The larger of both counts: on the first of a month a whole one has just left the first."""

    now_minor: int
    before_minor: int
    is_registered: bool
    month: Month

    @property
    def sold_minor(self) -> int:
        """What counts."""
        return max(self.now_minor, self.before_minor)

    @property
    def period(self) -> Period:
        """The twelve months in which that was sold."""
        if self.now_minor >= self.before_minor:
            return ending(self.month)
        return ending(ending(self.month, 2).first)

    @property
    def stage(self) -> str:
        """Where it stands."""
        if self.is_registered:
            return REGISTERED
        if self.sold_minor > MUST_MINOR:
            return MUST
        if self.sold_minor >= worrying(MUST_MINOR):
            return SOON_MUST
        if self.sold_minor >= MAY_MINOR:
            return MAY
        return SOON_MAY if self.sold_minor >= worrying(MAY_MINOR) else FAR

    @property
    def left_minor(self) -> int:
        """How much more can be sold before one has to register."""
        return max(0, MUST_MINOR - self.sold_minor)

    @property
    def percent(self) -> int:
        """How much of that sum is reached, from 0 to 100."""
        return max(0, min(100, self.sold_minor * 100 // MUST_MINOR))


def worrying(threshold_minor: int) -> int:
    """From which sum on a threshold is near."""
    return threshold_minor * WORRY_PERCENT // 100


def meter(income: Income, *, is_registered: bool) -> Meter:
    """The meter of the thirteen months that end with this one."""
    months = income.months
    now, before = total(months[-YEAR:]), total(months[-YEAR - 1 : -1])
    return Meter(now.turnover_minor, before.turnover_minor, is_registered, income.period.last)
