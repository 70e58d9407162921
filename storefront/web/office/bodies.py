"""Bodies in the office: the register, one of them with its officers, entering and describing, appointing and dismissing."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import EmailField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Optional

from storefront.community import bodies as register
from storefront.community import regions
from storefront.community.bodies import MOST_ABOUT, MOST_NAME, Body, BodyWords
from storefront.insight import journal
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.kit.doors import actor
from storefront.web.kit.fair_words import BODY_KINDS
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, on_one_line, trimmed, upto, with_plain_ends
from storefront.web.kit.locale import in_language
from storefront.web.kit.requests import key_of
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.office.desk import ReasonForm
from storefront.web.office.journal import noted

bodies = Blueprint("bodies", __name__)
NAMED = DataRequired(lazy_gettext(register.refusals.BodyNameIsMissing.text))
FIELDS: dict[type[Refusal], str] = {register.refusals.KindIsUnknown: "kind", NotFound: "region", NotValid: "name_ar"}
OF_OFFICER: dict[type[Refusal], str] = {NotValid: "email", NotFound: "email"}


class BodyForm(Form):
    """What is said of a body."""

    kind = RadioField(
        lazy_gettext("ما هي؟"),
        choices=[SelectChoice(kind, lazy_gettext(words)) for kind, words in BODY_KINDS.items()],
        default="chamber",
    )
    name_ar = StringField(lazy_gettext("اسم الجهة"), [NAMED, upto(MOST_NAME)], [on_one_line])
    name_en = StringField(lazy_gettext("اسمها بالإنجليزية"), [NAMED, upto(MOST_NAME)], [on_one_line])
    region = SelectField(lazy_gettext("المنطقة"), validate_choice=False)
    about_ar = TextAreaField(lazy_gettext("نبذة عنها"), [Optional(), upto(MOST_ABOUT)], [trimmed, with_plain_ends])
    about_en = TextAreaField(lazy_gettext("وبالإنجليزية"), [Optional(), upto(MOST_ABOUT)], [trimmed, with_plain_ends])

    def offered(self) -> "BodyForm":
        """With the regions to choose from."""
        self.region.choices = [SelectChoice(str(row.id), in_language(row, "name")) for row in regions.atlas().regions]
        return self

    @property
    def words(self) -> BodyWords:
        """What was typed, of a form that was found valid."""
        return BodyWords(
            kind=self.kind.data or "",
            name=(self.name_ar.data or "", self.name_en.data or ""),
            about=(self.about_ar.data or "", self.about_en.data or ""),
            region_id=key_of(self.region.data) or 0,
        )


class OfficerForm(Form):
    """Who is to act for it."""

    email = EmailField(
        lazy_gettext("البريد الإلكتروني"), [InputRequired(lazy_gettext("البريد مطلوب.")), upto(254)], [trimmed]
    )


@bodies.get("/bodies")
def index() -> str:
    """The register."""
    rows = [(body, gettext(BODY_KINDS[body.kind])) for body in register.bodies()]
    return render_template("office/bodies/index.html", rows=rows, regions=regions.atlas().regions_by_id)


@bodies.get("/bodies/new")
def new() -> str:
    """Asks what it is."""
    return form_page(BodyForm(formdata=None).offered())


def form_page(form: BodyForm, body: Body | None = None) -> str:
    return render_template("office/bodies/form.html", form=form, body=body)


@bodies.post("/bodies")
def create() -> Response | tuple[str, int]:
    """A body in the register."""
    form = BodyForm().offered()
    made = keep(form, FIELDS, lambda: register.enter(form.words, actor()))
    if made:
        say("good", gettext("حُفظ."))
        return redirect(url_for(".show", body_id=made.id), 303)
    return form_page(form), 422


@bodies.get("/bodies/<int:body_id>")
def show(body_id: int) -> str:
    """One of them: what it is, who acts for it, what the journal says."""
    return page_of(register.get(body_id), OfficerForm(formdata=None))


def page_of(body: Body, form: OfficerForm, dismissal: ReasonForm | None = None, at: int = 0) -> str:
    """The page of a body; `dismissal` came back for the officer `at`."""
    found = journal.page(subjects=[f"body:{body.id}"])
    return render_template(
        "office/bodies/show.html",
        body=body,
        kind=gettext(BODY_KINDS[body.kind]),
        region=regions.atlas().regions_by_id[body.region_id],
        officers=register.officers_of(body.id),
        form=form,
        dismissal=dismissal or ReasonForm(formdata=None),
        at=at,
        notes=noted(found.rows),
        all_notes=url_for("office.journal.index", subject=f"body:{body.id}") if found.pages > 1 else "",
    )


@bodies.get("/bodies/<int:body_id>/edit")
def edit(body_id: int) -> str:
    """Asks for another description."""
    body = register.get(body_id)
    told = {name: getattr(body, name) for name in ("kind", "name_ar", "name_en", "about_ar", "about_en")}
    return form_page(BodyForm(formdata=None, data={**told, "region": str(body.region_id)}).offered(), body)


@bodies.post("/bodies/<int:body_id>")
def update(body_id: int) -> Response | tuple[str, int]:
    """So from now on."""
    body, form = register.get(body_id), BodyForm().offered()
    if keep(form, FIELDS, lambda: register.edit(body, form.words, actor())):
        say("good", gettext("حُفظ."))
        return redirect(url_for(".show", body_id=body_id), 303)
    return form_page(form, register.get(body_id)), 422


@bodies.post("/bodies/<int:body_id>/officers")
def appointment(body_id: int) -> Response | tuple[str, int]:
    """Somebody acts for it from now on."""
    body, form = register.get(body_id), OfficerForm()
    if keep(form, OF_OFFICER, lambda: register.appoint(body, form.email.data or "", actor())):
        say("good", gettext("حُفظ."))
        return redirect(url_for(".show", body_id=body_id), 303)
    return page_of(register.get(body_id), form), 422


@bodies.post("/bodies/<int:body_id>/officers/<int:user_id>/ending")
def dismissal(body_id: int, user_id: int) -> Response | tuple[str, int]:
    """Somebody acts for it no more; the reason stays in the journal."""
    body, form = register.get(body_id), ReasonForm()
    if not form.validate():
        return page_of(body, OfficerForm(formdata=None), form, user_id), 422
    take(
        lambda: register.dismiss(body, user_id, actor(), reason=str(form.reason.data)),
        gettext("انتهى التمثيل، وانتهى الدخول."),
        late=gettext("انتهى هذا التمثيل من قبل."),
    )
    return redirect(url_for(".show", body_id=body_id), 303)
