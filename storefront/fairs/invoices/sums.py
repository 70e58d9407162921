"""How money lies on an invoice: what is left of each line, what a sum pays, what of the parts goes back. Pure: no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

FEE, DEPOSIT = "fee", "deposit"
KINDS = (FEE, DEPOSIT)  # in this order they are paid


class Line(Protocol):
    """One sum of an invoice."""

    kind: str
    amount_minor: int
    waived_minor: int
    paid_minor: int
    back_minor: int
    kept_minor: int


class Part(Protocol):
    """A sum that came in, by what it went on."""

    id: int
    fee_minor: int
    deposit_minor: int


@dataclass(frozen=True)
class Spread:
    """What a sum went on, or what goes back of it, in halalas."""

    fee_minor: int = 0
    deposit_minor: int = 0
    over_minor: int = 0

    @property
    def total_minor(self) -> int:
        return self.fee_minor + self.deposit_minor + self.over_minor


def left_of(line: Line) -> int:
    """What is still to be paid of a line that is owed. What was returned of a deposit is not asked for again."""
    if line.kind == DEPOSIT and line.back_minor:
        return 0
    return line.amount_minor - line.waived_minor - line.paid_minor + line.back_minor


def left(lines: Sequence[Line]) -> int:
    """What is still to be paid of all of them."""
    return sum(map(left_of, lines))


def held_of(line: Line) -> int:
    """What was paid of a line and neither went back nor was kept."""
    return line.paid_minor - line.back_minor - line.kept_minor


def state_of(line: Line) -> str:
    """How far a line is: due, paid or waived; a deposit is due, held, returned or forfeited."""
    if line.kind == DEPOSIT and line.kept_minor:
        return "forfeited"
    if line.kind == DEPOSIT and line.back_minor and not held_of(line):
        return "returned"
    if left_of(line):
        return "due"
    if not line.paid_minor:
        return "waived"
    return "held" if line.kind == DEPOSIT else "paid"


def spread(amount_minor: int, lines: Sequence[Line]) -> Spread:
    """What a sum pays: the fee first, then the deposit; what is over pays nothing."""
    rest, on = amount_minor, dict.fromkeys(KINDS, 0)
    for kind in KINDS:
        owed = sum(left_of(line) for line in lines if line.kind == kind)
        on[kind] = min(rest, owed)
        rest -= on[kind]
    return Spread(on[FEE], on[DEPOSIT], rest)


def taken_from(parts: Sequence[Part], gone: Sequence[tuple[int, Spread]], wanted: Spread) -> list[tuple[int, Spread]]:
    """What goes back of each part (by id) so that `wanted` does, the newest first; `gone` is what went of them before. Raises
    ValueError where there is not as much."""
    fee, deposit, found = wanted.fee_minor, wanted.deposit_minor, []
    for part in sorted(parts, key=lambda one: one.id, reverse=True):
        before = [spread for part_id, spread in gone if part_id == part.id]
        of_fee = min(fee, part.fee_minor - sum(one.fee_minor for one in before))
        of_deposit = min(deposit, part.deposit_minor - sum(one.deposit_minor for one in before))
        fee, deposit = fee - of_fee, deposit - of_deposit
        if of_fee or of_deposit:
            found.append((part.id, Spread(of_fee, of_deposit)))
    if fee or deposit:
        raise ValueError("more goes back than came")
    return found
