"""Pages of the office part."""

from flask import Blueprint

office = Blueprint("office", __name__)
