"""Families that register and show documents: the lists of the market, a draft, one that is whole, documents in each state."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from storefront.community import affiliations, families, permits
from storefront.community.accounts.models import User
from storefront.community.families.models import Family
from storefront.goods import catalogue, crafts, taxonomy
from storefront.goods.catalogue import Product
from storefront.goods.taxonomy import Category
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.photos import Photo
from tests.builders import numbers
from tests.builders.community import a_city, a_member, desk
from tests.builders.goods import a_product

PICTURE = Photo("dd11", 640, 800, "tint-01")
NUMBER = "KIT-448-221"  # of every document made here
LEGAL_NAME, MOBILE = "منيرة بنت فهد الدوسري", "+966559876543"


@dataclass(frozen=True)
class Applicant:
    """Somebody who registers a family: the draft, the person, the person as the core sees them."""

    family: Family
    person: User
    actor: Actor


def lists() -> None:
    """What the market keeps lists of."""
    families.places.add_all()
    affiliations.add_all()
    permits.add_all()


def a_food(
    *, slug: str = "kleija-maamoul", permit: str = "food", names: tuple[str, str] = ("كليجا ومعمول", "Kleija, maamoul")
) -> Category:
    """A sub-category whose goods ask for documents; the same one again for the same slug."""
    group = taxonomy.add_category(slug="pastry", parent=None, names=("المعجنات والفطائر", "Pastries"), position=5)
    found = taxonomy.add_category(slug=slug, parent=group, names=names, position=6, return_classes="R/F", permit=permit)
    taxonomy.board(fresh=True)
    return found


def a_who(**other: Any) -> families.registering.Who:
    """What the first step is told."""
    number = next(numbers)
    told = {
        "trade_name": (f"دار الكليجا {number}", f"Kleija House {number}"),
        "legal_name": LEGAL_NAME,
        "city_id": a_city().id,
        "mobile": "055 987 6543",
        "since_year": 2019,
        "members": 3,
        "languages": frozenset({"ar", "sign"}),
        "skills": "التصوير",
    }
    return families.registering.Who(**{**told, **other})


def a_where(**other: Any) -> families.registering.Where:
    """What the second step is told."""
    told = {
        "places": frozenset({"home", "fairs"}),
        "district": ("النرجس", "An Narjis"),
        "collection_place": "الباب الأخضر",
        "collects": True,
        "by_courier": False,
    }
    return families.registering.Where(**{**told, **other})


def a_draft(*, of: User | None = None, **who: Any) -> Applicant:
    """A family after the first step."""
    lists()
    person = of or a_member(name="منيرة")
    family = families.registering.begin(a_who(**who), Actor(user_id=person.id))
    return Applicant(family, person, Actor(user_id=person.id, families=frozenset({family.id})))


def a_whole_draft() -> Applicant:
    """A family that has told everything and may send it."""
    applicant = a_draft()
    family, actor = applicant.family, applicant.actor
    families.registering.tell_where(family, a_where(), actor)
    families.registering.tell_craft(family, families.registering.Craft(("كليجا", "Kleija")), actor)
    crafts.choose(family.id, [a_food().slug])
    for kind in ("home-kitchen", "health-card"):
        a_document(family, kind, state="waiting")
    families.registering.pass_documents(family, actor)
    a_pictured_product(family)
    return applicant


def a_submitted() -> Applicant:
    """A family that waits for the office."""
    applicant = a_whole_draft()
    families.registering.submit(applicant.family, applicant.actor)
    return applicant


def a_pictured_product(family: Family) -> Product:
    """A draft of a product with a picture."""
    wording = catalogue.Wording(name=("كليجا بالتمر", "Date kleija"), made_of=("دقيق قمح، تمر", ""))
    product = catalogue.draft(family, wording, catalogue.Making(), [catalogue.Choice(3500)], catalogue.Place(a_food()))
    catalogue.add_photo(product, key="aa11", size=(640, 800), tint="tint-01", alt=("كليجا", ""))
    return product


def a_food_product(family: Family) -> Product:
    """A product on the shelves that asks for documents."""
    return a_product(of=family, place=catalogue.Place(a_food()))


def a_document(
    family: Family, kind: str = "home-kitchen", *, state: str = "confirmed", days: int = 400, photo: Photo = PICTURE
) -> permits.FamilyDocument:
    """A document of a family that ends in so many days (the past is made by the clock), in a state."""
    lists()
    terms = permits.Terms(NUMBER, "أمانة الرياض", clock.today() - timedelta(days=30), None)
    terms = permits.Terms(terms.number, terms.issuer, terms.issued_on, clock.today() + timedelta(days=days))
    sent = permits.send(family, permits.kind(kind), terms, photo, desk(family))
    if state != "waiting":
        decide(family, sent, state)
    return permits.get(family.id, sent.id)


def decide(family: Family, document: permits.FamilyDocument, state: str) -> None:
    """The office says yes or no."""
    found = permits.get(family.id, document.id)
    if state == "confirmed":
        permits.confirm(family, found, OFFICE)
    else:
        permits.refuse(family, found, OFFICE, words="الصورة غير واضحة")


OFFICE = Actor(roles=frozenset({"staff"}))


def a_page(kind: str = "JPEG") -> bytes:
    """The bytes of a photographed document."""
    file = BytesIO()
    Image.new("RGB", (700, 900), "#f4efe6").save(file, kind)
    return file.getvalue()
