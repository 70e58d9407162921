"""What the worker does about what people are told: words for notices, text messages; one that fails holds up no other."""

import logging
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from flask import Flask

from storefront.cli import posting, work
from storefront.community import notices, team
from storefront.community.accounts import User
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from tests.builders.carrier import Provider, a_provider
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product
from tests.builders.people import confirm_mobile
from tests.builders.teams import a_team, an_invitation
from tests.builders.trade import a_basket, place, the_parcel
from tests.builders.writing import ask


def told(user_id: int) -> list[str]:
    return [row.title_ar for row in notices.inbox.of_member(user_id).rows]


def test_an_order_lies_in_the_inboxes_of_both(app: Flask) -> None:
    with unit_of_work():
        family, shopper = a_family(name=("بيت نورة", "Bayt Noura")), a_member()
        desk = a_member(of=family)
    posting.give_words()
    with unit_of_work():
        order = place(a_basket((a_product(of=family), 1), user_id=shopper.id))
    parcel = the_parcel(orders.get(order.id))

    done = [posting.give_words(), posting.give_words()]

    assert done == [2, 0]
    assert told(shopper.id) == [f"وصل طلبك {order.reference} إلى الأسرة"]
    assert told(desk.id)[0] == f"طلب جديد {parcel.reference}"


def test_a_guest_has_no_inbox(app: Flask) -> None:
    with unit_of_work():
        place(a_basket((a_product(), 1)))

    assert posting.give_words() == 0


def test_what_is_gone_is_told_nobody(app: Flask) -> None:
    with unit_of_work():
        family = a_family()
        desk = a_member(of=family)
        message = ask(the_parcel(orders.get(place(a_basket((a_product(of=family), 1))).id)), "متى؟")
    with unit_of_work():
        message.state = "hidden"

    posting.give_words()
    assert not [title for title in told(desk.id) if "رسالة" in title]
    assert notices.inbox.next_wordless() is None


def test_a_letter_about_what_is_gone_never_leaves_and_is_no_failure(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with unit_of_work():
        house = a_team()
    invitation = an_invitation(house)
    with unit_of_work():
        team.withdraw(invitation, house.owner)

    posting.send_letters()

    assert db.session.query(notices.Notice).filter_by(kind="team-invitation").all() == []
    assert not [one for one in caplog.records if one.levelname == "WARNING"]


def test_one_that_fails_holds_up_no_other(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with unit_of_work():
        user = a_member()
        notices.inbox.put("no-such-kind", user_id=user.id, once="x", values={})
        notices.inbox.put("password-changed", user_id=user.id, once="x", values={"user_id": user.id})

    with caplog.at_level(logging.WARNING):
        done = [posting.give_words(), posting.give_words()]

    assert done == [2, 0]
    assert told(user.id) == ["تغيّرت كلمة مرورك"]
    assert "no-such-kind" in caplog.text


def test_the_worker_knows_both() -> None:
    assert {"inboxes", "letters", "texts", "old notices"} <= {task.name for task in work.TASKS}


@pytest.fixture
def day() -> Iterator[datetime]:
    """Noon in Riyadh, tomorrow."""
    noon = datetime.combine(clock.today() + timedelta(days=1), time(12), clock.RIYADH)
    with clock.set_to(noon):
        yield noon


def an_order_for(*, mobile: bool = True) -> User:
    """A member at a family's desk, whom a new order is told."""
    with unit_of_work():
        family = a_family()
        desk = a_member(of=family)
        if mobile:
            confirm_mobile(desk)
    with unit_of_work():
        db.session.query(notices.Notice).delete()
        db.session.query(notices.InboxNotice).delete()
        place(a_basket((a_product(of=family), 1)))
    return desk


def by(provider: Provider, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "TEXTS_URL", provider.url)
    monkeypatch.setitem(app.config, "TEXTS_SECRET", "a bearer secret")


def texts_waiting() -> list[tuple[int, bool]]:
    """Of each text message: how often it was tried, and whether it is given up."""
    rows = db.session.query(notices.Notice).filter_by(channel="text")
    return [(row.tries, row.given_up_at is not None) for row in rows if row.sent_at is None]


@pytest.mark.parametrize(("mobile", "sent"), [(True, 1), (False, 0)])
def test_a_confirmed_mobile_is_told_of_a_new_order_once(
    app: Flask, day: datetime, monkeypatch: pytest.MonkeyPatch, mobile: bool, sent: int
) -> None:
    desk = an_order_for(mobile=mobile)
    with a_provider() as provider:
        by(provider, app, monkeypatch)
        posting.give_words()
        for _ in range(3):
            posting.send_texts()

    assert len(provider.asked) == sent
    assert all("طلب جديد" in body["text"] and body["to"] == desk.mobile for _, body in provider.asked)


def test_at_night_it_waits_for_the_morning(app: Flask, day: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    with a_provider() as provider:
        by(provider, app, monkeypatch)
        with clock.set_to(day + timedelta(hours=10)):
            user = an_order_for()
            notices.write_text("mobile-code", user_id=user.id, language="ar", once="x", values={"token": "123456"})
            db.session.commit()
            posting.give_words()
        for hours in (10, 19.9, 20):
            with clock.set_to(day + timedelta(hours=hours)):
                posting.send_texts()
            counts.append(len(provider.asked))

    assert counts == [1, 1, 2]
    assert "123456" in provider.asked[0][1]["text"]


@pytest.mark.parametrize(("status", "waits"), [(503, [(1, False)]), (401, [(1, False)]), (422, [(1, True)])])
def test_trouble_is_tried_again_and_a_refusal_is_not(
    app: Flask, day: datetime, monkeypatch: pytest.MonkeyPatch, status: int, waits: list[tuple[int, bool]]
) -> None:
    an_order_for()
    posting.give_words()
    with a_provider() as provider:
        by(provider, app, monkeypatch)
        provider.status = status
        posting.send_texts()
        after = texts_waiting()
        provider.status = 200
        with clock.set_to(day + timedelta(minutes=2)):
            posting.send_texts()

    assert after == waits
    assert len(provider.asked) == (1 if status == 422 else 2)
    assert len(provider.sent) == 1


def test_what_is_a_day_old_or_gone_is_given_up(app: Flask, day: datetime) -> None:
    an_order_for()
    posting.give_words()
    with clock.set_to(day + timedelta(hours=25)):
        posting.send_texts()

    assert texts_waiting() == [(1, True)]


def test_who_wants_no_texts_gets_none(app: Flask, day: datetime) -> None:
    with unit_of_work():
        family = a_family()
        desk = confirm_mobile(a_member(of=family))
        notices.choices.keep(desk.id, notices.topics.BY_NAME["sales"], "text", wanted=False)
        place(a_basket((a_product(of=family), 1)))

    assert texts_waiting() == []
