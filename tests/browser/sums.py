"""What the bank and the providers told the browser's market, and the alarms of its office."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.treasury import alarms, bank
from storefront.treasury.payments import Attempt
from storefront.treasury.reconciliation import ReconciliationRun
from tests.builders.bank import a_statement


@dataclass(frozen=True)
class Sums:
    """What the bank and the providers told: a statement only looked at, sums that came in, comparisons of the books."""

    seen: int
    credits: list[int]
    placed: tuple[int, str]
    runs: list[int]


def raised() -> list[int]:
    """Alarms for the office: one about a payment, one about none, one that is closed."""
    attempt = db.session.scalars(select(Attempt.id).where(Attempt.state == "paid")).first()
    alarms.raise_alarm("paid-twice", f"attempt:{attempt}")
    alarms.raise_alarm("provider-locked", "provider:stripe", provider="stripe")
    alarms.raise_alarm("dispute-opened", "dispute:7", due="2026-12-05")
    found = [alarm.id for alarm in alarms.open_alarms()]
    alarms.close(alarms.get(found[-1]), SYSTEM, note="أُرسل إلى البنك ما يثبت التسليم.")
    return found


REF = "tu_1TGbKQFokQjO2q8D1DMxqXcdVwYz"  # as long as providers make them
MISSING = {"kind": "missing", "ref": REF, "subject": "", "theirs_minor": 4855, "ours_minor": 0}
ALTERED = {
    **MISSING, "kind": "altered", "ours_minor": 4858, "our_currency": "SAR", "currency": "AED",
    "differs": ["currency"], "bookings": [1, 2],
}  # fmt: skip


def compared_by_night(findings: list[dict[str, Any]]) -> ReconciliationRun:
    """A night's look at a provider; one that found something found everything there is."""
    run = ReconciliationRun(provider="stripe", since=clock.now(), until=clock.now(), movements=3, findings=findings)
    if findings:
        run.on_its_way = [{"ref": REF, "why": "refund", "currency": "SAR", "amount_minor": -700}]
        sums = {"theirs_minor": 4855, "ours_minor": 700, "on_its_way_minor": -700, "found_minor": 4855}
        run.balances = [{"currency": currency, **sums} for currency in ("AED", "SAR")]
    return run


def told_by_banks(reference: str) -> Sums:
    """Sums somebody can be told of, sums nobody knows, one sent back; books that agree and books that do not."""
    seen = bank.keep_statement(
        "seen.csv", a_statement((100, reference, "FT8"), (700, "?", "FT9"), (10**9, "?", "FT7")).encode(), SYSTEM
    )
    sums = [(10**9, "مبلغ كبير", "FT3"), (100, reference, "FT0"), (500, "بلا رقم", "FT1"), (7, "?", "FT2")]
    taken = bank.keep_statement("taken.csv", a_statement(*sums).encode(), SYSTEM)
    bank.import_statement(taken, SYSTEM)
    credits = [row.id for row, *_ in bank.credits_page().rows]
    bank.give_back(bank.get_credit(credits[0]), SYSTEM, note="أُعيد بالتحويل 771.")
    runs = [compared_by_night([]), compared_by_night([MISSING, ALTERED])]
    db.session.add_all(runs)
    db.session.flush()
    return Sums(seen.id, credits, (credits[1], reference), [run.id for run in runs])
