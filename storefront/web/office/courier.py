"""Parcels that are with the courier, and what it says of them: brought, the cash taken; or not taken at the door. Several
at once, shown once more before it is written down."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.insight import waiting
from storefront.kernel import paging
from storefront.kernel.refusals import NotNow
from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.treasury import interests, ledger
from storefront.treasury.interests import OwnInterest
from storefront.web.family import remaining
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.office.desk import ReasonForm

courier = Blueprint("courier", __name__)
MOST_AT_ONCE, MOST_SHOWN = 200, 20
BROUGHT, REFUSED = "brought", "refused"


@courier.get("/courier")
def index() -> str:
    """A page of what is with the courier, the longest there on top."""
    found = waiting.couriers.parcels(number=paging.page_number(request.args.get("page")))
    owed = ledger.cash.owed()
    return render_template(
        "office/courier/index.html",
        parts={parcel.id for parcel in found.rows if remaining.may_be_part(parcel)},
        page=PageLinks(found, url_for(".index"), {}),
        owed=owed[:MOST_SHOWN],
        owed_number=len(owed),
        owed_minor=sum(sale.left_minor for sale in owed),
        account=ledger.COURIER_CASH,
    )


@courier.post("/courier")
def create() -> Response | str | tuple[str, int]:
    """What the courier says of those that were ticked; done when that was seen."""
    parcels, answer = ticked(), request.form.get("answer", "")
    if not parcels or answer not in (BROUGHT, REFUSED):
        say("warn", gettext("اختاروا الطلبات التي أجاب عنها المندوب."))
        return redirect(url_for(".index"), 303)
    if request.form.get("sure") != "yes":
        return sure(parcels, answer, ReasonForm(formdata=None))
    form = ReasonForm()
    if answer == REFUSED and not form.validate_on_submit():
        return sure(parcels, answer, form), 422
    own = own_among(parcels)
    say_how_many(len([one for one in parcels if write_down(one, answer, form)]), len(parcels) - len(own))
    if own:
        codes = ", ".join(parcel.reference for parcel in own)
        say("bad", gettext("لم يُسجَّل، فهو لكم أو لأسرتكم ويسجّله شخص آخر من المكتب: %(codes)s.", codes=codes))
    return redirect(url_for(".index"), 303)


def ticked() -> Sequence[Parcel]:
    """Those that were ticked and are still with the courier."""
    chosen = [one for one in map(key_of, request.form.getlist("parcel")[:MOST_AT_ONCE]) if one is not None]
    return [parcel for parcel in map(orders.get_parcel, chosen) if parcel.state == "sent"]


def sure(parcels: Sequence[Parcel], answer: str, form: ReasonForm) -> str:
    """The same once more, with the cash the courier says it took."""
    cash = sum(parcel.total_minor for parcel in parcels if parcel.order.method == "cash")
    return render_template(
        "office/courier/sure.html", parcels=parcels, answer=answer, is_brought=answer == BROUGHT, cash=cash, form=form
    )


def write_down(parcel: Parcel, answer: str, form: ReasonForm) -> bool:
    """Writes it down; False when somebody else did meanwhile."""
    try:
        if answer == BROUGHT:
            orders.doors.bring(parcel, actor())
        else:
            orders.doors.refuse(parcel, actor(), reason=str(form.reason.data))
    except (NotNow, OwnInterest):
        return False
    return True


def own_among(parcels: Sequence[Parcel]) -> Sequence[Parcel]:
    """Those of them that concern whoever writes down what the courier says."""
    return [parcel for parcel in parcels if interests.concern(actor(), "parcel", parcel.id)]


def say_how_many(done: int, asked: int) -> None:
    """How many were written down, and that others had moved on."""
    say("good", gettext("سُجّل ما قاله المندوب. عدد الطلبات: %(number)s.", number=done))
    if done < asked:
        say(
            "warn",
            gettext("لم يُسجَّل، فقد تغيّر حاله قبل هذه الخطوة: %(orders)s.", orders=count_of("order", asked - done)),
        )
