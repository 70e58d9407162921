"""What shoppers of the demo market and a family write to each other about orders that are under way, and ask about goods."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from storefront.community import accounts
from storefront.demo.people import SHOWN_FAMILY, People, family_of
from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import messages, orders, questions
from storefront.trade.messages import FAMILY, SHOPPER
from storefront.trade.orders import Parcel

SAID = (  # about one order each, by turns: the shopper first; the last one waits for its answer
    ("هل يمكن أن يصل قبل صلاة المغرب؟ عندنا ضيوف.", "نعم بإذن الله، نرسله بعد العصر.", "الله يسعدكم."),
    ("هل تكتبون بطاقة معايدة مع الطلب؟", "أكيد، اكتبوا لنا الكلام هنا ونخطّه باليد."),
    ("نسيت أن أقول: الباب الجانبي أسهل للوصول.",),
)
ASKED = (  # about one product each, and the answer; the last one waits for it
    ("هل يصلح هدية؟ وكيف يُغلّف؟", "نعم، نغلّفه بورق وشريط، ونكتب بطاقة لمن يطلبها بلا زيادة."),
    ("هل عندكم منه حجم أكبر؟", "نجهّزه بالطلب خلال أسبوع، فاكتبوا لنا الحجم مع الطلب."),
    ("هل يصل إلى أبها سليماً؟", ""),
)


def tell(people: People) -> None:
    """A few threads about the newest orders of the family one can sign in as."""
    family = family_of(SHOWN_FAMILY)
    desk = Actor(people.owners[SHOWN_FAMILY].id, families=frozenset({family.id}))
    sides = ((SHOPPER, VISITOR), (FAMILY, desk))
    for parcel_id, words in zip(under_way(family.id), SAID, strict=False):
        for place, text in enumerate(words):
            write(parcel_id, text, *sides[place % 2], minutes=90 - 20 * place)
    ask(family.id, people.shopper, desk)


def ask(family_id: int, shopper: accounts.User, desk: Actor) -> None:
    """A few questions about goods of the family, some days ago."""
    with unit_of_work():
        goods = [one.id for one in catalogue.newest_of_family(family_id, 9) if one.status == "published"]
    for days, (product_id, (words, reply)) in enumerate(zip(goods, ASKED, strict=False), start=1):
        with clock.set_to(clock.now() - timedelta(days=6 - days)), unit_of_work():
            asked = questions.ask(product_id, shopper, Actor(shopper.id), words=words, language="ar")
            if reply:
                questions.answer(asked, desk, reply)


def under_way(family_id: int) -> list[int]:
    """The newest orders a family still has something to do for."""
    mine = select(Parcel.id).where(Parcel.family_id == family_id, Parcel.state.in_(orders.OPEN))
    with unit_of_work():
        return list(db.session.scalars(mine.order_by(Parcel.id.desc()).limit(len(SAID))))


def write(parcel_id: int, text: str, side: str, actor: Actor, *, minutes: int) -> None:
    """One message, so many minutes ago."""
    with clock.set_to(clock.now() - timedelta(minutes=minutes)), unit_of_work():
        parcel = db.session.get_one(Parcel, parcel_id, options=[joinedload(Parcel.order)])
        messages.write(parcel, side, text, actor)
