"""Who sees a product: shown, hidden, put away into the archive and brought back."""

from sqlalchemy import select

from storefront.goods import taxonomy
from storefront.goods.catalogue.facts import (
    ProductArchived,
    ProductHidden,
    ProductPublished,
    ProductRestored,
)
from storefront.goods.catalogue.models import Product, Variant
from storefront.goods.catalogue.refusals import PriceIsMissing
from storefront.goods.catalogue.states import PRODUCT
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, ReasonIsMissing

REASON_LENGTH = 200
WANTS_DOCUMENT = "wants-document"  # why a product is hidden that its family may not sell without a document it lacks


def publish(product: Product, *, by: int | None = None) -> None:
    """Shows a product on its shelves (as soon as its family is active); whoever calls this has looked at it, or knows that
    nobody needs to: the family's wish goes through review.offer. Raises PriceIsMissing, NotNow."""
    if not db.session.scalar(select(Variant.id).where(Variant.product_id == product.id, Variant.is_active).limit(1)):
        raise PriceIsMissing()
    PRODUCT.check(product.status, "published")
    product.status = "published"
    product.hidden_reason = ""
    product.reviewed_for = taxonomy.reviewed_kind(taxonomy.sign(product.category_id).permit)
    product.published_at = product.published_at or clock.now()
    tell(ProductPublished(product.id, by))


def hide(product: Product, actor: Actor, *, reason: str) -> None:
    """Takes a product off every shelf. The family's own people need no reason and can show it again; the office gives
    one, in at most 200 characters, and then only the office can. Raises NotAllowed, ReasonIsMissing, NotNow."""
    own = actor.may("products", product.family_id)
    if not (own or actor.is_staff or "system" in actor.roles):
        raise NotAllowed()
    if actor.is_staff and not own and not reason.strip():
        raise ReasonIsMissing()
    PRODUCT.check(product.status, "hidden")
    product.status = "hidden"
    product.hidden_reason = "" if own else reason.strip()[:REASON_LENGTH]
    tell(ProductHidden(product.id, actor.user_id, product.hidden_reason))


def archive(product: Product, actor: Actor) -> None:
    """Puts a product away: no shelf and no list shows it but the archive, and it waits for nothing any more. Raises
    NotAllowed, NotNow."""
    only_its_family(product, actor)
    PRODUCT.check(product.status, "archived")
    product.status, product.review_asked_at = "archived", None
    if product.hidden_reason == WANTS_DOCUMENT:
        product.hidden_reason = ""
    tell(ProductArchived(product.id, actor.user_id))


def restore(product: Product, actor: Actor) -> None:
    """Brings a product back from the archive, hidden if it was ever shown, or else as a draft; what the office hid stays
    hidden by the office. Raises NotAllowed, NotNow."""
    only_its_family(product, actor)
    after = "hidden" if product.published_at else "draft"
    PRODUCT.check(product.status, after)
    product.status = after
    tell(ProductRestored(product.id, actor.user_id))


def only_its_family(product: Product, actor: Actor) -> None:
    """Raises NotAllowed for anybody but the people of the family's desk."""
    if not actor.may("products", product.family_id):
        raise NotAllowed()
