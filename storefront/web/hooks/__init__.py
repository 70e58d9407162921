"""Addresses for machines: health, readiness, the site map."""

from flask import Blueprint

from storefront.web.hooks.health import health

hooks = Blueprint("hooks", __name__)
hooks.register_blueprint(health)
