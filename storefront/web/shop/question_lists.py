"""What people asked about a product and what its family answered, page by page. Asking is in account/questions.py."""

from flask import Blueprint, render_template, request, url_for

from storefront.goods import catalogue
from storefront.kernel import arabic, paging
from storefront.trade import questions
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop.cards import product_path
from storefront.web.shop.question_rows import rows_of

product_questions = Blueprint("product_questions", __name__)


@product_questions.get("/p/<int:product_id>/questions")
def index(product_id: int) -> str:
    """A page of the answered questions about a product that is shown."""
    seen = catalogue.shown(product_id)
    found = questions.of_product(product_id, number=paging.page_number(request.args.get("page")))
    return render_template(
        "shop/questions/index.html",
        product_id=product_id,
        name=in_language(seen.product, "name"),
        name_lang=language_of(seen.product, "name"),
        back=product_path(product_id, arabic.slug(seen.product.name_ar), language()),
        rows=rows_of(found.rows, seen.family),
        page=PageLinks(found, url_for(".index", product_id=product_id), {}),
    )
