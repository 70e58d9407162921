"""Which lines of a statement are new, which were taken in before, and which only a person can tell. Pure: the preview and
the import both ask here, so that one says what the other does.

What tells a credit from another: the bank's own name for it; or its day, sum and words, with the bank's reference and what
lay on the account after it. Several alike are counted, so that two payments are never taken for one. A line that is like
one already taken in is the same only where something proves it; one that may be it as another file of the bank tells it is
asked about too, and nothing is lost.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from storefront.treasury.bank.likening import Known, has_figure, is_elsewhere, is_like, may_be
from storefront.treasury.extracts import Line

ABSURD_MINOR = 10_000_000_00
LONG_AGO = timedelta(days=366)
AGAIN, RENAMED, UNFIT, FUTURE, OLD, HUGE = "again", "renamed", "unfit", "future", "old", "huge"
ACCOUNT = "account"  # a number of another account than the market's stands beside it
OWN = "own"  # it pays what concerns whoever imports it: another person says yes
DOUBTS = (AGAIN, RENAMED, UNFIT, FUTURE, OLD, HUGE, ACCOUNT, OWN)


@dataclass
class Sifted:
    """The new lines; those to ask about, each with its doubt; how many were taken in before; and the codes that new lines
    name, by their numbers."""

    fresh: list[Line] = field(default_factory=list)
    asked: list[tuple[Line, str]] = field(default_factory=list)
    known: int = 0
    codes: dict[int, str] = field(default_factory=dict)


def sift(lines: Sequence[Line], known: Sequence[Known], today: date) -> Sifted:
    """Tells the lines of a statement apart, by what is known of their days."""
    pairs = matched(lines, known)
    proofs = covered(pairs, known)
    named = {one.reference for one in known if one.reference}
    uses = Counter(line.reference for line in lines) + Counter(one.reference for one in known)
    others = unmatched(pairs, known)
    sifted = Sifted()
    for line, same in pairs:
        if same and (is_proved(line, same, uses) or (same.statement_id, same.booked_on) in proofs):
            sifted.known += 1
        elif doubt := doubt_of(line, same is not None or is_there(line, known, others), named, today):
            sifted.asked.append((line, doubt))
        else:
            sifted.fresh.append(line)
    return sifted


def matched(lines: Iterable[Line], known: Iterable[Known]) -> list[tuple[Line, Known | None]]:
    """Each line with the known sum it is like; a known sum is like one line alone."""
    left = list(known)
    pairs: list[tuple[Line, Known | None]] = []
    for line in lines:
        same = next((one for one in left if is_like(line, one)), None)
        if same:
            left.remove(same)
        pairs.append((line, same))
    return pairs


def unmatched(pairs: Iterable[tuple[Line, Known | None]], known: Iterable[Known]) -> dict[int, list[Known]]:
    """The known sums that no line is like, by how much they are: they may stand in this file in other words."""
    found = {same.line_ref for _, same in pairs if same}
    others: dict[int, list[Known]] = {}
    for one in known:
        if one.line_ref not in found:
            others.setdefault(one.amount_minor, []).append(one)
    return others


def is_there(line: Line, known: Iterable[Known], others: Mapping[int, Sequence[Known]]) -> bool:
    """Whether a sum that was taken in may be this one, though the bank tells it in another way."""
    return is_repeated(line, known) or any(may_be(line, one) for one in others.get(line.amount_minor, ()))


def is_repeated(line: Line, known: Iterable[Known]) -> bool:
    """Whether a sum of the same day and the same reference with a figure was taken in, whatever the words beside it."""
    said = (line.booked_on, line.amount_minor, line.reference)
    return has_figure(line.reference) and any(
        said == (one.booked_on, one.amount_minor, one.reference) and not is_elsewhere(line, one) for one in known
    )


def is_proved(line: Line, same: Known, uses: Counter[str]) -> bool:
    """Whether a line is a known sum for certain: by the bank's own name, by what lay on the account after both, or by a
    reference with a figure in it that nothing else has."""
    if line.is_named or None not in (line.balance_minor, same.balance_minor):
        return True
    return has_figure(line.reference) and uses[line.reference] == 2


def covered(pairs: Iterable[tuple[Line, Known | None]], known: Iterable[Known]) -> set[tuple[int, date]]:
    """The days of earlier statements that stand whole in this one, of at least two kinds of sums: the statements overlap,
    and what is alike is the same."""
    found = Counter((same.statement_id, same.booked_on) for _, same in pairs if same)
    whole: dict[tuple[int, date], list[Known]] = {}
    for one in known:
        whole.setdefault((one.statement_id, one.booked_on), []).append(one)
    return {
        day
        for day, sums in whole.items()
        if found[day] == len(sums) and len({(one.amount_minor, one.words) for one in sums}) > 1
    }


def doubt_of(line: Line, is_alike: bool, named: Collection[str], today: date) -> str:
    """What a person has to be asked about a line; nothing for one that is plainly new. `is_alike`: a sum that was taken in may
    be the same."""
    if is_alike:
        return AGAIN
    if line.is_named and line.reference in named:
        return RENAMED
    if line.is_unfit:
        return UNFIT
    if line.is_of_other:
        return ACCOUNT
    if line.booked_on > today:
        return FUTURE
    if line.booked_on < today - LONG_AGO:
        return OLD
    return HUGE if line.amount_minor >= ABSURD_MINOR else ""


def name_of(line: Line, taken: Collection[str]) -> str:
    """A name for a sum in our books that no other has: the bank's own, or the print of what it says with its number among
    those alike."""
    if line.is_named and (name := f"id:{line.reference}"[:120]) not in taken:
        return name
    said = f"{line.booked_on}|{line.amount_minor}|{line.words}|{line.reference}|{line.balance_minor}"
    print_ = hashlib.sha256(said.encode()).hexdigest()[:40]
    numbers = range(1, len(taken) + 2)
    return next(name for number in numbers if (name := f"line:{print_}:{number}") not in taken)
