"""What the demo families can show: a document for everything they make, some ending soon, some waiting for the office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from storefront.community import families, permits
from storefront.community.families import Family
from storefront.demo import drawings
from storefront.demo.people import SHOWN_FAMILY, family_of
from storefront.demo.scripts import FamilyScript
from storefront.goods import crafts, taxonomy
from storefront.kernel import clock, photos
from storefront.kernel.actors import Actor
from storefront.kernel.photos import Photo

RENEWED = "umm-mohammed"  # whose permit ends soon; the new one is with the office
ISSUERS = {
    "home-kitchen": "الأمانة",
    "health-card": "المركز الصحي",
    "cosmetics-listing": "هيئة الغذاء والدواء",
    "craft-licence": "هيئة التراث",
    "freelance": "وزارة الموارد البشرية",
    "productive-family": "بنك التنمية الاجتماعية",
    "commercial-register": "المركز السعودي للأعمال",
}
DYES = dict(zip(ISSUERS, ("palm", "turq", "indigo", "madder", "coffee", "saffron", "turq"), strict=True))
PLACES = (("home", "fairs"), ("home", "markets"), ("home", "fairs", "schools"), ("home",))
EVERY_SO_MANY = 13  # families: one document that ends soon
LAPSED = 11  # days ago

Pages = Mapping[str, Photo]  # the picture of each kind of document


def draw(private: Path) -> Pages:
    """The picture of each kind of document, kept in `private`."""
    return {
        kind: photos.keep_page(drawings.raster(drawings.sheet(dye), width=1000), private) for kind, dye in DYES.items()
    }


@dataclass(frozen=True)
class Papers:
    """What a family of the cast has to show: its script and place among the others, its owner, the pictures, and the day up
    to which the market is told."""

    script: FamilyScript
    number: int
    owner_id: int
    pages: Pages
    today: date

    @cached_property
    def kinds(self) -> Sequence[str]:
        """The documents its goods ask for, and the one that is in its name."""
        known = taxonomy.board().by_slug
        own = "productive-family" if self.number % 5 == 2 else "freelance"
        return sorted(crafts.for_categories(known[row["category"]].id for row in self.script.goods) | {own})

    @property
    def is_registered(self) -> bool:
        """Whether it is in the commercial register: those are who have a number for the tax on sales, and a few others."""
        return bool(self.script.row.get("vat_number")) or self.number % 6 == 1

    @property
    def has_lapsed(self) -> bool:
        """Whether its freelance document ended some days ago and was not renewed."""
        return self.number % 7 == 3 and self.script.slug not in (SHOWN_FAMILY, RENEWED)


def say_what_it_makes(family: Family, papers: Papers) -> None:
    """A family says what it makes, where it sells and how many work with it."""
    slugs = list(dict.fromkeys(row["category"] for row in papers.script.goods))[: crafts.MOST]
    if slugs:
        crafts.choose(family.id, slugs)
    families.places.name_places(family.id, PLACES[papers.number % len(PLACES)])
    families.file_of(family.id).members = 2 + papers.number % 5


def send(papers: Papers, kind: str) -> None:
    """One document, as the family's own people send it; a few of all end soon after today."""
    number, slug = papers.number, papers.script.slug
    ends_soon = kind != "freelance" and (number % EVERY_SO_MANY == 5 or slug in (SHOWN_FAMILY, RENEWED))
    if kind == "freelance" and papers.has_lapsed and clock.today() < papers.today - timedelta(days=LAPSED):
        send_one(papers, kind, -LAPSED)
        return
    send_one(papers, kind, 9 + number % 20 if ends_soon else 120 + number * 37 % 600)


def renew(papers: Papers) -> None:
    """The new one, in the place of one that ends soon; the office has not looked at it."""
    send_one(papers, "home-kitchen", 380, issue=1)


def send_one(papers: Papers, kind: str, days: int, *, issue: int = 0) -> None:
    """A document that ends so many days after the last day of the telling, whatever day it is sent on."""
    family, ends = family_of(papers.script.slug), papers.today + timedelta(days=days)
    issued = min(ends - timedelta(days=730), clock.today() - timedelta(days=20 + papers.number * 13 % 200))
    shown = f"{(papers.number + issue + 3) * 7_919 % 900_000 + 100_000}"
    sort = permits.kind(kind)
    terms = permits.Terms(shown, ISSUERS[kind], issued, ends if sort.ends else None)
    owner = Actor(papers.owner_id, families=frozenset({family.id}))
    permits.send(family, sort, terms, papers.pages[kind], owner)


def confirm(family: Family, kind: str, officer: Actor) -> None:
    """The office finds a document as the family says."""
    waiting = next(one for one in permits.of_family(family.id) if one.state == "waiting" and one.kind.slug == kind)
    permits.confirm(family, waiting, officer)
