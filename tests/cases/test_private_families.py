"""What families tell the office is on no public page, in no feed, letter or log: not a legal name, not a number of a document,
not who vouches; and one that is printed by mistake is seen."""

import logging

import pytest
from flask import Flask, current_app
from sqlalchemy import select

from storefront.community import families, notices
from storefront.community.families.models import Family
from storefront.insight.journal import JournalEntry
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from tests.builders.registering import LEGAL_NAME, MOBILE, NUMBER
from tests.builders.walking import pages_of
from tests.builders.whole import a_whole_market

CANARIES = (LEGAL_NAME, MOBILE, "055 987 6543", NUMBER, "الضمان الاجتماعي", "Social security", "أمانة الرياض")
OTHERS = "نورة بنت عبدالله آل سعيد"  # the legal name of every other family
PUBLIC = ("shop", "hooks")


def seen(text: str) -> list[str]:
    return [word for word in (*CANARIES, OTHERS) if word in text]


def written(notice: notices.Notice) -> str:
    """A letter as it leaves; nothing for one that never will, since what it tells of was taken back."""
    try:
        return str(current_app.extensions["letters"](notice).as_string())
    except NotFound:
        return ""


def test_no_public_page_feed_letter_entry_or_log_holds_them(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        whole = a_whole_market(app)
        read = [(path, who.get(path)) for who, path in pages_of(whole, app, PUBLIC)]
        told = {f"{path} {place}": answer.data.decode(errors="replace") for place, (path, answer) in enumerate(read)}

    journal = db.session.execute(select(JournalEntry.reason, JournalEntry.values)).all()
    outbox = db.session.scalars(select(notices.Notice).order_by(notices.Notice.id)).all()
    letters = "".join(written(one) for one in outbox if "family_id" in one.values)
    told |= {"journal": str(journal), "letters": letters, "log": caplog.text}
    assert len(told) > 50
    assert {place: words for place, text in told.items() if (words := seen(text))} == {}


def test_what_is_printed_by_mistake_is_seen(app: Flask) -> None:
    whole = a_whole_market(app)
    with unit_of_work():
        shop = db.session.scalars(select(Family).where(Family.status == "active").order_by(Family.id)).first()
        assert shop is not None
        shop.quote_ar = f"{shop.legal_name} {NUMBER}"

    page = whole.readers["guest"].get(f"/f/{families.get(shop.id).slug}").text

    assert seen(page) == [NUMBER, OTHERS]
