"""The documents of a family in the office: its photograph, confirmed, refused with words. Only while its file is open."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families, permits
from storefront.community.families import Family
from storefront.community.permits import FamilyDocument
from storefront.kernel.refusals import NotFound
from storefront.web.kit.doors import actor
from storefront.web.kit.downloads import private_picture
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.office.applications import DocumentRefusalForm, moved_on, page_of
from storefront.web.office.opened_files import is_open

application_documents = Blueprint("application_documents", __name__)


def opened(family_id: int, document_id: int) -> tuple[Family, FamilyDocument]:
    """A family and its document; raises NotFound unless its file is open here."""
    if not is_open(family_id):
        raise NotFound()
    return families.get(family_id), permits.get(family_id, document_id)


@application_documents.get("/applications/<int:family_id>/documents/<int:document_id>/photo.jpg")
def photo(family_id: int, document_id: int) -> Response:
    """The photograph, which no cache keeps."""
    return private_picture(opened(family_id, document_id)[1].photo_key)


@application_documents.post("/applications/<int:family_id>/documents/<int:document_id>/confirmation")
def confirmation(family_id: int, document_id: int) -> Response:
    """It is as the family says; goods that waited for it are on the shelves again."""
    try:
        family, document = opened(family_id, document_id)
        permits.confirm(family, document, actor())
    except (permits.refusals.DocumentWasChanged, permits.refusals.HasEnded) as refusal:
        return moved_on(family_id, refusal)
    say("good", gettext("أُكّدت «%(name)s».", name=in_language(document.kind, "name")))
    return back_to(family_id)


@application_documents.post("/applications/<int:family_id>/documents/<int:document_id>/refusal")
def refusal(family_id: int, document_id: int) -> Response | tuple[str, int]:
    """It cannot be taken, and the family reads why."""
    (family, document), form = opened(family_id, document_id), DocumentRefusalForm.of(document_id)
    if not form.validate():
        return page_of(family, refusal=(document_id, form)), 422
    try:
        permits.refuse(family, document, actor(), words=str(form.words.data))
    except permits.refusals.DocumentWasChanged as refused:
        return moved_on(family_id, refused)
    say("good", gettext("رُدّت «%(name)s»، وتقرأ الأسرة السبب.", name=in_language(document.kind, "name")))
    return back_to(family_id)


def back_to(family_id: int) -> Response:
    return redirect(url_for("office.applications.show", family_id=family_id, _anchor="documents"), 303)
