"""What a body says of its call for exhibitors, and whether it can be so. Pure: plain values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from storefront.fairs.calls import refusals
from storefront.kernel import clock, wording
from storefront.kernel.money import HALALAS

BY_JURY, BY_ARRIVAL = "jury", "arrival"
SELECTIONS = (BY_JURY, BY_ARRIVAL)
MOMENTS = ("applying", "acceptance", "later")
MOST_DAYS, MOST_PLACES, MOST_FEE_RIYALS, MOST_TERMS, MOST_OFFER_DAYS = 180, 2000, 100_000, 6000, 30
# what families agreed to when they applied: it stands once the call is open
STANDING = (
    "selection", "least_score", "offer_days", "fee_minor", "fee_moment", "fee_due_on", "deposit_minor", "terms_ar", "terms_en",
)  # fmt: skip


@dataclass(frozen=True)
class Terms:
    """`quotas` say to how many families of a sub-category (by id) there is room; money is in halalas; `words` are Arabic and
    English."""

    opens_at: datetime
    closes_at: datetime
    decides_on: date
    places: int
    quotas: Mapping[int, int]
    words: tuple[str, str]
    selection: str = BY_JURY
    least_score: int = 50
    offer_days: int = 3
    fee_minor: int = 0
    fee_moment: str = "acceptance"
    fee_due_on: date | None = None
    deposit_minor: int = 0


def columns(terms: Terms, *, first_day: date, opening: datetime) -> dict[str, object]:
    """The columns of a call on these terms, for an exhibition that opens then. Raises what speaks against them: refusals of this
    package and TextIsTooLong."""
    check_span(terms, opening)
    check_days(terms, first_day)
    check_places(terms)
    check_choices(terms)
    arabic, english = (wording.paragraphs(text, most=MOST_TERMS) for text in terms.words)
    if not arabic:
        raise refusals.TermsAreMissing()
    later = terms.fee_moment == "later" and terms.fee_minor > 0
    return {
        **{name: getattr(terms, name) for name in ("opens_at", "closes_at", "decides_on", "places", "selection")},
        **{name: getattr(terms, name) for name in ("least_score", "offer_days", "fee_minor", "fee_moment")},
        "deposit_minor": terms.deposit_minor,
        "fee_due_on": terms.fee_due_on if later else None,
        "terms_ar": arabic,
        "terms_en": english,
    }


def check_span(terms: Terms, opening: datetime) -> None:
    if terms.closes_at <= terms.opens_at:
        raise refusals.CallEndsBeforeItBegins()
    if terms.closes_at - terms.opens_at > timedelta(days=MOST_DAYS):
        raise refusals.CallIsTooLong(most=MOST_DAYS)
    if terms.closes_at > opening:
        raise refusals.CallEndsTooLate()


def check_days(terms: Terms, first_day: date) -> None:
    if not clock.riyadh(terms.closes_at).date() <= terms.decides_on < first_day:
        raise refusals.DecisionDayIsNotValid()
    is_later = terms.fee_moment == "later" and terms.fee_minor > 0
    if is_later and not (terms.fee_due_on and terms.decides_on <= terms.fee_due_on < first_day):
        raise refusals.FeeDayIsNotValid()


def check_places(terms: Terms) -> None:
    if not 1 <= terms.places <= MOST_PLACES:
        raise refusals.PlacesAreNotValid(most=MOST_PLACES)
    if not terms.quotas:
        raise refusals.CategoriesAreMissing()
    if not all(1 <= most <= terms.places for most in terms.quotas.values()):
        raise refusals.QuotaIsNotValid()


def check_choices(terms: Terms) -> None:
    if terms.selection not in SELECTIONS or terms.fee_moment not in MOMENTS:
        raise refusals.SelectionIsUnknown()
    if not 0 <= terms.least_score <= 100:
        raise refusals.ScoreIsNotValid()
    if not 1 <= terms.offer_days <= MOST_OFFER_DAYS:
        raise refusals.OfferDaysAreNotValid()
    if not all(0 <= sum_ <= MOST_FEE_RIYALS * HALALAS for sum_ in (terms.fee_minor, terms.deposit_minor)):
        raise refusals.FeeIsNotValid(most=f"{MOST_FEE_RIYALS:,}")
