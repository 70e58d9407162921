"""The button that keeps a file, pressed many times at once: what is in it is made once."""

from storefront.goods import catalogue, imports
from storefront.goods.imports import GoodsFile
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, a_member
from tests.builders.crowds import at_once
from tests.builders.files import a_new_cake, a_table, sent
from tests.builders.goods import a_category, a_product, variant_of
from tests.races.markets import Market
from tests.races.outcomes import left
from tests.races.visitors import another_tab


def test_a_file_is_carried_out_once_by_many_presses(market: Market) -> None:
    with unit_of_work():
        family, _ = a_family(), a_category()
        person, product = a_member(of=family), a_product(of=family, stock=5)
        rows = [a_new_cake(f"كيك {number}") for number in range(5)]
        table = a_table([*rows, (product.id, "", "", "", "90", "9")])
        file, plan = sent(family, table, Actor(user_id=person.id, families=frozenset({family.id})))
    desk, path = market.signed_in(person), f"/family/products/import/{file.id}"
    desk.read(path)

    press = [
        lambda tab=another_tab(desk): tab.send(f"{path}/confirmation", seen=plan.seal, rows="all") for _ in range(12)
    ]
    answers = at_once(press)  # type: ignore[arg-type]

    db.session.rollback()
    db.session.expire_all()
    assert {answer.status for answer in answers} == {303}
    assert catalogue.all_of_family(family.id).total == 6
    assert (left(product), variant_of(product).price_minor) == (9, 9000)
    assert (db.session.get_one(GoodsFile, file.id).made, imports.plan_of(file).counts["new"]) == (5, 0)
