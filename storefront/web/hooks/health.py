"""Whether the market is alive (/health) and whether it can serve (/ready: database and search index)."""

from flask import Blueprint, current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storefront.kernel.database import db

health = Blueprint("health", __name__)


@health.get("/health")
def show() -> dict[str, str]:
    """Alive: the process answers."""
    return {"status": "ok"}


@health.get("/ready")
def ready() -> tuple[dict[str, str], int]:
    """Ready: the database answers and the search index is there."""
    found = {"database": "ok", "index": "ok"}
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        found["database"] = "unavailable"
    if not current_app.config["INDEX_DIR"].exists():
        found["index"] = "missing"
    return found, 200 if set(found.values()) == {"ok"} else 503
