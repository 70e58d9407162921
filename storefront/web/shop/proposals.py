"""The shopper's answer to another date a family proposes, from the page of the order: a guest's by its private link too."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel.refusals import NotValid, Refusal
from storefront.trade import proposals as trade
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import day
from storefront.web.shop.order_access import parcel_of, readable
from storefront.web.shop.orders import page

proposals = Blueprint("proposals", __name__)
ANSWERS = {"yes": trade.agree, "no": trade.refuse}


@proposals.post("/orders/<code:reference>/parcels/<code:parcel_reference>/proposals/<int:proposal_id>")
def answer(reference: str, parcel_reference: str, proposal_id: int) -> Response | tuple[str, int]:
    """Yes or no to the very proposal the shopper read."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    proposal = trade.of_parcel(parcel.id, proposal_id)
    try:
        act = ANSWERS.get(request.form.get("agreed", ""))
        if act is None:
            raise NotValid()
        act(proposal, parcel, actor())
    except Refusal as refusal:
        return page(readable(reference), sentence(refusal)), refusal.status
    if proposal.state == trade.AGREED:
        say("good", gettext("وافقت على الموعد الجديد: %(day)s.", day=day(parcel.promised_on)))
    else:
        say("good", gettext("بقي الموعد الأول: %(day)s. ولك إلغاء الطرد من هذه الصفحة.", day=day(parcel.promised_on)))
    return redirect(url_for("shop.orders.show", reference=reference, _anchor=f"parcel-{parcel_reference}"), 303)
