"""The growth ladder of a family: where it stands, what proves each rung, the one next step. Nothing is ticked by hand."""

from datetime import timedelta

from flask import Blueprint, render_template

from storefront.community import permits, shop_pages
from storefront.community.families import Family
from storefront.community.permits import DocumentKind
from storefront.goods import crafts
from storefront.insight import income, waiting
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.web.family import desk
from storefront.web.family.growth_words import GrowthStep, next_step, rung_rows

growth = Blueprint("growth", __name__)
ladder, STAGES = permits.ladder, income.thresholds
YEAR = timedelta(days=365)


@growth.get("/growth")
def show() -> str:
    """The whole ladder."""
    family = desk.family()
    meter = income.thresholds.meter(a_year(family), is_registered=family.vat_number is not None)
    evidence, kinds = evidence_of(family, meter)
    found = ladder.of(evidence)
    return render_template(
        "family/growth/show.html",
        step=next_step(found, evidence, kinds, meter, family.status),
        rungs=rung_rows(found, evidence, kinds, meter),
        climbed=found.climbed,
    )


def a_year(family: Family) -> income.Income:
    """What the family earned in the thirteen months the tax on sales is reckoned by."""
    return income.of_period(family.id, income.ending(Month.of(clock.now()), income.YEAR + 1))


def step_of(family: Family, meter: income.thresholds.Meter) -> GrowthStep:
    """The one next step, for other pages; three questions."""
    evidence, kinds = evidence_of(family, meter)
    return next_step(ladder.of(evidence), evidence, kinds, meter, family.status)


def evidence_of(
    family: Family, meter: income.thresholds.Meter
) -> tuple[permits.ladder.Evidence, dict[str, DocumentKind]]:
    """What is known of a family, and the kinds of documents by their words."""
    kinds, sent = permits.wallet(family.id)
    is_open, begun = family.status in shop_pages.SELLS, waiting.beginning.of_family(family.id, since=clock.now() - YEAR)
    fills = is_open and begun.reached < ladder.FIRST_ORDERS and begun.has_nothing  # there is nothing to order yet
    evidence = ladder.Evidence(
        is_open=is_open,
        orders=begun.reached,
        papers=ladder.papers_of(sent, {kind.id: kind.slug for kind in kinds}, clock.today()),
        needed=crafts.needed(family.id, kinds),
        is_registered=meter.is_registered,
        may_register=meter.stage in (STAGES.MAY, STAGES.SOON_MUST, STAGES.MUST),
        must_register=meter.stage == STAGES.MUST,
        has_shelves=not fills,
        draft_id=begun.draft.id if fills and begun.draft else None,
    )
    return evidence, {kind.slug: kind for kind in kinds}
