"""The organisers' desk: exhibitions of the bodies somebody acts for, the venues they are held at, the families
they call, and permanent markets."""

from flask import Blueprint

from storefront.web.organiser.allocations import allocations
from storefront.web.organiser.applications import applications
from storefront.web.organiser.calls import calls
from storefront.web.organiser.days import days
from storefront.web.organiser.desk import at_desk
from storefront.web.organiser.exhibitions import exhibitions
from storefront.web.organiser.fees import fees
from storefront.web.organiser.invoices import invoices
from storefront.web.organiser.jury import jury
from storefront.web.organiser.market_leases import market_leases
from storefront.web.organiser.markets import markets
from storefront.web.organiser.programme import programme
from storefront.web.organiser.rents import rents
from storefront.web.organiser.reports import reports
from storefront.web.organiser.selection import selection
from storefront.web.organiser.stall_papers import stall_papers
from storefront.web.organiser.stall_plans import stall_plans
from storefront.web.organiser.stalls import stalls
from storefront.web.organiser.steps import steps
from storefront.web.organiser.units import units
from storefront.web.organiser.venues import venues
from storefront.web.organiser.visits import entrances

organiser = Blueprint("organiser", __name__)
organiser.context_processor(at_desk)
for part in (
    allocations,
    applications,
    calls,
    days,
    entrances,
    exhibitions,
    fees,
    invoices,
    jury,
    market_leases,
    markets,
    programme,
    rents,
    reports,
    selection,
    stall_papers,
    stall_plans,
    stalls,
    steps,
    units,
    venues,
):
    organiser.register_blueprint(part)
