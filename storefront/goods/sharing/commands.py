"""Share links: a short code in a link that is passed on; opens and orders are counted by it."""

import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, func, select, update

from storefront.goods.catalogue import Product
from storefront.goods.sharing.models import ShareLink
from storefront.kernel import clock
from storefront.kernel.database import db

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that are read as another
LENGTH = 8


def new_code() -> str:
    """A code nobody can guess from another one."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def ensure(product_id: int) -> str:
    """The code of a product's share link, made when it is missing."""
    known = code_of(product_id)
    if known:
        return known
    link = ShareLink(code=new_code(), product_id=product_id, created_at=clock.now(), opened=0, ordered=0)
    db.session.add(link)
    db.session.flush()
    return link.code


_link = ShareLink.__table__.c
_code = select(_link.code).where(_link.product_id == bindparam("product")).limit(1)


def code_of(product_id: int) -> str | None:
    """The code of a product's share link."""
    return db.session.execute(_code, {"product": product_id}).scalar()


def codes_of(product_ids: Sequence[int]) -> Mapping[int, str]:
    """The codes of some products' share links, by product, as far as there are any; one query."""
    rows = select(_link.product_id, func.min(_link.code)).where(_link.product_id.in_(product_ids))
    return {product_id: code for product_id, code in db.session.execute(rows.group_by(_link.product_id))}


def find_share_link(code: str) -> ShareLink | None:
    """The link of this code, if there is one."""
    return db.session.get(ShareLink, code)


def family_of(code: str) -> int | None:
    """The family whose goods this link shows, by its id."""
    product = select(Product.family_id).join(ShareLink, ShareLink.product_id == Product.id)
    return db.session.scalar(product.where(ShareLink.code == code))


def count_open(code: str) -> None:
    """Somebody came by this link. An unknown code counts nothing."""
    db.session.execute(update(ShareLink).where(ShareLink.code == code).values(opened=ShareLink.opened + 1))


def count_order(code: str) -> None:
    """Somebody who came by this link bought. An unknown code counts nothing."""
    db.session.execute(update(ShareLink).where(ShareLink.code == code).values(ordered=ShareLink.ordered + 1))
