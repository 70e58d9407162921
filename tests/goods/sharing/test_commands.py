"""Links that are passed on: one for each product and shop, others made at the desk; counted, never guessed."""

import pytest

from storefront.community.families.models import Family
from storefront.goods import sharing
from storefront.goods.sharing import commands
from storefront.goods.sharing.commands import LENGTH, LETTERS, new_code
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from tests.builders import links
from tests.builders.community import a_family, desk
from tests.builders.goods import a_draft, a_product

pytestmark = pytest.mark.usefixtures("app")


def a_link() -> sharing.ShareLink:
    link = sharing.find_share_link(sharing.ensure(a_product().id))
    assert link is not None
    return link


def test_a_product_keeps_its_one_code() -> None:
    product, other = a_product(), a_product()

    first = sharing.ensure(product.id)

    assert sharing.ensure(product.id) == sharing.code_of(product.id) == first
    assert sharing.ensure(other.id) != first


def test_a_code_is_short_and_of_letters_nobody_confuses() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(len(code) == LENGTH and set(code) <= set(LETTERS) for code in codes)
    assert not set("01lio") & set(LETTERS)


def test_opens_and_orders_are_counted_apart() -> None:
    link, other = a_link(), a_link()

    for _ in range(3):
        sharing.count_open(link.code)
    sharing.count_order(link.code)
    db.session.refresh(link)
    db.session.refresh(other)

    assert (link.opened, link.ordered) == (3, 1)
    assert (other.opened, other.ordered) == (0, 0)


def test_an_unknown_code_counts_nothing() -> None:
    link = a_link()

    sharing.count_open("nonsense")
    sharing.count_order("nonsense")
    db.session.refresh(link)

    assert (link.opened, link.ordered) == (0, 0)
    assert sharing.find_share_link("nonsense") is None
    assert sharing.code_of((link.product_id or 0) + 1) is None


def test_the_codes_of_several_products_are_read_at_once() -> None:
    one, other, bare = a_product(), a_product(), a_product()

    codes = {product.id: sharing.ensure(product.id) for product in (one, other)}

    assert sharing.codes_of([one.id, other.id, bare.id]) == codes


def test_a_shop_keeps_its_one_code() -> None:
    family, other = a_family(), a_family()

    first = sharing.ensure_shop(family.id)

    assert sharing.ensure_shop(family.id) == sharing.code_of_shop(family.id) == first
    assert sharing.code_of_shop(other.id) is None
    assert {link.kind for link in sharing.every(family.id)} == {sharing.SHOP}


def test_a_page_asked_twice_makes_one_link() -> None:
    family, code = a_family(), sharing.new_code()

    made = [sharing.make(family, sharing.SHOP, desk(family), name="جارتنا", code=code) for _ in range(2)]

    assert [one.code for one in made] == [code, code]
    assert sharing.page(family.id).total == 1


def test_the_code_of_another_familys_link_is_not_taken_over() -> None:
    theirs, family = links.a_link(), a_family()

    mine = sharing.make(family, sharing.SHOP, desk(family), code=theirs.code)

    assert mine.code != theirs.code
    assert (theirs.family_id, mine.family_id) != (family.id, theirs.family_id)


@pytest.mark.parametrize("code", ["x", "AAAAAAAA", "0000000l", "a" * 13, "22222222'"])
def test_a_code_that_is_none_of_ours_is_replaced(code: str) -> None:
    family = a_family()

    assert set(sharing.make(family, sharing.SHOP, desk(family), code=code).code) <= set(LETTERS)


def test_goods_of_others_and_goods_nobody_sees_have_no_link() -> None:
    family = a_family()
    theirs, draft = a_product(), a_draft(of=family)

    for product in (theirs, draft):
        with pytest.raises(sharing.refusals.GoodsAreNotShown):
            sharing.make(family, sharing.PRODUCT, desk(family), product=product)


def test_a_shop_that_is_not_open_passes_nothing_on() -> None:
    family = a_family(status="submitted")

    with pytest.raises(sharing.refusals.ShopIsNotOpen):
        sharing.make(family, sharing.SHOP, desk(family))


@pytest.mark.parametrize("name", ["أم خالد 0551234567", "٠٥٥١٢٣٤٥٦٧", "+966 55 123 4567", "sara@example.com"])
def test_no_name_tells_how_to_reach_somebody(name: str) -> None:
    family = a_family()
    link = sharing.make(family, sharing.SHOP, desk(family), name="جارتنا، شقة 12 في 2026")

    for act in (
        lambda: sharing.make(family, sharing.BASKET, desk(family), name=name),
        lambda: sharing.make(family, sharing.SHOP, desk(family), name=name),
        lambda: sharing.rename(link, name, desk(family)),
    ):
        with pytest.raises(sharing.refusals.NameHoldsContacts):
            act()
    assert link.name == "جارتنا، شقة 12 في 2026"


def test_a_basket_says_whom_it_is_for() -> None:
    family = a_family()

    with pytest.raises(sharing.refusals.NameIsMissing):
        sharing.make(family, sharing.BASKET, desk(family), name=" \u200b ")
    product = a_product(of=family)
    with pytest.raises(sharing.refusals.NameIsMissing):
        sharing.rename(links.a_ready_basket((product, 1)), "", desk(family))


def test_only_the_people_of_the_family_may() -> None:
    link, stranger = links.a_link(), desk(a_family())
    family = db.session.get_one(Family, link.family_id)

    for act in (
        lambda: sharing.make(family, sharing.SHOP, stranger),
        lambda: sharing.rename(link, "x", stranger),
        lambda: sharing.close(link, stranger),
        lambda: sharing.reopen(link, stranger),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_link_is_closed_once_and_opened_once() -> None:
    link = links.a_link()
    actor = desk(db.session.get_one(Family, link.family_id))

    sharing.close(link, actor)
    with pytest.raises(NotNow):
        sharing.close(link, actor)
    sharing.count_open(link.code)
    db.session.refresh(link)
    assert (link.opened, sharing.find_open(link.code), sharing.find_share_link(link.code)) == (0, None, link)

    sharing.reopen(link, actor)
    with pytest.raises(NotNow):
        sharing.reopen(link, actor)
    assert sharing.find_open(link.code) is link


def test_the_link_of_a_page_itself_stays() -> None:
    link = a_link()
    actor = desk(db.session.get_one(Family, link.family_id))

    with pytest.raises(NotNow):
        sharing.close(link, actor)
    with pytest.raises(NotNow):
        sharing.rename(link, "جارتنا", actor)


def test_a_family_has_so_many_links_that_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_LINKS", 2)
    family = a_family()
    sharing.ensure_shop(family.id)
    first, _ = links.a_link(family), links.a_link(family)

    with pytest.raises(sharing.refusals.TooManyLinks):
        links.a_link(family)
    sharing.close(first, desk(family))
    links.a_link(family)
    with pytest.raises(sharing.refusals.TooManyLinks):
        sharing.reopen(first, desk(family))
