"""Reasons the market gave itself are read in words, in both languages; what people wrote stays as it is."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.web.kit.locale import read_in
from storefront.web.kit.reasons import OURS, reason_words
from tests.builders.desks import a_staff
from tests.builders.reading import page
from tests.builders.trade import an_order, the_parcel


@pytest.mark.parametrize("reason", OURS)
def test_a_reason_of_ours_has_words_in_both_languages(reason: str) -> None:
    with read_in("ar"):
        arabic = reason_words(reason)
    with read_in("en"):
        english = reason_words(reason)

    assert arabic.endswith(".")
    assert english.isascii() or "’" in english
    assert english not in (reason, arabic)


def test_what_somebody_wrote_is_left_alone() -> None:
    assert reason_words("نعتذر، نفد الورد") == "نعتذر، نفد الورد"


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "لم ترد الأسرة خلال 24 ساعة."), ("/en", "did not answer within 24 hours")]
)
def test_the_journal_says_that_a_family_did_not_answer(client: FlaskClient, prefix: str, words: str) -> None:
    a_staff(client)
    with unit_of_work():
        the_parcel(an_order()).accept_by = clock.now() - timedelta(hours=1)
    with unit_of_work():
        orders.decline_unanswered()

    shown = page(client.get(f"{prefix}/office/journal")).one("main").words

    assert words in shown
    assert "unanswered" not in shown
