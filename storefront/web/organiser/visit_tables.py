"""Visitors of an exhibition as tables for Excel: who comes, and how many went in by day, gate and hour."""

from collections.abc import Sequence

from flask_babel import gettext

from storefront.fairs.visits import Entered, Visit
from storefront.kernel import clock
from storefront.web.kit.fair_words import VISITS
from storefront.web.kit.spreadsheets import Value, file_of, number


def visits_csv(rows: Sequence[Visit]) -> bytes:
    """A line for each party; addresses are for letters alone and are left out."""
    head = [
        gettext("التاريخ"), gettext("الاسم"), gettext("العدد"), gettext("منهم أطفال"), gettext("رمز التذكرة"), gettext("الحال"),
        gettext("وقت الدخول"), gettext("البوابة"),
    ]  # fmt: skip
    return file_of([head, *(visit_line(one) for one in rows)])


def visit_line(one: Visit) -> list[Value]:
    came = f"{clock.riyadh(one.checked_at):%Y-%m-%d %H:%M}" if one.checked_at else ""
    state = gettext(VISITS[one.state][0])
    people = (number(str(one.party)), number(str(one.children)))
    return [one.day.isoformat(), one.name, *people, one.short_code, state, came, one.gate]


def hours_csv(rows: Sequence[Entered]) -> bytes:
    """A line for each hour at each gate."""
    head = [gettext("التاريخ"), gettext("البوابة"), gettext("الساعة"), gettext("بتذكرة"), gettext("العدد")]
    return file_of([head, *(hour_line(one) for one in rows)])


def hour_line(one: Entered) -> list[Value]:
    ticket = gettext("نعم") if one.has_ticket else gettext("لا")
    return [one.day.isoformat(), one.gate, f"{one.hour:02d}:00", ticket, number(str(one.people))]
