"""What the worker does about what people are told: notices get their words, letters leave."""

import logging

from flask import current_app

from storefront.cli.steps import one_by_one
from storefront.community import notices
from storefront.kernel import units
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work

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
    return one_by_one(send_one)


def send_one() -> int:
    """Sends one letter, if one is due. A letter that fails waits and is tried again. While the post answers, nothing in
    the database is held; another worker leaves the letter alone until it must be taken for forgotten."""
    with unit_of_work():
        due = notices.take_next()
    if due is None:
        return 0
    failure = ""
    try:
        post(due)
    except Exception as error:  # whatever is wrong with one letter must not hold up the others
        failure = f"{type(error).__name__}: {error}"
        log.warning("letter %s failed: %s", due.once, failure)
    with unit_of_work():
        notices.note_outcome(due, failure)
    return 1


def post(due: notices.Due) -> None:
    """Writes a letter and hands it in; raises whatever goes wrong."""
    letter = current_app.extensions["letters"](notices.get(due.id))
    units.abandon()  # ends the reading before the post is asked
    notices.post_of(current_app.config["MAIL_URL"]).send(letter)
