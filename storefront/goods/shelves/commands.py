"""Making shelf rows and cards anew, in the transaction of whatever changed. Reading them is in queries.py.

Reading a shelf costs the same in a market of a thousand goods and of a hundred thousand; the price is paid here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, delete, insert, select, update
from sqlalchemy.orm import aliased

from storefront.community.families import Family, is_closed
from storefront.community.regions import City
from storefront.goods import scores
from storefront.goods.allergens import UNTOLD_ALLERGENS, allergen_bits, shown_allergens
from storefront.goods.catalogue import Product, ProductCategory, ProductPhoto, ProductSeason, Variant, attribute_bits
from storefront.goods.portions import is_kept
from storefront.goods.shelves import places
from storefront.goods.shelves.editions import changed
from storefront.goods.shelves.models import ProductCard, ShelfEntry
from storefront.goods.stock import PIECES, StockItem
from storefront.goods.taxonomy import Category
from storefront.kernel import arabic, facts
from storefront.kernel.database import db, insert_once

BATCH = 500
CARDS = 0  # the turn of cards and their shelf rows among the last steps of a unit

_entry = ShelfEntry.__table__.c
_product, _sold = (list(_entry.keys()).index(name) for name in ("product_id", "sold"))
Extra = aliased(Category)
# asked at every change of every product, and made once: making them took longer than asking them
_ids: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)
_offered = (
    select(
        Product,
        Family.status,
        Family.slug,
        Family.trade_name_ar,
        Family.trade_name_en,
        Family.region_id,
        Family.city_id,
        Family.dye,
        Family.closed_from,
        Family.closed_until,
        Family.later_holidays,
        City.name_ar.label("city_ar"),
        City.name_en.label("city_en"),
        Category.parent_id,
    )
    .join(Family, Family.id == Product.family_id)
    .join(City, City.id == Family.city_id)
    .join(Category, Category.id == Product.category_id)
    .where(Product.id.in_(_ids))
    .order_by(Product.id)
)
_entries = select(*_entry).where(_entry.product_id.in_(_ids))
_locked = (
    select(ProductCard.product_id)
    .where(ProductCard.product_id.in_(_ids))
    .order_by(ProductCard.product_id)
    .with_for_update()
)
_offers = (
    select(Variant.product_id, Variant.price_minor, Variant.grams)
    .where(Variant.product_id.in_(_ids), Variant.is_active)
    .order_by(Variant.product_id, Variant.price_minor, Variant.grams.desc())  # of two that cost the same the heavier
)
_free = (
    select(Variant.product_id, PIECES)
    .join(StockItem, StockItem.variant_id == Variant.stock_id)
    .where(Variant.product_id.in_(_ids), Variant.is_active)
    .group_by(Variant.product_id)
)
_pictures = select(ProductPhoto).where(ProductPhoto.product_id.in_(_ids)).order_by(ProductPhoto.position.desc())
_extra = (
    select(ProductCategory.product_id, Extra.id, Extra.parent_id)
    .join(Extra, Extra.id == ProductCategory.category_id)
    .where(ProductCategory.product_id.in_(_ids))
    .order_by(Extra.id.desc())  # of two in one group the first one counts
)
_tagged = (
    select(ProductSeason.product_id, ProductSeason.season_id, Product.category_id)
    .join(Product, Product.id == ProductSeason.product_id)
    .where(ProductSeason.product_id.in_(_ids))
)


class Prices(NamedTuple):
    """What a product costs at least and at most, and what the portion weighs that costs least, if it is sold by weight."""

    low: int
    high: int
    grams: int | None = None


def refresh(product_ids: Sequence[int]) -> None:
    """Makes the shelf rows and cards of these products anew; those that may not be seen lose theirs."""
    for start in range(0, len(product_ids), BATCH):
        _refresh(sorted(product_ids)[start : start + BATCH])
    changed(counted=False)


def refresh_family(family_id: int) -> None:
    """Makes anew what is shown of everything a family makes."""
    refresh(db.session.scalars(select(Product.id).where(Product.family_id == family_id)).all())


def _refresh(ids: Sequence[int]) -> None:
    _lock(ids)
    before = {tuple(row) for row in db.session.execute(_entries, {"ids": ids})}
    sold = {row[_product]: row[_sold] for row in before}
    rows = visible(ids)
    seen = [row.Product.id for row in rows]
    prices, left, photos, shelves = _prices(seen), _left(seen), _photos(seen), _extra_shelves(seen)
    votes, cards, after = scores.of_products(seen), [], set()
    for row in rows:
        product_id = row.Product.id
        ready = is_ready(row, left.get(product_id, 0))
        card = card_of(row, prices[product_id], ready, left.get(product_id, 0), photos.get(product_id))
        cards.append({**card, **rating_of(votes.get(product_id, scores.NONE))})
        for stand in {**shelves[product_id], **shelves_of(row)}.items():
            after.add(entry_of(row, stand, prices[product_id].low, ready, sold.get(product_id, 0)))
    _replace_cards(set(ids) - set(seen), cards)
    if before != after:
        _replace_entries(ids, after)
        changed(counted=True)


def _lock(ids: Sequence[int]) -> None:
    """Whoever sells some of these pieces meanwhile waits, and counts what is left on the new card."""
    db.session.execute(_locked, {"ids": ids})


def _replace_cards(gone: set[int], cards: Sequence[dict[str, Any]]) -> None:
    """Writes cards over, so that whoever waits for one still finds it; takes out those of products nobody may see."""
    if gone:
        db.session.execute(delete(ProductCard).where(ProductCard.product_id.in_(gone)))
    if cards:
        db.session.execute(_written_over(db.engine.dialect.name), cards)


@cache
def _written_over(_dialect: str) -> Any:
    """Writes cards, or over those that are there; made once for each kind of database."""
    statement = insert_once(ProductCard.__table__)
    new = {column.name: column for column in statement.excluded if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=["product_id"], set_=new)


def _replace_entries(ids: Sequence[int], entries: Iterable[tuple[Any, ...]]) -> None:
    db.session.execute(delete(ShelfEntry).where(ShelfEntry.product_id.in_(ids)))
    names = [column.name for column in _entry]
    rows = [dict(zip(names, entry, strict=True)) for entry in sorted(entries)]
    if rows:
        db.session.execute(insert(ShelfEntry), rows)


def shelves_of(row: Any) -> dict[int, int]:
    """The shelves every product stands on, on each under its own sub-category."""
    category_id, family_id = row.Product.category_id, row.Product.family_id
    category = (places.of_category(category_id), places.of_category(row.parent_id))
    everywhere = (places.WHOLE_MARKET, places.of_region(row.region_id), places.of_family(family_id))
    return dict.fromkeys((*everywhere, *category), category_id)


def visible(ids: Sequence[int]) -> list[Any]:
    """Those of the products that may be seen, with what a card says of their families.

    The states are looked at here: told of them, SQLite walks through every active family instead of by id.
    """
    rows = db.session.execute(_offered, {"ids": ids})
    return [row for row in rows if row.Product.status == "published" and row.status == "active"]


def is_ready(row: Any, pieces: int) -> bool:
    """Whether a product can be had today: kept in stock, and there, its family's shop open."""
    return is_kept(row.Product) and pieces > 0 and not is_closed(row)


def card_of(row: Any, prices: Prices, ready: bool, pieces: int, photo: Any) -> dict[str, Any]:
    """What a card prints of a product, by column."""
    product = row.Product
    picture = ("", 0, 0, "tint-01", "", "")
    if photo:
        picture = (photo.key, photo.width, photo.height, photo.tint, photo.alt_ar, photo.alt_en)
    return {
        "product_id": product.id,
        "slug": arabic.slug(product.name_ar),
        "name_ar": product.name_ar,
        "name_en": product.name_en,
        "family_id": product.family_id,
        "family_slug": row.slug,
        "family_ar": row.trade_name_ar,
        "family_en": row.trade_name_en,
        "city_ar": row.city_ar,
        "city_en": row.city_en,
        "dye": row.dye,
        "price_minor": prices.low,
        "has_prices": prices.low != prices.high,
        "price_grams": prices.grams,
        "stock_mode": product.stock_mode,
        "lead_days": product.lead_days,
        "is_ready": ready,
        "is_resting": is_closed(row),
        "pieces_left": pieces,
        "is_heritage": product.is_heritage,
        **dict(zip(("photo_key", "photo_width", "photo_height", "tint", "alt_ar", "alt_en"), picture, strict=True)),
    }


def rating_of(score: scores.Score) -> dict[str, int]:
    """What a card prints of a score, by column."""
    return {"rating_tenths": score.tenths, "ratings": score.number}


def entry_of(row: Any, stand: tuple[int, int], price_minor: int, ready: bool, sold: int) -> tuple[Any, ...]:
    """One shelf row of a product, in the order of its columns; `stand` is the shelf, and the sub-category it counts under
    there."""
    product, (shelf, category_id) = row.Product, stand
    published = int(product.published_at.timestamp())
    held = shown_allergens(product)
    bits = UNTOLD_ALLERGENS if held is None else allergen_bits(held)
    said = attribute_bits(product) if places.is_category(shelf) else 0
    place = (category_id, product.family_id, row.region_id, row.city_id)
    return (shelf, product.id, *place, published, price_minor, ready, bits, said, sold)


def _prices(ids: Sequence[int]) -> dict[int, Prices]:
    found: dict[int, Prices] = {}
    for product_id, minor, grams in db.session.execute(_offers, {"ids": ids}):
        found[product_id] = (
            found[product_id]._replace(high=minor) if product_id in found else Prices(minor, minor, grams)
        )
    return found


def _left(ids: Sequence[int]) -> dict[int, int]:
    return {product_id: int(free) for product_id, free in db.session.execute(_free, {"ids": ids})}


def _photos(ids: Sequence[int]) -> dict[int, ProductPhoto]:
    return {photo.product_id: photo for photo in db.session.scalars(_pictures, {"ids": ids})}


def _extra_shelves(ids: Sequence[int]) -> defaultdict[int, dict[int, int]]:
    """By product: the other shelves it stands on, and the sub-category it counts under there, so that the parts of a group
    hold everything the group shows."""
    shelves: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for product_id, category_id, parent_id in db.session.execute(_extra, {"ids": ids}):
        for shelf in (places.of_category(category_id), places.of_category(parent_id or category_id)):
            shelves[product_id][shelf] = category_id
    for product_id, season_id, category_id in db.session.execute(_tagged, {"ids": ids}):
        shelves[product_id][places.of_season(season_id)] = category_id
    return shelves


def recount(product_id: int) -> None:
    """The pieces on hand of a product changed: its card will say so, its shelf rows when it ran out or came back."""
    facts.lastly(_follow, (product_id, 0, False), turn=CARDS)


def count_sold(product_id: int, pieces: int) -> None:
    """So many more pieces were sold (fewer, when some came back); the shelf rows will say so."""
    facts.lastly(_follow, (product_id, pieces, False), turn=CARDS)


def renew(product_id: int) -> None:
    """Something of a product changed, or several things at once: its shelf rows and its card are made anew, once."""
    facts.lastly(_follow, (product_id, 0, True), turn=CARDS)


def _follow(told: Sequence[tuple[int, int, bool]]) -> None:
    """Follows what became of pieces, or of whole products, in key order, so that two units never wait for each other. Those
    next to each other that are made anew are made together, as a file of goods changes thousands."""
    sold: Counter[int] = Counter()
    renewed = {product_id for product_id, _, whole in told if whole}
    for product_id, pieces, _ in told:
        sold[product_id] += pieces
    for anew, run in groupby(sorted(sold), key=renewed.__contains__):
        ids = list(run)
        if anew:
            refresh(ids)
        for product_id in ids:
            if not anew:
                _recount(product_id)
            _count_sold(product_id, sold[product_id])


def _recount(product_id: int) -> None:
    """Counts the pieces of a product that has a card; of two at the same moment the second counts what the first left."""
    card = db.session.get(ProductCard, product_id, with_for_update=True, populate_existing=True)
    if card is None:
        return
    pieces = _left([card.product_id]).get(card.product_id, 0)
    ready = pieces > 0 and is_kept(card)
    if ready and not card.is_ready:  # whether the shop is open decides too
        refresh([card.product_id])
        return
    if card.is_ready and not ready:
        db.session.execute(update(ShelfEntry).where(ShelfEntry.product_id == card.product_id).values(is_ready=False))
        changed(counted=True)
    card.pieces_left, card.is_ready = pieces, ready and card.is_ready
    changed(counted=False)


def _count_sold(product_id: int, pieces: int) -> None:
    if pieces:
        moved = ShelfEntry.sold + pieces
        db.session.execute(update(ShelfEntry).where(ShelfEntry.product_id == product_id).values(sold=moved))
