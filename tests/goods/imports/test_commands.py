"""A file waits for a day until its family says yes, to what it has seen and nothing else."""

from datetime import timedelta

import pytest
import time_machine

from storefront.goods import catalogue, imports, stock
from storefront.goods.imports import GoodsFile, refusals
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound
from tests.builders.community import a_family, desk
from tests.builders.files import a_csv, a_new_cake, a_table, said_yes, sent
from tests.builders.goods import a_category, a_product, variant_of

pytestmark = pytest.mark.usefixtures("app")


def test_a_yes_is_heard_once_and_alone_changes_nothing() -> None:
    family, _ = a_family(), a_category()
    file, plan = sent(family, a_table([a_new_cake()]), desk(family))

    for seen in (plan.seal, plan.seal, "another page"):
        imports.confirm(file, plan, desk(family), seen=seen, good_alone=False)

    assert (len(file.steps), file.is_under_way, file.reached) == (1, True, 0)
    assert catalogue.all_of_family(family.id).total == 0


def test_what_was_sold_since_stops_it_and_nothing_is_written() -> None:
    product = a_product(stock=5)
    family = db.session.get_one(type(a_family()), product.family_id)
    file, plan = sent(family, a_table([(product.id, "", "", "", "90", "9")]), desk(family))
    stock.take({variant_of(product).id: 1}, subject="parcel:1")

    with pytest.raises(refusals.GoodsHaveChanged):
        imports.confirm(file, imports.plan_of(file), desk(family), seen=plan.seal, good_alone=False)

    assert (file.steps, file.is_under_way) == ([], False)


def test_everything_or_what_is_right_as_the_family_chooses() -> None:
    family, _ = a_family(), a_category()
    file, plan = sent(family, a_table([a_new_cake(), a_new_cake("كعك", price="مجاناً")]), desk(family))

    with pytest.raises(refusals.RowsAreBad):
        imports.confirm(file, plan, desk(family), seen=plan.seal, good_alone=False)
    imports.confirm(file, plan, desk(family), seen=plan.seal, good_alone=True)

    assert (len(file.steps), file.left_out) == (1, 1)


def test_a_file_that_changes_nothing_is_not_carried_out() -> None:
    product = a_product()
    db.session.flush()
    family = db.session.get_one(type(a_family()), product.family_id)
    file, plan = sent(family, a_table([(product.id, "", "", "", "85", "5")]), desk(family))

    with pytest.raises(refusals.NothingToDo):
        imports.confirm(file, plan, desk(family), seen=plan.seal, good_alone=False)


def test_nobody_but_the_family_keeps_and_carries_out() -> None:
    family, _ = a_family(), a_category()
    table = a_table([a_new_cake()])
    file, plan = sent(family, table, desk(family))

    with pytest.raises(NotAllowed):
        imports.keep(family, table, "x.csv", desk(a_family()))
    with pytest.raises(NotAllowed):
        imports.confirm(file, plan, VISITOR, seen=plan.seal, good_alone=False)
    with pytest.raises(NotFound):
        imports.get(a_family().id, file.id)


def test_files_are_forgotten_after_a_day() -> None:
    family, _ = a_family(), a_category()
    file, _ = sent(family, a_table([a_new_cake()]), desk(family))

    with time_machine.travel(clock.now() + timedelta(hours=imports.HOURS, minutes=1), tick=False):
        with pytest.raises(NotFound):
            imports.get(family.id, file.id)
        assert imports.sweep() == 1


def test_a_file_under_way_is_not_forgotten_before_it_is_done() -> None:
    family, _ = a_family(), a_category()
    file = said_yes(family, a_table([a_new_cake()]), desk(family))
    for _ in range(7):
        sent(family, a_table([a_new_cake()]), desk(family))
    db.session.commit()

    with time_machine.travel(clock.now() + timedelta(hours=imports.HOURS, minutes=1), tick=False):
        assert imports.sweep() == 5
        db.session.commit()
        assert imports.get(family.id, file.id).is_under_way
        assert imports.carry_on(file.id)
        assert (imports.get(family.id, file.id).made, imports.sweep()) == (1, 0)


def test_a_family_has_few_files_waiting() -> None:
    family, _ = a_family(), a_category()

    files = [sent(family, a_table([a_new_cake()]), desk(family))[0].id for _ in range(7)]

    kept = db.session.query(GoodsFile.id).filter_by(family_id=family.id).order_by(GoodsFile.id).all()
    assert [number for (number,) in kept] == files[2:]


def test_a_file_is_read_whatever_program_wrote_it() -> None:
    a_category()

    table = imports.table_in(a_csv([a_new_cake()]))

    assert [line.cells["name_ar"] for line in table.lines] == ["كيك التمر"]
