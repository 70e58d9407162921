"""The heaviest lists a market can show: everything is chosen, every choice has others beside it, and all names are long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import delete, insert, select, update

from storefront.community import regions
from storefront.community.families import Family
from storefront.goods import attributes, seasons, taxonomy
from storefront.goods.allergens import ALLERGENS
from storefront.goods.attributes import YES
from storefront.goods.shelves import (
    WHOLE_MARKET,
    ProductCard,
    ShelfEntry,
    of_category,
    of_family,
    of_region,
    of_season,
)
from storefront.kernel import arabic, clock
from storefront.kernel.database import db
from storefront.kernel.memory import forget_all
from storefront.kernel.units import unit_of_work
from tests.builders.crowd import a_crowd

Row = dict[str, Any]
GOODS = 600
NAME = (  # longer by half than any told one
    "صندوق هدايا رمضان الكبير بالمعمول الفاخر والتمر السكري",
    "Large Ramadan gift box with fine maamoul and stuffed sukkari dates, tin",
)
FAMILY = ("بيت أم عبدالعزيز للمأكولات", "Umm Abdulaziz traditional cooking")
CRAFT = (
    "أطباق شعبية للعزائم والمناسبات ومخبوزات بالسمن البري",
    "Traditional dishes for gatherings, and Najdi baking in ghee",
)
QUOTE = (
    "تعلّمت القرص والمرقوق من أمي، وما زلت أعجنهما كل فجر كما كانت تفعل، ولا أبيع ما لا أقدّمه لضيوفي.",
    "I learnt qursan and marqoq from my mother, still knead them at dawn, and sell nothing I would not serve.",
)


@dataclass(frozen=True)
class Heavy:
    """Where the lists are, and what asks for everything at once."""

    group: str
    family: str
    region: str
    asked: str  # of any list, as the form sends it: each tick by itself
    of_group: str  # of that group alone


def a_heavy_market(app: Flask) -> Heavy:
    """The group of the real taxonomy that offers most choices, full of goods that fit all of them, with some that fit all
    but one, so that every other choice is offered too."""
    a_crowd(app, GOODS)
    board, cities = taxonomy.board(), list(regions.atlas().cities.values())
    places = ((group, part) for group in board.groups for part in board.parts[group.id])
    group, part = max(places, key=lambda place: len(board.parts[place[0].id]) + choices_of(*place))
    region = max(regions.atlas().regions, key=lambda one: sum(city.region_id == one.id for city in cities))
    city = next(city for city in cities if city.region_id == region.id)
    offer = [one for one in attributes.fitting(part.slug, group.slug) if one.facets]
    said = {one.slug: one.facets[-1].slug for one in offer}
    fits = {"region_id": region.id, "city_id": city.id, "category_id": part.id, "attribute_bits": bits_of(said)}
    others: list[Row] = [{"category_id": other.id} for other in board.parts[group.id]]
    others += [{"region_id": other.region_id, "city_id": other.id} for other in cities]
    others += [{"attribute_bits": bits_of({**said, one.slug: value.slug})} for one in offer for value in one.facets]
    others += [{"is_ready": False}]
    with unit_of_work():
        house = db.session.scalars(select(Family).order_by(Family.id)).first()
        assert house is not None
        season = seasons.get("ramadan").id
        shelves_ = (WHOLE_MARKET, of_category(group.id), of_season(season), of_region(region.id), of_family(house.id))
        put(shelves_, {**fits, "is_ready": True, "allergen_bits": 0, "family_id": house.id}, others)
        make_long()
        slug = house.slug
    forget_all()
    chosen = [
        f"part={part.slug}",
        *(f"{'is' if value == YES else name}={name if value == YES else value}" for name, value in said.items()),
    ]
    asked = [f"region={region.slug}", f"city={city.id}", "ready=yes", "price_from=1", "price_to=9999", "sort=price"]
    free = [f"without={name}" for name in ALLERGENS]
    return Heavy(group.slug, slug, region.slug, "&".join(asked + free), "&".join(chosen))


def choices_of(group: Any, part: Any) -> int:
    """How much goods of a sub-category can be asked beside what all can; allergens count for what is eaten."""
    is_eaten = taxonomy.reviewed_kind(part.permit) == "food"
    said = sum(len(one.facets) for one in attributes.fitting(part.slug, group.slug))
    return said + len(ALLERGENS) * is_eaten


def bits_of(said: dict[str, str]) -> int:
    return sum(attributes.FACETS[one] for one in said.items())


def put(places: Sequence[int], fits: Row, others: Sequence[Row]) -> None:
    """Puts all goods on these shelves, each on that of its sub-category, and on no others but for those of the other families;
    so many of them unlike the rest."""
    now, rows = int(clock.now().timestamp()), []
    for at, product_id in enumerate(db.session.scalars(select(ProductCard.product_id))):
        told = {**fits, **(others[at] if at < len(others) else {}), "product_id": product_id}
        told |= {"published": now - at, "price_minor": 99_900 - at, "sold": at}
        rows += [{**told, "shelf": shelf} for shelf in (*places, of_category(told["category_id"]))]
    db.session.execute(delete(ShelfEntry).where((ShelfEntry.shelf < of_family(0)) | ShelfEntry.shelf.in_(places)))
    db.session.execute(insert(ShelfEntry), rows)


def make_long() -> None:
    """Gives all goods and families long words."""
    said = {"name": NAME, "alt": NAME, "family": FAMILY}
    told = {"trade_name": FAMILY, "craft": CRAFT, "quote": QUOTE}
    plain = {
        "slug": arabic.slug(NAME[0]),
        "has_prices": True,
        "price_grams": 50,
        "stock_mode": "by_weight",
        "is_ready": True,
        "pieces_left": 3,
        "rating_tenths": 47,
        "ratings": 1_234,
    }
    db.session.execute(update(ProductCard).values({**plain, **in_both(said)}))
    db.session.execute(update(Family).values(in_both(told)))


def in_both(words: dict[str, tuple[str, str]]) -> Row:
    return {f"{name}_{lang}": pair[at] for name, pair in words.items() for at, lang in enumerate(("ar", "en"))}
