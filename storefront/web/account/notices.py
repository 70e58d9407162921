"""The inbox of a member: what the market told them, and following one to where it is done."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.community import notices as told
from storefront.kernel.paging import page_number
from storefront.web.account.members import my_id
from storefront.web.kit.formats import count_of
from storefront.web.kit.links import path_in
from storefront.web.kit.locale import language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of

notices = Blueprint("notices", __name__)


@notices.get("/notices")
def index() -> str | Response:
    """A page of them, the newest first."""
    page = told.inbox.of_member(my_id(), number=page_number(request.args.get("page")))
    if page.number > page.pages:
        return redirect(url_for("account.notices.index"))
    return render_template(
        "account/notices/index.html",
        page=PageLinks(page, url_for("account.notices.index"), {}),
        newest=page.rows[0].id if page.rows else 0,
        kept=count_of("day", told.inbox.KEPT_DAYS, oblique=True),
    )


@notices.post("/notices/<int:notice_id>/following")
def following(notice_id: int) -> Response:
    """Goes to where it is done; it counts as read from now on."""
    return redirect(path_in(language(), told.inbox.read(my_id(), notice_id)), 303)


@notices.post("/notices/reading")
def reading() -> Response:
    """All of them are read, up to the newest that stood on the page (`upto`)."""
    told.inbox.read_all(my_id(), upto=key_of(request.form.get("upto")) or 0)
    return redirect(url_for("account.notices.index"), 303)
