"""Families that ask to sell, and those with documents to look at: who waits, the whole file of one, what the office says."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from storefront.community import accounts, affiliations, families, permits
from storefront.community.families import FAMILY, Family
from storefront.goods import catalogue, crafts
from storefront.insight import journal
from storefront.kernel import units
from storefront.kernel.refusals import NotNow, Refusal
from storefront.web.family.wallet import wallet_of
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed
from storefront.web.kit.locale import gettext as said
from storefront.web.kit.locale import in_language
from storefront.web.office.desk import ReasonForm
from storefront.web.office.families import STATES
from storefront.web.office.journal import noted
from storefront.web.office.opened_files import is_open, open_file
from storefront.web.shop.cards import picture_of

applications = Blueprint("applications", __name__)
MOST_IN_QUEUE = 60
MOST_GOODS = 12
NEWEST_NOTES = 6
LEAST_WORDS = 5


class QuestionForm(Form):
    """What the office wants to know, in words the family reads."""

    words = TextAreaField(
        lazy_gettext("السؤال"),
        [
            InputRequired(lazy_gettext("اكتبوا السؤال، فالأسرة تقرؤه كما هو.")),
            Length(LEAST_WORDS, families.deciding.MOST_WORDS, lazy_gettext("السؤال من 5 أحرف إلى 600 حرف.")),
        ],
        filters=[trimmed],
    )


class DocumentRefusalForm(Form):
    """Why a document cannot be taken, in words the family reads."""

    words = TextAreaField(
        lazy_gettext("لماذا لا تُقبل؟"),
        [
            InputRequired(lazy_gettext("اكتبوا ما يلزم تصحيحه، فالأسرة تقرؤه.")),
            Length(LEAST_WORDS, permits.MOST_WORDS, lazy_gettext("من 5 أحرف إلى 300 حرف.")),
        ],
        filters=[trimmed],
    )

    @classmethod
    def of(cls, document_id: int, **sent: Any) -> "DocumentRefusalForm":
        return cls(prefix=f"d{document_id}-", **sent)


@applications.get("/applications")
def index() -> str:
    """Who waits, the longest first."""
    return render_template("office/applications/index.html", waiting=queue(), names=STATES)


def queue() -> list[Any]:
    """Families that ask to sell, and those of which a document waits."""
    return families.to_verify(permits.families_waiting(), size=MOST_IN_QUEUE)


@applications.get("/applications/<int:family_id>")
def show(family_id: int) -> str:
    """One family's file."""
    return page_of(families.get(family_id))


def page_of(
    family: Family,
    *,
    question: QuestionForm | None = None,
    closing: ReasonForm | None = None,
    refusal: tuple[int, DocumentRefusalForm] | None = None,
) -> str:
    """The file, with the queue beside it. What is private of it is printed once it was opened."""
    opened, wallet = is_open(family.id), wallet_of(family.id)
    sent = [card.sent.id for card in wallet if card.sent]
    blank = {one: DocumentRefusalForm.of(one, formdata=None) for one in sent}
    return render_template(
        "office/applications/show.html",
        family=family,
        waiting=queue(),
        names=STATES,
        state=gettext(STATES[family.status]),
        opened=opened,
        may_open=families.may_verify(actor(), family.id),
        file=private_of(family) if opened else None,
        wallet=wallet,
        refusals={**blank, **(dict([refusal]) if refusal else {})},
        crafts=[in_language(row, "name") for row in crafts.of_family(family.id)],
        places=[in_language(one, "name") for one in families.places.places_of(family.id)],
        lacking=crafts.lacking(family.id),
        goods=goods_of(family),
        questions=families.questions_of(family.id),
        steps={
            **{step: FAMILY.allows(family.status, step) for step in ("active", "verified", "needs_info")},
            "closed": family.status in families.deciding.BEFORE_IT_SOLD,
        },
        question=question or QuestionForm(formdata=None, prefix="question-"),
        closing=closing or ReasonForm(formdata=None, prefix="closing-"),
        notes=noted(journal.page(subjects=[f"family:{family.id}"]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=f"family:{family.id}"),
    )


def private_of(family: Family) -> dict[str, Any]:
    """What the family told the office and no page shows."""
    file = families.file_of(family.id)
    owners = [accounts.get(user_id) for user_id in families.member_ids(family.id)]
    languages = [said(name) for slug, name in families.registering.LANGUAGES.items() if slug in file.languages]
    return {
        "legal_name": family.legal_name,
        "mobile": family.mobile,
        "collection_place": family.collection_place,
        "people": [one.name for one in owners],
        "members": file.members or "",
        "languages": languages,
        "skills": file.skills,
        "affiliations": [in_language(one, "name") for one in affiliations.of_family(family.id)],
    }


def goods_of(family: Family) -> list[tuple[Any, Any]]:
    """The newest goods with their pictures, whatever their state."""
    rows = catalogue.all_of_family(family.id).rows[:MOST_GOODS]
    return [(product, picture_of(product.photos[0], "ar") if product.photos else None) for product in rows]


@applications.post("/applications/<int:family_id>/reading")
def reading(family_id: int) -> Response:
    """Opens the private file for an hour; the journal keeps who did."""
    open_file(families.get(family_id))
    return redirect(url_for(".show", family_id=family_id), 303)


@applications.post("/applications/<int:family_id>/question")
def question(family_id: int) -> Response | tuple[str, int]:
    """Asks the family something; it may tell everything otherwise, and sends again."""
    family, form = families.get(family_id), QuestionForm(prefix="question-")
    if not form.validate():
        return page_of(family, question=form), 422
    told = gettext("وصل السؤال إلى «%(name)s».", name=in_language(family, "trade_name"))
    return decided(family_id, lambda: families.deciding.ask(family, actor(), words=str(form.words.data)), told)


@applications.post("/applications/<int:family_id>/verification")
def verification(family_id: int) -> Response:
    """What the family told is so; its shop is opened another day."""
    family = families.get(family_id)
    told = gettext("«%(name)s» موثّقة، وتُفتح حين تشاؤون.", name=in_language(family, "trade_name"))
    return decided(family_id, lambda: families.deciding.verify(family, actor()), told)


@applications.post("/applications/<int:family_id>/closing")
def closing(family_id: int) -> Response | tuple[str, int]:
    """The family is not let sell, and reads why."""
    family, form = families.get(family_id), ReasonForm(prefix="closing-")
    if not form.validate_on_submit():
        return page_of(family, closing=form), 422
    told = gettext("أُغلق طلب «%(name)s»، ويصلها السبب.", name=in_language(family, "trade_name"))
    return decided(family_id, lambda: families.deciding.decline(family, actor(), reason=str(form.reason.data)), told)


def decided(family_id: int, act: Any, told: str) -> Response:
    """Takes a step and says so; what somebody else decided meanwhile stays."""
    try:
        act()
    except NotNow:
        return moved_on(family_id)
    say("good", told)
    return redirect(url_for("office.applications.show", family_id=family_id), 303)


def moved_on(family_id: int, refusal: Refusal | None = None) -> Response:
    """Somebody else of the office, or the family, was faster."""
    units.abandon()
    say("warn", said(refusal.text) if refusal else gettext("تغيّر حال الأسرة قبل هذه الخطوة، وما ترونه هو حالها الآن."))
    return redirect(url_for("office.applications.show", family_id=family_id), 303)
