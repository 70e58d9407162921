"""The worker's sweep of pictures: what nobody shows goes after a day, everything else stays; and its paydays."""

import os
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from flask import Flask

from storefront.cli import steps, work
from storefront.community import families
from storefront.fairs import stalls
from storefront.goods import catalogue
from storefront.goods.catalogue import ProductPhoto
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work
from storefront.trade import returns
from storefront.treasury import ledger, payouts
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.registering import a_document, a_food_product, lists
from tests.builders.stalls import a_plan
from tests.builders.trade import a_paid_order, bring_to, the_parcel
from tests.builders.treasury import an_account, earned


def folder(app: Flask, key: str, *, days: float, within: str = "MEDIA_DIR") -> Path:
    """The folder of a picture, as old as asked."""
    there = Path(app.config[within]) / key[:2] / key
    there.mkdir(parents=True)
    (there / "320.jpg").write_bytes(b"picture")
    moment = (clock.now() - timedelta(days=days)).timestamp()
    os.utime(there, (moment, moment))
    return there


@pytest.fixture
def shown(app: Flask) -> ProductPhoto:
    with unit_of_work():
        return catalogue.add_photo(a_product(), key="aa11", size=(640, 480), tint="tint-01", alt=("صورة", ""))


def test_pictures_that_nobody_shows_go_after_a_day(app: Flask, shown: ProductPhoto) -> None:
    kept, lost, fresh = folder(app, "aa11", days=3), folder(app, "bb22", days=1.1), folder(app, "cc33", days=0.9)

    assert work.sweep_pictures() == 1
    assert [there.exists() for there in (kept, lost, fresh)] == [True, False, True]
    assert work.sweep_pictures() == 0


def test_the_picture_of_a_plan_stays_while_a_plan_shows_it(app: Flask) -> None:
    with unit_of_work():
        plan = a_plan()
        stalls.set_picture(plan, Photo("dd44", 640, 480, ""), SYSTEM)
    there = folder(app, "dd44", days=3)
    assert work.sweep_pictures() == 0
    assert there.exists()

    with unit_of_work():
        stalls.set_picture(stalls.of_exhibition(plan.exhibition_id), None, SYSTEM)

    assert work.sweep_pictures() == 1


def test_a_removed_picture_goes_with_the_next_sweep_and_not_before_the_commit(app: Flask, shown: ProductPhoto) -> None:
    there = folder(app, "aa11", days=3)

    with pytest.raises(ZeroDivisionError), unit_of_work():
        catalogue.remove_photo(db.session.get_one(ProductPhoto, shown.id))
        raise ZeroDivisionError
    work.sweep_pictures()
    undone = there.exists()
    with unit_of_work():
        catalogue.remove_photo(db.session.get_one(ProductPhoto, shown.id))
    work.sweep_pictures()

    assert (undone, there.exists()) == (True, False)


def test_many_pictures_are_swept_in_parts(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "BATCH", 1)
    for number in range(23):
        folder(app, f"{number:02d}{number:02d}", days=2)

    assert work.sweep_pictures() == 23


def test_pictures_of_documents_are_swept_beside_them_and_what_a_document_has_stays(app: Flask) -> None:
    with unit_of_work():
        a_document(a_family())
    kept, lost = (folder(app, key, days=2, within="PRIVATE_DIR") for key in ("dd11", "ee22"))

    assert work.sweep_pictures() == 1
    assert [there.exists() for there in (kept, lost)] == [True, False]


def test_the_worker_looks_at_documents_until_nothing_is_left(app: Flask) -> None:
    with unit_of_work():
        lists()
        for _ in range(2):
            a_food_product(a_family())
        a_document(a_family(), days=20)
        families.file_of(a_family().id).documents_due = clock.today()

    looked = [work.look_at_documents() for _ in range(2)]

    assert looked == [4, 0]
    assert "documents" in {task.name for task in work.TASKS}


def test_the_worker_knows_the_sweep() -> None:
    assert "pictures" in {task.name for task in work.TASKS}


def test_a_worker_that_is_asked_to_stop_ends_the_step_it_is_at_and_begins_no_other(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Event()
    for module in (work, steps):
        monkeypatch.setattr(module, "stopping", asked)
    done: list[str] = []

    def step() -> int:
        done.append("step")
        work.stopping.set()
        return 1

    tasks = [work.Task("first", lambda: work.one_by_one(step)), work.Task("second", lambda: done.append("second") or 0)]

    with app.app_context():
        assert work.run_all(tasks, {}) == 1
        assert work.each([1, 2], lambda one: done.append(str(one))) == 0
    assert done == ["step"]


def test_the_worker_plans_a_sunday_once_for_each_family(app: Flask) -> None:
    with unit_of_work():
        for amount in (50_000, 4_000, 70_000):
            family = a_family()
            an_account(family)
            earned(family, amount)

    found = [work.plan_payouts(), work.plan_payouts()]

    assert found == [2, 0]
    assert payouts.counts() == {"planned": (2, 120_000)}
    assert "payouts" in {task.name for task in work.TASKS}


def test_money_that_waits_for_a_forgotten_return_goes_on_once(app: Flask) -> None:
    with unit_of_work():
        parcel = bring_to(the_parcel(a_paid_order()), "handed_over")
        returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="")
    with clock.set_to(clock.now() + timedelta(days=8)):
        assert work.complete_reached() == 1
        assert work.clear_forgotten() == 0
    with clock.set_to(clock.now() + timedelta(days=31)):
        assert [work.clear_forgotten(), work.clear_forgotten()] == [1, 0]

    standing = ledger.standing(parcel.family_id)
    assert (standing.coming_minor, standing.payable_minor > 0) == (0, True)
