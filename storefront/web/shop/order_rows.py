"""An order as its shopper sees it: each parcel with its road, its days, and what may be done about it now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext

from storefront.goods import shelves
from storefront.kernel import clock, phones
from storefront.trade import allowances, delivery, handbacks, meeting, messages, orders, proposals, returns, reviews
from storefront.trade.allowances import Allowance
from storefront.treasury import disputes, gateways
from storefront.treasury.disputes import NOTHING, Held
from storefront.web.kit.formats import clock_time, day
from storefront.web.kit.hours import hours_of
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.shop.cards import Picture, cloth, product_path, sources
from storefront.web.shop.given_rows import WHY, Given, given_rows
from storefront.web.shop.handing import Handback, handbacks_of
from storefront.web.shop.parcels import ICONS, House, Line, house, way_words
from storefront.web.shop.ways_back import called_off
from storefront.web.shop.wishes import LEFT, Wish, left_row, wish_row

KNOWN = ("accepted", "preparing", "ready", "sent")  # states in which the shopper and the family have to find each other


ENDS = {  # the last steps of a road, by the way a parcel goes
    delivery.OWN: ("delivered",),
    delivery.COURIER: ("sent", "delivered"),
    delivery.COLLECT: ("handed_over",),
}


@dataclass
class Step:
    """One item of components/steps.html, the road of a parcel."""

    label: str
    text: str
    state: str


@dataclass
class Proposal:
    """Another date the family asks for, its words, and until when it can be answered."""

    id: int
    state: str
    before_on: date
    proposed_on: date
    reason: str
    until: str


@dataclass
class ParcelRow:
    """A parcel. `code` and `place` are there only while the shopper needs them, `phone` once the family accepted; `back` says
    how its money goes back when it was called off, `back_then` how it would."""

    reference: str
    house: House
    state: str
    lines: Sequence[Line]
    road: Sequence[Step]
    way: str
    way_icon: str
    promised_on: date
    items_minor: int
    delivery_minor: int
    discount_minor: int
    total_minor: int
    note: str
    code: str
    place: str
    hours: str
    phone: tuple[str, str] | None
    is_open: bool
    is_late: bool
    may_cancel: bool
    may_return: bool
    has_receipt: bool
    back: str
    wishes: Sequence[Wish]
    handbacks: Sequence[Handback] = ()
    proposal: Proposal | None = None
    thread: messages.Thread | None = None
    may_write: bool = False
    back_then: str = ""
    given: Sequence[Given] = ()  # what went back of it while the goods stayed

    @property
    def given_minor(self) -> int:
        """What went back of it while the goods stayed."""
        return sum(one.amount_minor for one in self.given)

    @property
    def returned_minor(self) -> int:
        """What goes back of it for goods that came home."""
        return sum(wish.back_minor for wish in self.wishes if wish.state != LEFT)

    @property
    def left_minor(self) -> int:
        """What was not to be paid for goods that were not taken at the door."""
        return sum(wish.back_minor for wish in self.wishes if wish.state == LEFT)


def parcels_of(order: orders.Order, *, disputed: int | None = None) -> list[ParcelRow]:
    """The parcels of a whole order; a fixed number of queries. Of the money of an attempt (`disputed`) a bank has a say."""
    ids = sorted({line.product_id for parcel in order.parcels for line in parcel.lines})
    faces = {card.product_id: card for card in shelves.cards(ids)}
    wishes = returns.of_order(order.id)
    sums = returns.asked_back(wishes)
    asked = proposals.newest(parcel.id for parcel in order.parcels)
    said = reviews.of_lines([line.id for parcel in order.parcels for line in parcel.lines if is_kept(parcel)])
    threads = messages.threads_of(parcel.id for parcel in order.parcels)
    cash = {} if gateways.pays_ahead(order.method) else handbacks.of_order(order.id)
    points = meeting.points_of(order.parcels)
    before, held = gone_before(order), held_of(order)
    then = held_then(order, before, disputed) if disputed else {}
    rows = []
    for parcel in order.parcels:
        mine = [wish for wish in wishes if wish.parcel_id == parcel.id]
        row = parcel_row(parcel, order, faces, points.get(parcel.id), may_return=can_go_back(parcel, mine, clock.now()))
        gone = [one for one in before if one.parcel_id == parcel.id]
        row.given = given_rows(parcel, [one for one in gone if one.kind in WHY], held)
        if parcel.state in orders.CALLED_OFF and order.confirmed_at:
            row.back = called_off_words(parcel, order, gone, held.get(f"parcel:{parcel.id}", NOTHING))
        if row.may_cancel:
            row.back_then = called_off(order.method, parcel.total_minor, gone, then.get(parcel.id, NOTHING))
        row.wishes = [
            left_row(wish, parcel)
            if wish.kind == returns.AT_DOOR
            else wish_row(wish, parcel, order.method, sums.get(wish.id, 0), held.get(f"return:{wish.id}", NOTHING))
            for wish in mine
        ]
        for line in row.lines if is_kept(parcel) else ():
            line.given = said[line.id].stars if line.id in said else 0
        row.handbacks = handbacks_of(parcel, cash.get(parcel.id, []))
        if handbacks.knows_shopper(parcel, cash.get(parcel.id, [])):
            row.phone = phone_of(parcel.family)
        row.proposal = proposal_row(asked[parcel.id]) if parcel.id in asked else None
        row.thread, row.may_write = threads.get(parcel.id), may_write(parcel, order)
        rows.append(row)
    return rows


def gone_before(order: orders.Order) -> Sequence[Allowance]:
    """What went back while the goods stayed, and what a bank kept that families bear; nothing can of what nobody has paid."""
    paid = [
        parcel.id for parcel in order.parcels if gateways.pays_ahead(order.method) or parcel.state in orders.REACHED
    ]
    return allowances.of_parcels(paid) if paid and order.confirmed_at else []


def held_of(order: orders.Order) -> dict[str, Held]:
    """What banks have a say in of what goes back of an order; nothing of what was paid at the door."""
    return disputes.held_of("order", order.id) if gateways.pays_ahead(order.method) and order.confirmed_at else {}


def held_then(order: orders.Order, before: Sequence[Allowance], attempt_id: int) -> dict[int, Held]:
    """What banks would have a say in, were a parcel called off now, by parcel."""
    went = Counter[int]()
    for one in before:
        went[one.parcel_id] += one.total_minor
    sums = [parcel.total_minor - went[parcel.id] for parcel in order.parcels]
    return dict(zip((one.id for one in order.parcels), disputes.held_then(attempt_id, sums), strict=True))


def proposal_row(one: proposals.DateProposal) -> Proposal:
    """A proposed date as it stands now: one whose time is over cannot be answered, whether or not the worker ended it."""
    is_over = one.state == proposals.ASKED and clock.now() > one.answer_by
    state = proposals.EXPIRED if is_over else one.state
    return Proposal(one.id, state, one.before_on, one.proposed_on, one.reason, at(one.answer_by))


def may_write(parcel: orders.Parcel, order: orders.Order) -> bool:
    """Whether a message to its family can be written now."""
    is_time = messages.policy.may_write(parcel.state, parcel.state_at, order.confirmed_at, clock.now())
    return is_time and parcel.family.status != "closed"


def is_kept(parcel: orders.Parcel) -> bool:
    """Whether its goods can be reviewed."""
    return reviews.may_review(parcel.state)


def parcel_row(
    parcel: orders.Parcel,
    order: orders.Order,
    faces: Mapping[int, Any],
    point: delivery.CollectionPoint | None,
    *,
    may_return: bool,
) -> ParcelRow:
    """One parcel, its wishes not asked for yet; `point` is where it is collected."""
    now, family = clock.now(), parcel.family
    promised = orders.policy.promised_at(parcel.promised_on)
    is_open = order.confirmed_at is not None and parcel.state in orders.OPEN
    told = parcel.state in KNOWN
    reached = parcel.state in orders.REACHED
    return ParcelRow(
        parcel.reference,
        house(family),
        parcel.state,
        [line_row(line, faces.get(line.product_id), family) for line in parcel.lines],
        road_of(parcel),
        way_words(parcel.way, family, in_language(order.city, "name"), point),
        ICONS[parcel.way],
        parcel.promised_on,
        parcel.items_minor,
        parcel.delivery_minor,
        parcel.discount_minor,
        parcel.total_minor,
        parcel.note,
        parcel.handover_code if told and parcel.way == delivery.COLLECT else "",
        place_of(family, point) if told and parcel.way == delivery.COLLECT else "",
        hours_of(point) if told else "",
        phone_of(family) if told or reached else None,
        is_open,
        is_open and now > promised,
        is_open and orders.policy.may_cancel(parcel.state, promised, now, released=parcel.is_released),
        reached and may_return,
        parcel.receipt_number is not None,
        "",
        [],
    )


def phone_of(family: Any) -> tuple[str, str] | None:
    """The number of a family, to dial and to read; none once it closed its shop."""
    return (family.mobile, phones.as_dialled(family.mobile)) if family.mobile else None


def place_of(family: Any, point: delivery.CollectionPoint | None) -> str:
    """Where exactly a parcel is collected; whoever reads it has an order its family accepted."""
    return point.place if point and not point.is_home else str(family.collection_place)


def called_off_words(parcel: orders.Parcel, order: orders.Order, before: Sequence[Allowance], held: Held) -> str:
    """What becomes of the money of a parcel that was called off, of which something may have gone back before. A bank may have
    a say in a part of the rest (`held`)."""
    said = called_off(order.method, parcel.total_minor, before, held)
    return said or str(gettext("لا يُدفع شيء لهذا الطرد."))


def can_go_back(parcel: orders.Parcel, wishes: Sequence[returns.ReturnRequest], now: datetime) -> bool:
    """Whether a return can be asked for: in time, and none waits already."""
    waiting = any(wish.state in returns.OPEN for wish in wishes)
    return not waiting and returns.may_return(parcel.state, "M", "defect", parcel.handed_over_at, now)


def line_row(line: orders.OrderLine, face: Any, family: Any) -> Line:
    """A line with the words of the day of the order; a picture and a link while the product is shown."""
    lang = language()
    photo = None
    if face and face.photo_key:
        photo = Picture(*sources(face.photo_key, face.photo_width), face.photo_width, face.photo_height, "", face.tint)
    words = [
        in_language(line, "choice"),
        gettext("«%(words)s»", words=line.personal_text) if line.personal_text else "",
    ]
    return Line(
        line.id,
        product_path(line.product_id, face.slug, lang) if face else "",
        in_language(line, "name"),
        language_of(line, "name"),
        photo,
        cloth(family.slug, family.dye),
        " · ".join(word for word in words if word),
        line.unit_minor,
        line.quantity,
        line.total_minor,
    )


def road_of(parcel: orders.Parcel) -> list[Step]:
    """Where a parcel is on its way, and when it was where."""
    road = ["placed", "accepted", "preparing", "ready", *ENDS[parcel.way]]
    when = {step.after: step.at for step in parcel.steps}
    if parcel.state in orders.UNDONE:
        been = [Step(label(state, parcel, done=True), at(when[state]), "done") for state in road if state in when]
        said = f"«{parcel.decline_reason}»" if parcel.decline_reason and not unanswered(parcel) else ""
        words = " ".join(word for word in (at(when.get(parcel.state, parcel.state_at)), said) if word)
        return [*been, Step(label(parcel.state, parcel), words, "stopped")]
    here = road.index(parcel.state) if parcel.state in road else len(road)
    last = len(road) - 1
    return [step_of(state, (place, here, last), parcel, when) for place, state in enumerate(road)]


def step_of(state: str, where: tuple[int, int, int], parcel: orders.Parcel, when: Mapping[str, datetime]) -> Step:
    """One step of a road that goes on: behind, here, or ahead; `where` is its place, the one reached and the last."""
    place, here, end = where
    done = place < here or here >= end
    if done or place == here:
        text = at(when[state]) if state in when else ""
        if state == "placed" and not done:
            text = str(gettext("تجيب الأسرة قبل %(when)s", when=at(parcel.accept_by)))
        return Step(label(state, parcel, done=done), text, "done" if done else "now")
    text = gettext("الموعد: %(day)s", day=day(parcel.promised_on)) if place == end else ""
    return Step(label(state, parcel), text, "next")


def at(moment: datetime) -> str:
    """Day and hour in words."""
    return str(gettext("%(day)s، %(time)s", day=day(moment), time=clock_time(moment)))


def label(state: str, parcel: orders.Parcel, *, done: bool = False) -> str:
    """What a state is called on the road."""
    collected = parcel.way == delivery.COLLECT
    words = {
        "placed": gettext("وصل الطلب إلى الأسرة") if done else gettext("بانتظار قبول الأسرة"),
        "accepted": gettext("قبلته الأسرة"),
        "preparing": gettext("قيد التجهيز"),
        "ready": gettext("جاهز للاستلام") if collected else gettext("جاهز للتوصيل"),
        "handed_over": gettext("استُلم"),
        "delivered": gettext("وصل"),
        "sent": gettext("مع شركة التوصيل"),
        "refused": gettext("لم يُستلم عند الباب"),
        "declined": gettext("لم تجب الأسرة في موعدها") if unanswered(parcel) else gettext("اعتذرت الأسرة"),
        "cancelled": gettext("أُلغي"),
        "returned": gettext("استُرجع"),
    }
    return str(words[state])


def unanswered(parcel: orders.Parcel) -> bool:
    """Whether a parcel was declined because nobody answered."""
    return any(step.after == "declined" and step.reason == orders.policy.UNANSWERED for step in parcel.steps)
