"""Filling a ready basket at the desk: goods of the family itself, each line said as a whole, so that twice is once."""

from sqlalchemy import delete, func, select

from storefront.goods import catalogue
from storefront.goods.sharing import refusals
from storefront.goods.sharing.commands import only_its_family
from storefront.goods.sharing.models import BASKET, ShareLink, ShareLinkLine
from storefront.kernel import wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound

MOST_LINES = 20
MOST_PIECES = 99
MOST_TEXT = 120


def put(link: ShareLink, variant_id: int, quantity: int, actor: Actor, *, personal_text: str = "") -> ShareLinkLine:
    """So many pieces of a variant are in the basket from now on, at today's price, whatever number it was before.

    Raises NotAllowed, NotFound for a link that is no basket, GoodsAreNotShown for what nobody can buy and for another
    family's, QuantityIsNotValid, TextIsTooLong, TextIsMissing, TooManyLines.
    """
    hold(link, actor)
    variant = own_variant(link, variant_id)
    if not 1 <= quantity <= MOST_PIECES:
        raise refusals.QuantityIsNotValid()
    most = variant.product.personal_max
    text = wording.line(personal_text[: MOST_TEXT * 10]) if most else ""
    if len(text) > most:
        raise refusals.TextIsTooLong(most=most)
    if variant.product.personal_needed and not text:
        raise refusals.TextIsMissing()
    mine = (ShareLinkLine.code == link.code, ShareLinkLine.variant_id == variant_id)
    line = db.session.scalar(select(ShareLinkLine).where(*mine, ShareLinkLine.personal_text == text))
    if line is None:
        if count_lines(link) >= MOST_LINES:
            raise refusals.TooManyLines(most=MOST_LINES)
        line = ShareLinkLine(code=link.code, variant_id=variant_id, personal_text=text)
        db.session.add(line)
    line.quantity, line.kept_price_minor = quantity, variant.price_minor
    db.session.flush()
    return line


def own_variant(link: ShareLink, variant_id: int) -> catalogue.Variant:
    """A variant of the link's family that can be bought. Raises GoodsAreNotShown."""
    try:
        variant = catalogue.buyable(variant_id)
    except NotFound:
        raise refusals.GoodsAreNotShown() from None
    if variant.product.family_id != link.family_id:
        raise refusals.GoodsAreNotShown()
    return variant


def change(link: ShareLink, line_id: int, quantity: int, actor: Actor) -> None:
    """Another number of pieces. Raises NotAllowed, NotFound for no line of this basket, QuantityIsNotValid."""
    hold(link, actor)
    line = db.session.scalar(select(ShareLinkLine).where(ShareLinkLine.code == link.code, ShareLinkLine.id == line_id))
    if line is None:
        raise NotFound()
    if not 1 <= quantity <= MOST_PIECES:
        raise refusals.QuantityIsNotValid()
    line.quantity = quantity
    db.session.flush()


def take_out(link: ShareLink, line_id: int, actor: Actor) -> None:
    """A line out of the basket; one that is out already stays out. Raises NotAllowed, NotFound for a link that is no basket."""
    hold(link, actor)
    db.session.execute(delete(ShareLinkLine).where(ShareLinkLine.code == link.code, ShareLinkLine.id == line_id))


def hold(link: ShareLink, actor: Actor) -> None:
    """Whoever changes this basket takes turns. Raises NotAllowed, NotFound for a link that is no basket."""
    only_its_family(link.family_id, actor)
    if link.kind != BASKET:
        raise NotFound()
    db.session.execute(select(ShareLink.code).where(ShareLink.code == link.code).with_for_update())


def count_lines(link: ShareLink) -> int:
    """Lines in a ready basket."""
    return db.session.scalar(select(func.count(ShareLinkLine.id)).where(ShareLinkLine.code == link.code)) or 0
