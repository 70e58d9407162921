"""A market of any size: families and goods made in bulk, each product with a picture and tagged for a season."""

from typing import Any

from flask import Flask
from sqlalchemy import func, select

from storefront.community import regions
from storefront.demo import load_bulk
from storefront.goods import catalogue, seasons, shelves, taxonomy
from storefront.insight import indexing
from storefront.kernel.database import db
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work

GOODS_PER_FAMILY = 10


def a_crowd(app: Flask, products: int) -> None:
    """So many products more than there are, on the shelves and in the index."""
    with unit_of_work():
        for lists in (regions, taxonomy, seasons):
            lists.add_all()
        known = db.session.scalar(select(func.count(catalogue.Product.id))) or 0
    photo = Photo("aa" * 16, 960, 1200, "tint-01")
    families = max(1, products // GOODS_PER_FAMILY)
    load_bulk(family_count=families, product_count=products, seed=1, progress=quietly, photos=[photo])
    with unit_of_work():
        season = seasons.get("ramadan").id
        new = range(known + 1, known + products + 1)
        db.session.add_all(catalogue.ProductSeason(product_id=number, season_id=season) for number in new)
        db.session.flush()
        shelves.refresh(new)
    indexing.rebuild(app.extensions["search"])


def quietly(things: Any, _count: int, _label: str) -> Any:
    """Progress nobody watches."""
    return things
