"""The families and their goods, put on stage by the real commands."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from storefront.community import families, regions
from storefront.demo.people import family_of
from storefront.demo.scripts import FamilyScript, pair
from storefront.goods import catalogue, portions, seasons, stock, taxonomy
from storefront.kernel import photos
from storefront.kernel.database import db
from storefront.trade import delivery

STREETS = ("النخيل", "الوادي", "المدارس", "السوق القديم", "الحديقة", "البئر", "الزيتون")
SIGNS = ("الباب الأخضر", "مقابل مسجد الحي", "بجوار البقالة", "الباب الجانبي", "الدور الأرضي")
WAITING = "waiting"  # the opening state of a family the office has not approved yet
Pictures = Mapping[tuple[str, str], Sequence[photos.Photo]]  # by family slug and product name


def is_told() -> bool:
    """Whether the market has families already."""
    return db.session.scalar(select(families.Family.id).limit(1)) is not None


def city_of(region_code: str, name_ar: str) -> regions.City:
    """The city a script names: the one in the region, or the only other one of that name."""
    named = [city for city in regions.cities() if city.name_ar == name_ar]
    return next((city for city in named if city.region.code == region_code), named[0])


def add_family(script: FamilyScript, number: int) -> families.Family:
    """One family of the cast: registered, with its ways of handing over."""
    row = script.row
    city = city_of(row["region"], row["city"])
    words = families.ShopWords(*pair(row, "trade_name"), *pair(row, "craft"), *pair(row, "story"), *pair(row, "quote"))
    private = families.PrivateFacts(
        legal_name=row["legal_name"],
        mobile=f"+9665{50_000_000 + number * 137_911 % 10_000_000:08d}",
        collection_place=door_of(row["district_ar"], number),
        vat_number=row.get("vat_number") or None,
    )
    family = families.register(
        slug=script.slug,
        city=city,
        district=pair(row, "district"),
        words=words,
        private=private,
        look=(row["dye"], row["since"]),
    )
    family.collects, family.by_courier = row.get("collection", True), row.get("courier", True)
    for zone in row.get("delivers", ()):
        delivery.set_zone(family, city_of(row["region"], zone["city"]).id, riyals(zone["fee"]))
    return family


def rest(script: FamilyScript, *, today: date) -> None:
    """A family closes its shop for its holidays, which end so many days after `today`."""
    note_ar, note_en = pair(script.row, "holiday_note")
    reopening = today + timedelta(days=script.row["holiday_days"])
    families.close_until(family_of(script.slug), reopening, note=(note_ar, note_en))


def door_of(district: str, number: int) -> str:
    """Where exactly a family hands over, as it would tell a shopper on the telephone."""
    street, sign = STREETS[number % len(STREETS)], SIGNS[number % len(SIGNS)]
    return f"{district}، شارع {street}، المنزل {3 + number * 7 % 58}، {sign}"


def riyals(amount: float) -> int:
    """Halalas of an amount a script gives in riyals."""
    return round(amount * 100)


def add_product(
    family: families.Family, row: dict[str, Any], pictures: Sequence[photos.Photo], alt: tuple[str, str]
) -> None:
    """One product of the cast: drafted, priced, pictured, counted, published."""
    tagged = row.get("seasons", ())
    place = catalogue.Place(
        taxonomy.get(row["category"]),
        [taxonomy.get(slug) for slug in row.get("also", ())],
        [season.id for season in seasons.seasons() if season.slug in tagged] if tagged else (),
    )
    told = row.get("variants") or [{"price": row["price"], "stock": row.get("stock", 0)}]
    choices = [
        catalogue.Choice(riyals(one["price"]), (one.get("ar", ""), one.get("en", "")), one.get("grams")) for one in told
    ]
    product = catalogue.draft(family, wording_of(row), making_of(row), choices, place)
    if portions.is_kept(product):
        lay_in_stock(product, row)
    for photo in pictures:
        catalogue.add_photo(product, key=photo.key, size=(photo.width, photo.height), tint=photo.tint, alt=alt)
    catalogue.describe(product, row.get("attributes", {}))
    catalogue.publish(product)


def variants_of(product: catalogue.Product) -> Sequence[catalogue.Variant]:
    statement = select(catalogue.Variant).where(catalogue.Variant.product_id == product.id)
    return db.session.scalars(statement.order_by(catalogue.Variant.position)).all()


def wording_of(row: dict[str, Any]) -> catalogue.Wording:
    """The words of a product."""
    return catalogue.Wording(
        name=pair(row, "name"),
        about=pair(row, "about"),
        made_of=pair(row, "made_of"),
        care=pair(row, "care"),
        option=pair(row, "option"),
        personal=pair(row, "personal"),
        personal_max=row.get("personal_max", 0),
        personal_needed=row.get("personal_needed", False),
        facts=row.get("facts", ()),
    )


def making_of(row: dict[str, Any]) -> catalogue.Making:
    """How a product is made and taken back."""
    return catalogue.Making(
        stock_mode=row["stock_mode"],
        lead_days=row.get("lead_days", 0),
        return_class=row["return_class"],
        allergens=row.get("allergens"),
        is_heritage=row.get("badge") == "heritage",
    )


def recount(scripts: Mapping[str, dict[str, Any]]) -> None:
    """Sets what is on hand of every product that is kept in stock to what its script says."""
    statement = select(catalogue.Product).where(catalogue.Product.stock_mode != portions.MADE_TO_ORDER)
    for product in db.session.scalars(statement.order_by(catalogue.Product.id)):
        lay_in_stock(product, scripts[product.name_ar])


def lay_in_stock(product: catalogue.Product, row: dict[str, Any]) -> None:
    """The pieces of each choice, or the grams of the whole product, as its script says."""
    told = row.get("variants") or [{"stock": row.get("stock", 0)}]
    for variant, one in zip(variants_of(product), told, strict=True):
        if variant.stock_id == variant.id:
            stock.count(variant, row.get("stock", 0) if variant.grams else one.get("stock", 0))
