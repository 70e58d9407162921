"""What people wrote and somebody reported, and what the office has hidden: looked at, hidden with a reason, shown again, left.

Reviews, questions and messages each have a desk of this one kind; what differs is in reported_kinds.
"""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import paging
from storefront.kernel.refusals import N_
from storefront.trade.moderation import Moderated
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.office.reported_kinds import MESSAGES, QUESTIONS, REVIEWS, Kind

PARTS = {"": N_("بلاغات تنتظر"), "hidden": N_("مخفية")}


@dataclass(frozen=True)
class ReportedDesk:
    """The five addresses of one kind."""

    kind: Kind

    def blueprint(self) -> Blueprint:
        """The desk at /<name of the kind>."""
        desk, one = Blueprint(self.kind.name, __name__), f"/{self.kind.name}/<int:thing_id>"
        desk.get(f"/{self.kind.name}")(self.index)
        desk.get(one)(self.show)
        desk.post(f"{one}/hiding")(self.hiding)
        desk.post(f"{one}/publication")(self.publication)
        desk.post(f"{one}/dismissal")(self.dismissal)
        return desk

    def index(self) -> str:
        """A page of those with a report nobody has decided, or of those that are hidden."""
        show = request.args.get("show", "")
        show = show if show in PARTS else ""
        found = self.kind.trade.reported(show, number=paging.page_number(request.args.get("page")))
        reports = self.kind.reports(found.rows)
        return render_template(
            "office/reported/index.html",
            kind=self.kind,
            show=show,
            parts=[(name, gettext(label)) for name, label in PARTS.items()],
            rows=[(thing, self.kind.face(thing), reports.get(thing.id, ())) for thing in found.rows],
            page=PageLinks(found, url_for(".index"), {"show": show or None}),
        )

    def show(self, thing_id: int) -> str:
        """One of them, what was reported of it, and what the office can do."""
        return self.page_of(self.kind.get(thing_id), ReasonForm(formdata=None))

    def page_of(self, thing: Moderated, form: ReasonForm) -> str:
        face, reports = self.kind.face(thing), self.kind.reports([thing]).get(thing.id, ())
        return render_template(
            "office/reported/show.html", kind=self.kind, thing=thing, face=face, reports=reports, form=form
        )

    def hiding(self, thing_id: int) -> Response | tuple[str, int]:
        """Takes it out of sight; its writer reads why."""
        thing, form = self.kind.get(thing_id), ReasonForm()
        if not form.validate_on_submit():
            return self.page_of(thing, form), 422
        self.kind.trade.hide(thing, actor(), reason=str(form.reason.data))
        say("good", str(self.kind.words.was_hidden))
        return redirect(url_for(".index"), 303)

    def publication(self, thing_id: int) -> Response:
        """It can be read again."""
        self.kind.trade.show_again(self.kind.get(thing_id), actor())
        say("good", str(self.kind.words.was_shown))
        return redirect(url_for(".show", thing_id=thing_id), 303)

    def dismissal(self, thing_id: int) -> Response:
        """Nothing is wrong with it."""
        self.kind.trade.dismiss(self.kind.get(thing_id), actor())
        say("good", str(self.kind.words.was_left))
        return redirect(url_for(".index"), 303)


reviews, questions, messages = (ReportedDesk(kind).blueprint() for kind in (REVIEWS, QUESTIONS, MESSAGES))
