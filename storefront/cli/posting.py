"""What the worker does about what people are told: notices get their words, letters and text messages leave."""

import logging
from collections.abc import Callable
from functools import partial

from flask import current_app

from storefront.cli.steps import one_by_one
from storefront.community import notices, texts
from storefront.kernel import units
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work

MAIL, TEXT = notices.topics.MAIL, notices.topics.TEXT


class TooLate(Exception):
    """A text message about nothing any more, for nobody any more, or older than a day."""


FOR_GOOD = (texts.Refused, TooLate)
log = logging.getLogger("dakkah.work")


def give_words() -> int:
    """Writes the words of notices that lie in inboxes without any."""
    return one_by_one(give_one_words)


def give_one_words() -> int:
    """Writes the words of one notice, if one waits for them. They are written while nothing in the database is held; one
    whose matter is gone is thrown away, and one that fails is tried again."""
    units.abandon()
    due = notices.inbox.next_wordless()
    if due is None:
        return 0
    said = None
    note = notices.inbox.drop
    try:
        said = current_app.extensions["inbox"](due.kind, due.values)
    except NotFound:
        log.info("notice %s is about nothing any more", due.once)
    except Exception:  # whatever is wrong with one notice must not hold up the others
        log.warning("notice %s failed", due.once, exc_info=True)
        note = notices.inbox.note_failed
    units.abandon()
    with unit_of_work():
        if said:
            notices.inbox.say(due, said)
        else:
            note(due)
    return 1


def send_letters() -> int:
    """Sends letters that are due."""
    return one_by_one(partial(send_one, MAIL, post))


def send_texts() -> int:
    """Sends text messages that are due and may leave at this hour."""
    return one_by_one(partial(send_one, TEXT, text))


def send_one(channel: str, hand_in: Callable[[notices.Due], None]) -> int:
    """Sends one letter or text message, if one is due. A letter whose matter is gone is thrown away; what fails waits and is
    tried again, unless it failed for good. While the post answers, nothing in the database is held; another worker leaves
    it alone until it must be taken for forgotten."""
    with unit_of_work():
        due = notices.take_next(channel)
    if due is None:
        return 0
    failure, for_good, is_gone = "", False, False
    try:
        hand_in(due)
    except NotFound:
        is_gone = True
        log.info("%s %s is about nothing any more", channel, due.once)
    except Exception as error:  # whatever is wrong with one must not hold up the others
        failure, for_good = f"{type(error).__name__}: {error}", isinstance(error, FOR_GOOD)
        log.warning("%s %s failed: %s", channel, due.once, failure)
    with unit_of_work():
        if is_gone:
            notices.drop(due)
        else:
            notices.note_outcome(due, failure, for_good=for_good)
    return 1


def post(due: notices.Due) -> None:
    """Writes a letter and hands it in; raises whatever goes wrong, NotFound for what is gone."""
    letter = current_app.extensions["letters"](notices.get(due.id))
    units.abandon()  # ends the reading before the post is asked
    notices.post_of(current_app.config["MAIL_URL"]).send(letter)


def text(due: notices.Due) -> None:
    """Writes a text message and hands it in; raises whatever goes wrong, Refused and TooLate for good."""
    carrier = texts.carrier_of(current_app.config["TEXTS_URL"], current_app.config["TEXTS_SECRET"])
    try:
        message = current_app.extensions["texts"](notices.get(due.id), carrier.abilities)
    except NotFound as error:
        raise TooLate("nobody is to be told of this any more") from error
    units.abandon()  # ends the reading before the carrier is asked
    carrier.send(message)
