"""The small market the browser walks through: families, goods, orders in every state, and the people who sign in."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask

from storefront.cli.posting import give_words
from storefront.cli.setup import bring_up
from storefront.community import accounts, addresses, affiliations, families, regions
from storefront.community.accounts.models import User
from storefront.community.families.models import Family
from storefront.community.regions import City
from storefront.goods import catalogue, crafts, favourites, follows
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.calendars import FRIDAY
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import messages, questions, reviews
from storefront.treasury import ledger
from tests.browser.affairs import (
    ADDRESS,
    CONTACT,
    FAMILYS,
    MARKETS,
    WHOLE,
    Affair,
    a_guest,
    change_everything,
    tell_orders,
)
from tests.browser.desks import Looked, tell_desk
from tests.browser.fairs import Fairs, tell_fairs
from tests.browser.sums import Sums, raised, told_by_banks
from tests.browser.wares import HOLIDAY, Shown, baskets_of, goods_of, labelled, plain, shown, weighed
from tests.builders.asking import a_question, an_answered
from tests.builders.community import VAT_NUMBER, a_family, a_member
from tests.builders.coupons import a_coupon
from tests.builders.files import whole_files
from tests.builders.links import some_links
from tests.builders.making import a_capacity
from tests.builders.people import PASSWORD, cookie_of, hash_of, stop_link
from tests.builders.registering import a_document, a_whole_draft
from tests.builders.reversing import entered_by_hand
from tests.builders.teams import a_mate, whole_team
from tests.builders.trade import delivers
from tests.builders.treasury import a_payout
from tests.builders.whole_desks import whole_shop

HOUSES = (("بيت نورة", "Bayt Noura"), ("دار لولوة", "Dar Lulwah"), ("مشغل السدرة", "As-Sidrah Workshop"))
FAMILY, OFFICE = "family@example.com", "office@example.com"
NEWCOMER = "newcomer@example.com"  # whose address is not confirmed yet
FORGETFUL = "forgetful@example.com"
LATER = "EID10"  # the code of a coupon whose days are to come
WAITING = ("بيت الانتظار", "Bayt Al-Intidhar")


@dataclass(frozen=True)
class Paid:
    """Payouts in several states, what was booked, a file for the bank, the family that was paid and who works there."""

    payouts: list[int]
    transactions: list[int]
    file_id: int
    family_id: int
    user_id: int


@dataclass(frozen=True)
class Stage:
    """What the market holds, as addresses and names. `cookies` sign people in and fill their baskets."""

    goods: list[list[Shown]]
    baskets: list[Shown]
    houses: list[tuple[str, str]]
    shops: list[str]
    family_ids: dict[str, int]
    products: dict[str, Shown]
    orders: dict[str, Affair]
    address_id: int
    alarm_ids: list[int]
    sums: Sums
    looked: Looked
    paid: Paid
    tokens: dict[str, str]
    cookies: dict[str, dict[str, str]]
    coupons: dict[str, int]
    capacity_id: int
    review_id: int
    question_id: int
    message_ids: list[int]  # of a thread, the oldest first: the shopper's, the family's, the shopper's
    zone_id: int
    point_id: int
    links: dict[str, str]  # codes by what they are, see some_links
    member_id: int  # of somebody in the first house's team, see whole_team
    fairs: Fairs
    file_ids: tuple[int, int, int]  # of goods: one that waits, one that was carried out, one under way


def tell(app: Flask, media: Path) -> Stage:
    """Fills an empty database."""
    bring_up()
    with unit_of_work():
        city = next(city for city in regions.cities() if city.name_ar == "الرياض")
        houses = [a_family(name=name, city=city, vat_number=VAT_NUMBER if place == 1 else None)
                  for place, name in enumerate(HOUSES)]  # fmt: skip
        delivers(houses[0], city)
        weavers = a_family(name=("دار الخوص", "Dar Al-Khous"), city=city)
        goods = [goods_of(house, media) for house in houses]
        odd, oddities = odd_goods(weavers, city)
        oddities |= {"labelled": shown(labelled(houses[0])), "weighed": shown(weighed(houses[0]))}
        found = {"weavers": weavers, **odd}
        people = people_of(houses[0], odd)
        baskets = baskets_of(weavers)
        codes = coupons_of(houses[0])
        capacity_id = a_capacity(db.session.get_one(Product, goods[0][1].id), pieces=2, days_off={FRIDAY}).id
        for seller in (*houses, weavers, odd["resting"]):
            shows_documents(seller)
    told = tell_orders(people["shopper"], city, goods)
    looked = tell_desk(told)
    paid, people["paid"] = paid_out()
    fairs, people["organiser"] = tell_fairs(houses[0], db.session.get_one(Product, goods[0][2].id))
    with unit_of_work():
        address_id = belongings(people["shopper"], city, goods[0])
        alarm_ids, sums = raised(), told_by_banks(told["to transfer"].order)
        tokens = letters_of(people)
        cookies = {who: {"basket": token} for who, token in guests(goods, weavers, city).items()}
        ids = {name: family.id for name, family in found.items()}
        (review_id,) = (one.id for one in reviews.of_lines([told["kept"].line]).values())
        message_ids = [row.id for row in messages.of_member(people["shopper"].id)]
        question_id = asked(goods[0][0].id, people["shopper"], people["member"])
        places = whole_shop(houses[0], people["family"].id)
        links = some_links(houses[0], db.session.get_one(Product, goods[0][0].id))
        shops = [f"/f/{house.slug}" for house in (*houses, odd["resting"])]
    file_ids = whole_files(houses[0], people["family"].id)
    team = whole_team(houses[0], people["family"].id)
    tokens["invitation"] = team["account.invitations.token"][0]
    cookies |= {who: {"dakkah": cookie_of(app, user)} for who, user in people.items()}
    while give_words():
        pass
    return Stage(
        goods,
        baskets,
        list(HOUSES),
        shops,
        ids,
        oddities,
        told,
        address_id,
        alarm_ids,
        sums,
        looked,
        paid,
        tokens,
        cookies,
        codes,
        capacity_id,
        review_id,
        question_id,
        message_ids,
        *places,
        links,
        team["member_id"][0],
        fairs,
        file_ids,
    )


def asked(product_id: int, shopper: User, member: User) -> int:
    """Questions about a product: one waits, one is answered and reported; the id of that."""
    product = catalogue.get(product_id)
    a_question(product, "هل يكفي مجلساً كبيراً؟", by=member)
    answered = an_answered(product, "كم تبقى الرائحة في الغرفة بعد أن تُطفأ الجمرة؟", by=shopper)
    questions.report(answered, member.id, "ليس عن المنتج")
    return answered.id


def coupons_of(house: Family) -> dict[str, int]:
    """Coupons by their code: of the market, one that pays for everything, of a family, and one that does not hold yet."""
    made = [
        a_coupon(MARKETS, percent=20, cap_minor=5_000, most_each=None),
        a_coupon(WHOLE, percent=100, most_each=None),
        a_coupon(FAMILYS, percent=15, family=house, most_each=None, most_uses=50),
        a_coupon(LATER, amount=1_000, first=clock.today() + timedelta(days=9)),
    ]
    return {coupon.shown: coupon.id for coupon in made}


def odd_goods(weavers: Family, city: City) -> tuple[dict[str, Family], dict[str, Shown]]:
    """Families that do not sell just now, and goods that cannot be had."""
    waiting = a_family(name=WAITING, city=city, status="submitted")
    stopped = a_family(name=("بيت الوقفة", "Bayt Al-Waqfah"), city=city)
    resting = a_family(name=("بيت الراحة", "Bayt Ar-Rahah"), city=city)
    goods = {
        "sold out": plain(weavers, ("سفرة خوص", "Palm mat"), pieces=0),
        "resting": plain(resting, ("مهفّة خوص", "Palm fan")),
        "hidden": plain(weavers, ("قفّة خوص", "Palm hamper")),
        "to hide": plain(weavers, ("زبيل نادر", "Rare zabeel")),
    }
    catalogue.hide(goods["hidden"], SYSTEM, reason="الصورة لا تُظهر المنتج.")
    families.close_until(resting, clock.today() + timedelta(days=9), note=(HOLIDAY[0], HOLIDAY[1]))
    families.suspend(stopped, SYSTEM, reason="صور لا تخصّ الدكّة.")
    houses = {"waiting": waiting, "stopped": stopped, "resting": resting}
    return houses, {name: shown(product) for name, product in goods.items()}


def shows_documents(family: Family) -> None:
    """The family has every document its goods ask for: without them the worker takes incense and palm off the shelves."""
    for kind in sorted(crafts.lacking(family.id)):
        a_document(family, kind)


def people_of(house: Family, odd: dict[str, Family]) -> dict[str, User]:
    """Everybody who signs in: with nothing, about to open a shop, with orders, at desks, at a stopped one, the office."""
    people = {
        "member": a_member(),
        "beginner": a_member(name="موضي"),
        "shopper": a_member(name="سارة القحطاني"),
        "family": a_member(name="نورة", email=FAMILY, of=house),
        "stopped": a_member(name="هيا", of=odd["stopped"]),
        "mate": a_mate(house, ("messages", "money")),
        "office": a_member(name="مكتب السوق", email=OFFICE, role="staff"),
    }
    families.add_member(odd["waiting"], people["stopped"].id)
    people["beginner"].mobile, people["registers"] = None, registers(odd["waiting"])
    a_member(email=FORGETFUL)
    for who in ("family", "office"):
        people[who].password_hash = hash_of(PASSWORD)
    return people


def registers(waiting: Family) -> User:
    """Somebody who registers a family and has one step left; others' documents wait for the office."""
    applicant = a_whole_draft()
    a_document(waiting, state="waiting")
    a_document(applicant.family, "freelance", state="refused")
    affiliations.keep(applicant.family.id, {"charity"}, consent=True)
    return applicant.person


def belongings(shopper: User, city: City, goods: list[Shown]) -> int:
    """What a shopper keeps: favourites, and an address whose id is returned."""
    for one in goods[:3]:
        favourites.add(shopper.id, catalogue.get(one.id))
        follows.follow(shopper.id, catalogue.get(one.id).family_id)
    place = addresses.Place("البيت", CONTACT["name"], CONTACT["mobile"], city.id, **ADDRESS)
    return addresses.add(shopper.id, place).id


def paid_out() -> tuple[Paid, User]:
    """Families that were paid, are being paid, or were not; and somebody of one that was."""
    with unit_of_work():
        made = [a_payout(state=state) for state in ("sent", "done", "planned", "failed")]
        made.append(a_payout(600_000))
        seller = a_member(name="حصة", of=families.get(made[1].family_id))
        file_id = made[0].file_id or 0
        rows = ledger.transactions(ledger.Search()).rows
        booked = [row.transaction.id for row in rows[:3]]
        payouts_made, family_id, seller_id = [one.id for one in made], made[1].family_id, seller.id
    entered = entered_by_hand()
    by_hand = [entered.right, entered.doubted, entered.wrong]
    return Paid(payouts_made, [*booked, *by_hand], file_id, family_id, seller_id), seller


def letters_of(people: dict[str, User]) -> dict[str, str]:
    """The secrets of letters that were not followed yet."""
    newcomer = a_member(email=NEWCOMER)
    newcomer.confirmed_at = None
    issue, kinds = accounts.tokens.issue, accounts.tokens
    return {
        kinds.CONFIRM: issue(newcomer.id, kinds.CONFIRM),
        kinds.RESET: issue(people["member"].id, kinds.RESET),
        kinds.NEW_EMAIL: issue(people["member"].id, kinds.NEW_EMAIL, detail="sara.new@example.com"),
        "stop": stop_link(people["member"]),
    }


def guests(goods: list[list[Shown]], weavers: Family, city: City) -> dict[str, str]:
    """Guests by how far they have come on their way to an order, with the cookies of their baskets."""
    chosen = [catalogue.get(goods[0][0].id), catalogue.get(goods[1][2].id)]
    shaky = [plain(weavers, (f"طبق خوص {number}", f"Palm tray {number}")) for number in range(1, 4)]
    baskets = {
        "no city": a_guest(chosen, None),
        "at contact": a_guest(chosen, city),
        "at delivery": a_guest(chosen, city, "contact"),
        "at payment": a_guest(chosen, city, "contact", "delivery"),
        "at review": a_guest(chosen, city, "contact", "delivery", "payment"),
        "with a coupon": a_guest(chosen, city, "contact", "delivery", "payment", code=MARKETS),
        "refused": a_guest(chosen, city, "contact", "delivery", "payment", code=LATER),
        **{f"surprised {lang}".strip(): a_guest(shaky, city) for lang in ("", "ar", "en")},
    }
    change_everything(shaky)
    return baskets
