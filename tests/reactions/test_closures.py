"""A closed shop: nothing is closed while anything is under way; then its people read of it, and all of them and theirs go."""

import pytest

from storefront.community import families, permits, shop_pages, team
from storefront.community.families import closing
from storefront.community.notices import Notice
from storefront.fairs import leases
from storefront.goods import shelves
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import delivery
from storefront.trade.unsettled import ShopIsNotSettled
from tests.builders.community import desk
from tests.builders.goods import a_product
from tests.builders.letting import a_lease, a_market, waits
from tests.builders.registering import OFFICE, a_document
from tests.builders.teams import a_mate, a_team, an_invitation
from tests.builders.trade import an_order

pytestmark = pytest.mark.usefixtures("app")


def test_nothing_is_closed_while_an_order_is_under_way() -> None:
    with unit_of_work():
        family = a_team().family
        an_order((a_product(of=family), 1))

    with pytest.raises(ShopIsNotSettled), unit_of_work():
        closing.close(family, desk(family))

    assert families.get(family.id).status == "active"
    assert families.get(family.id).mobile


def test_people_invitations_documents_and_goods_go_with_it() -> None:
    with unit_of_work():
        here = a_team()
        a_mate(here.family, ("orders",))
        a_document(here.family)
        product = a_product(of=here.family)
    an_invitation(here)
    family_id = here.family.id

    with unit_of_work():
        closing.close(families.get(family_id), OFFICE, reason="طلب أهلها ذلك")

    letters = db.session.query(Notice).filter_by(kind="shop-closed").all()
    assert (len(letters), {row.values["reason"] for row in letters}) == (2, {"طلب أهلها ذلك"})
    assert list(families.member_ids(family_id)) == []
    assert team.invitations_of(family_id) == []
    assert permits.of_family(family_id) == []
    assert shelves.card(product.id) is None
    assert (families.get(family_id).legal_name, families.get(family_id).mobile) == ("", "")


def test_who_closed_waits_for_no_unit_any_more() -> None:
    with unit_of_work():
        market = a_market(units=1, most=9)
        a_lease(market)
        first, second = waits(market), waits(market)

    with unit_of_work():
        closing.close(families.get(first.id), desk(first))

    assert [place.family_id for place in leases.waiting_of(market.id)] == [second.id]
    assert leases.places_of_family(first.id) == []


def test_the_draft_of_its_story_and_where_it_was_met_go_too() -> None:
    with unit_of_work():
        family = a_team().family
        draft = dict.fromkeys(("craft_ar", "craft_en", "story_ar", "story_en", "quote_ar", "quote_en"), "قصة")
        looks = {"dye": "", "languages": [], "skills_ar": "", "skills_en": "", "saved_at": clock.now()}
        page = shop_pages.ShopDraft(family_id=family.id, version=1, **draft, **looks)
        point = delivery.CollectionPoint(family_id=family.id, kind="outlet", city_id=family.city_id, place="خلف المسجد")
        point.made_at = clock.now()
        db.session.add_all((page, point))

    with unit_of_work():
        closing.close(families.get(family.id), desk(family))

    assert shop_pages.find_draft(family.id) is None
    db.session.expire_all()
    assert [(row.place, row.dropped_at is None) for row in db.session.query(delivery.CollectionPoint)] == [("", False)]
