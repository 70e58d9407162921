"""Today: what a family has to do now, what is due first at the top, each with the one thing to press. Whoever works at the desk
begins here, and sees what their rights let them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community.families import Family
from storefront.fairs import stall_stock
from storefront.goods import crafts, stock
from storefront.insight import waiting
from storefront.insight.waiting import Beginning
from storefront.kernel import clock
from storefront.kernel.actors import RIGHTS
from storefront.kernel.refusals import N_
from storefront.treasury import payouts
from storefront.web.family import desk, jobs
from storefront.web.family.entitled import may_use
from storefront.web.family.first_steps import step_of
from storefront.web.family.money import payday_of
from storefront.web.family.today_rows import (
    Row,
    asked_row,
    count_row,
    fee_row,
    low_row,
    missing_row,
    offer_row,
    paper_row,
    parcel_row,
    place_row,
    rent_row,
    stranded_row,
    unit_row,
    wish_row,
)
from storefront.web.kit.doors import actor

today = Blueprint("today", __name__)
MOST = 3  # rows of a section; a link leads to the others
WORK = {  # piles of parcels: their words, what is good to know, and which part of the board holds all of them
    waiting.piles.ANSWER: (
        N_("للقبول"),
        N_("لكل طلب 24 ساعة. ما لا تقبلونه فيها نعتذر عنه باسمكم، ويعود إلى المشتري ما دفعه."),
        "new",
    ),
    waiting.piles.MAKE: (N_("للتجهيز"), "", "making"),
    waiting.piles.HAND_OVER: (N_("للتسليم"), "", "ready"),
}


@dataclass(frozen=True)
class Link:
    """A link to a whole list, with how much is in it."""

    label: str
    href: str
    number: int


@dataclass(frozen=True)
class Section:
    """One kind of thing to do: the first of them, how many there are, how many of those are late, where all of them are."""

    name: str
    title: str
    rows: Sequence[Row]
    total: int
    links: Sequence[Link]
    note: str = ""
    late: int = 0


@today.get("/today")
def show() -> str | Response:
    """What is to be done; a family that does not sell yet has to register first."""
    if desk.is_registering():
        return redirect(url_for("family.registration.show"), 303)
    family = desk.family()
    begun, wishes = begun_of(family), wishes_of(family)
    asked = (
        cash(wishes),
        *work(family),
        place(family),
        ways(family, begun),
        offers(family, begun),
        counts(family, begun),
        fees(family, begun),
        units(family, begun),
        asked_over(family, begun),
        rents(family, begun),
        answers(wishes),
        low(family),
        papers(family),
    )
    sections = [one for one in asked if one and one.rows]
    return render_template(
        "family/today/show.html",
        sections=sections,
        step=step_of(family, begun, is_idle=not sections),
        purse=purse_of(family),
        today=clock.today(),
    )


def work(family: Family) -> list[Section]:
    """Parcels to accept, to make, to hand over."""
    if not may_use("orders", family.id):
        return []
    found, weave = waiting.piles.of_family(family.id, most=MOST), jobs.weave_of(family)
    return [
        Section(
            name,
            gettext(title),
            [parcel_row(parcel, weave) for parcel in found[name].parcels],
            found[name].total,
            [Link(gettext("كلها في الطلبات"), url_for("family.orders.index", show=part), found[name].total)],
            gettext(note) if note else "",
            found[name].late,
        )
        for name, (title, note, part) in WORK.items()
    ]


def place(family: Family) -> Section | None:
    """Where goods are collected at home, while nobody could be told."""
    is_known = not family.collects or family.collection_place
    if is_known or family.status != "active" or not may_use("handover", family.id):
        return None
    return Section("place", gettext("مكان الاستلام"), [place_row()], 1, [])


def begun_of(family: Family) -> Beginning | None:
    """How far an open shop has come, for whoever looks after its goods or its ways."""
    may_ask = family.status == "active" and (may_use("products", family.id) or may_use("handover", family.id))
    return waiting.beginning.of_family(family.id) if may_ask else None


def ways(family: Family, begun: Beginning | None) -> Section | None:
    """Goods on the shelves that reach nobody."""
    if begun is None or not begun.stranded or not may_use("handover", family.id):
        return None
    return Section("ways", gettext("طريقة تسليم ناقصة"), [stranded_row(begun.stranded)], 1, [])


def offers(family: Family, begun: Beginning | None) -> Section | None:
    """Places at exhibitions that wait for a yes or a no."""
    if begun is None or not begun.offers or not may_use("fairs", family.id):
        return None
    return Section("offers", gettext("عُرض عليكم مكان"), [offer_row(begun.offers)], 1, [])


def counts(family: Family, begun: Beginning | None) -> Section | None:
    """Stalls of exhibitions that are over, whose goods wait to be counted."""
    if begun is None or not begun.counts or not may_use("fair_counts", family.id):
        return None
    rows = [count_row(one) for one in stall_stock.waiting(family.id)]
    return Section("counts", gettext("بسطات تُعدّ"), rows[:MOST], begun.counts, [])


def fees(family: Family, begun: Beginning | None) -> Section | None:
    """What is owed for places at exhibitions."""
    if begun is None or not begun.fees_minor or not may_use("fees", family.id):
        return None
    return Section("fees", gettext("رسوم المعارض"), [fee_row(begun.fees_minor)], 1, [])


def units(family: Family, begun: Beginning | None) -> Section | None:
    """Units of markets that were offered, and wait for a yes or a no."""
    if begun is None or not begun.units or not may_use("leases", family.id):
        return None
    return Section("units", gettext("عُرضت عليكم وحدة في سوق"), [unit_row(begun.units)], 1, [])


def asked_over(family: Family, begun: Beginning | None) -> Section | None:
    """Leases of others that it is asked to take over."""
    if begun is None or not begun.asked or not may_use("leases", family.id):
        return None
    return Section("asked", gettext("سُمّيتم خلفاً في سوق"), [asked_row(begun.asked)], 1, [])


def rents(family: Family, begun: Beginning | None) -> Section | None:
    """Rent that is owed."""
    if begun is None or not begun.rents_minor or not may_use("leases", family.id):
        return None
    return Section("rents", gettext("إيجارات الأسواق"), [rent_row(begun.rents_minor)], 1, [])


def wishes_of(family: Family) -> waiting.Answers:
    """What people wait for, as far as whoever reads may answer it."""
    rights = [right for right in RIGHTS if actor().may(right, family.id)]
    return waiting.answers.of_family(family.id, rights, most=MOST)


def cash(found: waiting.Answers) -> Section:
    """Cash that shoppers are to have back."""
    total, board = found.totals.get(waiting.answers.CASH, 0), url_for("family.orders.index", _anchor="cash")
    links = [Link(gettext("كل ما تعيدونه نقداً"), board, total)]
    return Section("cash", gettext("نقد يعود إلى المشترين"), [wish_row(wish) for wish in found.cash], total, links)


def answers(found: waiting.Answers) -> Section:
    """What people wait for an answer to: the longest first."""
    lists = (
        (waiting.answers.RETURN, gettext("طلبات الاسترجاع"), url_for("family.orders.index", show="returns")),
        (waiting.answers.MESSAGE, gettext("الرسائل"), url_for("family.messages.index")),
        (waiting.answers.QUESTION, gettext("الأسئلة"), url_for("family.questions.index")),
    )
    links = [Link(label, href, found.totals[kind]) for kind, label, href in lists if found.totals.get(kind)]
    return Section("answers", gettext("للرد"), [wish_row(wish) for wish in found.rows], found.total, links)


def low(family: Family) -> Section | None:
    """What runs out on the shelves of an open shop."""
    if family.status != "active" or not may_use("products", family.id):
        return None
    found, weave = stock.low.running_out(family.id, most=MOST), jobs.weave_of(family)
    rows = [low_row(one, weave) for one in found.rows]
    links = [Link(gettext("كل المعروض"), url_for("family.products.index", status="published"), 0)]
    note = gettext("ما نفد، وما بقي منه أقل مما بيع في 14 يوماً، أو ثلاث قطع فأقل مما يُطلب.")
    return Section("low", gettext("نفد أو أوشك"), rows, found.total, links, note)


def papers(family: Family) -> Section | None:
    """Documents to renew, for the family's owner."""
    if not may_use("documents", family.id):
        return None
    found = crafts.ending.of_family(family.id)
    rows = [paper_row(one) for one in found.rows]
    unsent = found.hidden - sum(one.goods for one in found.rows)
    rows = [*rows, *([missing_row(unsent)] if unsent > 0 else [])]
    links = [Link(gettext("كل الوثائق"), url_for("family.documents.index"), 0)]
    return Section("papers", gettext("وثائق تُجدَّد"), rows[:MOST], len(rows), links)


def purse_of(family: Family) -> dict[str, Any] | None:
    """Today's money: `payday` is the day of the next payout, if there is anything to pay out and nothing in its way."""
    if not may_use("money", family.id):
        return None
    purse = waiting.purse.of_family(family.id)
    recipient = purse.recipient if purse.recipient and purse.recipient.has_account else None
    is_enough = purse.free_minor >= payouts.terms().minimum_minor
    may_go = recipient is not None and recipient.ready_at is not None and not purse.is_held
    return {
        "purse": purse,
        "has_account": recipient is not None,
        "payday": payday_of(recipient.ready_at) if recipient and may_go and is_enough else None,
    }
