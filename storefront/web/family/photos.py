"""Pictures of a family's goods: new ones, their order and words, which comes first, taking one away."""

from flask import Blueprint, current_app, redirect, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from storefront.community import shop_pages
from storefront.goods import catalogue, editing
from storefront.goods.catalogue import Product
from storefront.kernel import photos as pictures
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.family import desk
from storefront.web.family.choices import moved
from storefront.web.family.forms import AltForm, PhotoForm
from storefront.web.family.product_page import page_of
from storefront.web.family.public_words import blamed
from storefront.web.kit.errors import page, sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.requests import key_of

photos = Blueprint("photos", __name__)
FIELDS: dict[type[Refusal], str] = {shop_pages.refusals.NoContactsInPublic: "alt"}


@photos.post("/products/<int:product_id>/photos")
def create(product_id: int) -> Response | tuple[str, int]:
    """Draws an uploaded photograph anew and puts it after the others."""
    product, form = desk.own(catalogue.of_family, product_id), PhotoForm()
    if not form.validate_on_submit():
        return page_of(product, picture=form), 422
    try:
        kept = drawn(product, form)
    except NotValid as refusal:
        form.refuse(FIELDS.get(type(refusal), "photo"), refusal, sentence(refusal))
        return page_of(desk.own(catalogue.of_family, product_id), picture=form), 422
    desk.ask_anew()
    product = desk.own(catalogue.of_family, product_id)
    alt = form.alt.data or product.name_ar
    size = (kept.width, kept.height)
    catalogue.add_photo(product, key=kept.key, size=size, tint=kept.tint, alt=(alt, ""), advice=kept.advice)
    say("good", gettext("أُضيفت الصورة، وحُذف منها مكان التقاطها."))
    return back_to(product_id)


@photos.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """A file so large that nothing of the form was read: its page again, with the sentence beside the field. No door was
    passed yet, so whoever has no such product gets the bare page."""
    form = PhotoForm(formdata=None)
    told = gettext(
        "لم يصل الملف لأنه أكبر من 32 ميغابايت. اختاروا صورة حتى 25 ميغابايت، واكتبوا وصفها من جديد فلم يصل معه."
    )
    form.photo.errors = [told]
    try:
        product = desk.own(catalogue.of_family, (request.view_args or {})["product_id"])
    except NotFound:
        return page(413), 413
    return page_of(product, picture=form), 413


def drawn(product: Product, form: PhotoForm) -> pictures.Photo:
    """The picture in every size. Drawing takes half a second, so the database is given back to others before it, and nothing is
    drawn under words that nobody may read.

    Raises NotAPhoto, PhotoIsTooBig, PhotoIsTooSmall, TooManyPhotos, NoContactsInPublic.
    """
    shop_pages.check_goods([form.alt.data or ""], kept=(product.name_ar, product.name_en))
    if len(product.photos) >= catalogue.MOST_PHOTOS:
        raise catalogue.refusals.TooManyPhotos(most=catalogue.MOST_PHOTOS)
    units.abandon()
    return pictures.keep(form.photo.data.read(), current_app.config["MEDIA_DIR"], square=True)


@photos.post("/products/<int:product_id>/photos/<int:photo_id>/lead")
def lead(product_id: int, photo_id: int) -> Response:
    """The picture comes first."""
    product = desk.own(catalogue.of_family, product_id)
    catalogue.put_first(catalogue.photo_of(product, photo_id))
    say("good", gettext("هذه الصورة هي الأولى الآن، وتظهر على بطاقة المنتج."))
    return back_to(product_id)


@photos.post("/products/<int:product_id>/photos/<int:photo_id>/removal")
def removal(product_id: int, photo_id: int) -> Response:
    """Takes a picture away for good."""
    product = desk.own(catalogue.of_family, product_id)
    catalogue.remove_photo(catalogue.photo_of(product, photo_id))
    say("good", gettext("حُذفت الصورة."))
    return back_to(product_id)


@photos.post("/products/<int:product_id>/photos/order")
def arrange(product_id: int) -> Response:
    """The pictures in the order they were sent in, one of them a place earlier or later where that was pressed."""
    product = desk.own(catalogue.of_family, product_id)
    order = [key_of(one) or 0 for one in request.form.getlist("order")]
    editing.arrange(product, moved(order, request.form.get("step", "")))
    say("good", gettext("حُفظ ترتيب الصور."))
    return back_to(product_id)


@photos.post("/products/<int:product_id>/photos/<int:photo_id>/words")
def words(product_id: int, photo_id: int) -> Response | tuple[str, int]:
    """What is seen on a picture, in both languages."""
    product, form = desk.own(catalogue.of_family, product_id), AltForm(prefix=AltForm.prefix_of(photo_id))
    photo = catalogue.photo_of(product, photo_id)
    if not form.validate():
        return page_of(product, picture=form), 422
    try:
        editing.caption(product, photo, (form.alt_ar.data or product.name_ar, form.alt_en.data or ""))
    except NotValid as refusal:
        units.abandon()
        _, field = blamed(form) or (form, "alt_ar")
        form.refuse(field, refusal, sentence(refusal))
        return page_of(desk.own(catalogue.of_family, product_id), picture=form), refusal.status
    say("good", gettext("حُفظ وصف الصورة."))
    return back_to(product_id)


def back_to(product_id: int) -> Response:
    return redirect(url_for("family.products.show", product_id=product_id, _anchor="photos"), 303)
