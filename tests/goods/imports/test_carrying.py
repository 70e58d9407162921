"""A file its family said yes to is carried out part by part: each once, what changed meanwhile is left as it is, and nobody waits
long."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from storefront.goods import catalogue, imports, stock
from storefront.goods.catalogue import Product, Variant
from storefront.goods.imports import GoodsFile, Left, carrying, writing
from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, desk
from tests.builders.files import a_new_cake, a_table, said_yes
from tests.builders.goods import a_category, a_product, variant_of

pytestmark = pytest.mark.usefixtures("app")
LONG = 2 * imports.ROWS + 10


def cakes(number: int) -> list[tuple[str, ...]]:
    return [a_new_cake(f"كيك {one}") for one in range(number)]


def priced(products: list[Product]) -> list[tuple[object, ...]]:
    """Rows with another price for each."""
    return [(one.id, "", "", "", "90", "") for one in products]


def again(file: GoodsFile) -> GoodsFile:
    """The file as it stands now."""
    db.session.rollback()
    return db.session.get_one(GoodsFile, file.id, populate_existing=True)


def carried(file: GoodsFile) -> GoodsFile:
    while imports.carry_on(file.id):
        pass
    return again(file)


def test_a_long_file_is_carried_out_part_by_part_and_told_of_once() -> None:
    family, _ = a_family(), a_category()
    file = said_yes(family, a_table(cakes(LONG)), desk(family))

    reached = []
    while imports.carry_on(file.id):
        reached.append(again(file).reached)

    assert reached == [imports.ROWS, 2 * imports.ROWS, LONG]
    assert (again(file).made, again(file).is_under_way, imports.under_way()) == (LONG, False, [])
    assert catalogue.all_of_family(family.id).total == LONG
    (told,) = journal.page(kind="GoodsFileCarriedOut", subjects=[f"family:{family.id}"]).rows
    assert told.entry.values == {"family_id": family.id, "made": LONG, "altered": 0, "left_out": 0}


def test_rows_of_one_product_are_carried_out_together() -> None:
    family, _ = a_family(), a_category()
    head = ("الاسم بالعربية", "التصنيف", "السعر بالريال", "الخيار بالعربية")
    rows = [(f"كيك {one // 2}", "بخور", "60", "كبير" if one % 2 else "صغير") for one in range(imports.ROWS + 1)]
    file = said_yes(family, a_table(rows, head), desk(family))

    imports.carry_on(file.id)

    assert again(file).reached == imports.ROWS // 2


def test_two_who_prepared_the_same_part_carry_it_out_once() -> None:
    family, _ = a_family(), a_category()
    file = said_yes(family, a_table(cakes(LONG)), desk(family))
    part = carrying.prepared(file.id)
    assert part is not None

    for _ in range(2):
        carrying.carry_out(part)

    assert (again(file).made, again(file).reached, again(file).kept_as_is) == (imports.ROWS, imports.ROWS, [])
    assert catalogue.all_of_family(family.id).total == imports.ROWS


def test_nothing_is_carried_out_before_the_family_says_yes() -> None:
    family, _ = a_family(), a_category()
    file = imports.keep(family, a_table(cakes(2)), "x.csv", desk(family))
    db.session.commit()

    assert (imports.carry_on(file.id), imports.under_way()) == (False, [])
    assert catalogue.all_of_family(family.id).total == 0


def sold(product: Product) -> None:
    stock.take({variant_of(product).id: 1}, subject="parcel:1")


def repriced(product: Product) -> None:
    catalogue.reprice(db.session.get_one(Variant, variant_of(product).id), 4_400)


@pytest.mark.parametrize("change", [sold, repriced])
@pytest.mark.parametrize("prepared", [False, True])
def test_a_product_that_changed_since_is_left_as_it_is_and_named(
    change: Callable[[Product], None], prepared: bool
) -> None:
    family = a_family()
    products = [a_product(of=family, price=8_500, name=(f"كيك {one}", "")) for one in range(3)]
    file = said_yes(family, a_table(priced(products)), desk(family))
    part = carrying.prepared(file.id) if prepared else None
    with unit_of_work():
        change(products[1])

    carrying.carry_out(part) if part else imports.carry_on(file.id)

    file = again(file)
    assert (file.changed, file.is_under_way) == (2, False)
    assert [Left(*one) for one in file.kept_as_is] == [Left(3, products[1].id, "كيك 1", "", True)]
    assert [variant_of(one).price_minor for one in products] == [9_000, 4_400 if change is repriced else 8_500, 9_000]


@pytest.mark.parametrize("prepared", [False, True])
def test_a_new_name_that_was_taken_meanwhile_makes_no_second_product(prepared: bool) -> None:
    family, _ = a_family(), a_category()
    file = said_yes(family, a_table(cakes(2)), desk(family))
    part = carrying.prepared(file.id) if prepared else None
    with unit_of_work():
        a_product(of=family, name=("كيك 1", ""))

    carrying.carry_out(part) if part else imports.carry_on(file.id)

    assert (again(file).made, again(file).kept_as_is) == (1, [[3, 0, "كيك 1", "", True]])
    assert catalogue.all_of_family(family.id).total == 2


@pytest.mark.parametrize("trouble", [ZeroDivisionError(), catalogue.refusals.DocumentIsMissing()])
def test_a_product_that_cannot_be_kept_holds_up_no_other(monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    family, _ = a_family(), a_category()
    file = said_yes(family, a_table(cakes(3)), desk(family))
    make = writing.make

    def breaks(*about: Any) -> None:
        if about[1].name.ar == "كيك 1":
            raise trouble
        make(*about)

    monkeypatch.setattr(writing, "make", breaks)
    file = carried(file)

    assert (file.made, file.is_under_way, file.kept_as_is) == (2, False, [[3, 0, "كيك 1", "", False]])


def test_a_busy_database_leaves_the_part_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    family, _ = a_family(), a_category()
    file = said_yes(family, a_table(cakes(3)), desk(family))
    with monkeypatch.context() as patched:
        patched.setattr(writing, "write", lambda *_: raise_busy())
        with pytest.raises(OperationalError):
            imports.carry_on(file.id)

    assert (again(file).reached, carried(file).made) == (0, 3)


def raise_busy() -> None:
    raise OperationalError("", {}, Exception("database is locked"))
