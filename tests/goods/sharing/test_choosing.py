"""What a family chooses from for a link or a basket: its own goods that are shown, by a part of their name, page by page."""

import pytest

from storefront.goods import catalogue, sharing
from storefront.kernel.actors import SYSTEM
from tests.builders.community import a_family
from tests.builders.goods import a_draft, a_product

pytestmark = pytest.mark.usefixtures("app")


def test_its_own_goods_that_are_shown_the_newest_first() -> None:
    family = a_family()
    first, second, hidden = (a_product(of=family) for _ in range(3))
    catalogue.hide(hidden, SYSTEM, reason="")
    a_draft(of=family)
    a_product()

    found = sharing.choice(family.id)

    assert [one.id for one in found.rows] == [second.id, first.id]
    assert [len(one.variants) for one in found.rows] == [1, 1]
    assert (found.total, found.has_next) == (2, False)


def test_by_a_part_of_a_name_in_either_language() -> None:
    family = a_family()
    oud = a_product(of=family, name=("دهن عود 100%", "Oud oil"))
    a_product(of=family, name=("معمول", "Maamoul"))

    for words in ("عود", "OUD", "100%"):
        assert [one.id for one in sharing.choice(family.id, words).rows] == [oud.id]
    assert sharing.choice(family.id, "_").rows == []


def test_it_is_told_whether_there_is_a_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storefront.goods.sharing.choosing.PAGE_SIZE", 2)
    family = a_family()
    for _ in range(3):
        a_product(of=family)

    first, second = sharing.choice(family.id), sharing.choice(family.id, number=2)

    assert [len(page.rows) for page in (first, second)] == [2, 1]
    assert (first.total, second.total) == (3, 3)
