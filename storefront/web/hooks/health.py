"""Whether the market is alive (/health) and whether it can serve (/ready: a database this code knows, a search index)."""

from flask import Blueprint, current_app
from sqlalchemy.exc import SQLAlchemyError

from storefront.insight.search import SearchEngine
from storefront.kernel import revisions
from storefront.kernel.database import db

health = Blueprint("health", __name__)


@health.get("/health")
def show() -> dict[str, str]:
    """Alive: the process answers."""
    return {"status": "ok"}


@health.get("/ready")
def ready() -> tuple[dict[str, str], int]:
    """Ready: the database answers and is set up for this code, and there is an index to search."""
    engine: SearchEngine = current_app.extensions["search"]
    found = {"database": database_state(), "index": "ok" if engine.is_there() else "missing"}
    return found, 200 if set(found.values()) == {"ok"} else 503


def database_state() -> str:
    """ "ok", or what is wrong: nobody answers, nothing was set up, or it was set up for other code."""
    try:
        reached = revisions.reached(db.session.connection())
    except SQLAlchemyError:
        return "unavailable"
    if not reached:
        return "empty"
    return "ok" if reached == revisions.known(f"{current_app.root_path}/migrations") else "another version"
