"""The steps an organiser takes with an exhibition: announcing, publishing the programme, postponing, cancelling, copying."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional

from storefront.fairs import exhibitions as fairs
from storefront.fairs.exhibitions import MOST_NOTICE, Exhibition
from storefront.kernel import clock, units
from storefront.kernel.refusals import NotValid
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, on_one_line, upto
from storefront.web.kit.steps import take
from storefront.web.organiser.desk import own

steps = Blueprint("steps", __name__)
LATE = lazy_gettext("تغيّرت حال الفعالية قبل هذا، فلم يُعمل به.")


class NoticeForm(Form):
    """Why it is not held on its days, for everybody."""

    notice_ar = StringField(
        lazy_gettext("ما يقرؤه الناس"),
        [DataRequired(lazy_gettext(fairs.refusals.NoticeIsMissing.text)), upto(MOST_NOTICE)],
        [on_one_line],
    )
    notice_en = StringField(lazy_gettext("وبالإنجليزية"), [Optional(), upto(MOST_NOTICE)], [on_one_line])

    @property
    def notice(self) -> tuple[str, str]:
        return self.notice_ar.data or "", self.notice_en.data or ""


class CopyForm(Form):
    """When the copy begins."""

    first = DateField(lazy_gettext("أول يوم"), [InputRequired(lazy_gettext("أول يوم مطلوب."))])


def back(exhibition_id: int) -> Response:
    return redirect(url_for("organiser.exhibitions.show", exhibition_id=exhibition_id), 303)


@steps.post("/exhibitions/<int:exhibition_id>/announcement")
def announcement(exhibition_id: int) -> Response:
    """Everybody sees it from now on."""
    exhibition = own(exhibition_id)
    take(lambda: fairs.announce(exhibition, actor()), gettext("أُعلنت الفعالية، ويراها الجميع الآن."), late=str(LATE))
    return back(exhibition_id)


@steps.post("/exhibitions/<int:exhibition_id>/programme/publication")
def publication(exhibition_id: int) -> Response:
    """What happens on its days is settled."""
    exhibition = own(exhibition_id)
    take(lambda: fairs.publish_programme(exhibition, actor()), gettext("نُشر البرنامج."), late=str(LATE))
    return back(exhibition_id)


@steps.get("/exhibitions/<int:exhibition_id>/postponement/new")
def postponing(exhibition_id: int) -> str:
    """Asks why, before it is put off."""
    return notice_page(own(exhibition_id), NoticeForm(formdata=None), is_end=False)


@steps.post("/exhibitions/<int:exhibition_id>/postponement")
def postponement(exhibition_id: int) -> Response | tuple[str, int]:
    """It is not held on its days."""
    return given(exhibition_id, is_end=False)


@steps.get("/exhibitions/<int:exhibition_id>/cancellation/new")
def cancelling(exhibition_id: int) -> str:
    """Asks why, before it is called off for good."""
    return notice_page(own(exhibition_id), NoticeForm(formdata=None), is_end=True)


@steps.post("/exhibitions/<int:exhibition_id>/cancellation")
def cancellation(exhibition_id: int) -> Response | tuple[str, int]:
    """It is not held at all."""
    return given(exhibition_id, is_end=True)


def given(exhibition_id: int, *, is_end: bool) -> Response | tuple[str, int]:
    exhibition, form = own(exhibition_id), NoticeForm()
    if not form.validate():
        return notice_page(exhibition, form, is_end=is_end), 422
    act = fairs.cancel if is_end else fairs.postpone
    done = gettext("أُلغيت الفعالية.") if is_end else gettext("أُجّلت الفعالية. تُعلن من جديد بأيامها الجديدة.")
    take(lambda: act(exhibition, form.notice, actor()), done, late=str(LATE))
    return back(exhibition_id)


def notice_page(exhibition: Exhibition, form: NoticeForm, *, is_end: bool) -> str:
    return render_template("organiser/steps/notice.html", exhibition=exhibition, form=form, is_end=is_end)


@steps.get("/exhibitions/<int:exhibition_id>/copies/new")
def copying(exhibition_id: int) -> str:
    """Asks when the copy begins."""
    exhibition = own(exhibition_id)
    later = (exhibition.first_day or clock.today()) + timedelta(days=364)  # the same day of the week
    form = CopyForm(formdata=None, data={"first": max(later, clock.today() + timedelta(days=1))})
    return render_template("organiser/steps/copy.html", exhibition=exhibition, form=form)


@steps.post("/exhibitions/<int:exhibition_id>/copies")
def copies(exhibition_id: int) -> Response | tuple[str, int]:
    """A draft with the same words and hours on other days."""
    exhibition, form = own(exhibition_id), CopyForm()
    if form.validate():
        try:
            copy = fairs.clone(exhibition, form.first.data, actor())
            say("good", gettext("هذه مسودة بالأيام الجديدة. ينقصها رقم الترخيص، وتُعلن حين تكتمل."))
            return back(copy.id)
        except NotValid as refusal:
            units.abandon()
            form.refuse("first", refusal, sentence(refusal))
    return render_template("organiser/steps/copy.html", exhibition=own(exhibition_id), form=form), 422
