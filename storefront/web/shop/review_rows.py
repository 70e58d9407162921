"""Reviews as pages print them, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storefront.kernel import arabic
from storefront.kernel.photos import Photo
from storefront.trade.reviews import Review
from storefront.web.kit.locale import gettext, in_language, language, language_in, language_of
from storefront.web.shop.cards import Picture, cloth, product_path, sources


@dataclass(frozen=True)
class ReviewRow:
    """One review of components/stars.html. `href` is empty where the goods are no longer shown."""

    id: int
    author: str
    stars: int
    words: str
    lang: str
    written_at: datetime
    edited: bool
    choice: str
    name: str
    name_lang: str
    href: str
    photo: Picture | None
    reply: str
    reply_lang: str
    is_older: bool  # the answer than the words it stands under
    family: str
    weave: str

    @property
    def author_lang(self) -> str:
        """The language of the name, by its letters."""
        return language_in(self.author)


def rows_of(reviews: Iterable[Review], family: Any, faces: Mapping[int, Any] | None = None) -> list[ReviewRow]:
    """The reviews of one family's goods; `faces` are the cards of goods that are shown, by id."""
    return [row_of(review, family, faces or {}) for review in reviews]


def row_of(review: Review, family: Any, faces: Mapping[int, Any]) -> ReviewRow:
    """One review; its line is loaded."""
    line, face = review.line, faces.get(review.product_id)
    return ReviewRow(
        review.id,
        review.author,
        review.stars,
        review.words,
        review.language,
        review.written_at,
        review.edited_at is not None,
        in_language(line, "choice"),
        in_language(line, "name"),
        language_of(line, "name"),
        product_path(review.product_id, face.slug if face else arabic.slug(line.name_ar), language()) if face else "",
        photo_of(review),
        review.reply,
        language_in(review.reply),
        bool(review.replied_at and review.edited_at and review.replied_at < review.edited_at),
        in_language(family, "trade_name"),
        cloth(family.slug, family.dye),
    )


def photo_of(review: Review) -> Picture | None:
    """The picture a shopper put beside their words."""
    if not review.photo_key:
        return None
    alt = gettext("صورة أرفقها %(name)s", name=review.author) if review.author else gettext("صورة من المشتري")
    addresses = sources(review.photo_key, review.photo_width)
    return Picture(*addresses, review.photo_width, review.photo_height, str(alt), review.photo_tint)


def picture_as_sent(photo: Photo) -> Picture:
    """A picture that was kept and waits for its review."""
    alt = str(gettext("الصورة التي أُرسلت"))
    return Picture(*sources(photo.key, photo.width), photo.width, photo.height, alt, photo.tint)
