"""Alarms: what about money a person has to look at, where it can be looked up, and how it ended."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.insight import journal, paying
from storefront.kernel import paging, units
from storefront.kernel.refusals import NotNow
from storefront.treasury import alarms as calls
from storefront.treasury.alarms import Alarm
from storefront.treasury.interests import OwnInterest
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence as told
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.alarm_words import about, sentence, subject_words
from storefront.web.office.desk import ReasonForm
from storefront.web.office.journal import noted
from storefront.web.office.payment_words import company_words

alarms = Blueprint("alarms", __name__)
NEWEST_NOTES = 3


@alarms.get("/alarms")
def index() -> str:
    """What waits for somebody, the oldest first, and a page of what is done with."""
    page, waiting = calls.closed(number=paging.page_number(request.args.get("page"))), calls.open_alarms()
    return render_template(
        "office/alarms/index.html",
        waiting=waiting,
        matters=paying.matters(one.subject for one in (*waiting, *page.rows)),
        sentence=sentence,
        page=PageLinks(page, url_for(".index"), {}),
    )


@alarms.get("/alarms/<int:alarm_id>")
def show(alarm_id: int) -> str:
    """One alarm: what it says, what is known of the payment it is about, and how it ended."""
    return page_of(calls.get(alarm_id))


def page_of(alarm: Alarm, *, form: ReasonForm | None = None) -> str:
    """The page of an alarm, with the form that came back if it did."""
    subject = f"alarm:{alarm.id}"
    return render_template(
        "office/alarms/show.html",
        company=company_words,
        alarm=alarm,
        words=sentence(alarm),
        subject=subject_words(alarm.subject),
        about=about(alarm.subject),
        matter=paying.matters([alarm.subject]).get(alarm.subject),
        case=case_of(alarm),
        form=form or ReasonForm(formdata=None),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


def case_of(alarm: Alarm) -> tuple[str, str] | None:
    """Where a person sees to what an alarm is about, and what that place is called; None where its payment is the place."""
    noun, _, number = alarm.subject.partition(":")
    if not number.isascii() or not number.isdigit():
        return None
    if alarm.kind == "payment-differs" and not alarm.closed_at:
        return url_for("office.differences.new", attempt_id=int(number)), gettext("ما يُفعل بهذا المبلغ")
    if noun == "refund":
        return url_for("office.refunds.show", refund_id=int(number)), gettext("صفحة المبلغ المعاد")
    if noun == "dispute":
        return url_for("office.disputes.show", dispute_id=int(number)), gettext("صفحة الاعتراض")
    if noun == "credit":
        return url_for("office.credits.show", credit_id=int(number)), gettext("صفحة الحوالة")
    return None


@alarms.post("/alarms/<int:alarm_id>/closing")
def closing(alarm_id: int) -> Response | tuple[str, int]:
    """It is done with, and the journal keeps how."""
    alarm, form = calls.get(alarm_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(alarm, form=form), 422
    words = str(form.reason.data)
    try:
        paying.close_alarm(alarm, actor(), note=words)
    except OwnInterest as refusal:
        form.refuse("reason", refusal, told(refusal))
        return page_of(calls.get(alarm_id), form=form), 403
    except NotNow:
        units.abandon()
        say("warn", gettext("أُغلق التنبيه قبل هذه الخطوة."))
        return redirect(url_for(".show", alarm_id=alarm_id), 303)
    journal.note("AlarmClosed", subject=f"alarm:{alarm.id}", actor_id=actor().user_id, reason=words)
    say("good", gettext("أُغلق التنبيه."))
    return redirect(url_for(".index"), 303)
