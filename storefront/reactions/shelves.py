"""Goods changed: what lists show of them is made anew, and search is asked to index them again."""

from storefront.community import families
from storefront.goods import catalogue, sharing, shelves, stock
from storefront.insight.search import ask_refresh
from storefront.trade import orders, reviews

Changed = (
    catalogue.ProductPublished
    | catalogue.ProductChanged
    | catalogue.ProductHidden
    | catalogue.facts.ReviewAsked
    | catalogue.facts.ProductArchived
)
FamilyChanged = families.FamilyActivated | families.FamilySuspended | families.ShopClosed | families.FamilyShopChanged


def product_changed(fact: Changed) -> None:
    shelves.renew(fact.product_id)
    ask_refresh("product", fact.product_id)


def product_published(fact: catalogue.ProductPublished) -> None:
    sharing.ensure(fact.product_id)


def family_activated(fact: families.FamilyActivated) -> None:
    sharing.ensure_shop(fact.family_id)


def family_changed(fact: FamilyChanged) -> None:
    shelves.refresh_family(fact.family_id)
    ask_refresh("family", fact.family_id)


def stock_changed(fact: stock.StockChanged) -> None:
    shelves.recount(fact.product_id)


def pieces_sold(fact: orders.PiecesSold) -> None:
    shelves.count_sold(fact.product_id, fact.pieces)


def reviews_counted(fact: reviews.facts.AboutReview) -> None:
    shelves.renew(fact.product_id)
    shelves.changed(counted=False)  # also what its family was given is shown, even while the product itself is not


def order_placed(fact: orders.OrderPlaced) -> None:
    if fact.share_code:
        sharing.count_order(fact.share_code)
