"""A family's documents at its desk: all of them, one of them sent or renewed, and its photograph for the owner's eyes alone."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from storefront.community import affiliations, families, permits
from storefront.community.families import Family
from storefront.community.permits import DocumentKind, FamilyDocument
from storefront.goods import crafts
from storefront.kernel.photos import Photo
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.family import desk
from storefront.web.family.document_pictures import Waiting, found, signed, take_in
from storefront.web.family.registration_forms import DocumentForm
from storefront.web.family.wallet import card_of, wallet_of
from storefront.web.kit.doors import actor
from storefront.web.kit.downloads import private_picture
from storefront.web.kit.errors import page, sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language

documents = Blueprint("documents", __name__)
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


def form_page(family: Family, kind: DocumentKind, form: DocumentForm, kept: str | None = None) -> str:
    """The form; `kept`: the name of the file whose photograph waits for it."""
    card = card_of(kind, kind.slug in crafts.needed(family.id), permits.of_family(family.id))
    back = url_for("family.registration.edit", step="documents") if registers(family) else url_for(".index")
    return render_template("family/documents/edit.html", card=card, kind=kind, form=form, back=back, kept=kept)


def registers(family: Family) -> bool:
    return family.status in families.registering.EDITABLE


@documents.post("/documents/<kind>")
def update(kind: str) -> Response | tuple[str, int]:
    """Sends it to the office; the photograph of before stays where no other was chosen, and the one that was chosen stays
    whatever else is wrong. All that is wrong is said at once."""
    family, form = desk.owned(), DocumentForm()
    whose, former = (family.id, kind), sent_of(family, permits.kind(kind))
    before = picture_of(former) if former else None
    waiting, trouble = picture_sent(form, whose)
    family, wanted = desk.owned(), permits.kind(kind)
    photo = waiting.photo if waiting else before
    if is_whole(form, wanted, has_picture=photo is not None, trouble=trouble) and photo:
        permits.send(family, wanted, form.terms, photo, actor())
        say("good", gettext("وصلت «%(name)s» إلى مكتب دكّة.", name=in_language(wanted, "name")))
        return back_from(family)
    form.kept.data = signed(waiting, whose) if waiting else ""
    return form_page(family, wanted, form, waiting.filename if waiting else None), 422


def picture_sent(form: DocumentForm, whose: tuple[int, str]) -> tuple[Waiting | None, NotValid | None]:
    """The photograph that came, or the one that was kept with the form before; and why what came is none."""
    kept = found(form.kept.data or "", whose)
    if not form.has_photo:
        return kept, None
    try:
        return take_in(form.photo.data), None
    except NotValid as refusal:
        return None, refusal


def is_whole(form: DocumentForm, kind: DocumentKind, *, has_picture: bool, trouble: NotValid | None) -> bool:
    """Whether it can be sent; whatever speaks against it stands beside its field, one sentence at each."""
    form.is_whole(ends=kind.ends, has_picture=has_picture)
    for refusal in [trouble, *permits.against(kind, form.terms)] if trouble else permits.against(kind, form.terms):
        refuse(form, refusal)
    if not form.errors:
        try:
            permits.check(kind, form.terms)
        except NotValid as refusal:
            refuse(form, refusal)
    return not form.errors


def refuse(form: DocumentForm, refusal: NotValid) -> None:
    """A sentence beside the field it is about, where none stands yet."""
    name = FIELDS.get(type(refusal), "photo")
    if not form[name].errors:
        form.refuse(name, refusal, sentence(refusal))


def picture_of(document: FamilyDocument) -> Photo:
    """The photograph a document has, for the one that takes its place."""
    return Photo(document.photo_key, document.photo_width, document.photo_height, "")


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
