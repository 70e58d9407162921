"""Where a member wants to be told of what."""

from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import mobiles, notices
from storefront.kernel.actors import RIGHTS
from storefront.web.account.members import my_id
from storefront.web.account.topic_words import WORDS
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

choices, topics = notices.choices, notices.topics
notice_choices = Blueprint("notice_choices", __name__)


class Row(NamedTuple):
    """A topic as the page prints it."""

    name: str
    title: str
    about: str
    why: str
    by_mail: bool
    by_text: bool


@notice_choices.get("/notices/choices")
def edit() -> str:
    """The topics, and over which channels each comes now."""
    has_mobile = mobiles.confirmed(my_id()) is not None
    return render_template("account/notice_choices/edit.html", rows=rows(), has_mobile=has_mobile)


def rows() -> list[Row]:
    chosen = choices.of_member(my_id())
    return [row_of(topic, *(chosen[topic.name, channel] for channel in choices.CHANNELS)) for topic in mine()]


def row_of(topic: topics.Topic, by_mail: bool, by_text: bool) -> Row:
    words = WORDS[topic.name]
    why = gettext(words.why) if words.why else ""
    return Row(topic.name, gettext(words.title), gettext(words.about), str(why), by_mail, by_text)


def mine() -> tuple[topics.Topic, ...]:
    """Those that reach whoever asks, at whatever desks they work."""
    who = actor()
    rights = {right for right in RIGHTS if any(who.may(right, family_id) for family_id in who.families)}
    return topics.of_reader(owns=any(who.owns(family_id) for family_id in who.families), rights=rights)


@notice_choices.post("/notices/choices")
def update() -> Response:
    """Keeps them: of the topics that stood on the page (`asked`) those that are ticked come. About text messages nobody is
    asked before their mobile is confirmed."""
    channels = choices.CHANNELS if mobiles.confirmed(my_id()) else (topics.MAIL,)
    stood = {topic.name for topic in mine()} & set(request.form.getlist("asked"))
    asked = {(name, channel) for name in stood for channel in channels}
    ticked = {(name, channel) for channel in channels for name in request.form.getlist(channel)}
    choices.choose(my_id(), asked, ticked)
    say("good", gettext("حفظنا ما اخترت."))
    return redirect(url_for("account.notice_choices.edit"), 303)
