"""A worker killed at every point of a file of goods: the next one goes on where it stopped, and no row is carried out twice."""

from storefront.goods import imports, sheets, stock
from storefront.goods.imports import GoodsFile
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, desk
from tests.builders.files import a_new_cake, a_table, said_yes
from tests.builders.goods import a_category, a_product, variant_of
from tests.races.dying import Work, work_until_it_lives
from tests.races.markets import Market, broken


def test_a_file_of_goods_goes_on_where_it_stopped(market: Market, work: Work) -> None:
    with unit_of_work():
        family, _ = a_family(), a_category()
        products = [a_product(of=family, stock=5) for _ in range(imports.ROWS + 2)]
        ids = [one.id for one in products]
        counted = variant_of(products[-1]).id
    assert work(0, 0)
    rows = [(one, "", "", "", "90", "9" if one == ids[-1] else "") for one in ids]
    file = said_yes(family, a_table([a_new_cake(), *rows]), desk(family))
    found: list[tuple[int, int]] = []

    def look() -> None:
        units.abandon()
        now = db.session.get_one(GoodsFile, file.id, populate_existing=True)
        wares = sheets.wares_of(family.id)
        changed = sum(1 for one in ids if wares[one].choices[0].price_minor == 9_000)
        assert (now.made, now.changed) == (len(wares) - len(ids), changed)
        found.append((now.made, now.changed))
        assert broken() == {}

    deaths = work_until_it_lives(lambda point: work(point, 0), look)
    look()

    assert deaths > 12
    assert found == sorted(found)
    assert set(found) == {(0, 0), (1, imports.ROWS - 1), (1, len(ids))}
    assert stock.free(counted) == 9
