"""Weights: whole grams inside, said and typed in grams or kilograms. Pure."""

import re

from storefront.kernel.figures import western

KILO = 1000
UNITS = {"ar": ("غرام", "كيلو"), "en": ("g", "kg")}
KILOS = r"(?:كيلو(?:\s?غرام|\s?جرام|غرام|جرام)?|كغم?|كجم|kgs?|kilos?|kilograms?)"
GRAMS = r"(?:غراماً|غرامات|غرام|جرامات|جرام|غم?|جم|g|gr|grams?)"
TYPED = re.compile(rf"([0-9][0-9,٬]{{0,11}})(?:\.([0-9]{{1,3}}))?\s*(?:({KILOS})|({GRAMS}))?", re.I)


def words(grams: int, language: str) -> str:
    """A weight as it is said: "250 غرام", "1.5 كيلو". Exact: below a kilogram in grams, from there on in kilograms."""
    gram, kilo = UNITS["en" if language == "en" else "ar"]
    return f"{grams} {gram}" if grams < KILO else f"{kilos(grams, separator=',')} {kilo}"


def kilos(grams: int, *, separator: str = "") -> str:
    """The number of kilograms, exact and without zeros at its end: 3500 is "3.5"."""
    whole, rest = divmod(grams, KILO)
    return format(whole, separator) + (f".{rest:03d}".rstrip("0") if rest else "")


def parse(text: str, *, in_kilos: bool = False) -> int:
    """A weight as it was typed, in grams: in any digits, with its unit behind ("3.5 كيلو", "500 g"); a number alone is grams,
    or kilograms when the field says so. Raises ValueError, also for parts of a gram."""
    found = TYPED.fullmatch(western(text))
    if found is None:
        raise ValueError("not a weight")
    whole, rest = re.sub("[,٬]", "", found[1]), found[2] or ""
    if found[3] or (in_kilos and not found[4]):
        return int(whole) * KILO + int(rest.ljust(3, "0"))
    if rest.strip("0"):
        raise ValueError("a part of a gram")
    return int(whole)
