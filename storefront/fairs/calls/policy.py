"""Whether a call is open, was open, is due. No queries; by the clock of the server, to the second."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_

from storefront.fairs.calls.models import ExhibitorCall
from storefront.fairs.exhibitions import Exhibition

RUNNING = ("announced", "call_open")  # the states of an exhibition of which a call may be open


def is_open(call: ExhibitorCall, exhibition: Exhibition, now: datetime) -> bool:
    """Whether families may apply at this moment: from the second it opens, and not one second after it closed."""
    is_published = call.published_at is not None and exhibition.state in RUNNING
    return is_published and call.opens_at <= now < call.closes_at


def was_open(call: ExhibitorCall, now: datetime) -> bool:
    """Whether anybody may have applied."""
    return call.published_at is not None and call.opens_at <= now


def has_closed(call: ExhibitorCall, now: datetime) -> bool:
    """Whether nobody can apply any more."""
    return call.published_at is not None and call.closes_at <= now


def is_due(now: datetime) -> ColumnElement[bool]:
    """Which calls have opened or closed and their exhibition does not say so yet."""
    opens = and_(Exhibition.state == "announced", ExhibitorCall.opens_at <= now)
    closes = and_(Exhibition.state == "call_open", ExhibitorCall.closes_at <= now)
    return and_(ExhibitorCall.published_at.is_not(None), or_(opens, closes))
