"""Names and addresses of people: what is kept of them, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.kernel import wording
from storefront.kernel.wording import EmailIsNotValid, NameIsNotValid, TextIsTooLong


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  سارة   القحطاني ", "سارة القحطاني"),
        ("سارة\u202e القحطاني\u202c", "سارة القحطاني"),
        ("Sara\x00 Q\r\n", "Sara Q"),
        ("سارة\ud800", "سارة"),
        ("س" + "\u064b" * 40 + "ارة", "س" + "\u064b" * 3 + "ارة"),
        ("O'Neil-سعد", "O'Neil-سعد"),
    ],
)
def test_a_name_is_kept_without_what_cannot_be_seen(written: str, kept: str) -> None:
    assert wording.name(written) == kept


@pytest.mark.parametrize("written", ["", " ", "س", "\u202e\u200f", "12345", "س" * 81, "س " * 5_000, "\x00"])
def test_what_is_no_name_is_refused(written: str) -> None:
    with pytest.raises(NameIsNotValid):
        wording.name(written)


def test_one_address_is_kept_in_one_way() -> None:
    assert wording.email("  Sara.Q+dakkah@Example.COM ") == "sara.q+dakkah@example.com"


@pytest.mark.parametrize(
    "written",
    [
        "", "sara", "sara@", "@example.com", "sara@example", "sara@@example.com", "sa ra@example.com", ".sara@example.com",
        "sara.@example.com", "sa..ra@example.com", "sara@-example.com", "sara@example.com\r\nBcc: all@example.com",
        "sara@example.com\x00", "سارة@example.com", "sara@مثال.com", "sara@example.com,b@example.com", "\ud800@example.com",
        "s" * 65 + "@example.com", "s@" + "example." * 40 + "com", "a" * 10_000, "sara@example.c\u202eom",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(EmailIsNotValid):
        wording.email(written)


def test_words_have_a_limit() -> None:
    assert wording.words(" شارع \n الملك ", most=20) == "شارع الملك"
    with pytest.raises(TextIsTooLong):
        wording.words("ش" * 21, most=20)


@given(st.text(max_size=100))
def test_a_kept_line_is_kept_again_as_it_is(text: str) -> None:
    kept = wording.line(text)

    assert wording.line(kept) == kept
    assert kept.encode().decode() == kept


def test_words_of_several_lines_keep_their_paragraphs() -> None:
    assert wording.paragraphs(" أ  ب \r\n\r\n\r\n\r\nج\u200f ", most=9) == "أ ب\n\nج"
    with pytest.raises(wording.TextIsTooLong):
        wording.paragraphs("أ\nب", most=2)


@pytest.mark.parametrize("words", ["نرد على 050 - 123 - 4567", "a@b.example", "زوروا wa.me/966", "حسابنا @bayt_noura"])
def test_words_for_everybody_lead_nobody_elsewhere(words: str) -> None:
    wording.check_public("نخيط مقاسات 38 40 42 44 46 منذ 2015")
    with pytest.raises(wording.NoContactsInPublic):
        wording.check_public("نخيط ونطرّز", words)
