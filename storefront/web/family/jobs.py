"""Parcels as the desk shows them: what is due and when, the next step, the goods with their pictures. No database here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext

from storefront.kernel import clock
from storefront.kernel.refusals import N_
from storefront.trade import orders
from storefront.trade.delivery import COLLECT, COURIER, OWN, CollectionPoint
from storefront.trade.orders import OPEN, UNDONE, OrderLine, Parcel
from storefront.web.family.money_words import riyals
from storefront.web.kit.formats import clock_time, count_of, day
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.shop.cards import Picture, cloth, picture_of

HOUR = timedelta(hours=1)
HURRY = 3 * HOUR
# the one next thing to do in each state: where it is posted, its words, its outline
NEXT = {
    "placed": ("family.steps.acceptance", N_("قبول الطلب"), "check"),
    "accepted": ("family.steps.preparation", N_("بدأنا التجهيز"), "hammer"),
    "preparing": ("family.steps.readiness", N_("الطلب جاهز"), "package"),
}
STATES = {  # as the family reads them: kind, words, outline
    "placed": ("warn", N_("بانتظار قبولكم"), "hourglass"),
    "accepted": ("info", N_("مقبول"), "check"),
    "preparing": ("info", N_("قيد التجهيز"), "hammer"),
    "ready": ("info", N_("جاهز"), "package"),
    "handed_over": ("good", N_("سُلّم للمشتري"), "house"),
    "delivered": ("good", N_("وصل إلى المشتري"), "house"),
    "completed": ("good", N_("مكتمل"), "circle-check"),
    "sent": ("info", N_("عند المندوب"), "truck"),
    "declined": ("bad", N_("اعتذرتم عنه"), "circle-x"),
    "refused": ("bad", N_("رُفض عند الباب"), "circle-x"),
    "cancelled": ("", N_("ملغى"), "ban"),
    "returned": ("", N_("مُرتجع"), "undo-2"),
}
ROAD = {  # the same as stations of a road, passed or still ahead
    "placed": N_("وصول الطلب"),
    "accepted": N_("القبول"),
    "preparing": N_("التجهيز"),
    "ready": N_("الجاهزية"),
    "handed_over": N_("التسليم للمشتري"),
    "delivered": N_("الوصول إلى المشتري"),
    "completed": N_("اكتمال الطلب"),
    "sent": N_("التسليم للمندوب"),
    "declined": N_("الاعتذار"),
    "refused": N_("الرفض عند الباب"),
    "cancelled": N_("الإلغاء"),
    "returned": N_("الاسترجاع"),
}
WAYS = {
    OWN: ("truck", N_("توصيلكم إلى %(city)s")),
    COURIER: ("package", N_("شركة التوصيل إلى %(city)s")),
    COLLECT: ("house", N_("يستلمه المشتري منكم")),
}


class Flag(NamedTuple):
    """A small label: its kind, its words, its outline."""

    kind: str
    words: str
    icon: str


class Step(NamedTuple):
    """A button that moves a parcel on."""

    action: str
    label: str
    icon: str


@dataclass(frozen=True)
class Goods:
    """One line of a parcel: what, how many, and what is to be written on it."""

    name: str
    name_lang: str
    choice: str
    personal_text: str
    quantity: int
    line_minor: int
    photo: Picture | None
    weave: str
    id: int


@dataclass(frozen=True)
class Job:
    """A parcel on the board."""

    id: int
    href: str
    reference: str
    state: Flag
    due: Flag | None
    facts: Sequence[tuple[str, str]]
    goods: Sequence[Goods]
    note: str
    step: Step | None
    total_minor: int
    placed_at: datetime


def job(parcel: Parcel, weave: str, back_minor: int = 0) -> Job:
    """A loaded parcel, its point and the pictures of its lines with it; `weave` is the address of the family's cloth,
    `back_minor` what of its price went back to its shopper."""
    return Job(
        parcel.id,
        url_for("family.orders.show", parcel_reference=parcel.reference),
        parcel.reference,
        state_flag(parcel.state),
        due(parcel),
        [
            (WAYS[parcel.way][0], way_of(parcel, parcel.point)),
            ("calendar", gettext("الموعد %(day)s", day=day(parcel.promised_on))),
            *([("undo-2", gettext("عاد منه %(sum)s", sum=riyals(back_minor)))] if back_minor else []),
        ],
        [goods(line, weave) for line in parcel.lines],
        parcel.note,
        step(parcel),
        parcel.total_minor - back_minor,
        parcel.order.placed_at,
    )


def way_of(parcel: Parcel, point: CollectionPoint | None) -> str:
    """How the goods reach the shopper."""
    if point and not point.is_home:
        return str(gettext("يستلمه المشتري من %(name)s", name=in_language(point, "name")))
    return str(gettext(WAYS[parcel.way][1], city=in_language(parcel.order.city, "name")))


def state_flag(state: str) -> Flag:
    """The state of a parcel in the family's words."""
    kind, words, icon = STATES[state]
    return Flag(kind, gettext(words), icon)


def road(parcel: Parcel) -> list[dict[str, str]]:
    """The steps a parcel took and those ahead of it, the next one marked, as components/steps.html prints them."""
    taken = [
        {
            "label": gettext(ROAD[step.after]),
            "text": f"{day(step.at)} · {clock_time(step.at)}",
            "state": "stopped" if step.after in UNDONE else "done",
        }
        for step in parcel.steps
    ]
    ends = {COLLECT: ("handed_over",), COURIER: ("sent", "delivered"), OWN: ("delivered",)}
    whole = ("placed", "accepted", "preparing", "ready", *ends[parcel.way])
    ahead = whole[whole.index(parcel.state) + 1 :] if parcel.state in OPEN else ()
    stations = ("now", *("next" for _ in ahead))
    return taken + [
        {"label": gettext(ROAD[state]), "text": "", "state": station}
        for state, station in zip(ahead, stations, strict=False)
    ]


def goods(line: OrderLine, weave: str) -> Goods:
    """A line with the words of the day it was ordered, and its product's picture of today."""
    return Goods(
        in_language(line, "name"),
        language_of(line, "name"),
        in_language(line, "choice"),
        line.personal_text,
        line.quantity,
        line.total_minor,
        picture_of(line.photo, language()) if line.photo else None,
        weave,
        line.id,
    )


def weave_of(family: Any) -> str:
    """The cloth that stands in where there is no picture."""
    return cloth(family.slug, family.dye)


def step(parcel: Parcel) -> Step | None:
    """The next thing to do that needs nothing more than a press; handing over has a form of its own."""
    if parcel.state not in NEXT:
        return None
    endpoint, label, icon = NEXT[parcel.state]
    return Step(url_for(endpoint, parcel_reference=parcel.reference), gettext(label), icon)


def due(parcel: Parcel) -> Flag | None:
    """What the clock says of a parcel that is not done."""
    if parcel.state == "placed":
        return due_answer(parcel.accept_by - clock.now())
    return due_promise((parcel.promised_on - clock.today()).days) if parcel.state in OPEN else None


def due_answer(left: timedelta) -> Flag:
    """How long the family has to accept or decline."""
    if left <= timedelta(0):
        return Flag("bad", gettext("انتهت مهلة القبول"), "triangle-alert")
    kind = "bad" if left < HURRY else "warn"
    if left < HOUR:
        return Flag(kind, gettext("بقي للقبول أقل من ساعة"), "clock")
    return Flag(kind, gettext("للقبول: %(hours)s", hours=count_of("hour", left // HOUR)), "clock")


def due_promise(days: int) -> Flag | None:
    """How the promised day lies, when it is near or past."""
    if days < 0:
        return Flag("bad", gettext("التأخير: %(days)s", days=count_of("day", -days)), "triangle-alert")
    if days == 0:
        return Flag("warn", gettext("موعده اليوم"), "clock")
    return Flag("warn", gettext("موعده غداً"), "clock") if days == 1 else None


@dataclass(frozen=True)
class Lateness:
    """What the clock and the law say of a parcel whose promised day is over: how long ago, and from which day its shopper
    may call it off because of that, or could already."""

    promised_on: date
    days: str
    free_from: date
    is_free: bool


def lateness(parcel: Parcel) -> Lateness | None:
    """Whether the promised day is over and the goods are not with the shopper, and what follows."""
    today = clock.today()
    if parcel.state not in OPEN or parcel.promised_on >= today:
        return None
    free_from = orders.policy.may_be_called_off_from(parcel.promised_on)
    days = count_of("day", (today - parcel.promised_on).days)
    return Lateness(parcel.promised_on, days, free_from, free_from <= today)
