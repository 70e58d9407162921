"""Links that a family passes on, and ready baskets, to begin a test with; made by the real commands."""

from typing import Any

from storefront.community.families.models import Family
from storefront.goods import sharing, stock
from storefront.goods.catalogue import Product
from storefront.goods.sharing import ShareLink
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import carts
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_cart, place


def a_link(of: Family | None = None, *, to: Product | None = None, name: str = "مجموعة العائلة") -> ShareLink:
    """A link to a shop, or to goods."""
    family = of or (db.session.get_one(Family, to.family_id) if to else a_family())
    return sharing.make(family, sharing.PRODUCT if to else sharing.SHOP, desk(family), product=to, name=name)


def a_ready_basket(*goods: tuple[Product, int], name: str = "أم خالد", text: str = "") -> ShareLink:
    """A ready basket with pieces of goods of one family."""
    told = goods or ((a_product(), 2),)
    family = db.session.get_one(Family, told[0][0].family_id)
    link = sharing.make(family, sharing.BASKET, desk(family), name=name)
    for product, quantity in told:
        sharing.filling.put(link, variant_of(product).id, quantity, desk(family), personal_text=text)
    return link


def some_links(family: Family, product: Product) -> dict[str, str]:
    """A family's links by name: to goods, with an order; a ready basket; one that is not whole any more; one that is empty; one
    that is closed. Their codes."""
    gone = a_product(of=family, stock=2, name=("مبخرة خشب", "Wooden burner"))
    baskets = [a_ready_basket((product, 2)), a_ready_basket((product, 1), (gone, 2), name="حفل التخرج")]
    stock.count(variant_of(gone), 1)
    empty = sharing.make(family, sharing.BASKET, desk(family), name="أم سعد")
    closed = a_ready_basket((product, 3), name="جارتنا")
    sharing.close(closed, desk(family))
    link = a_link(to=product)
    cart = a_cart((product, 1))
    carts.remember_share(cart, link.code)
    place(carts.basket(cart), mobile="+966551230077")
    told = {"goods": link, "basket": baskets[0], "short": baskets[1], "empty": empty, "closed": closed}
    return {name: one.code for name, one in told.items()}


def at_whole_links(family: Family) -> dict[str, tuple[Any, ...]]:
    """The same in a unit of its own, as things of a market."""
    with unit_of_work():
        told = some_links(family, a_product(of=family, price=(8500, 16000), personal_max=20, stock=90))
        lines = tuple(line.id for name in ("basket", "short") for line in sharing.lines(told[name]))
        to_shop = sharing.code_of_shop(family.id) or a_link(family).code
    baskets = tuple(told[name] for name in ("basket", "short", "empty"))
    return {
        "family.links.code": (*told.values(),),
        "family.ready_baskets.code": baskets[:1],
        "family.ready_baskets.ready_lines.line_id": lines[:1],
        "shop.ready_baskets.code": baskets,
        "shop.visits.code": (to_shop,),
    }
