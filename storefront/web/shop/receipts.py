"""A family's receipt for its parcel as a page: a simplified tax invoice of a registered family, otherwise a receipt that
says it is none. As files they are in documents.py."""

from flask import Blueprint, render_template

from storefront.kernel.refusals import NotFound
from storefront.trade import delivery
from storefront.trade import receipts as trade
from storefront.web.paper import code_address, title_of, way_of
from storefront.web.shop.documents import buyer_of
from storefront.web.shop.order_access import parcel_of, readable

receipts = Blueprint("receipts", __name__)


@receipts.get("/orders/<code:reference>/receipts/<code:parcel_reference>")
def show(reference: str, parcel_reference: str) -> str:
    """The receipt, from the moment the family accepted."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    papers = [trade.paper(document) for document in trade.of_parcel(parcel.id)]
    if not papers:
        raise NotFound()
    paper = papers[0]
    return render_template(
        "shop/receipts/show.html",
        order=order,
        parcel=parcel,
        paper=paper,
        content=paper.content,
        papers=[(title_of(one).main, one) for one in papers],
        way=way_of(paper).main,
        buyer=buyer_of(order, parcel),
        by_courier=parcel.way == delivery.COURIER,
        code=code_address(paper.code) if paper.code else "",
    )
