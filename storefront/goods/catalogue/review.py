"""What the office looks at before shoppers see it: food and cosmetics, each product once, and again when what is in it is
changed."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storefront.goods import taxonomy
from storefront.goods.catalogue.facts import ProductApproved, ProductSentBack, ReviewAsked
from storefront.goods.catalogue.models import Product
from storefront.goods.catalogue.publication import WANTS_DOCUMENT, hide, publish
from storefront.goods.catalogue.queries import FOR_OFFICE
from storefront.goods.catalogue.refusals import DocumentIsMissing, HiddenByOffice, IngredientsAreMissing
from storefront.goods.catalogue.states import PRODUCT
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing

SENT_BACK_LENGTH = 200  # characters
OFFERED = ("published", "hidden")


def waits_for_review(product: Product) -> bool:
    """Whether the office has to approve a product of this kind first, and has not."""
    kind = taxonomy.reviewed_kind(taxonomy.sign(product.category_id).permit)
    return bool(kind) and product.reviewed_for != kind


def offer(product: Product, actor: Actor) -> None:
    """The family's wish that shoppers see a product: it is shown, or waits until the office has looked at it.

    What the office hid waits for the office too. Raises NotAllowed, DocumentIsMissing, HiddenByOffice, IngredientsAreMissing,
    PriceIsMissing, NotNow.
    """
    if not actor.may("products", product.family_id):
        raise NotAllowed()
    if product.hidden_reason == WANTS_DOCUMENT:
        raise DocumentIsMissing()
    if product.hidden_reason:
        raise HiddenByOffice()
    check_ingredients(product, product.made_of_ar)
    if waits_for_review(product):
        ask(product, actor)
    else:
        publish(product, by=actor.user_id)
    product.returned_words = ""


def check_ingredients(product: Product, made_of: str) -> None:
    """Food is shown with what is in it; raises IngredientsAreMissing."""
    if taxonomy.is_food(product.category_id) and not made_of.strip():
        raise IngredientsAreMissing()


def show_again(product: Product, actor: Actor) -> None:
    """Puts a hidden product back on its shelves. What the office hid (it has a reason) only staff may show again; what
    wants a document comes back by itself when the document is there.

    Raises NotAllowed, DocumentIsMissing, HiddenByOffice, IngredientsAreMissing, PriceIsMissing, NotNow.
    """
    if not actor.is_staff:
        offer(product, actor)
    elif product.hidden_reason == WANTS_DOCUMENT:
        raise DocumentIsMissing()
    else:
        publish(product, by=actor.user_id)


def ask(product: Product, actor: Actor) -> None:
    """Puts a product into the office's queue, seen by nobody meanwhile. Raises NotNow."""
    PRODUCT.check(product.status, "pending_review")
    product.status = "pending_review"
    product.review_asked_at = clock.now()
    tell(ReviewAsked(product.id, actor.user_id))


def look_again(product: Product, actor: Actor) -> None:
    """What the office approved has changed: it looks again, while shoppers still see the product. The place in the queue is
    that of the first change."""
    kind = taxonomy.reviewed_kind(taxonomy.sign(product.category_id).permit)
    if kind and product.status in OFFERED and product.review_asked_at is None:
        product.review_asked_at = clock.now()
        tell(ReviewAsked(product.id, actor.user_id))


def approve(product: Product, actor: Actor) -> None:
    """The office is content. A product that waited for it is shown, also one that was hidden until this was put right; one
    that its family hid stays hidden, and one that wants a document. Raises NotAllowed, PriceIsMissing, NotNow for one that
    nobody asked about."""
    only_staff(product, actor)
    product.review_asked_at, product.returned_words = None, ""
    product.reviewed_for = taxonomy.reviewed_kind(taxonomy.sign(product.category_id).permit)
    if product.status == "pending_review" or product.hidden_reason not in ("", WANTS_DOCUMENT):
        publish(product, by=actor.user_id)
    tell(ProductApproved(product.id, actor.user_id))


def send_back(product: Product, actor: Actor, *, words: str) -> None:
    """The office is not content, and writes why in at most 200 characters: what waited is a draft again, what shoppers saw
    is hidden until it was put right. Raises NotAllowed, ReasonIsMissing, NotNow for one that nobody asked about."""
    only_staff(product, actor)
    told = words.strip()[:SENT_BACK_LENGTH]
    if not told:
        raise ReasonIsMissing()
    product.review_asked_at = None
    if product.status == "pending_review":
        product.status, product.returned_words = "draft", told
    elif product.status == "published":
        hide(product, actor, reason=told)
    else:
        product.hidden_reason = told
    tell(ProductSentBack(product.id, actor.user_id, told))


def only_staff(product: Product, actor: Actor) -> None:
    if not actor.is_staff:
        raise NotAllowed()
    if product.review_asked_at is None:
        raise NotNow()


def queue(*, number: int = 1) -> Page[Product]:
    """A page of what the office is to look at, whoever asked first."""
    rows: Sequence[Product] = db.session.scalars(
        select(Product)
        .where(Product.review_asked_at.is_not(None))
        .options(*FOR_OFFICE)
        .order_by(Product.review_asked_at, Product.id)
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    ).all()
    return Page(rows, number, how_many_wait())


def how_many_wait() -> int:
    """How many products the office is to look at."""
    return db.session.scalar(select(func.count(Product.id)).where(Product.review_asked_at.is_not(None))) or 0
