"""What shoppers of the demo year say of what they kept, some days after it was complete, and what families answer."""

import heapq
import random
from collections import defaultdict
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select

from storefront.demo import scripts
from storefront.demo.year import at_the_time, awake
from storefront.goods import taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, reviews
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.reviews import Said

SPEAKS = 0.4  # of those who bought something
HAS_WORDS = 0.4  # of those who speak
ANSWERED = 0.6  # of what has words
STARS = ((5, 4, 3, 2, 1), (55, 27, 11, 5, 2))
MOST_DAYS = 6.0


class Opinions:
    """The reviews of a year, each told when its time has come."""

    def __init__(self, dice: random.Random) -> None:
        self.dice, self.end = dice, clock.now()
        self.told = scripts.read(scripts.MARKET / "reviews.toml")
        self.last = 0  # the step of a parcel that was looked at last
        self.due: list[tuple[datetime, int]] = []
        self.used: defaultdict[int, set[str]] = defaultdict(set)  # by product: what was said of it already

    def tell_until(self, moment: datetime) -> None:
        """Every review whose time came before a moment and that was not told yet."""
        self.look_at_completed()
        while self.due and self.due[0][0] < moment:
            when, line_id = heapq.heappop(self.due)
            with unit_of_work():
                at_the_time(when, partial(self.say, line_id))

    def look_at_completed(self) -> None:
        """Who of those whose parcels became complete will say something, and when."""
        statement = (
            select(orders.ParcelStep.id, orders.ParcelStep.at, OrderLine.id)
            .join(OrderLine, OrderLine.parcel_id == orders.ParcelStep.parcel_id)
            .where(orders.ParcelStep.after == "completed", orders.ParcelStep.id > self.last)
            .order_by(orders.ParcelStep.id, OrderLine.id)
        )
        for step_id, at, line_id in db.session.execute(statement):
            self.last = step_id
            if self.dice.random() < SPEAKS:
                when = awake(at + timedelta(days=self.dice.uniform(0.1, MOST_DAYS)))
                heapq.heappush(self.due, (when, line_id))

    def say(self, line_id: int) -> None:
        """One shopper's review, and perhaps the family's answer a day later."""
        line = db.session.get_one(OrderLine, line_id)
        parcel = orders.get_parcel(line.parcel_id)
        if parcel.state != "completed":
            return
        stars = self.dice.choices(*STARS)[0]
        language = parcel.order.language
        words = self.words_of(line.product_id, stars, language)
        review = reviews.write(parcel.order, parcel, line, Said(stars, words, language), Actor(parcel.order.user_id))
        if words and self.dice.random() < ANSWERED:
            with clock.set_to(min(clock.now() + timedelta(hours=self.dice.uniform(3, 30)), self.end)):
                self.answer(review, parcel, stars, language)

    def words_of(self, product_id: int, stars: int, language: str) -> str:
        """Something of so many stars that nobody said of this product yet; nothing for most."""
        if self.dice.random() >= HAS_WORDS:
            return ""
        place = 2 if language == "en" else 1
        fitting = [row for row in self.told[self.group_of(product_id)]["said"] if row[0] == stars]
        fresh = [row[place] for row in fitting if row[1] not in self.used[product_id]]
        if not fresh:
            return ""
        words = str(self.dice.choice(fresh))
        self.used[product_id].update(row[1] for row in fitting if words in row)
        return words

    def group_of(self, product_id: int) -> str:
        """The group a product stands in."""
        part = taxonomy.sign(db.session.get_one(Product, product_id).category_id)
        return str(taxonomy.sign(part.parent_id or part.id).slug)

    def answer(self, review: reviews.Review, parcel: Parcel, stars: int, language: str) -> None:
        """The family's words, in the language of the shopper."""
        kind = "kind" if stars > 3 else "sorry"
        reply = self.dice.choice(self.told["replies"][kind])
        desk = Actor(families=frozenset({parcel.family_id}))
        reviews.answer(review, desk, str(reply[1 if language == "en" else 0]))
