"""Reading the catalogue: one product whole, a variant with its product, a family's own list, favourites."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, String, bindparam, cast, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased, joinedload, selectinload

from storefront.community.families import Family
from storefront.goods import scores, taxonomy
from storefront.goods.catalogue.models import Product, ProductCategory, ProductPhoto, ProductSeason, Variant
from storefront.goods.scores import ProductScore
from storefront.kernel import patterns
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

LARGEST_ID = 2**63 - 1
FOR_OFFICE = (joinedload(Product.family), selectinload(Product.variants), selectinload(Product.photos))


@dataclass(frozen=True)
class Seen:
    """A product as its page shows it, in plain rows."""

    product: Row[Any]
    family: Row[Any]
    category: Row[Any]
    variants: Sequence[Row[Any]]  # those that are offered, in their order
    photos: Sequence[Row[Any]]

    @property
    def id(self) -> int:
        return int(self.product.id)

    @property
    def score(self) -> scores.Score:
        """What shoppers gave it."""
        return scores.score_of(self.product)

    @property
    def season_ids(self) -> frozenset[int]:
        """The seasons it is made for."""
        return frozenset(int(number) for number in (self.product.tags or "").split(",") if number)


@dataclass(frozen=True)
class Hidden:
    """What may be told of a product nobody can see any more."""

    family: Row[Any]
    category: Row[Any]


# what the page of a product asks, built once: building questions and making objects of the answers took most of its time
_product, _family = Product.__table__.c, Family.__table__.c
_variant, _photo, _season = Variant.__table__.c, ProductPhoto.__table__.c, ProductSeason.__table__.c
_votes = [ProductScore.__table__.c[name] for name in scores.STARS]
_tags = func.aggregate_strings(cast(_season.season_id, String), ",")
_shown_of_it: list[Any] = [
    *_product,
    *_votes,
    select(_tags).where(_season.product_id == _product.id).scalar_subquery().label("tags"),
]
_published = (
    select(*_shown_of_it)
    .outerjoin(ProductScore, ProductScore.product_id == _product.id)
    .where(_product.id == bindparam("id"), _product.status == "published")
)
_hidden = select(_product.family_id, _product.category_id).where(
    _product.id == bindparam("id"), _product.published_at.is_not(None), _product.status != "published"
)
_selling = select(*_family).where(_family.id == bindparam("id"), _family.status == "active")
_variants = (
    select(*_variant).where(_variant.product_id == bindparam("id"), _variant.is_active).order_by(_variant.position)
)
_photos = select(*_photo).where(_photo.product_id == bindparam("id")).order_by(_photo.position)

# what each step of a basket asks, and each page of a family's desk
_ids: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)
_sold = (
    select(Variant)
    .join(Product, Product.id == Variant.product_id)
    .join(Family, Family.id == Product.family_id)
    .where(Variant.id.in_(_ids))
    .options(
        joinedload(Variant.product).joinedload(Product.family).joinedload(Family.city),
        joinedload(Variant.product).joinedload(Product.family).joinedload(Family.region),
        joinedload(Variant.product).selectinload(Product.photos),
    )
    .order_by(Variant.id)
)
_buyable = _sold.where(Variant.is_active, Product.status == "published", Family.status == "active")
_mine = select(Product).where(Product.id == bindparam("id"), Product.family_id == bindparam("family_id"))
_whole = _mine.options(selectinload(Product.variants), selectinload(Product.photos), joinedload(Product.category))


def shown(product_id: int) -> Seen:
    """A product a visitor may see, with its family, category, variants and photos; raises NotFound."""
    one = {"id": product_id}
    product = db.session.execute(_published, one).first()
    family = db.session.execute(_selling, {"id": product.family_id}).first() if product else None
    if product is None or family is None:
        raise NotFound()
    variants, photos = db.session.execute(_variants, one).all(), db.session.execute(_photos, one).all()
    return Seen(product, family, taxonomy.sign(product.category_id), variants, photos)


def find_hidden(product_id: int) -> Hidden | None:
    """Whose a product is that was offered once and is not now (hidden, put away, or with the office), and its category; None
    for any other, and when its family does not sell."""
    product = db.session.execute(_hidden, {"id": product_id}).first()
    family = db.session.execute(_selling, {"id": product.family_id}).first() if product else None
    return Hidden(family, taxonomy.sign(product.category_id)) if product and family else None


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
        where.append(is_called(words))
    total = db.session.scalar(select(func.count(Product.id)).where(*where)) or 0
    statement = select(Product).options(*FOR_OFFICE).where(*where).order_by(Product.id.desc())
    rows = db.session.scalars(statement.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all()
    return Page(rows, number, total)


def is_called(words: str) -> ColumnElement[bool]:
    """Whether a product has these words in its name, in either language."""
    part = patterns.part_of(words)
    return or_(*(name.ilike(part, escape=patterns.ESCAPE) for name in (Product.name_ar, Product.name_en)))


def of_family(family_id: int, product_id: int) -> Product:
    """A product of this family in any state, with variants and photos; raises NotFound for another family's."""
    found = db.session.scalar(_whole, {"id": product_id, "family_id": family_id})
    if found is None:
        raise NotFound()
    return found


def shown_of_family(family_id: int, product_ids: Collection[int]) -> Sequence[Product]:
    """These goods of a family with variants and photos, the newest first; raises NotFound unless each is one of its own
    that shoppers see."""
    asked = {one for one in product_ids if one <= LARGEST_ID}
    statement = (
        select(Product)
        .where(Product.family_id == family_id, Product.id.in_(asked), Product.status == "published")
        .options(selectinload(Product.variants), selectinload(Product.photos))
        .order_by(Product.id.desc())
    )
    found = db.session.scalars(statement).all()
    if len(found) != len(set(product_ids)):
        raise NotFound()
    return found


def all_of_family(
    family_id: int, words: str = "", *, status: str = "", number: int = 1, size: int = PAGE_SIZE
) -> Page[Product]:
    """A page of what a family has drafted or shown, newest first, by part of a name in either language and by state; without
    a state everything but the archive."""
    where = [Product.family_id == family_id, Product.status == status if status else Product.status != "archived"]
    if words:
        where.append(is_called(words))
    total = db.session.scalar(select(func.count(Product.id)).where(*where)) or 0
    statement = (
        select(Product)
        .where(*where)
        .options(selectinload(Product.variants), selectinload(Product.photos))
        .order_by(Product.id.desc())
        .limit(size)
        .offset(size * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total, size)


def counts_of_family(family_id: int) -> dict[str, int]:
    """How many products of a family there are in each state."""
    mine = select(Product.status, func.count(Product.id)).where(Product.family_id == family_id)
    return {status: number for status, number in db.session.execute(mine.group_by(Product.status))}


def newest_of_family(family_id: int, most: int) -> Sequence[Product]:
    """The products a family made last, the newest first."""
    mine = select(Product).where(Product.family_id == family_id).order_by(Product.id.desc())
    return db.session.scalars(mine.limit(most)).all()


def find_made(family_id: int, once: str) -> Product | None:
    """The product that was made from this page already, if it was; whoever presses twice at a time waits here."""
    db.session.execute(select(Family.id).where(Family.id == family_id).with_for_update(key_share=True))
    return db.session.scalar(select(Product).where(Product.family_id == family_id, Product.once == once))


def buyable(variant_id: int) -> Variant:
    """A variant a visitor may buy, with its product and family; raises NotFound."""
    found = next(iter(variants([variant_id], buyable_only=True)), None)
    if found is None:
        raise NotFound()
    return found


def variants(variant_ids: Sequence[int], *, buyable_only: bool = False) -> Sequence[Variant]:
    """Variants with their product, its photos and its family, by id."""
    return db.session.scalars(_buyable if buyable_only else _sold, {"ids": variant_ids}).all()


def can_be_bought(variant: Variant) -> bool:
    """Whether a loaded variant is offered now, by the states of itself, its product and its family."""
    return variant.is_active and variant.product.status == "published" and variant.product.family.status == "active"


def elsewhere(product_id: int) -> tuple[list[int], list[int]]:
    """The further sub-categories a product stands in, and the seasons it is tagged with; one query."""
    categories = select(literal("category"), ProductCategory.category_id).where(
        ProductCategory.product_id == product_id
    )
    tagged = select(literal("season"), ProductSeason.season_id).where(ProductSeason.product_id == product_id)
    rows = sorted((str(kind), int(number)) for kind, number in db.session.execute(union_all(categories, tagged)))
    return [number for kind, number in rows if kind == "category"], [
        number for kind, number in rows if kind == "season"
    ]


def first_photo_of(product_id: Any) -> Any:
    """The first picture, by id, of the product in a column of somebody else's question; none where it has none."""
    photo = aliased(ProductPhoto)
    mine = select(photo.id).where(photo.product_id == product_id)
    return mine.order_by(photo.position, photo.id).limit(1).scalar_subquery()


def kept_keys(keys: Sequence[str]) -> frozenset[str]:
    """Those of the pictures' keys that a product still shows."""
    return frozenset(db.session.scalars(select(ProductPhoto.key).where(ProductPhoto.key.in_(keys))))


def photo_of(product: Product, photo_id: int) -> ProductPhoto:
    """A picture of a loaded product; raises NotFound for another product's."""
    found = next((photo for photo in product.photos if photo.id == photo_id), None)
    if found is None:
        raise NotFound()
    return found
