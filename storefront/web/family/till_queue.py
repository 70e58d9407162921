"""What a phone at a stall keeps by itself: the worker that opens its till without a network, the card by which the phone
installs it, and the door at which it hands in what it sold meanwhile. Every sale is handed in as often as the phone likes, and
kept once."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, request, url_for
from flask_babel import gettext

from storefront.community.families import Family
from storefront.fairs import tills
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.tills import NewSale, Picked, TillSale
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.family.till import here
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.locale import language

till_queue = Blueprint("till_queue", __name__)
MOST_SALES, MOST_TEXT = 50, 100  # in a batch; letters of anything a sale tells of itself
EARLIEST = timedelta(days=60)  # a sale that claims to be older was made by a phone with a wrong clock
PARTS = 3  # of a line: the choice, how many, at which price
INTS = 2**53  # whole numbers a script knows


@till_queue.post("/till/<int:exhibition_id>/sales")
def create(exhibition_id: int) -> tuple[dict[str, Any], int]:
    """Keeps the sales of a phone, each by itself: {"family": 7, "sales": [{"client_id", "sold_at" (milliseconds since 1970),
    "method", "reference", "tendered_minor" (halalas or null), "lines": [[variant, pieces, halalas], …]}, …]}. Answers what
    became of each, and what is left of every choice. 422 for what no till of ours sends, 409 for another desk's."""
    exhibition, family = here(exhibition_id)
    batch = sent()
    told = batch.get("sales")
    if not isinstance(told, list) or not 1 <= len(told) <= MOST_SALES:
        return {"words": gettext("لم يُفهم ما أُرسل.")}, 422
    if batch.get("family") != family.id:
        return {"words": gettext("هذا البيع لدكّة أخرى. افتحوا صندوقها ليُرسل.")}, 409
    became = [handed_in(exhibition, family, one, actor()) for one in told]
    left = {str(tile.variant.id): tile.left for tile in tills.tiles(exhibition_id, family.id)}
    return {"sales": became, "left": left}, 200


def sent() -> dict[str, Any]:
    """What a phone sent; nothing where that is no object, or one within the other without end."""
    try:
        batch = request.get_json(silent=True)
    except RecursionError:
        batch = None
    return batch if isinstance(batch, dict) else {}


def handed_in(exhibition: Exhibition, family: Family, told: Any, who: Actor) -> dict[str, str]:
    """What became of one sale; of a refused one nothing is kept."""
    name = told.get("client_id") if isinstance(told, dict) else None
    try:
        with db.session.begin_nested():
            sale = tills.record(exhibition, family.id, sale_of(told), who)
            return {"client_id": sale.client_id, "state": sale.state, "href": address_of(sale)}
    except Refusal as refused:
        words = gettext("ليس هذا من منتجاتكم.") if isinstance(refused, NotFound) else sentence(refused)
        return {"client_id": name if isinstance(name, str) else "", "state": "refused", "words": words}


def address_of(sale: TillSale) -> str:
    return url_for("family.till_sales.show", exhibition_id=sale.exhibition_id, sale_id=sale.id)


def sale_of(told: Any) -> NewSale:
    """The sale a phone tells of. Raises SaleIsNotValid for what is none."""
    if not isinstance(told, dict):
        raise tills.refusals.SaleIsNotValid()
    lines = told.get("lines")
    if not isinstance(lines, list) or not all(isinstance(one, list) and len(one) == PARTS for one in lines):
        raise tills.refusals.SaleIsNotValid()
    tendered = None if told.get("tendered_minor") is None else whole(told, "tendered_minor")
    return NewSale(
        text(told, "client_id"),
        [Picked(*(number(one) for one in line)) for line in lines],
        text(told, "method"),
        text(told, "reference"),
        tendered,
        moment(whole(told, "sold_at")),
    )


def text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name, "")
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        raise tills.refusals.SaleIsNotValid()
    return value


def whole(told: Mapping[str, Any], name: str) -> int:
    return number(told.get(name))


def number(value: Any) -> int:
    """A whole number. Raises SaleIsNotValid; for true and false too, which Python takes for one and none."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < INTS:
        raise tills.refusals.SaleIsNotValid()
    return value


def moment(milliseconds: int) -> datetime:
    """When it was sold by the clock of the phone, but neither later than now nor before the exhibition can have been."""
    now = clock.now()
    earliest = now - EARLIEST
    if milliseconds / 1000 >= now.timestamp():
        return now
    if milliseconds / 1000 <= earliest.timestamp():
        return earliest
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


@till_queue.get("/till/worker.js")
def worker() -> Response:
    """The script between the till and the network. It stands here, under one name, since it can only serve what lies below."""
    script = Path(current_app.root_path) / "static" / "js" / "till-worker.js"
    answer = Response(script.read_text(), mimetype="text/javascript")
    answer.headers["Service-Worker-Allowed"] = url_for("family.till.index")  # and the way to the till of today
    return answer


@till_queue.get("/till/manifest")
def manifest() -> Response:
    """The card by which a phone keeps the till among its apps."""
    assets, home = current_app.extensions["assets"], url_for("family.till.index")
    card = {
        "name": gettext("صندوق دكّة"),
        "short_name": gettext("الصندوق"),
        "lang": language(),
        "dir": "rtl" if language() == "ar" else "ltr",
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "standalone",
        "background_color": "#fbf7ef",
        "theme_color": "#121a38",
        "icons": [
            {"src": assets["images/touch.png"], "sizes": "180x180", "type": "image/png"},
            {"src": assets["images/mark.svg"], "sizes": "any", "type": "image/svg+xml"},
        ],
    }
    return Response(current_app.json.dumps(card), mimetype="application/manifest+json")
