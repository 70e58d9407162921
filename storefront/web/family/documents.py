"""A family's documents at its desk: all of them, one of them sent or renewed, and its photograph for the owner's eyes alone."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from storefront.community import affiliations, families, permits
from storefront.community.families import Family
from storefront.community.permits import DocumentKind, FamilyDocument
from storefront.goods import crafts
from storefront.kernel import photos, units
from storefront.kernel.photos import Photo
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.family import desk
from storefront.web.family.registration_forms import DocumentForm
from storefront.web.family.wallet import card_of, wallet_of
from storefront.web.kit.doors import actor
from storefront.web.kit.downloads import private_picture
from storefront.web.kit.errors import page, sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language

documents = Blueprint("documents", __name__)
PDF = b"%PDF"
FIELDS: dict[type[Refusal], str] = {
    permits.refusals.NumberIsMissing: "number",
    permits.refusals.IssuerIsMissing: "issuer",
    permits.refusals.EndIsMissing: "expires_on",
    permits.refusals.HasEnded: "expires_on",
    permits.refusals.DatesAreTurned: "expires_on",
    permits.refusals.IssuedInFuture: "issued_on",
}


@documents.get("/documents")
def index() -> str:
    """Every kind with what is held of it."""
    family = desk.owned()
    wallet = wallet_of(family.id)
    return render_template(
        "family/documents/index.html",
        wallet=wallet,
        lacking=any(card.is_lacking for card in wallet),
        vouching=affiliations.of_family(family.id),
    )


@documents.get("/documents/<kind>")
def edit(kind: str) -> str:
    """One kind: what was sent of it, to be sent anew."""
    family, wanted = desk.owned(), permits.kind(kind)
    return form_page(family, wanted, DocumentForm(formdata=None, data=told(sent_of(family, wanted))))


def sent_of(family: Family, kind: DocumentKind) -> FamilyDocument | None:
    """What of a kind waits or was refused, to be mended."""
    return card_of(kind, False, permits.of_family(family.id)).sent


def told(document: FamilyDocument | None) -> dict[str, str]:
    """What a document said, for its form."""
    if document is None:
        return {}
    days = {name: getattr(document, name) for name in ("issued_on", "expires_on")}
    written = {name: day.isoformat() if day else "" for name, day in days.items()}
    return {"number": document.number, "issuer": document.issuer, **written}


def form_page(family: Family, kind: DocumentKind, form: DocumentForm) -> str:
    card = card_of(kind, kind.slug in crafts.needed(family.id), permits.of_family(family.id))
    back = url_for("family.registration.edit", step="documents") if registers(family) else url_for(".index")
    return render_template("family/documents/edit.html", card=card, kind=kind, form=form, back=back)


def registers(family: Family) -> bool:
    return family.status in families.registering.EDITABLE


@documents.post("/documents/<kind>")
def update(kind: str) -> Response | tuple[str, int]:
    """Sends it to the office; the photograph of before stays where no other was chosen."""
    family, form, wanted = desk.owned(), DocumentForm(), permits.kind(kind)
    before = sent_of(family, wanted)
    if form.is_whole(ends=wanted.ends, has_picture=before is not None) and kept(wanted, form, before):
        say("good", gettext("وصلت «%(name)s» إلى مكتب دكّة.", name=in_language(permits.kind(kind), "name")))
        return back_from(family)
    if form.has_photo and not form.photo.errors:
        form.photo.errors = [gettext("اختاروا الصورة من جديد، فلم تُحفظ بعد.")]
    return form_page(desk.owned(), permits.kind(kind), form), 422


def kept(kind: DocumentKind, form: DocumentForm, before: FamilyDocument | None) -> bool:
    """Whether it was sent; what speaks against it stands beside its field. Drawing takes half a second, so the database is
    given back to others before it."""
    slug = kind.slug
    try:
        permits.check(kind, form.terms)
        photo = drawn(form) if form.has_photo or before is None else picture_of(before)
    except NotValid as refusal:
        form.refuse(FIELDS.get(type(refusal), "photo"), refusal, sentence(refusal))
        return False
    permits.send(desk.owned(), permits.kind(slug), form.terms, photo, actor())
    return True


def picture_of(document: FamilyDocument) -> Photo:
    """The photograph a document has, for the one that takes its place."""
    return Photo(document.photo_key, document.photo_width, document.photo_height, "")


def drawn(form: DocumentForm) -> Photo:
    """The photograph that was sent. Raises IsNoPicture, NotAPhoto, PhotoIsTooBig, PhotoIsTooSmall."""
    data = form.photo.data.read()
    if data.startswith(PDF):
        raise permits.refusals.IsNoPicture()
    units.abandon()
    return photos.keep_page(data, current_app.config["PRIVATE_DIR"])


def back_from(family: Family) -> Response:
    """To the step of registering the documents belong to, or to all of them."""
    if registers(family):
        return redirect(url_for("family.registration.edit", step="documents"), 303)
    return redirect(url_for(".index"), 303)


@documents.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """A file so large that nothing of the form was read; whoever has no family here gets the bare page."""
    form = DocumentForm(formdata=None)
    form.photo.errors = [gettext("لم يصل الملف لأنه أكبر من 32 ميغابايت. اختاروا صورة حتى 25 ميغابايت.")]
    try:
        family, kind = desk.owned(), permits.kind((request.view_args or {})["kind"])
    except NotFound:
        return page(413), 413
    return form_page(family, kind, form), 413


@documents.post("/documents/<kind>/removal")
def removal(kind: str) -> Response:
    """Takes back what waits or was refused."""
    family = desk.owned()
    permits.take_back(family, permits.kind(kind), actor())
    say("good", gettext("حُذفت الوثيقة وصورتها."))
    return back_from(family)


@documents.get("/documents/<int:document_id>/photo.jpg")
def photo(document_id: int) -> Response:
    """Its photograph, which no cache keeps."""
    return private_picture(permits.get(desk.owned().id, document_id).photo_key)
