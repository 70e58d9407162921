"""What a shopper fills in about goods they bought."""

from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from storefront.goods.scores import MOST_STARS
from storefront.kernel import contacts, photos, pixels
from storefront.kernel.refusals import Refusal
from storefront.trade import reviews
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form, trimmed, upto, with_plain_ends

STARS = [
    SelectChoice("5", lazy_gettext("خمس نجوم · ممتاز")),
    SelectChoice("4", lazy_gettext("أربع نجوم · جيد جداً")),
    SelectChoice("3", lazy_gettext("ثلاث نجوم · جيد")),
    SelectChoice("2", lazy_gettext("نجمتان · دون المتوقع")),
    SelectChoice("1", lazy_gettext("نجمة واحدة · سيئ")),
]


class ReviewForm(Form):
    """Stars, perhaps words, perhaps a picture."""

    stars = RadioField(lazy_gettext("كم نجمة يستحق؟"), choices=STARS, validate_choice=False)
    words = TextAreaField(
        lazy_gettext("ماذا تقول لمن يفكر في شرائه؟"),
        [upto(reviews.MOST_WORDS)],
        filters=[with_plain_ends, trimmed],
    )
    photo = FileField(lazy_gettext("صورة لما وصلك"))
    kept = HiddenField()  # the picture that came with it before, see review_pictures.py
    drops_photo = BooleanField(lazy_gettext("حذف الصورة"))

    def validate_stars(self, field: RadioField) -> None:
        if field.data not in {str(number) for number in range(1, MOST_STARS + 1)}:
            raise ValidationError(sentence(reviews.StarsAreMissing()))

    def validate_words(self, field: TextAreaField) -> None:
        if contacts.leads_elsewhere(field.data or ""):
            raise ValidationError(sentence(reviews.NoContacts()))

    @classmethod
    def of(cls, review: reviews.Review | None) -> "ReviewForm":
        """The form as it is opened: empty, or with what was said before."""
        said: dict[str, Any] = {"stars": str(review.stars), "words": review.words} if review else {}
        return cls(None, data=said)


PICTURES: dict[
    type[Refusal], Any
] = {  # what is wrong with a picture, said to one shopper; families are spoken to as several
    pixels.NotAPhoto: lazy_gettext("تعذّرت قراءة الصورة. يُرجى اختيار صورة من نوع JPEG أو PNG أو WebP أو HEIC."),
    pixels.PhotoIsTooBigForItsKind: lazy_gettext(
        "الصورة كبيرة على نوعها. يمكن حفظها بنوع JPEG العادي أو تصغيرها، ثم رفعها من جديد."
    ),
    photos.TooManyPhotosAtOnce: lazy_gettext(
        "تصلنا صور كثيرة في هذه اللحظة. يُرجى الانتظار قليلاً ثم رفع الصورة من جديد."
    ),
}


def picture_words(refusal: Refusal) -> str:
    """Why a picture was not taken."""
    return str(PICTURES[type(refusal)]) if type(refusal) in PICTURES else sentence(refusal)


def too_large() -> str:
    """What is said beside a picture of which nothing was read."""
    return str(
        gettext("لم يصل الملف لأنه أكبر من 32 ميغابايت. يُرجى اختيار صورة حتى 25 ميغابايت، وكتابة ما كتبته من جديد.")
    )
