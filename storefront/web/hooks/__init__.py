"""Addresses for machines: health, readiness, pictures, the site map, calendars, messages of payment providers."""

from flask import Blueprint

from storefront.web.hooks.calendars import calendars
from storefront.web.hooks.health import health
from storefront.web.hooks.pictures import pictures
from storefront.web.hooks.provider_events import provider_events
from storefront.web.hooks.sitemap import sitemap

hooks = Blueprint("hooks", __name__)
hooks.register_blueprint(calendars)
hooks.register_blueprint(health)
hooks.register_blueprint(pictures)
hooks.register_blueprint(provider_events)
hooks.register_blueprint(sitemap)
