"""Ending letters of a kind from a letter, without signing in: a button on a page, and the one click of mail programs
(RFC 8058), which is a POST without any cookie. Whoever holds the letter may; nothing is lost by it but letters."""

from flask import Blueprint, current_app, render_template
from werkzeug.wrappers import Response

from storefront.community import accounts, notices
from storefront.web.account.topic_words import title_of

stopping = Blueprint("stopping", __name__)


@stopping.get("/letters/<code:token>")
def show(token: str) -> str:
    """Asks with one button; looking at it ends nothing, for mail programs look at every link."""
    return page(token, is_done=False)


@stopping.post("/letters/<code:token>")
def create(token: str) -> str | Response:
    """They end. Doing it again changes nothing."""
    user_id, topic = notices.choices.stopped_by(token, current_app.config["SECRET_KEY"])
    notices.choices.keep(accounts.get(user_id).id, topic, notices.topics.MAIL, wanted=False)
    return page(token, is_done=True)


def page(token: str, *, is_done: bool) -> str:
    """The page, of a token that is ours and of somebody who is still there; raises NotFound."""
    user_id, topic = notices.choices.stopped_by(token, current_app.config["SECRET_KEY"])
    accounts.get(user_id)
    return render_template("account/stopping/show.html", title=title_of(topic), is_done=is_done)
