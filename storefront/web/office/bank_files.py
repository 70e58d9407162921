"""Files for the bank: made of everything approved, fetched, and answered by the bank."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField, FileRequired
from werkzeug.wrappers import Response as WerkzeugResponse

from storefront.kernel import paging, units
from storefront.kernel.refusals import Refusal
from storefront.treasury import payouts
from storefront.treasury.payouts import PayoutFile
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import keep_work
from storefront.web.office.money_words import state_words

bank_files = Blueprint("bank_files", __name__)
LARGEST = 2 * 1024 * 1024


class AnswerForm(Form):
    """The file the bank sent back."""

    answer = FileField(lazy_gettext("ملف البنك"), [FileRequired(lazy_gettext("اختاروا الملف الذي أعاده البنك."))])


@bank_files.get("/bank-files")
def index() -> str:
    """What waits to be sent, and the files that were."""
    page = payouts.files(number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/bank_files/index.html",
        waiting=payouts.counts().get("approved", (0, 0)),
        page=PageLinks(page, url_for(".index"), {}),
    )


@bank_files.post("/bank-files")
def create() -> WerkzeugResponse:
    """Gathers everything approved into a file."""
    try:
        file = payouts.make_file(actor())
    except Refusal as refusal:
        units.abandon()
        say("warn", sentence(refusal))
        return redirect(url_for(".index"), 303)
    say("good", gettext("أُعدّ الملف %(code)s. نزّلوه وارفعوه في موقع البنك.", code=file.reference))
    return redirect(url_for(".show", file_id=file.id), 303)


@bank_files.get("/bank-files/<int:file_id>")
def show(file_id: int) -> str:
    """One file: what is in it, and what the bank has said so far."""
    return page_of(payouts.get_file(file_id), AnswerForm(formdata=None))


def page_of(file: PayoutFile, form: AnswerForm) -> str:
    """The page of a file, with the form that came back if it did."""
    page = payouts.listed(number=paging.page_number(request.args.get("page")), file_id=file.id)
    return render_template(
        "office/bank_files/show.html",
        file=file,
        waiting=payouts.waiting_in(file.id),
        page=PageLinks(page, url_for(".show", file_id=file.id), {}),
        state_words=state_words,
        form=form,
    )


@bank_files.get("/bank-files/<int:file_id>/dakkah-<code:reference>.csv")
def download(file_id: int, reference: str) -> Response:
    """The file itself, as it was made."""
    answer = make_response(payouts.content_of(payouts.get_file(file_id)))
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="dakkah-{reference}.csv"'
    return answer


@bank_files.post("/bank-files/<int:file_id>/answer")
def answer(file_id: int) -> WerkzeugResponse | tuple[str, int]:
    """What the bank says of the file: all of it is noted, or nothing."""
    file, form = payouts.get_file(file_id), AnswerForm()
    if not form.validate_on_submit():
        return page_of(file, form), 422
    try:
        done, failed = payouts.take_answer(file, form.answer.data.read(LARGEST + 1), actor())
    except Refusal as refusal:
        units.abandon()
        if isinstance(refusal, payouts.refusals.AnswerNamesAnotherAccount):
            payouts.call_office(payouts.get_file(file_id), refusal)
            keep_work()
        form.refuse("answer", refusal, sentence(refusal))
        return page_of(payouts.get_file(file_id), form), refusal.status
    told = gettext("سُجّل جواب البنك: وصل %(done)s ولم يصل %(failed)s.", done=done, failed=failed)
    say("good" if done or failed else "info", told)
    return redirect(url_for(".show", file_id=file_id), 303)
