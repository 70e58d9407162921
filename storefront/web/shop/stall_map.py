"""The plan of an exhibition as pages draw it: a picture or a grid, the stalls as pins in their places."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import NamedTuple

from storefront.fairs.allocations import Holder
from storefront.fairs.stalls import WHOLE, Stall, StallPlan
from storefront.kernel import arabic
from storefront.web.kit.fair_words import STALL_FEATURES
from storefront.web.kit.formats import day as day_words
from storefront.web.kit.locale import gettext, in_language
from storefront.web.shop.cards import media

GRID_HIGH = 7_500  # of a plan without a picture, as wide as all plans
LEAST_PIN, MOST_PIN = 130, 420
LOOKS = ("free", "held", "found", "mine")  # the later, the more it is seen


class Pin(NamedTuple):
    """A stall in its place, and where it leads; one that leads nowhere is only seen."""

    number: str
    x: int
    y: int
    href: str
    id: int


@dataclass(frozen=True)
class StallMap:
    """A plan: the address of its picture, its height where it is 10,000 wide, half the width of a pin and half its height, and
    the pins by look."""

    picture: str
    high: int
    pin: int
    groups: Sequence[tuple[str, Sequence[Pin]]]

    @property
    def pin_high(self) -> int:
        return round(self.pin * 0.6)

    def path(self, pins: Sequence[Pin]) -> str:
        """All pins of a look as one path of thick lines: a third of what a shape for each would weigh."""
        half = self.pin - self.pin_high
        return "".join(f"M{pin.x - half} {pin.y}h{2 * half}" for pin in pins)


def map_of(
    plan: StallPlan, stalls: Sequence[Stall], look: Callable[[Stall], str], href: Callable[[Stall], str]
) -> StallMap:
    """A plan with each stall as `look` says, leading where `href` says."""
    high = high_of(plan)
    by_look: dict[str, list[Pin]] = {one: [] for one in LOOKS}
    for stall in stalls:
        pin = Pin(stall.number, stall.x, round(stall.y * high / WHOLE), href(stall), stall.id)
        by_look[look(stall)].append(pin)
    key, width = plan.picture_key, plan.picture_width
    return StallMap(
        media(key, width, "jpg") if key else "",
        high,
        pin_size(len(stalls), high),
        [(name, pins) for name, pins in by_look.items() if pins],
    )


def high_of(plan: StallPlan) -> int:
    """How high a plan is where it is 10,000 wide."""
    return round(WHOLE * plan.picture_height / plan.picture_width) if plan.picture_key else GRID_HIGH


def pin_size(count: int, high: int) -> int:
    """Half the width of a pin: the more there are, the smaller."""
    room = sqrt(WHOLE * high / max(count, 1)) / 4
    return int(min(MOST_PIN, max(LEAST_PIN, room)))


def matches(stall: Stall, holders: Sequence[Holder], asked: str) -> bool:
    """Whether a stall is what somebody looks for: by its number or by the name of a family in it."""
    wanted = arabic.fold(asked)
    names = (stall.number, stall.number.replace("-", ""))
    is_number = wanted in {arabic.fold(one) for one in names}
    return is_number or any(
        wanted in arabic.fold(name) for one in holders for name in (one.trade_name_ar, one.trade_name_en) if name
    )


class HolderRow(NamedTuple):
    """A family in a stall as lists print it: its days only where it is not there on all."""

    name: str
    slug: str
    family_id: int
    days: str


def holder_rows(holders: Sequence[Holder], days: Sequence[date]) -> list[HolderRow]:
    """The families in a stall, of an exhibition with these days."""
    return [
        HolderRow(
            in_language(one, "trade_name"),
            one.slug,
            one.family_id,
            days_words(one.days) if len(one.days) < len(days) else "",
        )
        for one in holders
    ]


def days_words(days: Sequence[date]) -> str:
    """Some days in a row of words; those on end are said by their first and last."""
    runs: list[list[date]] = []
    for one in sorted(days):
        if runs and one - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(one)
        else:
            runs.append([one])
    return gettext("، ").join(run_words(run) for run in runs)


def between(first: date, last: date) -> str:
    """From one day to another."""
    return day_words(first) if first == last else f"{day_words(first)} – {day_words(last)}"


def run_words(run: Sequence[date]) -> str:
    """Days on end."""
    if len(run) <= 2:
        return gettext("، ").join(day_words(one) for one in run)
    return between(run[0], run[-1])


def size_words(stall: Stall) -> str:
    """ "200 × 300"."""
    return str(gettext("%(wide)s × %(deep)s سم", wide=stall.width_cm, deep=stall.depth_cm))


def feature_words(stall: Stall) -> str:
    """What a stall has."""
    return gettext("، ").join(gettext(STALL_FEATURES[one]) for one in stall.features)


def of_stall(held: Mapping[int, Sequence[Holder]], stall: Stall) -> Sequence[Holder]:
    """Who stands in a stall, of all that are held."""
    return held.get(stall.id, ())
