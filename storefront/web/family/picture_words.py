"""What could be better about a picture, in words a grandmother understands; and how a picture that waits is shown."""

from collections.abc import Sequence

from flask_babel import gettext

from storefront.goods.uploads import Upload
from storefront.kernel.refusals import N_
from storefront.web.shop.cards import Picture, sources

ADVICE = {
    "dark": N_("الصورة معتمة. صوّروا قرب نافذة في النهار."),
    "bright": N_("الضوء قوي جداً. أبعدوا المنتج عن الشمس المباشرة."),
    "blurred": N_("الصورة غير واضحة. ثبّتوا الجوال، والمسوا المنتج على الشاشة قبل التصوير."),
    "small": N_("الصورة صغيرة. قرّبوا الجوال من المنتج، أو أرسلوا الصورة الأصلية."),
}


def every_advice() -> dict[str, str]:
    """Each advice there is, by what is wrong: a page says it of a picture before it is sent."""
    return {name: gettext(words) for name, words in ADVICE.items()}


def advice_words(advice: Sequence[str]) -> list[str]:
    """The advice on a picture as sentences; what nobody has words for is not said."""
    return [gettext(ADVICE[one]) for one in advice if one in ADVICE]


def picture_of_upload(upload: Upload) -> Picture:
    """A picture that waits for its product, called by its file's name."""
    return Picture(
        *sources(upload.key, upload.width), upload.width, upload.height, upload.filename or upload.key[:6], upload.tint
    )
