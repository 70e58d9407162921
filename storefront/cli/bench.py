"""flask bench pages: what visitors' pages cost beside a bare Flask page, in markets made for it in a folder of their own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import event

from storefront.cli import pace
from storefront.cli.bare import bare_page
from storefront.cli.setup import bring_up
from storefront.community import regions
from storefront.demo import load_bulk
from storefront.goods import shelves, taxonomy
from storefront.insight import indexing
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE
from storefront.kernel.photos import Photo

SMALL, BIG = 10_000, 100_000
MOST_TIMES_BARE = 8.0
MOST_GROWTH = 1.3
GOODS_PER_FAMILY = 10
BARE = "bare page"  # opens its database for each request; what the limit is for
KEPT = "bare page, kept open"  # its connection, as the market's is
WORDS = ("بخور", "معمول", "قهوة", "سدو", "خوص", "فخار", "عسل", "كليجا", "شمع", "تمر", "عود", "هدية")

bench = AppGroup("bench", help="What things cost.")


@bench.command("pages")
@click.option("--products", default=SMALL, show_default=True, type=click.IntRange(1_000, 2_000_000))
@click.option("--compare", is_flag=True, help=f"Measure {SMALL:,} and {BIG:,} products and print the factor between.")
def pages(products: int, compare: bool) -> None:
    """Print CPU milliseconds and queries per page; ends with 1 when a page costs more than it may."""
    sizes = (SMALL, BIG) if compare else (products,)
    found = [measured_apart(size) for size in sizes]
    within = [report(size, costs) for size, costs in zip(sizes, found, strict=True)]
    if compare:
        within.append(report_growth(*found))
    if not all(within):
        raise SystemExit(1)


def measured_apart(products: int) -> dict[str, pace.Cost]:
    """Makes a market of so many products and measures it, in a process and a folder that are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="dakkah-bench-") as folder:
        own = {
            name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "MEDIA_DIR", "INDEX_DIR")
        }
        command = [sys.executable, "-m", "flask", "bench", "market", str(products)]
        made = subprocess.run(
            command, env={**own, "INSTANCE_DIR": folder}, cwd=current_app.root_path, stdout=subprocess.PIPE, check=True
        )
    return {name: pace.Cost(**cost) for name, cost in json.loads(made.stdout).items()}


@bench.command("market", hidden=True)
@click.argument("products", type=int)
def market(products: int) -> None:
    """Fill this (empty) market and print what its pages cost, as JSON."""
    bring_up()
    load_bulk(
        family_count=products // GOODS_PER_FAMILY,
        product_count=products,
        seed=1,
        progress=silently,
        photos=[Photo(f"{at:032x}", 960, 1200, f"tint-{at:02d}") for at in range(1, 17)],
    )
    indexing.rebuild(current_app.extensions["search"])
    asked: list[Any] = []
    event.listen(db.engine, "before_cursor_execute", lambda *statement: asked.append(statement))
    folder = current_app.config["INSTANCE_DIR"]
    pages = [pace.Page(name, bare_page(folder, asked, is_kept=name == KEPT), ["/"]) for name in (BARE, KEPT)]
    pages += [pace.Page(name, current_app.wsgi_app, addresses) for name, addresses in addresses_of().items()]
    db.session.remove()
    click.echo(json.dumps({name: asdict(cost) for name, cost in pace.costs(pages, asked).items()}))


def silently(things: Iterator[Any], _count: int, _label: str) -> Iterator[Any]:
    """Progress nobody watches."""
    return things


def addresses_of() -> dict[str, list[str]]:
    """The pages that are measured, each kind at several addresses; no product and no family is asked for twice."""
    groups = taxonomy.board().groups
    fullest = max(groups, key=lambda group: shelves.count(shelves.of_category(group.id)))
    last = -(-shelves.count(shelves.of_category(fullest.id)) // PAGE_SIZE)
    goods = shelves.first(shelves.WHOLE_MARKET, shelves.Filter(), size=pace.WARM_UP + pace.RUNS)
    upto = int(clock.now().timestamp())
    return {
        "home": ["/"],
        "category": [f"/c/{group.slug}" for group in groups],
        "deep page": [f"/c/{fullest.slug}?upto={upto}&page={number}" for number in range(last // 2 + 1, 0, -1)],
        "last page": [f"/c/{fullest.slug}?upto={upto}&page={number}" for number in range(last, last // 2, -1)],
        "by price": [f"/c/{group.slug}?sort=price" for group in groups],
        "filtered": [f"/c/{group.slug}?ready=yes&price_from=20" for group in groups],
        "product": [f"/p/{card.product_id}-{card.slug}" for card in goods],
        "family": [f"/f/{card.family_slug}" for card in goods],
        "families": [f"/families?page={number}" for number in range(1, 13)],
        "region": [f"/regions/{region.slug}" for region in regions.atlas().regions],
        "search": [f"/search?q={words}" for words in WORDS],
    }


def report(products: int, found: dict[str, pace.Cost]) -> bool:
    """Prints what each page costs; whether all of them stay within the limit."""
    bare, kept = found[BARE].milliseconds, found[KEPT].milliseconds
    click.echo(f"\n{f'{products:,} products':<22}{'CPU ms':>11}{'queries':>9}{'KB':>7}{'x bare':>8}{'x kept':>8}")
    for name, cost in found.items():
        times = cost.milliseconds / bare
        told = "" if times <= MOST_TIMES_BARE else f"  more than {MOST_TIMES_BARE:g}"
        beside = f"{times:>8.1f}{cost.milliseconds / kept:>8.1f}"
        click.echo(f"{name:<22}{cost.milliseconds:>11.2f}{cost.queries:>9}{cost.size / 1024:>7.1f}{beside}{told}")
    click.echo(
        f"Both bare pages are plain Flask, three SQLite queries and 24 cards. The limit is {MOST_TIMES_BARE:g} times the one "
        "that opens its\ndatabase for each request, as Flask's tutorial does; the market keeps its connections, "
        "and so does the second one."
    )
    return all(cost.milliseconds <= MOST_TIMES_BARE * bare for cost in found.values())


def report_growth(small: dict[str, pace.Cost], big: dict[str, pace.Cost]) -> bool:
    """Prints how many times as much each page costs in the big market; whether all stay within the limit.

    Each market is measured against its own bare page, so that a slower moment of the machine does not count.
    """
    click.echo(f"\n{BIG:,} beside {SMALL:,}{'factor':>12}")
    within = True
    for name in small:
        before, after = (costs[name].milliseconds / costs[BARE].milliseconds for costs in (small, big))
        within &= after <= MOST_GROWTH * before
        click.echo(
            f"{name:<22}{after / before:>8.2f}{'' if after <= MOST_GROWTH * before else f'  more than {MOST_GROWTH}'}"
        )
    return within
