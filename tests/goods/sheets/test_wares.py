"""A family's goods as plain rows; taken along and sent back, they change nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.goods import attributes, catalogue, imports, sheets, stock, taxonomy
from storefront.goods.allergens import ALLERGENS
from storefront.goods.catalogue import Choice, Making, Place, Wording
from storefront.kernel.database import db
from tests.builders.community import a_family, desk
from tests.builders.files import sent, taken_along, told
from tests.builders.goods import a_category, a_product, its_family, variant_of

pytestmark = pytest.mark.usefixtures("app")
LETTERS = st.characters(codec="utf-8", exclude_characters="\0")
ODD = st.sampled_from(
    ["=1+1", "'=x", "-5", "+966", "@sum", "a\r\nb\n\n\n\nc", "_x000D_", " x ", "# مثال", '"', ";", "،", "١٢٫٥"]
)
TEXT = st.one_of(ODD, st.text(LETTERS, max_size=30))
PAIR = st.tuples(TEXT, TEXT)
NAME = st.tuples(TEXT.filter(lambda one: one.strip() != ""), TEXT)
GOODS = st.fixed_dictionaries(
    {
        "words": st.fixed_dictionaries({"name": NAME, "about": PAIR, "made_of": PAIR, "care": PAIR, "option": PAIR}),
        "mode": st.sampled_from(["counted", "made_to_order"]),
        "days": st.integers(0, 99),
        "allergens": st.none() | st.lists(st.sampled_from(sorted(ALLERGENS)), unique=True, max_size=4),
        "choices": st.lists(
            st.tuples(st.integers(1, 99_999_999), PAIR, st.booleans(), st.integers(0, 100_000)), max_size=3
        ),
        "said": st.fixed_dictionaries(
            {},
            optional={
                "net-weight": st.integers(1, 1_000_000),
                "wood": st.sampled_from([one.slug for one in attributes.ALL["wood"].values]),
                "vegetarian": st.just(True),
            },
        ),
        "status": st.sampled_from(["draft", "published", "hidden", "archived", "pending_review"]),
        "place": st.sampled_from(["perfume-incense", "pastry"]),
    }
)


def put(family: Any, one: dict[str, Any]) -> None:
    """A product as the years may have left it, past the rules of today's forms."""
    board = taxonomy.board(fresh=True)
    part = board.parts[board.by_slug[one["place"]].id][0]
    category = taxonomy.of_ids([part.id])[part.id]
    making = Making(one["mode"], 0, category.return_classes.split("/")[0], one["allergens"])
    product = catalogue.draft(family, Wording(("كيك", "")), making, [], Place(category))
    for column, value in Wording(**one["words"]).columns().items():
        setattr(product, column, value)
    product.lead_days, product.attributes = one["days"], one["said"]
    for place, (price, name, is_active, pieces) in enumerate(one["choices"]):
        variant = catalogue.add_variant(product, Choice(price), position=place)
        (variant.name_ar, variant.name_en), variant.is_active = name, is_active
        stock.count(variant, pieces)
    product.status = one["status"]
    db.session.flush()


@given(st.lists(GOODS, min_size=1, max_size=4), st.sampled_from(["ar", "en"]), st.sampled_from(["ar", "en"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_goods_taken_along_and_sent_back_change_nothing(goods: list[dict[str, Any]], lang: str, other: str) -> None:
    with db.session.begin_nested() as kept:
        if not taxonomy.board(fresh=True).groups:
            taxonomy.add_all()
        family = a_family()
        for one in goods:
            put(family, one)
        _, plan = sent(family, taken_along(family, lang), desk(family))
        _, again = sent(family, taken_along(family, other), desk(family))
        kept.rollback()

    assert (told(plan), told(again)) == ([], [])
    assert [one.changes for one in (*plan.entries, *again.entries) if one.changes] == []
    assert plan.counts == {"bad": 0, "changed": 0, "new": 0, "same": len(goods)}


def test_a_seal_is_another_after_a_sale() -> None:
    product = a_product(stock=5)
    db.session.flush()
    before = sheets.wares_of(product.family_id)[product.id].seal

    stock.take({variant_of(product).id: 1}, subject="parcel:1")
    db.session.flush()

    assert sheets.wares_of(product.family_id)[product.id].seal != before
    assert its_family(product).runs(product.family_id)


def test_goods_are_read_in_as_many_questions_however_many(count_queries: Callable[[], Any]) -> None:
    family = a_family()
    for _ in range(12):
        a_product(of=family)
    db.session.flush()
    a_category()

    with count_queries() as asked:
        wares = sheets.wares_of(family.id)

    assert (len(wares), len(asked)) == (12, 4)
    assert imports.HOURS == 24
