"""Calls for exhibitors of the demo market: one that families can answer today, one whose jury is at work, one that was decided,
with a place that waits for an answer of the family one can sign in as."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from storefront.community import accounts, families
from storefront.demo import fair_fees
from storefront.demo.people import FAMILY, ORGANISER
from storefront.fairs import applications, calls, exhibitions, juries
from storefront.fairs.applications import Wish
from storefront.fairs.calls import Terms
from storefront.fairs.exhibitions import Exhibition, Wanted
from storefront.fairs.juries import Measure
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work

OPENED_BEFORE = timedelta(days=21)
FEW, MANY = 9, 22  # families that have applied
EACH, PLACES = 2, 14
PRICE = (25_000, 10_000, "acceptance")  # of a place at the nearest, and what goes back afterwards
TERMS = (
    "\n".join(
        (
            "لكل أسرة طاولة طولها متران وكرسيان.",
            "الحضور كل الأيام من الافتتاح إلى الإغلاق.",
            "يُعرض ما كُتب في الطلب وحده، وتُعلّق بطاقة السعر على كل منتج.",
            "من يعتذر قبل أسبوعين من أول يوم تعود إليه الرسوم كلها.",
        )
    ),
    "\n".join(
        (
            "Each family has a table of two metres and two chairs.",
            "Attendance on all days, from opening to closing.",
            "Only what the application names is shown, with a price card on each product.",
            "Who turns the place down two weeks before the first day has the whole fee back.",
        )
    ),
)
WORDS = (
    "نصنعها في البيت منذ عشرين سنة، بوصفة الجدة نفسها.",
    "كل قطعة بيد واحدة، ولا تشبه أختها.",
    "شاركنا في معرضين قبل هذا، ونفد ما أحضرناه في اليوم الثاني.",
    "نحضر ومعنا عُدّة العمل، ليرى الزائر كيف تُصنع.",
    "أول مشاركة لنا. مساحة صغيرة تكفينا.",
)
MEASURES = (
    Measure(("جودة الصنع", "Quality"), 3),
    Measure(("الأصالة", "Originality"), 2),
    Measure(("العرض والتغليف", "Presentation"), 1),
)


@dataclass(frozen=True)
class Goods:
    """A family, one of its products and the sub-category of that."""

    family_id: int
    product_id: int
    category_id: int


def tell() -> None:
    """The three that are to come and can be applied for, the nearest decided first."""
    now, brought = clock.now(), goods_of_families()
    coming = [row.id for row in exhibitions.coming(Wanted()).rows if row.state == "announced"]
    nearest, next_one, last = (exhibition_of(exhibition_id) for exhibition_id in coming[:3])
    mine, others = own_first(brought)
    decided = call_for(nearest, now - OPENED_BEFORE, now - timedelta(hours=5), brought, by_jury=False, price=PRICE)
    apply_all(decided, [mine, *others][:MANY], now - OPENED_BEFORE)
    judged = call_for(next_one, now - OPENED_BEFORE, now - timedelta(hours=9), brought)
    apply_all(judged, others[:MANY], now - OPENED_BEFORE)
    opened = call_for(last, now - timedelta(days=2), now + timedelta(days=12), brought, price=(30_000, 0, "applying"))
    apply_all(opened, others[:FEW], now - timedelta(days=2))
    close_and_decide(decided, judged)
    fair_fees.tell(decided, opened, mine.family_id)


def exhibition_of(exhibition_id: int) -> Exhibition:
    return db.session.get_one(Exhibition, exhibition_id)


def goods_of_families() -> list[Goods]:
    """One product of each family that shoppers see."""
    rows = select(Product.family_id, Product.id, Product.category_id).where(Product.status == "published")
    first: dict[int, Goods] = {}
    for row in db.session.execute(rows.order_by(Product.family_id, Product.id)):
        first.setdefault(row.family_id, Goods(*row))
    return list(first.values())


def own_first(brought: Sequence[Goods]) -> tuple[Goods, list[Goods]]:
    """That of the family one can sign in as, and those of the others."""
    person = accounts.find_by_email(FAMILY)
    mine = families.ids_of_member(person.id if person else 0)
    own = next(one for one in brought if one.family_id in mine)
    return own, [one for one in brought if one.family_id not in mine]


def call_for(
    exhibition: Exhibition,
    opens: datetime,
    closes: datetime,
    brought: Sequence[Goods],
    *,
    by_jury: bool = True,
    price: tuple[int, int, str] = (0, 0, "acceptance"),
) -> int:
    """A published call for whatever these families make, at a fee and a deposit (halalas), the fee at a moment; its id."""
    terms = Terms(
        opens_at=opens,
        closes_at=closes,
        decides_on=clock.riyadh(closes).date() + timedelta(days=3),
        places=PLACES,
        quotas={one.category_id: EACH for one in brought},
        words=TERMS,
        selection=calls.terms.BY_JURY if by_jury else calls.terms.BY_ARRIVAL,
        offer_days=5,
        fee_minor=price[0],
        deposit_minor=price[1],
        fee_moment=price[2],
    )
    with clock.set_to(opens), unit_of_work():
        call = calls.prepare(exhibition, terms, SYSTEM)
        calls.publish(call, SYSTEM)
        if by_jury:
            juries.set_criteria(call, MEASURES, SYSTEM)
    return call.id


def apply_all(call_id: int, brought: Sequence[Goods], opened: datetime) -> None:
    """Each applies a few hours after the one before; whose documents are missing does not."""
    for number, one in enumerate(brought, 1):
        wish = Wish(
            one.category_id, [one.product_id], WORDS[number % len(WORDS)], ["power"] * (number % 2), agrees=True
        )
        with clock.set_to(opened + timedelta(hours=2 * number)), suppress(Refusal), unit_of_work():
            applications.apply(call_id, one.family_id, wish, SYSTEM)


def close_and_decide(decided: int, judged: int) -> None:
    """The clock closes what is over; one has a jury now, the other its result."""
    with unit_of_work():
        while calls.turn_one():
            pass
    with unit_of_work():
        juries.appoint(calls.get(judged), ORGANISER, SYSTEM)
    with unit_of_work():
        call = calls.get(decided)
        juries.commit(call, juries.preview(call).digest, SYSTEM)
