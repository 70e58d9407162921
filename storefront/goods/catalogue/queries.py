"""Reading the catalogue: one product whole, a variant with its product, a family's own list, favourites."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from storefront.community.families import Family
from storefront.goods.catalogue.models import Product, ProductPhoto, ProductSeason, Variant
from storefront.kernel import patterns
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

LARGEST_ID = 2**63 - 1
FOR_OFFICE = (joinedload(Product.family), selectinload(Product.variants), selectinload(Product.photos))


# what the page of a product asks, built once: building it anew took longer than answering it
_shown = (
    select(Product)
    .join(Product.family)
    .join(Product.category)
    .where(Product.id == bindparam("id"), Product.status == "published", Family.status == "active")
    .options(contains_eager(Product.family), contains_eager(Product.category))
)
_variants = select(Variant).where(Variant.product_id == bindparam("id"), Variant.is_active).order_by(Variant.position)
_photos = select(ProductPhoto).where(ProductPhoto.product_id == bindparam("id")).order_by(ProductPhoto.position)
_season = ProductSeason.__table__.c
_seasons = select(_season.season_id).where(_season.product_id == bindparam("id"))


def shown(product_id: int) -> Product:
    """A product a visitor may see, with its family, category, variants and photos; raises NotFound."""
    one = {"id": product_id}
    found = db.session.scalar(_shown, one)
    if found is None:
        raise NotFound()
    set_committed_value(found, "variants", db.session.scalars(_variants, one).all())
    set_committed_value(found, "photos", db.session.scalars(_photos, one).all())
    return found


def get(product_id: int) -> Product:
    """A product in any state, with its family, variants and photos; for the office. Raises NotFound."""
    found = db.session.scalar(select(Product).options(*FOR_OFFICE).where(Product.id == product_id))
    if found is None:
        raise NotFound()
    return found


def found(words: str = "", *, status: str = "", number: int = 1) -> Page[Product]:
    """A page of products in any state, the newest first, by number or part of a name in either language and by state;
    for the office."""
    where: list[ColumnElement[bool]] = [Product.status == status] if status else []
    if words.isascii() and words.isdigit():
        where.append(Product.id == min(int(words), LARGEST_ID))
    elif words:
        part = patterns.part_of(words)
        where.append(or_(*(name.ilike(part, escape=patterns.ESCAPE) for name in (Product.name_ar, Product.name_en))))
    total = db.session.scalar(select(func.count(Product.id)).where(*where)) or 0
    statement = select(Product).options(*FOR_OFFICE).where(*where).order_by(Product.id.desc())
    rows = db.session.scalars(statement.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all()
    return Page(rows, number, total)


def of_family(family_id: int, product_id: int) -> Product:
    """A product of this family in any state, with variants and photos; raises NotFound for another family's."""
    statement = (
        select(Product)
        .where(Product.id == product_id, Product.family_id == family_id)
        .options(selectinload(Product.variants), selectinload(Product.photos), joinedload(Product.category))
    )
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound()
    return found


def all_of_family(family_id: int, *, number: int = 1) -> Page[Product]:
    """A page of everything a family has drafted or shown, newest first."""
    total = db.session.scalar(select(func.count(Product.id)).where(Product.family_id == family_id)) or 0
    statement = (
        select(Product)
        .where(Product.family_id == family_id)
        .options(selectinload(Product.variants), selectinload(Product.photos))
        .order_by(Product.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total)


def buyable(variant_id: int) -> Variant:
    """A variant a visitor may buy, with its product and family; raises NotFound."""
    found = next(iter(variants([variant_id], buyable_only=True)), None)
    if found is None:
        raise NotFound()
    return found


def variants(variant_ids: Sequence[int], *, buyable_only: bool = False) -> Sequence[Variant]:
    """Variants with their product, its photos and its family, by id."""
    statement = (
        select(Variant)
        .join(Product, Product.id == Variant.product_id)
        .join(Family, Family.id == Product.family_id)
        .where(Variant.id.in_(variant_ids))
        .options(
            joinedload(Variant.product).joinedload(Product.family).joinedload(Family.city),
            joinedload(Variant.product).joinedload(Product.family).joinedload(Family.region),
            joinedload(Variant.product).selectinload(Product.photos),
        )
        .order_by(Variant.id)
    )
    if buyable_only:
        statement = statement.where(Variant.is_active, Product.status == "published", Family.status == "active")
    return db.session.scalars(statement).all()


def can_be_bought(variant: Variant) -> bool:
    """Whether a loaded variant is offered now, by the states of itself, its product and its family."""
    return variant.is_active and variant.product.status == "published" and variant.product.family.status == "active"


def season_ids(product_id: int) -> frozenset[int]:
    """The seasons a product is tagged with."""
    return frozenset(db.session.execute(_seasons, {"id": product_id}).scalars())


def first_photos(product_ids: Iterable[int]) -> dict[int, ProductPhoto]:
    """The first picture of each product that has one, in whatever state the product is."""
    statement = (
        select(ProductPhoto)
        .where(ProductPhoto.product_id.in_(set(product_ids)))
        .order_by(ProductPhoto.position.desc(), ProductPhoto.id.desc())
    )
    return {photo.product_id: photo for photo in db.session.scalars(statement)}


def kept_keys(keys: Sequence[str]) -> frozenset[str]:
    """Those of the pictures' keys that a product still shows."""
    return frozenset(db.session.scalars(select(ProductPhoto.key).where(ProductPhoto.key.in_(keys))))


def photo_of(product: Product, photo_id: int) -> ProductPhoto:
    """A picture of a loaded product; raises NotFound for another product's."""
    found = next((photo for photo in product.photos if photo.id == photo_id), None)
    if found is None:
        raise NotFound()
    return found
