"""A draft that is thrown away: by who began it, or by the owner of its family's shop."""

from sqlalchemy import delete

from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.goods.editing.refusals import DraftIsAnothers
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell


def drop(product: Product, actor: Actor) -> None:
    """Throws a draft away for good, with all it has. Raises NotAllowed, DraftIsAnothers, and WasShown for what somebody may
    have ordered."""
    catalogue.publication.only_its_family(product, actor)
    if product.status != "draft" or product.published_at:
        raise catalogue.refusals.WasShown()
    if not may_drop(product, actor):
        raise DraftIsAnothers()
    tell(catalogue.facts.DraftDropped(product.id, actor.user_id))
    db.session.execute(delete(Product).where(Product.id == product.id))


def may_drop(product: Product, actor: Actor) -> bool:
    """Whether that draft is theirs to throw away; others put it into the archive."""
    return actor.owns(product.family_id) or (actor.user_id is not None and actor.user_id == product.begun_by)
