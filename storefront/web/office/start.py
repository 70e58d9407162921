"""Where the office begins: how much waits, and for whom."""

from flask import Blueprint, render_template

from storefront.insight import waiting

start = Blueprint("start", __name__)


@start.get("")
def index() -> str:
    """What waits in the whole market."""
    return render_template("office/start/index.html", work=waiting.of_market())
