"""Whether a line of a statement is like a sum in our books, may be that sum as another file of the bank tells it, or cannot
be. Pure. What one file says and another leaves out proves nothing."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from storefront.treasury.bank import matching
from storefront.treasury.extracts import Line

NEAR = timedelta(
    days=3
)  # between the day of a sum in one file and in another: the day it was sent, a weekend, the day it counts
NO_WORD = re.compile(r"[\W_]+")
LONG_WORD = 6


@dataclass(frozen=True)
class Known:
    """A sum that was taken in, with the statement it came by, and the code of the payment it is for, if any."""

    statement_id: int
    booked_on: date
    amount_minor: int
    words: str
    reference: str
    balance_minor: int | None
    line_ref: str
    code: str = ""

    @property
    def is_named(self) -> bool:
        """Whether its reference is the bank's own number of it."""
        return self.line_ref.startswith("id:")


def is_like(line: Line, known: Known) -> bool:
    """Whether a line may be a known sum."""
    if (line.booked_on, line.amount_minor) != (known.booked_on, known.amount_minor):
        return False
    if line.is_named:
        return line.reference == known.reference
    tellings = {plain(words) for words in (line.words, *line.parts)}
    same = plain(known.words) in tellings and line.reference == known.reference
    return same and not is_elsewhere(line, known)


def is_elsewhere(line: Line, known: Known) -> bool:
    """Whether what lay on the account afterwards proves that a line is another sum."""
    return None not in (line.balance_minor, known.balance_minor) and line.balance_minor != known.balance_minor


def plain(words: str) -> str:
    """Words of a bank as they are compared: it does not always leave the same room between them."""
    return " ".join(words.split())


def may_be(line: Line, known: Known) -> bool:
    """Whether a line may be a known sum though it is not like it: as much, of about that day, and nothing proves that it is
    another. It names what that sum has paid, or has its reference, or says the same in other words."""
    is_far = abs(line.booked_on - known.booked_on) > NEAR
    if line.amount_minor != known.amount_minor or is_far or is_another(line, known):
        return False
    if known.code and known.code in matching.codes_in(line.words):
        return True
    if line.reference == known.reference and has_figure(line.reference):
        return True
    return not differ(line, known) and say_the_same(line.words, known.words)


def is_another(line: Line, known: Known) -> bool:
    """Whether the bank's own numbers of both, or what lay on the account after both, prove that they are two."""
    are_named = line.is_named and known.is_named
    return (are_named and line.reference != known.reference) or is_elsewhere(line, known)


def differ(line: Line, known: Known) -> bool:
    """Whether both have a reference of one kind, each its own; one that is missing, or only a word, says nothing."""
    both = has_figure(line.reference) and has_figure(known.reference) and line.is_named == known.is_named
    return both and line.reference != known.reference


def say_the_same(here: str, there: str) -> bool:
    """Whether one says what the other does, shortened or in another order, or both hold one long word with a figure."""
    first, second = (NO_WORD.sub(" ", words).upper().split() for words in (here, there))
    one, other = "".join(first), "".join(second)
    if one in other or other in one or set(first) <= set(second) or set(second) <= set(first):
        return True
    return any(len(word) >= LONG_WORD and has_figure(word) for word in set(first) & set(second))


def has_figure(reference: str) -> bool:
    """Whether a reference may be a number of its own; a word alone is not."""
    return any(letter.isdigit() for letter in reference)
