"""The receipt of a sale at a stall, for whoever has its address, which cannot be guessed: what was bought and from whom, and
nothing of the buyer. Of a family registered for value added tax it is a simplified tax invoice."""

from flask import Blueprint, render_template

from storefront.community import families
from storefront.community.families import Family
from storefront.fairs import tills
from storefront.fairs.tills import TillSale
from storefront.kernel import clock, money
from storefront.kernel.refusals import NotFound
from storefront.kernel.vat import vat_rate
from storefront.trade.receipts import fitting, qr_text
from storefront.web.kit.fair_words import TILL_METHODS
from storefront.web.paper import code_address

till_receipts = Blueprint("till_receipts", __name__)


@till_receipts.get("/receipts/<code:client_id>")
def show(client_id: str) -> str:
    """The receipt."""
    sale = tills.find(client_id) if tills.is_name(client_id) else None
    if sale is None:
        raise NotFound()
    family = families.get(sale.family_id)
    rate = vat_rate(clock.riyadh(sale.sold_at).date()) if sale.vat_number else 0
    vat_minor = money.vat_within(sale.total_minor, rate)
    return render_template(
        "shop/receipts/till.html",
        sale=sale,
        family=family,
        method=TILL_METHODS[sale.method][0],
        rate=rate,
        vat_minor=vat_minor,
        code=tax_code(sale, family, vat_minor),
    )


def tax_code(sale: TillSale, family: Family, vat_minor: int) -> str:
    """The code of a tax invoice; none of others."""
    if not sale.vat_number:
        return ""
    name = fitting(family.trade_name_ar)
    return code_address(
        qr_text(name, sale.vat_number, sale.sold_at, total_minor=sale.total_minor, vat_minor=vat_minor)
    )  # fmt: skip
