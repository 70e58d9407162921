"""Regions, families and people to begin a test with."""

import secrets
from datetime import date, timedelta

from flask.testing import FlaskClient

from storefront.community import families, regions
from storefront.community.accounts.models import RoleGrant, SignIn, User
from storefront.community.accounts.queries import hashed
from storefront.community.families.models import Family
from storefront.community.regions.models import City, Region
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders import numbers
from tests.builders.people import PASSWORD, hash_of

VAT_NUMBER = "310122393500003"


def a_region(*, code: str = "SA-01", slug: str = "riyadh", courier_minor: int = 2500) -> Region:
    """A region; the same one again for the same code."""
    return regions.add_region(
        code=code, slug=slug, name_ar="منطقة الرياض", name_en="Riyadh Region", courier_minor=courier_minor
    )


def a_city(*, name: tuple[str, str] = ("الرياض", "Riyadh"), region: Region | None = None) -> City:
    """A city; the same one again for the same name."""
    return regions.add_city(region or a_region(), name_ar=name[0], name_en=name[1], latitude=24.7, longitude=46.7)


def a_family(
    *,
    city: City | None = None,
    name: tuple[str, str] | None = None,
    ways: frozenset[str] = frozenset({"collect", "courier"}),
    vat_number: str | None = None,
    closed_until: date | None = None,
    status: str = "active",
    slug: str = "",
) -> Family:
    """A family with an open shop. `ways` are of collect and courier; own delivery is a zone, see trade.delivers."""
    number = next(numbers)
    names = name or (f"بيت نورة {number}", f"Bayt Noura {number}")
    family = families.register(
        slug=slug or f"bayt-noura-{number}",
        city=city or a_city(),
        district=("النرجس", "An Narjis"),
        words=families.ShopWords(*names, "بخور ومعمول", "Incense"),
        private=families.PrivateFacts(
            legal_name="نورة بنت عبدالله آل سعيد",
            mobile="+966501234567",
            collection_place="شارع الصفا، المنزل الثالث، الباب الأزرق",
            vat_number=vat_number,
        ),
        look=("madder", 2015),
    )
    family.collects, family.by_courier = "collect" in ways, "courier" in ways
    if status == "active":
        families.activate(family, SYSTEM)
    if closed_until:
        families.close_until(family, closed_until)
    db.session.flush()
    return family


def a_member(*, name: str = "سارة القحطاني", email: str = "", of: Family | None = None, role: str = "") -> User:
    """A person with a confirmed account; `of` puts them at a family's desk, `role` grants a role such as staff."""
    now = clock.now()
    user = User(
        email=email or f"sara-{next(numbers)}@example.com",
        name=name,
        password_hash=hash_of(PASSWORD),
        mobile="+966551234567",
        language="ar",
        created_at=now,
        confirmed_at=now,
    )
    db.session.add(user)
    db.session.flush()
    if of:
        families.add_member(of, user.id)
    if role:
        db.session.add(RoleGrant(user_id=user.id, role=role, granted_at=now))
        db.session.flush()
    return user


def desk(family: Family) -> Actor:
    """Somebody who works at a family's desk, as the core sees them."""
    return Actor(families=frozenset({family.id}))


def sign_in(client: FlaskClient, user: User) -> None:
    """Makes a browser a signed-in person's, in a unit of work of its own."""
    token, now = secrets.token_urlsafe(32), clock.now()
    with unit_of_work() as session:
        row = SignIn(user_id=user.id, token_hash=hashed(token), browser="test", created_at=now, seen_at=now)
        row.expires_at = now + timedelta(days=1)
        session.add(row)
    with client.session_transaction() as kept:
        kept["_user_id"], kept["_fresh"] = token, True
