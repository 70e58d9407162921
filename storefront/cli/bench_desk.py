"""flask bench desk: what each page of a family's desk costs, of a family that has thousands of goods and parcels."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextvars import Context
from dataclasses import asdict
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import event, func, select
from werkzeug.routing import Rule

from storefront.cli import pace
from storefront.cli.setup import bring_up
from storefront.community import accounts
from storefront.demo import load_busy
from storefront.goods.catalogue import Product
from storefront.goods.sharing import ShareLink
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work
from storefront.trade.coupons import Coupon
from storefront.trade.messages import Thread
from storefront.trade.orders import Parcel
from storefront.trade.returns import ReturnRequest

PRODUCTS, PARCELS = 2_000, 20_000
MOST_QUERIES, MOST_MILLISECONDS = 10, 100.0
RUNS = 9  # of each page
CALLER = accounts.Caller(place="127.0.0.1", browser="bench")
ASKED = {  # other ways to ask for a page than by its bare address
    "family.orders.index": ("show=done", "show=undone", "show=late", "show=returns", "show=done&page=400", "q=سارة 7"),
    "family.products.index": ("page=80",),
    "family.picking.show": ("by=product", "by=customer"),
    "family.money.index": ("show=sales", "show=back", "page=700"),
    "family.messages.index": ("page=40",),
    "family.reviews.index": ("page=100", "show=hidden"),
    "family.questions.index": ("show=answered", "show=answered&page=12"),
    "family.links.index": ("show=pages", "show=pages&page=80"),
    "family.cards.index": ("page=80",),
}
FILES = ("csv", "xlsx", "pdf")  # what is kept rather than looked at has no limit of time: it holds all there is
LEADS_ON = (303,)
ABSENT = {"family.connection.show"}  # not there before the market has a provider where families open accounts


@click.command("desk")
@with_appcontext
@click.option("--products", default=PRODUCTS, show_default=True, type=click.IntRange(20, 100_000))
@click.option("--parcels", default=PARCELS, show_default=True, type=click.IntRange(50, 1_000_000))
def desk(products: int, parcels: int) -> None:
    """Print CPU milliseconds and queries of each page of a full desk; ends with 1 when a page costs more than it may."""
    if not report(measured_apart(products, parcels)):
        raise SystemExit(1)


def measured_apart(products: int, parcels: int) -> dict[str, pace.Cost]:
    """Makes a market with such a family and measures its desk, in a process and a folder that are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="dakkah-bench-") as folder:
        own = {
            name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "MEDIA_DIR", "INDEX_DIR")
        }
        command = [sys.executable, "-m", "flask", "bench", "full-desk", str(products), str(parcels)]
        made = subprocess.run(
            command, env={**own, "INSTANCE_DIR": folder}, cwd=current_app.root_path, stdout=subprocess.PIPE, check=True
        )
    return {name: pace.Cost(**cost) for name, cost in json.loads(made.stdout).items()}


@click.command("full-desk", hidden=True)
@click.argument("products", type=int)
@click.argument("parcels", type=int)
@with_appcontext
def full_desk(products: int, parcels: int) -> None:
    """Fill this (empty) market with one family and print what its pages cost, as JSON."""
    cookie, asked = made(products, parcels), list[Any]()

    def note(*told: Any) -> None:
        if pace.is_question(told[2]):
            asked.append(told)

    event.listen(db.engine, "before_cursor_execute", note)
    asked_for = [*addresses(), *named()]
    pages = [pace.Page(address, current_app.wsgi_app, [address], cookie, LEADS_ON) for address in asked_for]
    # in a context of its own: within the command's, what one request knows would be kept for the next one
    found = Context().run(measured, pages, asked)
    click.echo(json.dumps({name: asdict(cost) for name, cost in found.items()}))


def measured(pages: Sequence[pace.Page], asked: list[Any]) -> dict[str, pace.Cost]:
    """What each page costs; a file, which has no limit of time, is made twice and no more."""
    looked_at = [page for page in pages if not is_file(page.name)]
    kept = [page for page in pages if is_file(page.name)]
    found = pace.costs(looked_at, asked, warm_up=2, runs=RUNS, share=pace.MEDIAN)
    return found | pace.costs(kept, asked, warm_up=0, runs=1)


def made(products: int, parcels: int) -> str:
    """Makes the market and its family; the cookie of its signed-in owner."""
    bring_up()
    photos = [Photo(f"{at:032x}", 960, 1200, f"tint-{at:02d}") for at in range(1, 17)]
    email, password = load_busy(products=products, parcels=parcels, seed=1, photos=photos)
    return signed_in(email, password)


def signed_in(email: str, password: str) -> str:
    """The cookie of a browser in which somebody has signed in."""
    with unit_of_work():
        token = accounts.sign_in(email, password, CALLER)
    with current_app.test_client() as browser:
        with browser.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"] = token, True
        found = browser.get_cookie(str(current_app.config["SESSION_COOKIE_NAME"]))
    return f"{found.key}={found.value}" if found else ""


def addresses() -> list[str]:
    """Every address of the desk that is read and names no thing of the family, and other ways to ask for some."""
    bare = {rule.endpoint: rule.rule for rule in rules() if not rule.arguments and rule.endpoint not in ABSENT}
    asked = [f"{bare[endpoint]}?{words}" for endpoint, queries in ASKED.items() for words in queries]
    return sorted([*bare.values(), *asked, *files()])


def named() -> list[str]:
    """Pages that name a thing of the one family there is: an order in each state and one of which something is given back, a
    thread, a product, a link, a coupon."""
    orders = list(db.session.scalars(select(func.min(Parcel.reference)).group_by(Parcel.state)))
    given_back = select(func.min(Parcel.reference)).join(ReturnRequest, ReturnRequest.parcel_id == Parcel.id)
    thread = select(func.min(Parcel.reference)).join(Thread, Thread.parcel_id == Parcel.id)
    product = db.session.scalar(select(func.min(Product.id)))
    link, coupon = (db.session.scalar(select(func.min(one))) for one in (ShareLink.code, Coupon.id))
    return [
        *(f"/family/orders/{reference}" for reference in (*orders, db.session.scalar(given_back))),
        f"/family/orders/{db.session.scalar(thread)}/messages",
        *(f"/family/products/{product}{page}" for page in ("", "/attributes", "/cards")),
        f"/family/links/{link}",
        *(f"/family/coupons/{coupon}{page}" for page in ("", "/edit")),
        "/family/documents/freelance",
    ]


def rules() -> Iterator[Rule]:
    """What the desk can be asked for."""
    for rule in current_app.url_map.iter_rules():
        if rule.endpoint.startswith("family.") and "GET" in (rule.methods or ()):
            yield rule


def files() -> list[str]:
    """What a family takes along: its goods, and its last month."""
    month = Month.of(clock.now())
    goods = [f"/family/products/export.{kind}" for kind in ("csv", "xlsx")]
    return [*goods, *(f"/family/statements/{month}.{kind}" for kind in ("csv", "pdf"))]


def report(found: dict[str, pace.Cost]) -> bool:
    """Prints what each page costs, the dearest first; whether all of them stay within the limits."""
    click.echo(f"{'':<42}{'CPU ms':>9}{'queries':>9}{'KB':>8}")
    for name, cost in sorted(found.items(), key=lambda pair: -pair[1].milliseconds):
        told = f"{name:<42}{cost.milliseconds:>9.1f}{cost.queries:>9}{cost.size / 1024:>8.1f}"
        click.echo(told + ("" if is_within(name, cost) else "  too much"))
    click.echo(f"A page may ask {MOST_QUERIES} questions and take {MOST_MILLISECONDS:g} ms; a file may take its time.")
    return all(is_within(name, cost) for name, cost in found.items())


def is_within(name: str, cost: pace.Cost) -> bool:
    """Whether a page costs no more than it may."""
    return cost.queries <= MOST_QUERIES and (is_file(name) or cost.milliseconds <= MOST_MILLISECONDS)


def is_file(address: str) -> bool:
    """Whether what stands there is to be kept, and no page."""
    return address.partition("?")[0].endswith(FILES)
