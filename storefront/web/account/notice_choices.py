"""Where a member wants to be told of what."""

from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import notices
from storefront.web.account.members import my_id
from storefront.web.account.topic_words import WORDS
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

notice_choices = Blueprint("notice_choices", __name__)


class Row(NamedTuple):
    """A topic as the page prints it."""

    name: str
    title: str
    about: str
    why: str
    by_mail: bool


@notice_choices.get("/notices/choices")
def edit() -> str:
    """The topics, and over which channels each comes now."""
    return render_template("account/notice_choices/edit.html", rows=rows())


def rows() -> list[Row]:
    chosen = notices.choices.of_member(my_id())
    return [row_of(topic, by_mail=chosen[topic.name, notices.topics.MAIL]) for topic in mine()]


def row_of(topic: notices.topics.Topic, *, by_mail: bool) -> Row:
    words = WORDS[topic.name]
    why = gettext(words.why) if words.why else ""
    return Row(topic.name, gettext(words.title), gettext(words.about), str(why), by_mail)


def mine() -> tuple[notices.topics.Topic, ...]:
    return notices.topics.of_reader(is_family=bool(actor().families))


@notice_choices.post("/notices/choices")
def update() -> Response:
    """Keeps them: of the topics that stood on the page (`asked`) those that are ticked come."""
    asked = set(request.form.getlist("asked"))
    ticked = {(name, notices.topics.MAIL) for name in request.form.getlist(notices.topics.MAIL)}
    notices.choices.choose(
        my_id(), {(topic.name, notices.topics.MAIL) for topic in mine() if topic.name in asked}, ticked
    )
    say("good", gettext("حفظنا ما اخترت."))
    return redirect(url_for("account.notice_choices.edit"), 303)
