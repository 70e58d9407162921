"""A family with a full desk, for measurement: thousands of goods and parcels, their money, talks, opinions, links and coupons,
made in bulk and the same for the same seed. Its last weeks were paid in cash alone, so that it owes the market.

Written straight into the tables; what of it the ledger must hold is reckoned by the ledger's own arithmetic. It is no market that
`flask check` would find whole: no parcel has its steps and receipts, which no page of the desk's lists reads.
"""

import random
import secrets
from collections.abc import Sequence

from sqlalchemy import select

from storefront.community import accounts, families, regions
from storefront.community.families import Family
from storefront.demo import busy_goods, busy_money
from storefront.demo.bulk import Rows, load_bulk, next_id, write
from storefront.demo.busy_orders import DAY, Sold, orders_of, write_orders
from storefront.goods import stock
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work
from storefront.trade import messages, returns, reviews
from storefront.trade.orders import CALLED_OFF

BATCH = 2_000
RETURNS = 20  # of the newest that arrived somebody wants to give back


def load_busy(*, products: int, parcels: int, seed: int, photos: Sequence[Photo] = ()) -> tuple[str, str]:
    """Adds a family with so many products and parcels to a market that is set up; how its owner signs in: address and
    password."""
    load_bulk(family_count=1, product_count=products, seed=seed, progress=lambda things, *_: things, photos=photos)
    dice = random.Random(seed)
    with unit_of_work() as session:
        family = session.scalars(select(Family).order_by(Family.id.desc()).limit(1)).one()
        email, password = f"busy-{family.id}@example.com", secrets.token_urlsafe(12)
        owner = accounts.add(accounts.NewPerson(name="نورة", email=email, password=password))
        families.add_member(family, owner.id)
        busy_goods.furnish(family, owner.id, dice)
        sold = list(orders_of(family, parcels, dice))
    for start in range(0, len(sold), BATCH):
        with unit_of_work():
            write_orders(family, sold[start : start + BATCH], city_id=regions.cities()[0].id)
    with unit_of_work():
        busy_money.book(family.id, sold)
        talk(family, sold, dice)
        give_back([one for one in sold if one.state == "completed"][-RETURNS:])
        take_stock(sold)
    return email, password


def talk(family: Family, sold: Sequence[Sold], dice: random.Random) -> None:
    """What shoppers wrote: a thread about one parcel in twenty, an opinion of one completed one in seven."""
    first_thread, first_message = next_id(messages.Thread), next_id(messages.Message)
    talks: Rows = []
    said: Rows = []
    for at, one in enumerate([one for one in sold if one.state not in CALLED_OFF][::20]):
        new = first_message + at if at % 10 == 0 else None
        thread = {"id": first_thread + at, "parcel_id": one.number, "family_id": family.id, "written_at": one.placed_at}
        talks.append({**thread, "new_for_family": new, "new_for_shopper": None})
        words = {"side": messages.SHOPPER, "words": "متى يصل؟", "written_at": one.placed_at, "state": "shown"}
        said.append({"id": first_message + at, "thread_id": first_thread + at, **words, "report_reason": ""})
    write(messages.Thread, talks)
    write(messages.Message, said)
    kept = [one for one in sold if one.state == "completed"][::7]
    write(reviews.Review, [review_row(one, family.id, dice) for one in kept])


def give_back(sold: Sequence[Sold]) -> None:
    """A wish to give each of these back, which waits for the family's answer."""
    first = next_id(returns.ReturnRequest)
    told = {"kind": "defect", "reason": "وصلت مكسورة", "state": "asked", "answer": ""}
    rows = [
        {"id": first + at, "parcel_id": one.number, "asked_at": one.placed_at + 3 * DAY, **told}
        for at, one in enumerate(sold)
    ]
    write(returns.ReturnRequest, rows)
    lines = [{"request_id": first + at, "order_line_id": one.number, "quantity": 1} for at, one in enumerate(sold)]
    write(returns.ReturnLine, lines)


def take_stock(sold: Sequence[Sold]) -> None:
    """The pieces or grams every parcel took from the shelf, of which what runs out is reckoned; what is left stays as it was."""
    moved = {"reason": "sale", "moved_by": None}
    rows = [
        {
            "variant_id": one.stock_id,
            "change": -one.units,
            "subject": f"parcel:{one.number}",
            "moved_at": one.placed_at,
        }
        for one in sold
    ]
    write(stock.StockMove, [row | moved for row in rows])


def review_row(sold: Sold, family_id: int, dice: random.Random) -> dict[str, object]:
    return {
        "order_line_id": sold.number,
        "product_id": sold.product_id,
        "family_id": family_id,
        "author": "سارة",
        "stars": dice.choice((3, 4, 5, 5)),
        "words": "جميل ومتقن.",
        "language": "ar",
        "written_at": sold.placed_at + 5 * DAY,
        "state": "shown",
        "hidden_reason": "",
        "reply": "" if sold.number % 2 else "شكراً لكم.",
    }
