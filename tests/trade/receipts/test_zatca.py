"""The code on tax invoices, by the two known texts."""

from datetime import UTC, datetime

import pytest

from storefront.kernel.clock import RIYADH
from storefront.trade.receipts import fitting, qr_text

VAT_NUMBER = "310122393500003"


def test_the_known_latin_text() -> None:
    at = datetime(2022, 4, 25, 15, 30, tzinfo=UTC)

    text = qr_text("Bobs Records", VAT_NUMBER, at, total_minor=100_000, vat_minor=15_000)

    assert text == ("AQxCb2JzIFJlY29yZHMCDzMxMDEyMjM5MzUwMDAwMwMUMjAyMi0wNC0yNVQxNTozMDowMFoEBzEwMDAuMDAFBjE1MC4wMA==")


def test_the_known_arabic_text_counts_bytes() -> None:
    at = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)

    text = qr_text("أسرة أم محمد للمخبوزات", VAT_NUMBER, at, total_minor=11_500, vat_minor=1_500)

    assert text == (
        "ASnYo9iz2LHYqSDYo9mFINmF2K3ZhdivINmE2YTZhdiu2KjZiNiy2KfYqgIPMzEwMTIyMzkzNTAwMDAzAxQyMDI2LTExLTIz"
        "VDE1OjMwOjAwWgQGMTE1LjAwBQUxNS4wMA=="
    )


def test_riyadh_time_is_written_as_utc() -> None:
    in_riyadh, in_utc = datetime(2026, 11, 23, 18, 30, tzinfo=RIYADH), datetime(2026, 11, 23, 15, 30, tzinfo=UTC)

    texts = {qr_text("أ", VAT_NUMBER, at, total_minor=1, vat_minor=0) for at in (in_riyadh, in_utc)}

    assert len(texts) == 1


@pytest.mark.parametrize(
    ("seller", "at"),
    [("أ" * 128, datetime(2026, 1, 1, tzinfo=UTC)), ("أ", datetime(2026, 1, 1))],
)
def test_what_cannot_be_written_is_refused(seller: str, at: datetime) -> None:
    with pytest.raises(ValueError):
        qr_text(seller, VAT_NUMBER, at, total_minor=1, vat_minor=0)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("أسرة", "أسرة"), ("أ" * 127, "أ" * 127), ("أ" * 128, "أ" * 127), ("a" + "أ" * 127, "a" + "أ" * 127)],
)
def test_of_a_long_name_as_much_is_written_as_there_is_room_for(text: str, kept: str) -> None:
    assert fitting(text) == kept
    assert qr_text(fitting(text), VAT_NUMBER, datetime(2026, 1, 1, tzinfo=UTC), total_minor=1, vat_minor=0)
