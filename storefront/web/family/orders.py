"""The board of a family's orders and one order whole. Its steps, refusals and returns are in their own modules."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.insight import journal, waiting
from storefront.kernel import paging, phones
from storefront.kernel.refusals import N_
from storefront.trade import handbacks, packing, proposals, receipts, returns
from storefront.trade import orders as trade
from storefront.trade.delivery import COLLECT, COURIER
from storefront.trade.orders import OPEN, REACHED, UNDONE, Parcel
from storefront.treasury import ledger
from storefront.web.family import desk, jobs, remaining
from storefront.web.family.forms import AnswerForm, ArrivalForm, AwareForm, HandoverForm
from storefront.web.family.order_money import gone_back, money_of
from storefront.web.family.reach import is_written_to, not_written_to
from storefront.web.kit.doors import actor
from storefront.web.kit.forms import western
from storefront.web.kit.page_links import PageLinks
from storefront.web.paper import title_of

orders = Blueprint("orders", __name__)

LATE, RETURNS = "late", "returns"
MOST_WORDS = 80
BOARDS = {  # what ?show= may name: its words and the states it gathers
    "": (N_("كل ما ينتظركم"), OPEN),
    LATE: (N_("متأخرة"), OPEN),
    "new": (N_("جديدة"), ("placed",)),
    "making": (N_("قيد التجهيز"), ("accepted", "preparing")),
    "ready": (N_("جاهزة"), ("ready",)),
    "sent": (N_("عند المندوب"), ("sent",)),
    RETURNS: (N_("طلبات الاسترجاع"), ()),
    "done": (N_("سُلّمت"), REACHED),
    "undone": (N_("لم تتم"), UNDONE),
}


@orders.get("/orders")
def index() -> str | Response:
    """The family's orders, what is due first at the top; parts of them by ?show=, found again by ?q=. A draft has none: there
    it goes on with registering."""
    family = desk.family()
    if family.status == "draft" and desk.is_registering():
        return redirect(url_for("family.registration.show"), 303)
    show = request.args.get("show", "")
    show = show if show in BOARDS else ""
    words = request.args.get("q", "").replace("\0", "").strip()[:MOST_WORDS]
    work = waiting.of_family(family.id)
    page = found(family.id, words) if words else board(family.id, show, work)
    weave, back = jobs.weave_of(family), gone_back(page.rows)
    return render_template(
        "family/orders/index.html",
        show=None if words else show,
        words=words,
        boards=[(key, gettext(text), count_in(work, key, states)) for key, (text, states) in BOARDS.items()],
        jobs=[jobs.job(parcel, weave, back.get(parcel.id, 0)) for parcel in page.rows],
        page=PageLinks(page, url_for(".index"), {"q": words} if words else {"show": show or None}),
        work=work,
        owed=() if words or show else handbacks.waiting_of(family.id),
    )


def board(family_id: int, show: str, work: waiting.FamilyWork) -> paging.Page[Parcel]:
    """The parcels of one part of the board."""
    number, total = paging.page_number(request.args.get("page")), count_in(work, show, BOARDS[show][1])
    if show == RETURNS:
        return waiting.with_returns(family_id, number=number, total=total)
    return trade.boards.board(family_id, BOARDS[show][1], number=number, late=show == LATE, total=total)


def found(family_id: int, words: str) -> paging.Page[Parcel]:
    """The parcels, in whatever state, of a reference or a shopper's name."""
    number = paging.page_number(request.args.get("page"))
    return trade.boards.board(family_id, tuple(trade.PARCEL), number=number, words=western(words) or "")


def count_in(work: waiting.FamilyWork, key: str, states: tuple[str, ...]) -> int:
    """How many there are in a part of the board."""
    if key in (LATE, RETURNS):
        return work.late if key == LATE else work.returns
    return work.in_states(states)


@orders.get("/orders/<code:parcel_reference>")
def show(parcel_reference: str) -> str:
    """One order, everything the family needs to make it and hand it over."""
    return page_of(desk.own(trade.of_family, parcel_reference))


def page_of(
    parcel: Parcel,
    *,
    code: HandoverForm | None = None,
    answer: AnswerForm | None = None,
    aware: AwareForm | None = None,
) -> str:
    """The page of an order, with a form that came back if one did."""
    family = desk.family()
    reached = parcel.state not in (*OPEN, *trade.CALLED_OFF)  # nothing can come back of what nobody has
    wishes = returns.of_parcel(parcel.id) if reached else []
    cash, papers = parcel.order.method == "cash", papers_of(parcel)
    owed = handbacks.of_parcel(parcel.id) if reached and cash else []
    knows = handbacks.knows_shopper(parcel, owed)
    with_courier = reached and cash and parcel.way == COURIER
    ticks = {line.id: line.ready is not None for line in parcel.lines}
    return render_template(
        "family/orders/show.html",
        ticks=ticks if parcel.state in packing.MAKING and len(ticks) > 1 else {},
        parcel=parcel,
        order=parcel.order,
        job=jobs.job(parcel, jobs.weave_of(family)),
        road=jobs.road(parcel),
        late=jobs.lateness(parcel),
        proposal=proposals.newest([parcel.id]).get(parcel.id) if not reached else None,
        may_propose=parcel.state in proposals.policy.PROPOSES,
        contact=told_of(parcel) if knows else None,
        unreached="" if is_written_to(parcel) else not_written_to(parcel, knows=knows),
        corrected=parcel.state in OPEN and journal.latest("OrderCorrected", f"order:{parcel.order_id}"),
        money=money_of(parcel, wishes, is_credited=len(papers) > 1),
        sees_shares=actor().may("money", family.id),
        called_off=parcel.state in trade.CALLED_OFF,
        may_be_part=remaining.may_be_part(parcel),
        cash=cash,
        by_courier=parcel.way == COURIER,
        is_cash_in=not with_courier or ledger.cash.is_in(f"parcel:{parcel.id}"),
        collects=parcel.way == COLLECT,
        wants_place=parcel.way == COLLECT and parcel.state in OPEN and not (parcel.point or family.collection_place),
        asked=asked_back(parcel, wishes),
        handbacks=owed,
        papers=[(title_of(paper).main, paper) for paper in map(receipts.paper, papers)],
        code_form=code or HandoverForm(formdata=None),
        answer_form=answer or AnswerForm(formdata=None),
        aware_form=aware or AwareForm(formdata=None),
    )


def contact_of(parcel: Parcel) -> dict[str, str] | None:
    """Whom the goods are for, as long as the family may know."""
    return told_of(parcel) if parcel.id in handbacks.knowing([parcel]) else None


def told_of(parcel: Parcel) -> dict[str, str] | None:
    """The same for who knows that the family may; nothing where their account was deleted, and the address only where somebody
    drives there."""
    order = parcel.order
    if order.is_forgotten:
        return None
    driven, (name, mobile) = parcel.way != COLLECT, parcel.receiver
    return {
        "name": name,
        "mobile": mobile,
        "dialled": phones.as_dialled(mobile),
        "buyer": order.contact_name,
        "buyer_mobile": order.mobile,
        "buyer_dialled": phones.as_dialled(order.mobile),
        "short_address": (order.short_address or "") if driven else "",
        "district": order.district if driven else "",
        "street": order.street if driven else "",
    }


def papers_of(parcel: Parcel) -> Sequence[receipts.Document]:
    """The documents of a parcel; there is none before the one of its sale."""
    return receipts.of_parcel(parcel.id) if parcel.receipt_number is not None else []


def asked_back(parcel: Parcel, wishes: Sequence[returns.ReturnRequest]) -> list[dict[str, Any]]:
    """Every wish to give back pieces of this parcel, with what they are and what of its money goes back with them."""
    lines, shares = {line.id: line for line in parcel.lines}, returns.shares_of(wishes, parcel)
    return [
        {
            "wish": wish,
            "arrival": ArrivalForm.for_kind(wish.kind),
            "is_counted": any(lines[piece.order_line_id].is_counted for piece in wish.lines),
            "pieces": [(lines[piece.order_line_id], piece.quantity) for piece in wish.lines],
            "share": shares[wish.id],
        }
        for wish in wishes
    ]
