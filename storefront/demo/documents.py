"""What the demo families can show: a document for everything they make, some ending soon, some waiting for the office."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from storefront.community import families, permits
from storefront.community.families import Family
from storefront.demo import drawings
from storefront.demo.people import SHOWN_FAMILY, family_of
from storefront.demo.scripts import FamilyScript
from storefront.goods import crafts
from storefront.kernel import photos
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.photos import Photo

RENEWED = "umm-mohammed"  # whose permit ends soon; the new one is with the office
ISSUERS = {
    "home-kitchen": "الأمانة",
    "health-card": "المركز الصحي",
    "cosmetics-listing": "هيئة الغذاء والدواء",
    "craft-licence": "هيئة التراث",
    "freelance": "وزارة الموارد البشرية",
}
DYES = dict(zip(ISSUERS, ("palm", "turq", "indigo", "madder", "coffee"), strict=True))
PLACES = (("home", "fairs"), ("home", "markets"), ("home", "fairs", "schools"), ("home",))
EVERY_SO_MANY = 13  # families: one document that ends soon


def show(told: Sequence[FamilyScript], private: Path, *, today: date) -> None:
    """Every family says what it makes and shows the documents that asks for; their pictures go to `private`."""
    pictures = {
        kind: photos.keep_page(drawings.raster(drawings.sheet(dye), width=1000), private) for kind, dye in DYES.items()
    }
    for number, script in enumerate(told):
        family = family_of(script.slug)
        slugs = list(dict.fromkeys(row["category"] for row in script.goods))[: crafts.MOST]
        if slugs:
            crafts.choose(family.id, slugs)
        families.places.name_places(family.id, PLACES[number % len(PLACES)])
        families.file_of(family.id).members = 2 + number % 5
        for kind in sorted(crafts.needed(family.id) | {"freelance"}):
            show_one(family, kind, number, pictures, today=today)


def show_one(family: Family, kind: str, number: int, pictures: Mapping[str, Photo], *, today: date) -> None:
    """One document: it waits where its family does, and is confirmed for all others."""
    ends_soon = kind != "freelance" and (number % EVERY_SO_MANY == 5 or family.slug in (SHOWN_FAMILY, RENEWED))
    ends = today + timedelta(days=9 + number % 20 if ends_soon else 120 + number * 37 % 600)
    send(family, kind, number, ends, pictures[kind])
    if family.status != "submitted":
        waiting = next(one for one in permits.of_family(family.id) if one.state == "waiting")
        permits.confirm(family, waiting, SYSTEM)
    if family.slug == RENEWED and kind == "home-kitchen":
        send(family, kind, number + 1, today + timedelta(days=380), pictures[kind])


def send(family: Family, kind: str, number: int, ends: date, picture: Photo) -> None:
    """A document as the family's own people send it."""
    own = Actor(families=frozenset({family.id}))
    shown = f"{(number + 3) * 7_919 % 900_000 + 100_000}"
    terms = permits.Terms(shown, ISSUERS[kind], ends - timedelta(days=730), ends)
    permits.send(family, permits.kind(kind), terms, picture, own)
