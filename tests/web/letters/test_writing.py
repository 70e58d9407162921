"""Letters: every kind in both languages, as text and as a page, with links that lead home and nothing that runs."""

import re
from urllib.parse import urlsplit

import pytest
from flask import Flask

from storefront.trade import orders
from storefront.web.letters import KINDS
from tests.architecture.house import ROOT
from tests.builders.mail import Write, page_of, text_of
from tests.builders.telling import stage
from tests.builders.treasury import IBAN
from tests.web.letters.conftest import writing_of

EVIL = "<b>Eve</b>\r\nBcc: all@example.com {{ 'run' * 3 }}"
ARABIC = re.compile("[\u0600-\u06ff]")
LIST_WITHOUT_END = re.compile(r"^- .+\n(?!- |\n)", re.MULTILINE)
LINK = re.compile(r"https?://[^\s\"<>]+")
STATES = {
    **dict.fromkeys(("accepted", "ready", "handed_over", "delivered"), "parcel-moved"),
    **dict.fromkeys(("declined", "cancelled"), "parcel-called-off"),
}


@pytest.fixture
def write(opened: Flask) -> Write:
    return writing_of(opened)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_in_its_language(write: Write, kind: str, language: str) -> None:
    letter = write(kind, language, stage())
    subject, text, page = letter["Subject"], text_of(letter), page_of(letter)

    assert bool(ARABIC.search(subject.replace("سارة القحطاني", ""))) is (language == "ar")
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    assert f"<title>{subject}</title>" in page.replace("&#39;", "'")
    assert letter["Content-Language"] == language
    assert "{{" not in text + page + subject
    assert "\n\n\n" not in text
    assert not LIST_WITHOUT_END.search(text)
    assert "http://localhost" in text


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_english_letter_holds_no_arabic_of_ours(write: Write, kind: str, language: str) -> None:
    letter = write(kind, language, stage(name="Sara"))
    foreign = ARABIC.findall(text_of(letter)) if language == "en" else []

    assert "".join(foreign) in ("", "شارعالصفاالمنزلالثالثالبابالأزرق")


@pytest.mark.parametrize("kind", KINDS)
def test_text_and_page_hold_the_same_links_and_all_lead_to_pages_of_ours(
    opened: Flask, write: Write, kind: str
) -> None:
    letter = write(kind, "en", stage())
    in_text, in_page = (set(LINK.findall(part)) for part in (text_of(letter), page_of(letter)))

    assert in_text == in_page
    assert {urlsplit(link).netloc for link in in_text} == {"localhost"}
    assert all(urlsplit(link).path.startswith("/en") for link in in_text)
    addresses = opened.url_map.bind("localhost")
    assert all(addresses.match(urlsplit(link).path.removeprefix("/en") or "/") for link in in_text)
    assert not re.search(r"<(script|img|link|iframe|form)", page_of(letter))


@pytest.mark.parametrize("kind", KINDS)
def test_what_people_write_stays_words(write: Write, kind: str) -> None:
    letter = write(kind, "ar", stage(name=EVIL))

    assert set(letter.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type",
    }  # fmt: skip
    assert letter["To"] == "to@example.com"
    assert "<b>Eve" not in page_of(letter)
    assert "runrunrun" not in text_of(letter)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("state", STATES)
def test_every_step_of_a_parcel_has_words_of_its_own(write: Write, state: str, language: str) -> None:
    values = stage()
    subjects = {write(kind, language, {**values, "state": other})["Subject"] for other, kind in STATES.items()}
    text = text_of(write(STATES[state], language, {**values, "state": state}))

    assert len(subjects) == len(STATES)
    assert "Bayt Noura" in text or "بيت نورة" in text


def test_families_learn_what_to_make_and_not_where_the_shopper_lives(write: Write) -> None:
    values = stage(name="زرقاء")
    for kind in ("parcel-new", "parcel-cancelled", "parcel-lapsed", "return-asked"):
        text = text_of(write(kind, "ar", values))
        assert "معمول" in text
        assert not any(private in text for private in ("RRRD2929", "551234567", "shopper@example.com"))


def test_the_private_link_opens_its_order(write: Write, opened: Flask) -> None:
    values = stage()
    order = orders.get(values["order_id"])
    token = orders.link_token(order.checkout_key, opened.config["SECRET_KEY"])

    assert f"http://localhost/orders/{order.reference}/link/{token}" in text_of(write("order-confirmed", "ar", values))


def test_an_unknown_kind_is_an_error(write: Write) -> None:
    with pytest.raises(KeyError):
        write("no-such-kind", "ar", {})


def test_every_kind_has_its_four_files_and_no_file_is_left_over() -> None:
    there = {path.name for path in (ROOT / "templates" / "letters").iterdir()}

    assert there == {f"{kind}.{lang}.{form}" for kind in KINDS for lang in ("ar", "en") for form in ("txt", "html")}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", ["payout-account", "payout-done", "payout-failed"])
def test_writtenabout_money_never_hold_the_whole_number_of_an_account(write: Write, kind: str, language: str) -> None:
    letter = write(kind, language, stage())

    assert IBAN not in text_of(letter) + page_of(letter)
    assert IBAN[-4:] in text_of(letter)


def test_a_first_account_and_a_changed_one_are_told_apart(write: Write) -> None:
    values = stage()

    first, changed = (write("payout-account", "ar", {**values, "again": again}) for again in (False, True))

    assert (first["Subject"], changed["Subject"]) == ("سُجّل حسابكم البنكي في دكّة", "تغيّر حسابكم البنكي في دكّة")
    assert "3 أيام" not in text_of(first)
