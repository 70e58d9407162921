"""Reading share links: by their code, the lists of a family, the goods of a ready basket as they stand today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import joinedload

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.goods.sharing.models import BASKET, PRODUCT, ShareLink, ShareLinkLine
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

MADE, BASKETS, PAGES = (
    "",
    "baskets",
    "pages",
)  # which links of a family: all it made, its baskets, those of its goods' pages
LISTS = (MADE, BASKETS, PAGES)

_link = ShareLink.__table__.c
_code = select(_link.code).where(_link.stands_for == bindparam("what"))


def code_of(product_id: int) -> str | None:
    """The code of a product's own share link."""
    return db.session.execute(_code, {"what": f"product:{product_id}"}).scalar()


def code_of_shop(family_id: int) -> str | None:
    """The code of the share link of a family's shop."""
    return db.session.execute(_code, {"what": f"shop:{family_id}"}).scalar()


def of_shop(family_id: int) -> ShareLink | None:
    """The share link of a family's shop, once that was opened."""
    return db.session.scalar(select(ShareLink).where(ShareLink.stands_for == f"shop:{family_id}"))


def codes_of(product_ids: Sequence[int]) -> Mapping[int, str]:
    """The codes of some products' own share links, by product, as far as there are any; one query."""
    own = (_link.product_id.in_(product_ids), _link.stands_for.is_not(None))
    return {
        product_id: code for product_id, code in db.session.execute(select(_link.product_id, _link.code).where(*own))
    }


def find_share_link(code: str) -> ShareLink | None:
    """The link of this code, if there is one."""
    return db.session.get(ShareLink, code)


def find_open(code: str) -> ShareLink | None:
    """The same, unless it is closed."""
    link = find_share_link(code)
    return link if link and link.closed_at is None else None


def basket(code: str) -> ShareLink:
    """A ready basket, closed or not; raises NotFound for every other link."""
    link = find_share_link(code)
    if link is None or link.kind != BASKET:
        raise NotFound()
    return link


def of_family(family_id: int, code: str) -> ShareLink:
    """A family's own link, with its product; raises NotFound for anybody else's."""
    mine = (ShareLink.code == code, ShareLink.family_id == family_id)
    link = db.session.scalar(select(ShareLink).where(*mine).options(joinedload(ShareLink.product)))
    if link is None:
        raise NotFound()
    return link


def page(family_id: int, which: str = MADE, *, number: int = 1) -> Page[ShareLink]:
    """A page of a family's links with their products, the newest first; `which` is one of LISTS."""
    where = in_list(family_id, which)
    total = db.session.scalar(select(func.count(ShareLink.code)).where(*where)) or 0
    newest = select(ShareLink).where(*where).options(joinedload(ShareLink.product))
    newest = newest.order_by(ShareLink.created_at.desc(), ShareLink.code)
    return Page(db.session.scalars(newest.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all(), number, total)


def every(family_id: int) -> Sequence[ShareLink]:
    """All links of a family with their products, the newest first."""
    mine = select(ShareLink).where(ShareLink.family_id == family_id).options(joinedload(ShareLink.product))
    return db.session.scalars(mine.order_by(ShareLink.created_at.desc(), ShareLink.code)).all()


def in_list(family_id: int, which: str) -> list[ColumnElement[bool]]:
    """What tells the links of one list."""
    mine: list[ColumnElement[bool]] = [ShareLink.family_id == family_id]
    if which == PAGES:
        return [*mine, ShareLink.kind == PRODUCT, ShareLink.stands_for.is_not(None)]
    mine.append(ShareLink.stands_for.is_(None))
    return [*mine, ShareLink.kind == BASKET] if which == BASKETS else mine


@dataclass(frozen=True)
class Ready:
    """A line of a ready basket as it stands today. `left` is None for goods made to order; `was_minor` is the price at which
    the family put it in, where it is another now."""

    line: ShareLinkLine
    offered: bool
    left: int | None
    was_minor: int | None

    @property
    def variant(self) -> catalogue.Variant:
        return self.line.variant

    @property
    def lacks_text(self) -> bool:
        """Whether it cannot be made, since nothing was written that it is made with."""
        return self.variant.product.personal_needed and not self.line.personal_text

    @property
    def text_is_too_long(self) -> bool:
        """Whether more is written for it than can be put on it by now."""
        return len(self.line.personal_text) > self.variant.product.personal_max

    @property
    def can_be_had(self) -> int:
        """How many of its pieces can be had now."""
        if not self.offered or self.lacks_text or self.text_is_too_long:
            return 0
        return self.line.quantity if self.left is None else min(self.left, self.line.quantity)

    @property
    def total_minor(self) -> int:
        """What can be had of it, in halalas."""
        return self.variant.price_minor * self.can_be_had


def lines(code: str) -> Sequence[ShareLinkLine]:
    """The lines of a ready basket, in the order in which they were put in."""
    return db.session.scalars(select(ShareLinkLine).where(ShareLinkLine.code == code).order_by(ShareLinkLine.id)).all()


def ready(code: str) -> Sequence[Ready]:
    """The same as they stand today; a fixed number of queries. What is free of a variant that stands on two lines goes to the
    first of them first."""
    of_product = joinedload(ShareLinkLine.variant).joinedload(catalogue.Variant.product)
    mine = select(ShareLinkLine).where(ShareLinkLine.code == code).order_by(ShareLinkLine.id)
    family, photos = of_product.joinedload(Product.family), of_product.selectinload(Product.photos)
    told = db.session.scalars(mine.options(family, photos)).all()
    rest = stock.rest_of([line.variant for line in told])
    found = []
    for line in told:
        variant = line.variant
        left = rest.left(variant)
        was = line.kept_price_minor if line.kept_price_minor != variant.price_minor else None
        found.append(Ready(line, catalogue.can_be_bought(variant), left, was))
        if left is not None:
            rest.give(variant, min(left, line.quantity))
    return found
