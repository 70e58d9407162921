"""The organisers' desk: exhibitions of the bodies somebody acts for, and the venues they are held at."""

from flask import Blueprint

from storefront.web.organiser.days import days
from storefront.web.organiser.desk import at_desk
from storefront.web.organiser.exhibitions import exhibitions
from storefront.web.organiser.programme import programme
from storefront.web.organiser.steps import steps
from storefront.web.organiser.venues import venues

organiser = Blueprint("organiser", __name__)
organiser.context_processor(at_desk)
for part in (days, exhibitions, programme, steps, venues):
    organiser.register_blueprint(part)
