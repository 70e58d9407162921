"""Pages of the family part."""

from flask import Blueprint

family = Blueprint("family", __name__)
