"""Permanent markets and leases in words: kinds of units, states, hours, what happened."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from storefront.fairs import markets
from storefront.fairs.leases import Lease
from storefront.fairs.markets import MarketUnit, PermanentMarket
from storefront.kernel import calendars, clock
from storefront.kernel.refusals import N_
from storefront.web.kit.fee_words import Look
from storefront.web.kit.hours import WEEK, at
from storefront.web.kit.locale import gettext, language

KINDS = {"stall": N_("بسطة"), "shop": N_("محل"), "shelf": N_("رف")}
NUMBERED = {"stall": N_("بسطة %(number)s"), "shop": N_("محل %(number)s"), "shelf": N_("رف %(number)s")}
MARKETS: dict[str, Look] = {
    "draft": (N_("مسودة"), "", "pencil"),
    "open": (N_("مفتوح للناس"), "good", "circle-check"),
    "closed": (N_("مغلق"), "", "ban"),
}
LEASES: dict[str, Look] = {
    "offered": (N_("ينتظر التوقيع"), "warn", "hourglass"),
    "signed": (N_("موقّع ويبدأ قريباً"), "info", "check"),
    "active": (N_("سارٍ"), "good", "circle-check"),
    "notice": (N_("ينتهي قريباً"), "warn", "clock"),
    "ended": (N_("انتهى"), "", "ban"),
    "suspended": (N_("موقوف مؤقتاً"), "bad", "ban"),
}
ENDINGS = {
    "declined": N_("اعتذرت الأسرة"),
    "lapsed": N_("مضت مهلة الرد"),
    "after_notice": N_("انتهى بإشعار"),
    "run_out": N_("انتهت مدته"),
    "transferred_to_successor": N_("انتقل إلى خلف"),
}
CHANGES = {  # what is said in the journal
    "entered": N_("كُتب سوق دائم"),
    "edited": N_("عُدّل"),
    "opened": N_("فُتح للناس"),
    "closed": N_("أُغلق"),
    "units": N_("تغيّرت وحداته"),
    "lines": N_("تغيّر ما يُباع فيه"),
    "offered": N_("عُرضت وحدة"),
    "signed": N_("وُقّع"),
    "started": N_("بدأ"),
    "noticed": N_("إشعار بالإنهاء"),
    "suspended": N_("أُوقف مؤقتاً"),
    "resumed": N_("استؤنف"),
    "named": N_("سُمّي خلف"),
    "unnamed": N_("لم يعد له خلف"),
    "turned_down": N_("اعتذر من سُمّي خلفاً"),
    "agreed": N_("وافق الخلف"),
    "taken_over": N_("تسلّمه الخلف"),
    "joined": N_("دخلت قائمة الانتظار"),
    "left": N_("خرجت من قائمة الانتظار"),
}


def looked(table: dict[str, Look], state: str) -> Look:
    """A state in the reader's language."""
    words, look, icon = table[state]
    return gettext(words), look, icon


def lease_state(lease: Lease) -> Look:
    """How far a lease is; one that ended says as what."""
    if lease.state == "ended":
        return gettext(ENDINGS[lease.ended_as]), "", "ban"
    return looked(LEASES, "suspended" if lease.suspended_at is not None else lease.state)


def unit_name(unit: MarketUnit) -> str:
    """ "بسطة A-1"."""
    return str(gettext(NUMBERED[unit.kind], number=unit.number))


def size_of(unit: MarketUnit) -> str:
    """ "2 × 1.5 م"."""
    return str(gettext("%(width)s × %(depth)s م", width=f"{unit.width_cm / 100:g}", depth=f"{unit.depth_cm / 100:g}"))


def spans(told: markets.hours.Spans) -> str:
    """The hours of a day; that it is shut where there are none."""
    if not told:
        return str(gettext("مغلق"))
    parts = [
        gettext("من %(opens)s إلى %(closes)s", opens=at(one % markets.hours.DAY), closes=at(two % markets.hours.DAY))
        for one, two in told
    ]
    return str(gettext(" و").join(parts))


def week(told: markets.hours.Week) -> list[tuple[str, str]]:
    """A week as it begins here, day by day."""
    names = calendars.WEEKDAYS[language()]
    return [(names[day], spans(told[day])) for day in WEEK] if told else []


def shut_days(market: PermanentMarket) -> list[date]:
    """The days to come on which it is shut."""
    days = [date.fromisoformat(one) for one in market.shut_days]
    return [one for one in days if one >= clock.today()]


def now_words(market: PermanentMarket) -> tuple[bool, str]:
    """Whether it is open now, and until when, or when it opens today."""
    found = markets.hours.standing(market.times, clock.riyadh(clock.now()))
    until = at(found.until % markets.hours.DAY) if found.until is not None else ""
    if found.is_open:
        return True, str(gettext("مفتوح الآن، حتى %(time)s", time=until))
    return False, str(gettext("مغلق الآن، يفتح %(time)s", time=until) if until else gettext("مغلق الآن"))


def today_words(market: PermanentMarket) -> str:
    """The hours of today."""
    return spans(markets.hours.of_day(market.times, clock.today()))


def kinds_of(units: Sequence[Any]) -> list[tuple[str, int]]:
    """Which kinds of units there are among some, and how many of each."""
    numbers = {kind: sum(unit.kind == kind for unit in units) for kind in KINDS}
    return [(gettext(KINDS[kind]), number) for kind, number in numbers.items() if number]
