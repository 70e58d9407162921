"""Pages of the account part."""

from flask import Blueprint

account = Blueprint("account", __name__)
