"""What shoppers say, page by page: of one product, and of everything a family makes. Every review can be reported."""

from flask import Blueprint, render_template, request, url_for

from storefront.community import families as people
from storefront.goods import catalogue, scores, shelves
from storefront.kernel import arabic, paging
from storefront.trade import reviews
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.kit.page_links import PageLinks, address
from storefront.web.shop.cards import product_path
from storefront.web.shop.review_rows import rows_of

product_reviews = Blueprint("product_reviews", __name__)
family_reviews = Blueprint("family_reviews", __name__)


@product_reviews.get("/p/<int:product_id>/reviews")
def index(product_id: int) -> str:
    """A page of what is said of a product that is shown, of those with so many stars when asked."""
    seen = catalogue.shown(product_id)
    path, stars = url_for(".index", product_id=product_id), asked_stars()
    page = reviews.of_product(product_id, stars=stars, number=paging.page_number(request.args.get("page")))
    return render_template(
        "shop/reviews/index.html",
        name=in_language(seen.product, "name"),
        name_lang=language_of(seen.product, "name"),
        back=product_path(product_id, arabic.slug(seen.product.name_ar), language()),
        score=seen.score,
        rows=rows_of(page.rows, seen.family),
        about=False,
        **links_of(page, path, stars),
    )


@family_reviews.get("/f/<slug>/reviews", endpoint="index")
def of_family(slug: str) -> str:
    """The same of a family's shop."""
    family = people.shop(slug)
    path, stars = url_for(".index", slug=family.slug), asked_stars()
    page = reviews.of_family(family.id, stars=stars, number=paging.page_number(request.args.get("page")))
    faces = {card.product_id: card for card in shelves.cards([row.product_id for row in page.rows])}
    return render_template(
        "shop/reviews/index.html",
        name=in_language(family, "trade_name"),
        name_lang=language_of(family, "trade_name"),
        back=url_for("shop.families.show", slug=family.slug),
        score=scores.find_of_family(family.id),
        rows=rows_of(page.rows, family, faces),
        about=True,
        **links_of(page, path, stars),
    )


def asked_stars() -> int | None:
    """How many stars the reader asked for; anything else asks for all."""
    asked = request.args.get("stars", "")
    return int(asked) if asked in {"1", "2", "3", "4", "5"} else None


def links_of(page: paging.Page[reviews.Review], path: str, stars: int | None) -> dict[str, object]:
    """The page with the addresses of the others, and of each number of stars."""
    return {
        "page": PageLinks(page, path, {"stars": stars}),
        "stars_asked": stars,
        "all_of_them": path,
        "with_stars": lambda number: address(path, {"stars": number}),
    }
