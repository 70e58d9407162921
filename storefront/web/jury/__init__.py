"""The desk of those who judge applications to exhibit: blind, call by call. What they may see hangs on their seat in its jury."""

from flask import Blueprint

from storefront.web.jury.applications import applications
from storefront.web.jury.calls import calls

jury = Blueprint("jury", __name__)
for part in (applications, calls):
    jury.register_blueprint(part)
