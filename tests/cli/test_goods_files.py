"""What the worker does about files of goods: a few parts at a time, each file in turn, whatever breaks."""

import pytest
from sqlalchemy.exc import OperationalError

from storefront.cli import goods_files, steps
from storefront.goods import imports
from storefront.goods.imports import GoodsFile, carrying
from storefront.kernel.database import db
from tests.builders.community import a_family, desk
from tests.builders.files import a_new_cake, a_table, said_yes
from tests.builders.goods import a_category


@pytest.fixture(autouse=True)
def _no_rest(app: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goods_files, "REST_SECONDS", 0)
    steps.stopping.clear()


def a_file(parts: int) -> int:
    """A file of a new family that is carried out in so many parts."""
    a_category()
    rows = [a_new_cake(f"كيك {number}") for number in range(parts * 2)]
    family = a_family()
    return said_yes(family, a_table(rows), desk(family)).id


def reached(*file_ids: int) -> list[int]:
    db.session.rollback()
    return [db.session.get_one(GoodsFile, one, populate_existing=True).reached // 2 for one in file_ids]


def test_files_take_turns_and_leave_time_for_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "ROWS", 2)
    long, short = a_file(2 * goods_files.PARTS), a_file(2)

    assert goods_files.carry_out_files() == goods_files.PARTS
    assert reached(long, short) == [goods_files.PARTS - 2, 2]
    while goods_files.carry_out_files():
        pass
    assert (reached(long), imports.under_way()) == ([2 * goods_files.PARTS], [])


def test_one_that_breaks_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    broken, sound = a_file(1), a_file(1)
    carry_on = imports.carry_on

    def locked(file_id: int) -> bool:
        if file_id == broken:
            raise OperationalError("", {}, Exception("database is locked"))
        return carry_on(file_id)

    monkeypatch.setattr(imports, "carry_on", locked)

    assert goods_files.carry_out_files() == 1
    assert reached(broken, sound) == [0, 1]


def test_a_worker_that_is_asked_to_end_begins_no_other_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "ROWS", 2)
    file_id = a_file(4)
    steps.stopping.set()

    goods_files.carry_out_files()
    steps.stopping.clear()

    assert reached(file_id) == [1]
