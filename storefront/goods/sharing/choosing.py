"""A family's goods to choose from at its desk, for a link or a ready basket: those that shoppers see."""

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from storefront.goods.catalogue import Product
from storefront.kernel import patterns
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page


def choice(family_id: int, words: str = "", *, number: int = 1) -> Page[Product]:
    """A page of what a family shows, newest first, by part of a name in either language; with variants and photos. How many
    there are is told as far as the next page, which is all that leafing on needs, and spares a question."""
    where = [Product.family_id == family_id, Product.status == "published"]
    if words:
        part = patterns.part_of(words)
        names = (Product.name_ar, Product.name_en)
        where.append(or_(*(name.ilike(part, escape=patterns.ESCAPE) for name in names)))
    start = PAGE_SIZE * (number - 1)
    newest = select(Product).where(*where).options(selectinload(Product.variants), selectinload(Product.photos))
    found = db.session.scalars(newest.order_by(Product.id.desc()).limit(PAGE_SIZE + 1).offset(start)).all()
    return Page(found[:PAGE_SIZE], number, start + len(found))
