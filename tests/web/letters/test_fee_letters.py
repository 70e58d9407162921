"""Letters about exhibitors' invoices: what is asked for, and whatever came of it, in its own words."""

import pytest
from flask import Flask

from tests.builders.mail import Write
from tests.web.letters.conftest import text_of, writing_of

WORDS = {
    "paid": ("وصلت دفعة", "has come in"),
    "waived": ("إعفاء من رسوم", "is waived"),
    "sponsored": ("تكفّلت جهة", "taken over"),
    "unsponsored": ("عليكم", "yours to pay"),
    "returned": ("تأمينكم", "on its way"),
    "forfeited": ("لم يُعَد تأمين", "was kept"),
    "given_back": ("تعود من", "comes back from"),
    "ended": ("انتهت فاتورتكم", "has ended"),
    "sent_back": ("في طريقها إليكم", "is on its way to you"),
    "short": ("من تحويلكم", "of your transfer is missing"),
}


@pytest.fixture
def write(opened: Flask) -> Write:
    return writing_of(opened)


@pytest.mark.parametrize(("lang", "words"), [("ar", "تُدفع حتى"), ("en", "to be paid by")])
def test_an_invoice_says_how_much_until_when_and_where(write: Write, lang: str, words: str) -> None:
    said = text_of(write, "fee-due", lang, what="issued", amount_minor=30_000)

    assert words in said
    assert "300" in said
    assert "/invoice" in said


@pytest.mark.parametrize("what", WORDS)
def test_whatever_came_of_it_is_said_in_its_own_words(write: Write, what: str) -> None:
    for lang, words in zip(("ar", "en"), WORDS[what], strict=True):
        said = text_of(write, "fee-news", lang, what=what, reason="")

        assert words in said.partition("\n")[0]
        assert "125" in said or what == "ended"


def test_the_organisers_reason_is_read_by_the_family(write: Write) -> None:
    assert "لم تحضر" in text_of(write, "fee-news", "ar", what="forfeited", reason="لم تحضر")


def test_what_is_left_is_said_while_something_is(write: Write) -> None:
    assert "بقي من الفاتورة 300" in text_of(write, "fee-news", "ar", what="paid")
    assert "بقي من الفاتورة" not in text_of(write, "fee-news", "ar", what="paid", left_minor=0)
