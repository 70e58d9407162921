"""What shoppers of the demo year say of what they kept, some days after it was complete, and what families answer."""

import heapq
import random
from collections import defaultdict
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from storefront.community.families import Family
from storefront.demo import drawings, pictures, scripts
from storefront.demo.people import People
from storefront.demo.year import at_the_time, awake
from storefront.goods import taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel import clock, photos
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, reviews
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.reviews import Review, Said

SPEAKS = 0.4  # of those who bought something
HAS_WORDS = 0.4  # of those who speak
ANSWERED = 0.6  # of what has words
STARS = ((5, 4, 3, 2, 1), (55, 27, 11, 5, 2))
MOST_DAYS = 6.0
HAS_PICTURE, MOST_PICTURES = 0.2, 12  # of what has words; each is drawn while the year is told
GROUNDS = ("sky", "sand", "palm")
EVERYWHERE = 3  # how long a row is that fits a whole group
DOUBT = "لا نعرف هذا الطلب بهذا الوصف، ونرجو أن تنظروا فيه."


class Opinions:
    """The reviews of a year, each told when its time has come."""

    def __init__(self, dice: random.Random, media: Path) -> None:
        self.dice, self.end, self.media = dice, clock.now(), media
        self.pictures = 0
        self.told = scripts.read(scripts.MARKET / "reviews.toml")
        self.last = 0  # the step of a parcel that was looked at last
        self.due: list[tuple[datetime, int]] = []
        self.used: defaultdict[int, set[str]] = defaultdict(set)  # by product: what was said of it already
        self.heard: defaultdict[int, set[str]] = defaultdict(set)  # and the first names it was said by
        self.answers: defaultdict[int, set[str]] = defaultdict(set)  # and what its family answered

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
        """One shopper's review, and perhaps the family's answer a day later; of one product each first name speaks once."""
        line = db.session.get_one(OrderLine, line_id)
        parcel = orders.get_parcel(line.parcel_id)
        name = reviews.public_name(parcel.order.contact_name)
        if parcel.state != "completed" or name in self.heard[line.product_id]:
            return
        self.heard[line.product_id].add(name)
        stars = self.dice.choices(*STARS)[0]
        language = parcel.order.language
        words = self.words_of(line.product_id, stars, language)
        said = Said(stars, words, language, self.picture_of(line) if words else None)
        review = reviews.write(parcel.order, parcel, line, said, Actor(parcel.order.user_id))
        if words and self.dice.random() < ANSWERED:
            later = min(clock.now() + timedelta(hours=self.dice.uniform(3, 30)), self.end)
            with clock.set_to(max(later, review.written_at)):  # who is told at night may write after the end was noted
                self.answer(review, parcel, stars, language)

    def words_of(self, product_id: int, stars: int, language: str) -> str:
        """Something of so many stars that nobody said of this product yet; nothing for most."""
        if self.dice.random() >= HAS_WORDS:
            return ""
        place = 2 if language == "en" else 1
        category, group = self.place_of(product_id)
        name = db.session.get_one(Product, product_id).name_ar
        fitting = [row for row in self.told[group]["said"] if row[0] == stars and fits(row, category, name)]
        fresh = [row[place] for row in fitting if row[1] not in self.used[product_id]]
        if not fresh:
            return ""
        words = str(self.dice.choice(fresh))
        self.used[product_id].update(row[1] for row in fitting if words in row)
        return words

    def place_of(self, product_id: int) -> tuple[str, str]:
        """The category a product stands in, and the group of that."""
        part = taxonomy.sign(db.session.get_one(Product, product_id).category_id)
        return part.slug, taxonomy.sign(part.parent_id or part.id).slug

    def picture_of(self, line: OrderLine) -> photos.Photo | None:
        """A picture of what came, by one in some who wrote words."""
        if self.pictures >= MOST_PICTURES or self.dice.random() >= HAS_PICTURE:
            return None
        self.pictures += 1
        category, _ = self.place_of(line.product_id)
        motif = drawings.choose(category, line.name_ar, line.name_en, line.name_ar)
        seed = f"{line.name_ar} {line.id}"
        svg = drawings.compose(motif.svg, ground=self.dice.choice(GROUNDS), seed=seed, view="close")
        return photos.keep(drawings.raster(svg), self.media, effort=pictures.EFFORT)

    def answer(self, review: reviews.Review, parcel: Parcel, stars: int, language: str) -> None:
        """The family's words, in the language of the shopper; none where all of them stand under the product already."""
        kind = "kind" if stars > 3 else "sorry"
        given = self.answers[review.product_id]
        fresh = [row for row in self.told["replies"][kind] if row[0] not in given]
        if not fresh:
            return
        reply = self.dice.choice(fresh)
        given.add(reply[0])
        desk = Actor(families=frozenset({parcel.family_id}))
        reviews.answer(review, desk, str(reply[1 if language == "en" else 0]))

    def doubt(self, people: People) -> None:
        """A family asks the office to look at the newest of the reviews that praise its goods least."""
        words = (
            select(Review).where(Review.words != "", Review.state == "shown").order_by(Review.stars, Review.id.desc())
        )
        review = db.session.scalars(words.limit(1)).first()
        if review:
            owner = people.owners[db.session.get_one(Family, review.family_id).slug]
            reviews.report(review, owner.id, DOUBT)


def fits(row: list[Any], category: str, name: str = "") -> bool:
    """Whether something that was said is true of goods of a category with that Arabic name. What names no category fits
    all of its group; of the words it asks for one has to be in the name, and none of those with a minus may be.
    """
    places, asked = [*row[EVERYWHERE:], "", ""][:2]
    heard = {word: drawings.speaks_of(name, word.removeprefix("-")) for word in asked.split()}
    wanted = [found for word, found in heard.items() if not word.startswith("-")]
    barred = [found for word, found in heard.items() if word.startswith("-")]
    return (not places or category in places.split()) and (not wanted or any(wanted)) and not any(barred)
