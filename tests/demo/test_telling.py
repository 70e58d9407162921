"""The demo market as a visitor is promised it, told once: its families, goods, pictures, languages and its year.

The pictures themselves are drawn in tests/demo/test_pictures.py; here every product is given one of a few.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, or_, select

from storefront.community import accounts, addresses, families, notices, passwords, permits
from storefront.community.families import Family
from storefront.community.regions import City, Region
from storefront.demo import (
    drafts,
    is_alone,
    is_told,
    is_unfinished,
    logins,
    opinions,
    people,
    telling,
    year,
)
from storefront.goods import crafts, favourites, follows, shelves, stock, taxonomy
from storefront.goods.catalogue import Product, ProductPhoto, Variant
from storefront.goods.taxonomy import Category
from storefront.insight.invariants import RULES
from storefront.insight.journal import JournalEntry
from storefront.kernel import clock
from storefront.kernel.calendars import FRIDAY, SATURDAY
from storefront.kernel.database import db
from storefront.trade import coupons, orders, reviews
from storefront.trade.orders import Order, OrderLine, Parcel, ParcelStep
from storefront.trade.reviews import Review
from storefront.treasury import ledger, payouts

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("told")]


def rows(statement: Any) -> Sequence[Any]:
    return db.session.scalars(statement).all()


def shown(*columns: Any) -> Any:
    """A question about the goods a visitor can see."""
    goods = select(*columns).join(Family, Family.id == Product.family_id)
    return goods.where(Product.status == "published", Family.status == "active")


def test_the_market_is_told_to_its_end_and_not_told_again() -> None:
    assert is_told()
    assert not is_unfinished()
    assert is_alone()


def test_every_shopper_lives_where_the_short_address_says() -> None:
    lived = db.session.execute(select(Order.short_address, City.name_en).join(City, City.id == Order.city_id)).all()

    assert len(lived) > 500
    assert {(short, city) for short, city in lived if year.short_address_in(city, int(short[4:])) != short} == set()


def test_sixty_families_sell_in_all_thirteen_regions() -> None:
    selling = rows(select(Family).where(Family.status == "active"))

    assert len(selling) >= 60
    assert {family.region_id for family in selling} == set(rows(select(Region.id)))
    assert len(rows(select(Region.id))) == 13


def test_some_families_rest_and_some_wait_for_the_office() -> None:
    resting = rows(select(Family).where(Family.closed_until > clock.today()))

    assert all(family.closed_note_ar and family.closed_note_en for family in resting)
    assert resting
    assert rows(select(Family.id).where(Family.status == "submitted"))


def test_six_hundred_goods_fill_every_sub_category() -> None:
    filled = set(rows(shown(Product.category_id)))
    parts = {part.slug: part.id for group in taxonomy.tree() for part in group.parts}

    assert len(rows(shown(Product.id))) >= 600
    assert len(parts) == 66
    assert [slug for slug, number in parts.items() if number not in filled] == []


def test_every_list_of_the_market_has_something_on_it() -> None:
    groups = rows(select(Category.id).where(Category.parent_id.is_(None)))

    assert len(groups) == 12
    assert [group for group in groups if not shelves.count(shelves.of_category(group))] == []


def test_every_product_has_a_picture_with_words_in_both_languages() -> None:
    pictured = set(rows(select(ProductPhoto.product_id)))
    wordless = select(ProductPhoto.id).where(or_(ProductPhoto.alt_ar == "", ProductPhoto.alt_en == ""))

    assert set(rows(shown(Product.id))) <= pictured
    assert rows(wordless) == []


def test_a_family_has_products_on_its_workbench_and_the_office_one_to_look_at() -> None:
    mine = select(Product.status).where(Product.name_ar.in_([arabic for arabic, _ in drafts.NAMES.values()]))

    assert sorted(rows(mine)) == ["archived", "draft", "draft", "pending_review"]
    assert rows(select(Product.returned_words).where(Product.returned_words != "")) == [drafts.WORDS]


@pytest.mark.parametrize("told_of", [Product.name_ar, Product.name_en, Product.about_ar, Product.about_en])
def test_every_product_is_told_of_in_both_languages(told_of: Any) -> None:
    assert rows(shown(Product.id).where(func.trim(told_of) == "")) == []


@pytest.mark.parametrize("field", ["trade_name", "craft", "story", "district"])
def test_every_family_is_told_of_in_both_languages(field: str) -> None:
    both = or_(*(func.trim(getattr(Family, f"{field}_{language}")) == "" for language in ("ar", "en")))

    assert rows(select(Family.slug).where(both)) == []


def test_goods_are_of_every_kind() -> None:
    assert set(rows(shown(Product.stock_mode))) == {"by_weight", "counted", "made_to_order"}
    assert set(rows(shown(Product.return_class))) == {"R", "M", "F", "H"}
    assert rows(shown(Product.id).where(Product.personal_max > 0))
    assert any(rows(shown(Product.allergens)))
    assert rows(select(Variant.product_id).group_by(Variant.product_id).having(func.count() > 1))


def test_food_states_its_allergens_or_that_it_has_none() -> None:
    food = shown(Product.allergens).where(Product.reviewed_for == "food")

    assert rows(food.where(~Product.allergens_told)) == []
    assert {bool(named) for named in rows(food)} == {True, False}
    assert rows(shown(Product.id).where(~Product.allergens_told))


def test_what_is_made_of_what_is_said_of_every_product() -> None:
    assert rows(shown(Product.name_ar).where(or_(Product.made_of_ar == "", Product.made_of_en == ""))) == []


def test_the_orders_of_a_year_are_in_every_state() -> None:
    states = Counter(rows(select(Parcel.state)))
    usual = {"placed", "accepted", "preparing", "ready", "completed", "declined", "cancelled"}

    assert usual <= set(states)
    assert {"handed_over", "delivered"} & set(states)
    assert states["completed"] > states.total() / 2


def test_the_orders_lie_in_the_past_twelve_months_and_in_each_of_the_last_nine() -> None:
    placed = rows(select(Order.placed_at).order_by(Order.placed_at))
    months = {(moment.year, moment.month) for moment in placed if moment > clock.now() - timedelta(days=270)}

    assert len(placed) > telling.ORDERS * 0.9
    assert clock.now() - timedelta(days=366) < placed[0] < clock.now() - timedelta(days=270)
    assert placed[-1] <= clock.now()
    assert len(months) >= 9


def test_everybody_who_is_named_at_the_start_can_sign_in() -> None:
    found = [accounts.find_by_email(address) for _, address in people.READERS]
    helper = next(user for user in found if user and user.email == people.HELPER)

    assert len(logins()) == len(found)
    assert all(user and passwords.matches(user.password_hash, people.PASSWORD) for user in found)
    assert [*families.desks_of(helper.id)[1].values()] == [{"orders", "messages"}]


def test_the_shopper_has_orders_and_the_family_has_work() -> None:
    shopper = accounts.find_by_email(people.SHOPPER)
    assert shopper is not None
    desk = select(Parcel.state).join(Family, Family.id == Parcel.family_id).where(Family.slug == people.SHOWN_FAMILY)

    assert len(rows(select(Order.id).where(Order.user_id == shopper.id))) == telling.OWN_ORDERS
    assert {"placed", "accepted", "preparing", "ready"} <= set(rows(desk))
    assert {"order-confirmed", "parcel-moved", "parcel-new"} <= set(rows(select(notices.InboxNotice.kind)))


def test_most_goods_can_be_had_today() -> None:
    free = rows(select(stock.StockItem.free))

    assert min(free) == 0
    assert len([number for number in free if number]) > len(free) * 0.8


def test_families_show_what_their_goods_ask_for() -> None:
    selling = rows(select(Family.id).where(Family.status == "active"))
    soon = clock.today() + timedelta(days=permits.ending.FIRST_DAYS)
    ends = rows(select(permits.FamilyDocument.expires_on).where(permits.FamilyDocument.state == "confirmed"))

    assert [number for number in selling if crafts.lacking(number)] == []
    assert 3 <= len([day for day in ends if day and day <= soon]) <= 30
    assert permits.count_waiting() >= 3


def noted(kind: str) -> dict[int, JournalEntry]:
    """What the journal has of a kind, by the number of what it is about."""
    found = rows(select(JournalEntry).where(JournalEntry.kind == kind).order_by(JournalEntry.id))
    return {int(one.subject.partition(":")[2]): one for one in found}


def test_goods_came_one_after_another_and_the_journal_knows_when() -> None:
    shown_at = {number: entry.at for number, entry in noted("ProductPublished").items()}
    goods = rows(select(Product).where(Product.published_at.is_not(None)).order_by(Product.id))
    of_families = Counter(product.family_id for product in goods)
    days = {(product.family_id, clock.riyadh(shown_at[product.id]).date()) for product in goods}

    assert shown_at == {product.id: product.published_at for product in goods}
    assert list(shown_at.values()) == sorted(shown_at.values())
    assert len(days) > 0.8 * of_families.total()
    assert len([at for at in shown_at.values() if at > clock.now() - timedelta(days=30)]) > 10
    assert max(shown_at.values()) < clock.now()


def test_nothing_was_ordered_before_it_was_shown() -> None:
    ordered = (
        select(OrderLine.id)
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .join(Order, Order.id == Parcel.order_id)
        .join(Product, Product.id == OrderLine.product_id)
    )

    assert len(rows(ordered)) > 500
    assert rows(ordered.where(Order.placed_at <= Product.published_at)) == []


def test_families_registered_showed_their_documents_and_were_let_in_by_the_office() -> None:
    opened = {number: entry.at for number, entry in noted("FamilyActivated").items()}
    sent = select(permits.FamilyDocument).join(Family, Family.id == permits.FamilyDocument.family_id)
    held = rows(sent.where(permits.FamilyDocument.state == "confirmed"))
    entries = rows(select(JournalEntry).where(JournalEntry.kind.in_(("DocumentSent", "DocumentConfirmed"))))

    assert all(one.sent_at < one.decided_at < opened[one.family_id] for one in held)
    assert {one.family_id for one in held} == set(opened)
    told_at = {(entry.kind, entry.values["document_id"]): entry.at for entry in entries}
    assert {at for (kind, _), at in told_at.items() if kind == "DocumentConfirmed"} == {one.decided_at for one in held}
    assert all(told_at["DocumentSent", one.id] == one.sent_at for one in rows(sent))
    assert all(entry.actor_id for entry in entries)
    assert len({clock.riyadh(at).date() for at in opened.values()}) > 30
    decided = [clock.riyadh(one.decided_at) for one in held]
    assert {at.hour for at in decided} <= set(range(9, 17))
    assert not {at.weekday() for at in decided} & {FRIDAY, SATURDAY}


def test_no_rule_of_the_market_is_broken_but_by_time() -> None:
    late = {"No payment is open past its end", "Notices have their words"}

    assert {rule.sentence.partition(" (")[0] for rule in RULES if rule.broken_by()} <= late


def test_families_were_paid_and_some_wait() -> None:
    states = payouts.counts()

    assert states["done"][0] >= 5
    assert states["planned"][0] >= 1


def test_there_are_coupons_in_every_state_of_the_market_and_of_a_family_and_some_were_used() -> None:
    known = coupons.page().rows
    used = coupons.used_on([coupon.id for coupon in known])

    assert {coupons.state_of(coupon, clock.today()) for coupon in known} == set(coupons.STATES)
    assert {coupon.family_id is None for coupon in known} == {True, False}
    assert sum(one.uses for one in used.values()) >= 20
    assert len(used) >= 4
    assert ledger.balances()[ledger.COUPONS] > 0


def test_the_shopper_is_one_person_with_a_home_goods_they_like_and_something_to_give_back() -> None:
    shopper = accounts.find_by_email(people.SHOPPER)
    assert shopper is not None
    mine = rows(select(Order).where(Order.user_id == shopper.id))
    (home,) = addresses.of_member(shopper.id)

    assert {order.mobile for order in mine} == {home.mobile, shopper.mobile}
    assert {(order.city_id, order.short_address) for order in mine} == {(home.city_id, home.short_address)}
    assert len(favourites.of_member(shopper.id)) == 5
    assert follows.families_of(shopper.id)
    fresh = clock.now() - timedelta(days=orders.policy.RETURN_DAYS)
    reached = [
        parcel.handed_over_at for order in mine for parcel in orders.get(order.id).parcels if parcel.handed_over_at
    ]
    assert max(reached) > fresh


def test_shoppers_say_what_they_think_of_what_they_kept_and_families_answer() -> None:
    said = rows(select(Review).order_by(Review.id))
    words = [review.words for review in said if review.words]

    assert len(said) > 150
    assert {review.stars for review in said} == {1, 2, 3, 4, 5}
    assert {review.language for review in said} == {"ar", "en"}
    assert len(words) > 50
    assert len({(review.product_id, review.words) for review in said if review.words}) == len(words)
    assert sum(bool(review.reply) for review in said) > len(words) / 3
    assert all(review.written_at <= (review.replied_at or clock.now()) <= clock.now() for review in said)
    assert 3 <= len({review.photo_key for review in said if review.photo_key}) <= opinions.MOST_PICTURES
    assert reviews.count_reported() == 1


def test_nobody_bakes_at_night() -> None:
    steps = rows(select(ParcelStep.at).where(ParcelStep.after.in_(("accepted", "preparing", "ready"))))
    before = clock.now() - timedelta(hours=1)

    assert [at for at in steps if clock.riyadh(at).hour < 8 and at < before] == []
