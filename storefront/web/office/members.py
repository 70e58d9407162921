"""People with accounts as the office sees them: found by name or e-mail, shut out for a reason, let in again."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import accounts, families
from storefront.community.accounts import User
from storefront.insight import journal
from storefront.kernel import paging
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.office.journal import noted

members = Blueprint("members", __name__)
MOST_WORDS = 80
NEWEST_NOTES = 8


@members.get("/members")
def index() -> str:
    """A page of the people with these words in their name or address; nobody as long as nothing is asked."""
    words = (trimmed(request.args.get("q")) or "")[:MOST_WORDS]
    number = paging.page_number(request.args.get("page"))
    page = accounts.found(words, number=number) if words else paging.Page([], 1, 0)
    return render_template(
        "office/members/index.html",
        words=words,
        roles=accounts.roles_among([user.id for user in page.rows]),
        page=PageLinks(page, url_for(".index"), {"q": words or None}),
    )


@members.get("/members/<int:user_id>")
def show(user_id: int) -> str:
    """One person: rights, state, what the journal says of them."""
    return page_of(accounts.get(user_id))


def page_of(user: User, *, form: ReasonForm | None = None) -> str:
    """The page of a person, with the form that came back if one did."""
    subject = f"user:{user.id}"
    return render_template(
        "office/members/show.html",
        user=user,
        roles=accounts.roles_among([user.id]).get(user.id, frozenset()),
        desks=[families.get(family_id) for family_id in sorted(families.ids_of_member(user.id))],
        is_oneself=user.id == actor().user_id,
        form=form or ReasonForm(formdata=None),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


@members.post("/members/<int:user_id>/disabling")
def disabling(user_id: int) -> Response | tuple[str, int]:
    """Nobody gets in with this account any more, and whoever is in is out at once; never one's own."""
    user, form = accounts.get(user_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(user, form=form), 422
    accounts.disable(user, actor(), reason=str(form.reason.data))
    say("good", gettext("عُطّل حساب «%(name)s»، وانتهى كل دخول إليه.", name=user.name))
    return redirect(url_for(".show", user_id=user_id), 303)


@members.post("/members/<int:user_id>/enabling")
def enabling(user_id: int) -> Response | tuple[str, int]:
    """The account may be entered again."""
    user, form = accounts.get(user_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(user, form=form), 422
    accounts.enable(user, actor(), reason=str(form.reason.data))
    say("good", gettext("أُعيد حساب «%(name)s»، ويمكن الدخول إليه.", name=user.name))
    return redirect(url_for(".show", user_id=user_id), 303)
