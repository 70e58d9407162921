"""Weights as they are said and typed."""

import pytest

from storefront.kernel import weights


@pytest.mark.parametrize(
    ("grams", "ar", "en"),
    [
        (0, "0 غرام", "0 g"),
        (250, "250 غرام", "250 g"),
        (999, "999 غرام", "999 g"),
        (1000, "1 كيلو", "1 kg"),
        (1050, "1.05 كيلو", "1.05 kg"),
        (3500, "3.5 كيلو", "3.5 kg"),
        (1_000_001, "1,000.001 كيلو", "1,000.001 kg"),
    ],
)
def test_a_weight_is_said_exactly(grams: int, ar: str, en: str) -> None:
    assert (weights.words(grams, "ar"), weights.words(grams, "en")) == (ar, en)
    assert weights.parse(ar) == weights.parse(en) == grams


@pytest.mark.parametrize(
    ("typed", "in_kilos", "grams"),
    [
        ("250", False, 250),
        ("٢٥٠ غرام", False, 250),
        ("3.5", True, 3500),
        ("٣٫٥", True, 3500),
        ("3.5 كيلو", False, 3500),
        ("500 غرام", True, 500),
        ("500 جرام", True, 500),
        ("1,5", True, 15_000),
        ("0.050 kg", False, 50),
        ("2 كيلوغرام", False, 2000),
        ("250.0", False, 250),
    ],
)
def test_any_digits_and_either_unit_are_understood(typed: str, in_kilos: bool, grams: int) -> None:
    assert weights.parse(typed, in_kilos=in_kilos) == grams


@pytest.mark.parametrize("typed", ["", "كيلو", "-3", "2.5", "1.2345 كيلو", "3 رطل", "1e3", "1.5.5 kg"])
def test_what_is_no_weight_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        weights.parse(typed)
