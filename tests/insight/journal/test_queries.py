"""Reading the journal, for the office."""

from datetime import timedelta

import pytest

from storefront.insight import journal
from storefront.kernel import clock
from tests.builders.community import a_member

pytestmark = pytest.mark.usefixtures("app")


def subjects(**wish: object) -> list[str]:
    return [noted.entry.subject for noted in journal.page(**wish).rows]  # type: ignore[arg-type]


def test_the_newest_entry_comes_first_page_by_page() -> None:
    for number in range(26):
        journal.note("ParcelMoved", subject=f"parcel:{number}")

    assert subjects() == [f"parcel:{number}" for number in range(25, 1, -1)]
    assert subjects(number=2) == ["parcel:1", "parcel:0"]
    assert journal.page().total == 26


def test_what_happened_before_stands_below_though_it_was_written_after() -> None:
    journal.note("ParcelMoved", subject="parcel:1")
    with clock.set_to(clock.now() - timedelta(days=3)):
        journal.note("ParcelMoved", subject="parcel:2")

    assert subjects() == ["parcel:1", "parcel:2"]


def test_one_kind_or_one_subject_can_be_asked_for() -> None:
    journal.note("ParcelMoved", subject="parcel:1")
    journal.note("ProductHidden", subject="product:1")
    journal.note("ParcelMoved", subject="parcel:2")

    assert subjects(kind="ParcelMoved") == ["parcel:2", "parcel:1"]
    assert subjects(subjects=["product:1"]) == ["product:1"]
    assert subjects(kind="ProductHidden", subjects=["parcel:1"]) == []
    assert journal.page(kind="ParcelMoved").total == 2


def test_whoever_acted_is_named() -> None:
    journal.note("ProductHidden", subject="product:1", actor_id=a_member(name="مكتب السوق").id)
    journal.note("OrderAbandoned", subject="order:1")

    assert [noted.actor for noted in journal.page().rows] == ["", "مكتب السوق"]


def test_kinds_are_named_once_in_order() -> None:
    for kind in ("ProductHidden", "ParcelMoved", "ProductHidden"):
        journal.note(kind, subject="market")

    assert journal.kinds() == ["ParcelMoved", "ProductHidden"]
