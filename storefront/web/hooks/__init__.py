"""Addresses for machines: health, readiness, pictures, the site map."""

from flask import Blueprint

from storefront.web.hooks.health import health
from storefront.web.hooks.pictures import pictures
from storefront.web.hooks.sitemap import sitemap

hooks = Blueprint("hooks", __name__)
hooks.register_blueprint(health)
hooks.register_blueprint(pictures)
hooks.register_blueprint(sitemap)
