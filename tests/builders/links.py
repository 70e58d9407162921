"""Links that a family passes on, and ready baskets, to begin a test with; made by the real commands."""

from storefront.community.families.models import Family
from storefront.goods import sharing
from storefront.goods.catalogue import Product
from storefront.goods.sharing import ShareLink
from storefront.kernel.database import db
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, variant_of


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
