"""Questions about sales at stalls: quiet about what tills did, and naming what they did not."""

import pytest

from storefront.fairs import tills
from storefront.insight.fairground import till_sales as questions
from storefront.kernel.actors import SYSTEM
from tests.builders.community import a_family
from tests.builders.goods import a_weighed_product, variants_of
from tests.builders.stage import plant
from tests.builders.tills import open_till

pytestmark = pytest.mark.usefixtures("app")


def named() -> list[int]:
    return [len(question()) for _, question in questions.TOLD]


def test_what_tills_do_is_right() -> None:
    with open_till() as till:
        till.sell(2)
        tills.void(till.sell(1), "خطأ", SYSTEM)
        tills.void(till.sell_unseen(9), "خطأ", SYSTEM)
        tills.settle(till.sell_unseen(5), SYSTEM)
        till.sell_unseen(9)
        weighed = variants_of(a_weighed_product(of=till.holder.family))[0]
        till.holder.bring(500, weighed)
        till.sell(lines=[tills.Picked(weighed.id, 1, weighed.price_minor)])

    assert named() == [0, 0, 0]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE till_sale SET total_minor = total_minor + 1", [1, 0, 0]),
        ("UPDATE till_sale_line SET quantity = 3, total_minor = 3 * unit_minor", [1, 1, 0]),
        ("UPDATE stall_move SET reason = 'lost' WHERE reason = 'sale'", [0, 1, 0]),
        ("UPDATE till_sale SET state = 'to_settle'", [0, 1, 0]),
    ],
)
def test_what_they_did_not_is_named(statement: str, found: list[int]) -> None:
    with open_till() as till:
        till.sell(2)
    plant([statement])

    assert named() == found


def test_goods_of_another_family_are_named() -> None:
    with open_till() as till:
        till.sell(2)
    plant([f"UPDATE till_sale SET family_id = {a_family().id}"])

    assert named() == [0, 0, 1]
