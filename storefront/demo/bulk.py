"""A market of any size for measurement: believable rows made in bulk from the told ones, the same for the same seed.

Written straight into the tables (unlike the told market), then put on the shelves by the code that always does it.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy import func, insert, select

from storefront.community import families, regions
from storefront.demo import scripts
from storefront.demo.cast import riyals
from storefront.goods import catalogue, portions, shelves, stock, taxonomy
from storefront.kernel import arabic, clock
from storefront.kernel.database import Base, db
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work

BATCH = 2_000
SHELVED = 5_000
COUNTED, WEIGHED = (0, 2, 5, 20, 40), (0, 60, 900, 3_500, 20_000)  # how much may be on hand: pieces, or grams
ADJECTIVES = (
    ("فاخر", "fine"), ("كبير", "large"), ("صغير", "small"), ("بلدي", "country"), ("هدية", "gift"), ("مزخرف", "patterned"),
    ("يومي", "everyday"), ("عتيق", "old-style"), ("ملوّن", "colourful"), ("خفيف", "light"), ("أصيل", "true"), ("شتوي", "winter"),
)  # fmt: skip

Progress = Callable[[Iterator[Any], int, str], Iterator[Any]]
Rows = list[dict[str, Any]]


def load_bulk(
    *, family_count: int, product_count: int, seed: int, progress: Progress, photos: Sequence[Photo] = ()
) -> None:
    """Adds so many families and products to a market whose regions and categories are set up.

    Each product gets one of `photos`.
    """
    dice = random.Random(seed)
    with unit_of_work():
        first_family = next_id(families.Family)
        write(families.Family, family_rows(first_family, family_count, dice))
        write(families.FamilyFile, file_rows(first_family, family_count))
    first = next_id(catalogue.Product)
    starts = range(0, product_count, BATCH)
    for start in progress(iter(starts), len(starts), "Making products"):
        numbers = range(first + start, first + min(start + BATCH, product_count))
        with unit_of_work():
            add_products(numbers, range(first_family, first_family + family_count), photos, dice)
    batches = range(first, first + product_count, SHELVED)
    for begin in progress(iter(batches), len(batches), "Filling the shelves"):
        with unit_of_work():
            shelves.refresh(range(begin, min(begin + SHELVED, first + product_count)))


def next_id(table: type[Base]) -> int:
    """The first id that is free."""
    return (db.session.scalar(select(func.max(table.__table__.c.id))) or 0) + 1


def write(table: type[Base], rows: Rows) -> None:
    """Inserts rows as they are; PostgreSQL's counters are moved past them."""
    if not rows:
        return
    db.session.connection().execute(insert(table), rows)
    if db.engine.dialect.name == "postgresql" and "id" in rows[0]:
        name = table.__tablename__
        db.session.execute(select(func.setval(func.pg_get_serial_sequence(name, "id"), rows[-1]["id"])))


def family_rows(first: int, number: int, dice: random.Random) -> Rows:
    """Families that sell, spread over every city."""
    places, told, now = regions.cities(), scripts.families(), clock.now()
    rows = []
    for at in range(first, first + number):
        row, city = dice.choice(told).row, dice.choice(places)
        name = f"{row['trade_name_ar']} {at}"
        rows.append(
            {
                **{
                    f"{field}_{lang}": row[f"{field}_{lang}"]
                    for field in ("craft", "story", "quote")
                    for lang in ("ar", "en")
                },
                "id": at,
                "slug": f"family-{at}",
                "skeleton": arabic.skeleton(name),
                "trade_name_ar": name,
                "trade_name_en": f"{row['trade_name_en']} {at}",
                "legal_name": row["legal_name"],
                "region_id": city.region_id,
                "city_id": city.id,
                "district_ar": "حي",
                "district_en": "District",
                "collection_place": "",
                "dye": row["dye"],
                "since_year": row["since"],
                "mobile": "+966500000000",
                "vat_number": None,
                "collects": True,
                "by_courier": True,
                "closed_from": None,
                "closed_until": None,
                "closed_note_ar": "",
                "closed_note_en": "",
                "status": "active",
                "created_at": now,
                "activated_at": now,
            }
        )
    return rows


def file_rows(first: int, number: int) -> Rows:
    """Their files; they have all the time there is to show documents."""
    due = clock.today() + timedelta(days=36_500)
    return [
        {"family_id": at, "languages": [], "skills": "", "reached": 5, "documents_due": due}
        for at in range(first, first + number)
    ]


def add_products(numbers: range, family_ids: range, photos: Sequence[Photo], dice: random.Random) -> None:
    """One batch of products with a variant each, half of them with two; of what is sold by weight they are portions of one
    stock."""
    goods = [row for script in scripts.families() for row in script.goods]
    parts = {part.slug: part.id for group in taxonomy.tree() for part in group.parts}
    products, variants, pieces, moves, pictures = [], [], [], [], []
    variant_id, now = next_id(catalogue.Variant), clock.now()
    for number in numbers:
        row, words = dice.choice(goods), dice.choice(ADJECTIVES)
        shown = now - timedelta(minutes=dice.randrange(525_600))
        products.append(product_row(number, row, words, family_ids[number % len(family_ids)], parts, shown))
        first = variant_id
        for position in range(dice.choice((1, 2))):
            variants.append(variant_row(variant_id, first, number, choice_of(row, position, dice)))
            if has_stock(row, position):
                free = dice.choice(WEIGHED if is_weighed(row) else COUNTED)
                pieces.append({"variant_id": variant_id, "free": free})
                moves += [move_row(variant_id, free, now)] if free else []
            variant_id += 1
        if photos:
            pictures.append(picture_row(number, dice.choice(photos), row))
    for table, rows in (
        (catalogue.Product, products),
        (catalogue.Variant, variants),
        (stock.StockItem, pieces),
        (stock.StockMove, moves),
        (catalogue.ProductPhoto, pictures),
    ):
        write(table, rows)


def picture_row(product_id: int, photo: Photo, row: dict[str, Any]) -> dict[str, Any]:
    """One picture of a product, after a told one."""
    words = {f"alt_{lang}": row[f"name_{lang}"] for lang in ("ar", "en")}
    return {"product_id": product_id, **asdict(photo), **words, "position": 0}


def product_row(
    number: int, row: dict[str, Any], words: tuple[str, str], family_id: int, parts: dict[str, int], shown: Any
) -> dict[str, Any]:
    """One product, after a told one."""
    told = {f"{field}_{lang}": row.get(f"{field}_{lang}", "") for field in TOLD for lang in ("ar", "en")}
    return {
        **told,
        "id": number,
        "family_id": family_id,
        "category_id": parts[row["category"]],
        "name_ar": f"{row['name_ar']} {words[0]} {number}",
        "name_en": f"{row['name_en']}, {words[1]} {number}",
        "option_ar": portions.OPTION[0] if is_weighed(row) else "الحجم",
        "option_en": portions.OPTION[1] if is_weighed(row) else "Size",
        "personal_ar": "",
        "personal_en": "",
        "personal_max": 0,
        "personal_needed": False,
        "allergens": row.get("allergens", []),
        "allergens_told": "allergens" in row,
        "facts": row.get("facts", []),
        "attributes": row.get("attributes", {}),
        "stock_mode": row["stock_mode"],
        "lead_days": row.get("lead_days", 0),
        "return_class": row["return_class"],
        "is_resting": False,
        "is_heritage": False,
        "status": "published",
        "hidden_reason": "",
        "reviewed_for": taxonomy.reviewed_kind(taxonomy.sign(parts[row["category"]]).permit),
        "returned_words": "",
        "created_at": shown,
        "updated_at": shown,
        "published_at": shown,
    }


def is_weighed(row: dict[str, Any]) -> bool:
    """Whether a product is sold by weight that is told after another."""
    return bool(row["stock_mode"] == portions.BY_WEIGHT)


def has_stock(row: dict[str, Any], position: int) -> bool:
    """Whether a choice of it has pieces of its own, or holds the grams of all its portions."""
    return row["stock_mode"] == portions.COUNTED or (is_weighed(row) and position == 0)


TOLD: Sequence[str] = ("about", "made_of", "care")


def choice_of(row: dict[str, Any], position: int, dice: random.Random) -> dict[str, Any]:
    """What a choice is called, weighs and costs: a portion of the told ones, or a size."""
    more = dice.randrange(0, 500, 25)
    if is_weighed(row):
        told = row["variants"][position % len(row["variants"])]
        grams = told["grams"] * (1 + position // len(row["variants"]))
        price = portions.suggested(portions.per_kilo(riyals(told["price"]), told["grams"]), grams) + more
        name = portions.weight(grams)
    else:
        grams, price = None, riyals(row["price"]) + position * 2_000 + more
        name = ("كبير", "Large") if position else ("", "")
    return {
        "name_ar": name[0],
        "name_en": name[1],
        "price_minor": max(100, price),
        "grams": grams,
        "position": position,
    }


def variant_row(variant_id: int, first: int, product_id: int, choice: dict[str, Any]) -> dict[str, Any]:
    """One variant; a portion after the `first` draws from the stock of that one."""
    lies_at = first if choice["grams"] and first != variant_id else None
    return {**choice, "id": variant_id, "product_id": product_id, "weighed_from_id": lies_at, "is_active": True}


def move_row(variant_id: int, free: int, now: Any) -> dict[str, Any]:
    """The movement that brought the pieces."""
    moved = {"variant_id": variant_id, "change": free, "reason": "count", "subject": f"variant:{variant_id}"}
    return {**moved, "moved_at": now, "moved_by": None}
