"""The inbox of a member: one notice for one thing, seen once it has words, read by its owner alone, kept half a year."""

from datetime import timedelta

import pytest

from storefront.community import accounts, notices
from storefront.community.notices import inbox
from storefront.community.notices.commands import MOST_TRIES
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_member

pytestmark = pytest.mark.usefixtures("app")
SAID = inbox.Said(("طلب جديد", "New order"), ("ينتظر قبولكم", "It waits for you"), "/family/orders")


def laid(user: accounts.User, once: str = "parcel:1", **values: object) -> None:
    inbox.put("parcel-new", user_id=user.id, once=once, values=values)


def said(user: accounts.User, *matters: str) -> list[notices.InboxNotice]:
    """A member's notices about these, with words; the newest first."""
    for once in matters:
        laid(user, once)
    while due := inbox.next_wordless():
        inbox.say(due, SAID)
    return list(inbox.of_member(user.id).rows)


def test_a_thing_is_one_notice_however_often_it_is_told() -> None:
    sara, nora = a_member(), a_member()
    for _ in range(3):
        laid(sara), laid(nora)

    assert len(said(sara)) == len(said(nora)) == 1


def test_secrets_of_links_are_not_laid_down() -> None:
    laid(a_member(), parcel_id=1, **{notices.SECRET: "t", notices.LINK: "l"})

    assert db.session.query(notices.InboxNotice).one().values == {"parcel_id": 1}


def test_it_is_seen_once_it_has_words() -> None:
    user = a_member()
    laid(user)
    before = (inbox.unread(user.id), inbox.of_member(user.id).total)

    (row,) = said(user)

    assert before == (0, 0)
    assert (inbox.unread(user.id), row.title_ar, row.title_en, row.path) == (1, "طلب جديد", "New order", SAID.path)


def test_words_are_written_once_and_not_for_what_is_gone() -> None:
    user = a_member()
    laid(user)
    due = inbox.next_wordless()
    assert due is not None
    inbox.say(due, SAID)
    inbox.say(due, inbox.Said(("غير", "other"), ("", ""), "/"))
    inbox.drop(due)
    assert inbox.of_member(user.id).rows[0].title_ar == "طلب جديد"

    inbox.forget_member(user.id)
    inbox.say(due, SAID)
    assert inbox.of_member(user.id).total == 0


def test_words_that_cannot_be_written_are_tried_again_and_given_up() -> None:
    user = a_member()
    laid(user)
    start, tries = clock.now(), 0
    while True:
        with clock.set_to(start + timedelta(hours=5 * tries)):
            due = inbox.next_wordless()
            if due is None:
                break
            inbox.note_failed(due)
            assert inbox.next_wordless() is None
        tries += 1

    assert tries == MOST_TRIES
    assert db.session.query(notices.InboxNotice).count() == 0


def test_titles_longer_than_their_place_are_cut() -> None:
    user = a_member()
    laid(user)
    due = inbox.next_wordless()
    assert due is not None

    inbox.say(due, inbox.Said(("أ" * 300, "b" * 300), ("ج" * 900, "d" * 900), "/"))

    row = inbox.of_member(user.id).rows[0]
    assert [len(text) for text in (row.title_ar, row.title_en, row.words_ar, row.words_en)] == [200, 200, 400, 400]


def test_reading_leads_on_and_is_its_owners_alone() -> None:
    user, other = a_member(), a_member()
    (row,) = said(user, "parcel:1")

    with pytest.raises(NotFound):
        inbox.read(other.id, row.id)
    with pytest.raises(NotFound):
        inbox.read(user.id, row.id + 1)
    assert inbox.unread(user.id) == 1
    assert inbox.read(user.id, row.id) == SAID.path
    assert inbox.unread(user.id) == 0


def test_the_first_reading_is_the_one_that_is_noted() -> None:
    user = a_member()
    (row,) = said(user, "parcel:1")
    inbox.read(user.id, row.id)
    db.session.refresh(row)
    first = row.read_at

    with clock.set_to(clock.now() + timedelta(hours=1)):
        inbox.read(user.id, row.id)

    db.session.refresh(row)
    assert row.read_at == first


def test_what_came_since_the_page_was_drawn_stays_unread() -> None:
    user, other = a_member(), a_member()
    said(other, "parcel:9")
    rows = said(user, "parcel:1", "parcel:2")
    said(user, "parcel:3")

    inbox.read_all(user.id, upto=rows[0].id)

    assert (inbox.unread(user.id), inbox.unread(other.id)) == (1, 1)


def test_what_happened_last_is_first_whenever_it_was_written_down() -> None:
    user = a_member()
    for once, days in (("parcel:1", 2), ("parcel:2", 1), ("parcel:3", 3)):
        with clock.set_to(clock.now() - timedelta(days=days)):
            laid(user, once)

    days = [(clock.now() - row.created_at).days for row in said(user)]

    assert days == [1, 2, 3]


def test_all_is_read_up_to_what_stood_first_whenever_it_was_written_down() -> None:
    user = a_member()
    for once, days in (("parcel:1", 2), ("parcel:2", 3)):
        with clock.set_to(clock.now() - timedelta(days=days)):
            laid(user, once)
    first = said(user)[0].id
    said(user, "parcel:3")

    inbox.read_all(user.id, upto=first)

    assert [row.read_at is None for row in said(user)] == [True, False, False]


def test_they_are_paged_the_newest_first() -> None:
    user = a_member()
    rows = said(user, *(f"parcel:{number}" for number in range(inbox.SIZE + 3)))

    page = inbox.of_member(user.id, number=2)

    assert [row.id for row in rows] == sorted((row.id for row in rows), reverse=True)
    assert (len(rows), len(page.rows), page.total, page.pages) == (inbox.SIZE, 3, inbox.SIZE + 3, 2)
    assert len(inbox.all_of_member(user.id)) == page.total


def test_no_more_than_a_hundred_are_counted() -> None:
    user = a_member()
    said(user, *(f"parcel:{number}" for number in range(inbox.MOST_COUNTED + 5)))

    assert inbox.unread(user.id) == inbox.MOST_COUNTED


def test_what_is_older_than_half_a_year_goes() -> None:
    user = a_member()
    with clock.set_to(clock.now() - timedelta(days=inbox.KEPT_DAYS, minutes=1)):
        said(user, "parcel:1")
    said(user, "parcel:2")

    assert [inbox.sweep(), inbox.sweep()] == [1, 0]
    assert inbox.of_member(user.id).total == 1


def test_what_is_forgotten_about_a_thing_goes_from_inboxes_too() -> None:
    user = a_member()
    laid(user, "message:1", message_id=1), laid(user, "message:2", message_id=2)

    notices.forget_about("message_id", [1])

    assert [row.values for row in db.session.query(notices.InboxNotice)] == [{"message_id": 2}]
