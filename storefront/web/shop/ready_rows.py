"""The lines of a ready basket as their pages show them: for its family, which can change them, and for whom it was made."""

from collections.abc import Sequence

from flask_babel import gettext

from storefront.goods.sharing import Ready
from storefront.kernel import arabic
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.shop.cards import cloth, picture_of, product_path
from storefront.web.shop.parcels import Line, riyals


def rows_of(found: Sequence[Ready]) -> list[Line]:
    """Every line as it stands today; its sum is that of what can be had of it."""
    return [row_of(one) for one in found]


def row_of(one: Ready) -> Line:
    variant, product, lang = one.variant, one.variant.product, language()
    text = gettext("«%(words)s»", words=one.line.personal_text) if one.line.personal_text else ""
    return Line(
        one.line.id,
        product_path(product.id, arabic.slug(product.name_ar), lang) if product.status == "published" else "",
        in_language(product, "name"),
        language_of(product, "name"),
        picture_of(product.photos[0], lang) if product.photos else None,
        cloth(product.family.slug, product.family.dye),
        " · ".join(word for word in (in_language(variant, "choice"), text) if word),
        variant.price_minor,
        one.line.quantity,
        one.total_minor,
        note=note_of(one),
        grams=variant.grams,
    )


def note_of(one: Ready) -> tuple[str, str] | None:
    """What is other than when the family put it in, in words."""
    if not one.offered:
        return "bad", str(gettext("لم يعد معروضاً"))
    if one.lacks_text:
        return "bad", str(gettext("لا يُصنع من غير أن يُكتب عليه شيء"))
    if one.text_is_too_long:
        return "bad", str(gettext("لم يعد يُصنع بهذا النص"))
    if one.left == 0:
        return "bad", str(gettext("نفد"))
    if one.left is not None and one.left < one.line.quantity:
        noun = "portion" if one.variant.grams else "piece"
        return "warn", str(gettext("بقيت %(pieces)s فقط", pieces=count_of(noun, one.left)))
    if one.was_minor is not None:
        return "warn", str(gettext("تغيّر السعر، وكان %(price)s", price=riyals(one.was_minor)))
    return None
