"""Pick lists: what is to be made and packed in some days, by product for the kitchen, by customer for the boxes; on paper too.
Lines are ticked ready one by one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext

from storefront.kernel import clock
from storefront.kernel.refusals import N_
from storefront.trade import orders, packing
from storefront.trade.packing import Pick
from storefront.web.family import desk
from storefront.web.family.steps import Answer, is_aware, taken, told_ready
from storefront.web.kit.doors import actor
from storefront.web.kit.formats import count_of, weight
from storefront.web.kit.locale import in_language, language_of
from storefront.web.kit.page_links import address

picking = Blueprint("picking", __name__)
STATES = {  # what ?show= may name
    "": (N_("مقبولة وقيد التجهيز"), packing.MAKING),
    "new": (N_("مع الجديدة التي لم تقبلوها بعد"), ("placed", *packing.MAKING)),
}
SHAPES = {"": N_("حسب المنتج"), "customer": N_("حسب المشتري")}
USUAL_DAYS, A_YEAR = 7, 366


@dataclass(frozen=True)
class Row:
    """A line on a list: what, how many, until when, for which order, and where it is ticked, if it can be."""

    id: int
    name: str
    name_lang: str
    choice: str
    personal_text: str
    quantity: int
    grams: int  # what all of it weighs; 0 of what is not sold by weight
    weight: str  # the same in words, where its choice does not say it
    ready_on: date
    is_late: bool
    is_ready: bool
    reference: str
    href: str
    action: str


@dataclass(frozen=True)
class Group:
    """Rows that belong together: a product with all its pieces, or a parcel with whom it is for."""

    title: str
    title_lang: str
    choice: str
    rows: Sequence[Row]
    href: str = ""
    note: str = ""

    @property
    def pieces(self) -> str:
        """How many pieces, or portions where all of it is sold by weight."""
        noun = "portion" if all(row.grams for row in self.rows) else "piece"
        return count_of(noun, sum(row.quantity for row in self.rows))

    @property
    def weight(self) -> str:
        """What weighs what of it is sold by weight, alone or among pieces; "" without any."""
        words = weighing(self.rows)
        if not words:
            return ""
        told = N_("وزنها %(weight)s") if all(row.grams for row in self.rows) else N_("الموزون منها %(weight)s")
        return str(gettext(told, weight=words))

    @property
    def portions(self) -> list[str]:
        """How many portions of each weight there are, the heaviest first; none of pieces."""
        sizes: Counter[int] = Counter()
        for row in self.rows:
            sizes[row.grams // row.quantity] += row.quantity if row.grams else 0
        return [f"{number} × {weight(grams)}" for grams, number in sorted(sizes.items(), reverse=True) if number]


@picking.get("/orders/picking")
def show() -> str:
    """The list of these days."""
    family = desk.family()
    by, states = chosen("by", SHAPES), chosen("show", STATES)
    today = clock.today()
    first, last = day_of("from"), day_of("to") or today + timedelta(days=USUAL_DAYS)
    picks, is_cut = packing.picking(family.id, STATES[states][1], first=first, last=last)
    here = {"by": by or None, "show": states or None, "from": first, "to": last}
    rows = [(pick, row_of(pick, today)) for pick in picks]
    return render_template(
        "family/picking/show.html",
        by=by,
        states=[(key, gettext(words), key == states) for key, (words, _) in STATES.items()],
        shapes=[
            (gettext(words), address(url_for(".show"), {**here, "by": key}), key == by) for key, words in SHAPES.items()
        ],
        first=first,
        last=last,
        groups=by_customer(rows) if by else by_product(rows),
        pieces=sum(row.quantity for _, row in rows),
        left=sum(row.quantity for _, row in rows if not row.is_ready),
        unweighed=weighing(row for _, row in rows if not row.is_ready),
        is_cut=is_cut,
        most=packing.MOST_LINES,
        again=address(url_for(".show"), here),
        today=today,
    )


def chosen(name: str, known: Iterable[str]) -> str:
    """What was asked for, if there is such a thing."""
    asked = request.args.get(name, "")
    return asked if asked in known else ""


def day_of(name: str) -> date | None:
    """A day as it was asked for, within a year of today; anything else is none."""
    try:
        day = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
    return day if abs((day - clock.today()).days) <= A_YEAR else None


def row_of(pick: Pick, today: date) -> Row:
    line, parcel = pick.line, pick.parcel
    return Row(
        line.id,
        in_language(line, "name"),
        language_of(line, "name"),
        in_language(line, "choice"),
        line.personal_text,
        line.quantity,
        pick.grams,
        weight_of(pick),
        pick.ready_on,
        pick.ready_on < today,
        line.ready is not None,
        parcel.reference,
        url_for("family.orders.show", parcel_reference=parcel.reference),
        tick_address(parcel.reference, line.id) if parcel.state in packing.MAKING else "",
    )


def weighing(rows: Iterable[Row]) -> str:
    """What weighs all of these that are sold by weight; "" without any."""
    grams = sum(row.grams for row in rows)
    return weight(grams) if grams else ""


def weight_of(pick: Pick) -> str:
    """What a line weighs, unless it is one portion whose choice says so."""
    words = weight(pick.grams)
    is_said = pick.line.quantity == 1 and words in in_language(pick.line, "choice")
    return words if pick.grams and not is_said else ""


def tick_address(reference: str, line_id: int) -> str:
    """Where a line is ticked."""
    return url_for("family.picking.tick", parcel_reference=reference, line_id=line_id)


def by_product(rows: Sequence[tuple[Pick, Row]]) -> list[Group]:
    """What the kitchen makes: each choice of a product with all its pieces, what is due first on top. Portions of one stock
    stand together: how much of it is to be weighed out, and into what."""
    kinds: dict[tuple[int, bool], list[Row]] = {}
    for pick, row in rows:
        by_weight = bool(pick.grams)
        kinds.setdefault((pick.line.product_id if by_weight else pick.line.variant_id, by_weight), []).append(row)
    return [
        Group(mine[0].name, mine[0].name_lang, "" if by_weight else mine[0].choice, mine)
        for (_, by_weight), mine in kinds.items()
    ]


def by_customer(rows: Sequence[tuple[Pick, Row]]) -> list[Group]:
    """What is packed: each parcel with whom it is for, once the family may know."""
    parcels: dict[int, list[tuple[Pick, Row]]] = {}
    for pick, row in rows:
        parcels.setdefault(pick.parcel.id, []).append((pick, row))
    groups = []
    for mine in parcels.values():
        parcel = mine[0][0].parcel
        name = parcel.receiver[0] if parcel.state in orders.policy.KNOWS_SHOPPER else ""
        title = gettext("الطلب %(code)s", code=parcel.reference)
        groups.append(Group(title, "", name, [row for _, row in mine], mine[0][1].href, parcel.note))
    return groups


@picking.post("/orders/<code:parcel_reference>/lines/<int:line_id>/readiness")
def tick(parcel_reference: str, line_id: int) -> Answer:
    """A line is ready, or is not after all; with the last one its order is."""
    parcel = desk.own(orders.of_family, parcel_reference)
    before = parcel.state

    def told() -> str:
        if parcel.state == "ready" != before:
            return told_ready(parcel)
        return str(gettext("سُجّل في الطلب %(code)s.", code=parcel.reference))

    def act() -> None:
        if request.form.get("ready") == "no":
            packing.untick(parcel, line_id, actor())
        else:
            packing.tick(parcel, line_id, actor(), aware=is_aware())

    return taken(parcel, act, told)
