"""How far a shop has come with its shelves: whether anything stands on them, the first draft, the first product without a
picture. What a family that has nothing to do is told to do next hangs on it."""

from dataclasses import dataclass

from sqlalchemy import ScalarSelect, exists, func, select

from storefront.community.families import Family
from storefront.goods.catalogue import Product, ProductPhoto
from storefront.kernel.database import db


@dataclass(frozen=True)
class Beginning:
    """How many products shoppers see, how many the office looks at, how many are hidden; the oldest draft, and the oldest
    product on the shelves without any picture, if there are such."""

    shown: int = 0
    in_review: int = 0
    hidden: int = 0
    draft: Product | None = None
    bare: Product | None = None

    @property
    def has_nothing(self) -> bool:
        """Whether nothing stands on the shelves, nor is about to."""
        return not self.shown and not self.in_review


def of_family(family_id: int) -> Beginning:
    """The same of a family; one query."""
    no_picture = ~exists().where(ProductPhoto.product_id == Product.id).correlate(Product)
    draft = _first(family_id, Product.status == "draft")
    bare = _first(family_id, Product.status == "published", no_picture)
    numbers = [_number(family_id, status) for status in ("published", "pending_review", "hidden")]
    statement = (
        select(*numbers, Product)
        .select_from(Family)
        .outerjoin(Product, (Product.id == draft) | (Product.id == bare))
        .where(Family.id == family_id)
    )
    rows = db.session.execute(statement).all()
    products = {product.status: product for *_, product in rows if product}
    shown, in_review, hidden = rows[0][:3] if rows else (0, 0, 0)
    return Beginning(shown, in_review, hidden, products.get("draft"), products.get("published"))


def _first(family_id: int, *where: object) -> ScalarSelect[int]:
    mine = select(Product.id).where(Product.family_id == family_id, *where)  # type: ignore[arg-type]
    return mine.order_by(Product.id).limit(1).scalar_subquery()


def _number(family_id: int, status: str) -> ScalarSelect[int]:
    mine = select(func.count(Product.id)).where(Product.family_id == family_id, Product.status == status)
    return mine.correlate(None).scalar_subquery()
