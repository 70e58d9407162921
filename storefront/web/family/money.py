"""The family's money: what is coming, what will be paid out, what was paid; and every booking in plain words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext

from storefront.insight import waiting
from storefront.kernel import calendars, clock, ibans, paging
from storefront.kernel.refusals import N_
from storefront.treasury import debts, ledger, payouts, recipients, transfers
from storefront.web.family import desk
from storefront.web.family.entitled import may_use
from storefront.web.family.money_words import Row, riyals, row_of
from storefront.web.kit.locale import language
from storefront.web.kit.page_links import PageLinks

money = Blueprint("money", __name__)

SHOWN = {  # what ?show= may name: its words and the kinds of bookings it gathers
    "": (N_("كل الحركات"), ()),
    "sales": (N_("المبيعات"), ("sale",)),
    "back": (N_("ما رُدّ"), ("taken_back", "paid_back", "came_back", "borne", "unborne")),
    "payouts": (N_("التحويلات"), ("payout_approved", "payout_failed", "payout_reversed", "share_reversed")),
}


@money.get("/money")
def index() -> str:
    """Balances, the next payout, and a page of bookings; by month and kind when asked."""
    family = desk.family()
    overview, show = ledger.overview(family.id), request.args.get("show", "")
    show, month = show if show in SHOWN else "", month_asked(overview.months)
    found = ledger.bookings(
        family.id, ledger.Filter(month, SHOWN[show][1]), number=paging.page_number(request.args.get("page"))
    )
    chosen = month.isoformat()[:7] if month else None
    paid = payouts.states_of(family.id)
    return render_template(
        "family/money/index.html",
        **standing_of(family.id, overview.standing, paid),
        rows=[leading(row_of(booking, paid), family.id) for booking in found.rows],
        page=PageLinks(found, url_for(".index"), {"month": chosen, "show": show or None}),
        months=[(one.isoformat()[:7], month_words(one)) for one in overview.months],
        month=chosen or "",
        month_words=month_words(month) if month else "",
        show=show,
        kinds=[(key, gettext(words)) for key, (words, _) in SHOWN.items()],
    )


def leading(row: Row, family_id: int) -> Row:
    """A booking that leads to its order, for whoever may see to orders too."""
    return row if may_use("orders", family_id) else replace(row, href="")


def debts_of(family_id: int, owing_minor: int) -> list[str]:
    """What the family owes, each cause with its sum."""
    found = debts.of_family(family_id, owing_minor)
    return [str(gettext(debts.WORDS[cause], sum=riyals(minor))) for cause, minor in found.items()]


def month_asked(months: Sequence[date]) -> date | None:
    """The month of ?month=2026-11, if it is one in which something may have been booked."""
    asked = request.args.get("month", "")
    return next((one for one in months if one.isoformat()[:7] == asked), None)


def month_words(month: date) -> str:
    """ "نوفمبر 2026"."""
    return f"{calendars.MONTHS[language()][month.month - 1]} {month.year}"


def standing_of(
    family_id: int, standing: ledger.Standing, paid: Mapping[str, tuple[str, int, datetime]]
) -> dict[str, Any]:
    """How the family stands, and what happens next. `paid` are its payouts: state and halalas by reference."""
    sums: Counter[str] = Counter()
    for state, amount, _ in paid.values():
        sums[state] += amount
    known, holds = recipients.recipient_of(family_id), recipients.living_holds(family_id)
    withheld = waiting.withheld.of_family(family_id, [subject for subject in holds if subject])
    withheld_minor = sum(one.amount_minor for one in withheld)
    recipient = known if known and known.has_account else None
    ready_at = recipient.ready_at if recipient else None
    return {
        "coming_minor": standing.coming_minor,
        "debts": debts_of(family_id, -standing.payable_minor),
        "payable_minor": standing.payable_minor,
        "free_minor": max(0, standing.payable_minor - withheld_minor),
        "withheld_minor": withheld_minor,
        "withheld": [(one, holds[one.subject].reason, address_of(one, family_id)) for one in withheld],
        "paid_minor": sums["done"],
        "on_the_way_minor": sum(sums[state] for state in payouts.ON_THE_WAY),
        "planned_minor": sums["planned"],
        "recipient": recipient,
        "iban": ibans.masked(recipient.iban) if recipient else "",
        "bank": ibans.bank_of(recipient.iban)[language() == "en"] if recipient else "",
        "payday": payday_of(ready_at),
        "ready_at": ready_at if ready_at and ready_at > clock.now() else None,
        "is_stopped": recipient is not None and ready_at is None,
        "opens": bool(transfers.openings.offered()),
        "is_opening": known is not None and known.opening_ref is not None,
        "by_file": recipient is None or payouts.online(recipient.provider) is None,
        "hold": holds.get(""),
        "minimum_minor": payouts.terms().minimum_minor,
    }


def address_of(held: waiting.withheld.Withheld, family_id: int) -> str:
    """The page of the order a held sale is of, for whoever may see to orders too."""
    if not held.reference or not may_use("orders", family_id):
        return ""
    return url_for("family.orders.show", parcel_reference=held.reference)


def payday_of(ready_at: datetime | None) -> date:
    """The Sunday on which what is payable today is paid to an account that may receive from `ready_at` on: one week later where
    it may not yet when that Sunday begins."""
    payday = payouts.weeks.next_payday(clock.today())
    waits = ready_at is not None and ready_at > payouts.weeks.cut(payday)
    return payouts.weeks.next_payday(payday) if waits else payday
