"""A product to begin the next one with."""

from collections.abc import Mapping
from operator import attrgetter

from sqlalchemy import select

from storefront.goods import catalogue
from storefront.goods.catalogue import Product, ProductCategory, ProductPhoto, ProductSeason, Variant
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import Base, db


def copy(product: Product, actor: Actor) -> Product:
    """A draft with the same words, choices, pictures and places, and no pieces. The files of a picture stay as long as any
    product shows it. `product` is loaded with variants and photos. Raises NotAllowed."""
    catalogue.publication.only_its_family(product, actor)
    now = clock.now()
    fresh = {"status": "draft", "hidden_reason": "", "reviewed_for": "", "returned_words": "", "once": None}
    begun = {"begun_by": actor.user_id}
    unset = {"id": None, "review_asked_at": None, "published_at": None, "created_at": now, "updated_at": now}
    twin = Product(**columns_of(product, {**fresh, **unset, **begun}))
    db.session.add(twin)
    db.session.flush()
    mine = {"id": None, "product_id": twin.id}
    _copy_choices(product, mine)
    db.session.add_all(ProductPhoto(**columns_of(one, mine)) for one in product.photos)
    for table in (ProductCategory, ProductSeason):
        rows = db.session.scalars(select(table).where(table.product_id == product.id)).all()
        db.session.add_all(table(**columns_of(row, {"product_id": twin.id})) for row in rows)
    db.session.flush()
    return twin


def _copy_choices(product: Product, mine: Mapping[str, object]) -> None:
    """The choices, the oldest first: out of its stock all portions of the copy are weighed."""
    first = None
    for one in sorted(product.variants, key=attrgetter("id")):
        twin = Variant(**columns_of(one, {**mine, "weighed_from_id": first.id if one.grams and first else None}))
        db.session.add(twin)
        db.session.flush()
        first = first or twin


def columns_of(row: Base, others: Mapping[str, object]) -> dict[str, object]:
    """What stands in a row, by column, with others in their places; a None is left to the database."""
    kept = {column.key: getattr(row, column.key) for column in row.__table__.columns} | dict(others)
    return {name: value for name, value in kept.items() if value is not None}
