"""Card numbers as such: whether one adds up, and how it is kept out of texts."""

import re

LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)")


def adds_up(digits: str) -> bool:
    """The check digit of card numbers (Luhn)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def scrubbed(text: str) -> str:
    """A text in which nothing is left that could be the number of a card, save its last four digits."""
    return LONG_NUMBER.sub(_hidden, text)


def _hidden(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match.group())
    return f"****{digits[-4:]}" if adds_up(digits) else match.group()
