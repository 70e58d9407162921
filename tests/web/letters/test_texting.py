"""Text messages: the market's name, what fits of the news, a short link; to a confirmed mobile, and never late."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.community import notices, texts
from storefront.community.accounts import User
from storefront.community.notices import Notice, inbox
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.web.letters import KINDS, in_short, write_text
from storefront.web.letters.texting import cut
from tests.builders.community import a_member
from tests.builders.people import confirm_mobile
from tests.builders.telling import stage
from tests.web.letters.test_in_short import of

SAY_WHY = ("registration-closed", "shop-closed", "product-sent-back")  # in words of the office, which end as it likes
ABILITIES = texts.Abilities()
CODE = notices.hours.CODE


def said(kind: str, *, language: str = "ar", said: inbox.Said | None = None) -> Notice:
    """A text message about a notice that has its words."""
    user = confirm_mobile(a_member())
    number = inbox.put(kind, user_id=user.id, once="x", values={})
    while due := inbox.next_wordless():
        inbox.say(due, said or in_short(kind, of(kind)))
    return waiting(kind, user.id, {notices.NOTICE: number}, language)


def waiting(kind: str, user_id: int, values: dict[str, object], language: str = "ar") -> Notice:
    notices.write_text(kind, user_id=user_id, language=language, once="x", values=values)
    return db.session.query(Notice).filter_by(user_id=user_id, channel=notices.topics.TEXT).one()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_fits_into_three_parts_with_its_link(opened: Flask, kind: str, language: str) -> None:
    stage()
    text = write_text(said(kind, language=language), ABILITIES)
    words, _, link = text.words.rpartition("\n")

    assert len(text.words) <= 201
    assert words.startswith("دكّة: " if language == "ar" else "Dakkah: ")
    assert link.startswith(f"http://localhost{'/en' if language == 'en' else ''}/n/")
    assert words[-1] in ".؟?…!" or kind in SAY_WHY
    assert (text.to, text.language) == ("+966501234567", language)
    db.session.rollback()


@pytest.mark.parametrize(
    ("title", "words", "ends"),
    [("ط" * 20, "ك" * 30, "ك"), ("ط" * 20, "ك" * 400, "ط."), ("طلب " * 70, "ك", "طلب…")],
)
def test_as_much_is_said_as_there_is_room_for(app: Flask, title: str, words: str, ends: str) -> None:
    text = write_text(said("parcel-new", said=inbox.Said((title, "t"), (words, "w"), "/x")), ABILITIES)

    assert text.words.rpartition("\n")[0].endswith(ends)
    assert len(text.words) <= 201


def test_words_are_cut_between_words() -> None:
    assert cut("طلب جديد من بيت نورة", 11) == "طلب جديد…"
    assert cut("طلب", 12) == "طلب"


@pytest.mark.parametrize(("language", "title"), [("ar", "تغيّرت كلمة مرورك"), ("en", "Your password was changed")])
def test_news_the_inbox_has_no_words_of_yet_is_told_all_the_same(app: Flask, language: str, title: str) -> None:
    user = confirm_mobile(a_member())
    number = inbox.put("password-changed", user_id=user.id, once="x", values={"user_id": user.id})

    text = write_text(waiting("password-changed", user.id, {notices.NOTICE: number}, language), ABILITIES)

    assert title in text.words
    assert inbox.unread(user.id) == 0


def test_nobody_is_told_over_a_mobile_that_is_not_confirmed(app: Flask) -> None:
    text = said("password-changed", said=inbox.Said(("t", "t"), ("w", "w"), "/x"))
    user = db.session.get_one(User, text.user_id)
    user.mobile_confirmed_at = None
    db.session.flush()

    with pytest.raises(NotFound):
        write_text(text, ABILITIES)


def test_what_is_gone_from_the_inbox_or_a_day_old_is_not_sent(app: Flask) -> None:
    text = said("parcel-new", said=inbox.Said(("t", "t"), ("w", "w"), "/x"))
    with clock.set_to(clock.now() + timedelta(hours=24, minutes=1)), pytest.raises(NotFound):
        write_text(text, ABILITIES)

    inbox.forget_member(text.user_id or 0)
    with pytest.raises(NotFound):
        write_text(text, ABILITIES)


@pytest.mark.parametrize(("language", "words"), [("ar", "رمز تأكيد جوالك 123456"), ("en", "123456 is the code")])
def test_a_code_goes_to_the_mobile_it_proves(app: Flask, language: str, words: str) -> None:
    user = a_member()
    user.mobile = "+966509999999"
    text = waiting(CODE, user.id, {notices.SECRET: "123456"}, language)

    written = write_text(text, ABILITIES)

    assert words in written.words
    assert len(written.words) <= 134
    assert written.to == "+966509999999"
    with clock.set_to(clock.now() + timedelta(minutes=11)), pytest.raises(NotFound):
        write_text(text, ABILITIES)
