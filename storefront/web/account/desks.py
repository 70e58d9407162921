"""Going from a family's desk by oneself. The owner of one closes the shop instead."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families, team
from storefront.kernel.refusals import NotAllowed, NotFound
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language

desks = Blueprint("desks", __name__)


@desks.post("/desks/<int:family_id>/leaving")
def leaving(family_id: int) -> Response:
    """The desk is theirs no longer; its owner is told."""
    try:
        team.leave(family_id, actor())
    except NotAllowed as error:  # a desk they are not at, or one of their own: there is nothing to leave here
        raise NotFound() from error
    say("good", gettext("خرجت من فريق «%(name)s».", name=in_language(families.get(family_id), "trade_name")))
    return redirect(url_for("account.orders.index"), 303)
