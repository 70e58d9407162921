"""The shop at the family's desk: its page written as a draft, looked at as a shopper would, published by its owner alone."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from storefront.community import families, shop_pages
from storefront.kernel.actors import RIGHTS
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.teams import a_mate

SHOP, PAGE, PREVIEW = "/family/shop", "/family/shop/page", "/family/shop/page/preview"


def typed(**other: Any) -> dict[str, Any]:
    words = {"craft_ar": "خوص وسعف", "story_ar": "نخوص منذ زمن.", "languages": ["ar", "sign"]}
    return {**words, "dye": "palm", "weave": "2", "seen": "0", **other}


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_only_people_of_a_family_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger}[who](client)
    expected = 303 if who == "visitor" else 403

    assert {client.get(path).status_code for path in (SHOP, PAGE, PREVIEW)} == {expected}
    for path in (PAGE, f"{PAGE}/publication", f"{PAGE}/ending"):
        assert post(client, path, **typed()).status_code == expected


def test_a_page_is_written_looked_at_and_published(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        a_product(of=desk.family)
    public = f"/f/{desk.family.slug}"

    answer = post(client, PAGE, **typed())

    shown = page(client.get(PREVIEW))
    assert (answer.status_code, answer.location) == (303, PREVIEW)
    assert "خوص وسعف" in shown.words
    assert "نتحدث: العربية، لغة الإشارة" in shown.words
    assert f"/cloths/{desk.family.slug}-palm.2-band.svg" in str(shown.all("img")[0]["src"])
    assert "خوص وسعف" not in client.get(public).text
    assert "عندكم مسودة لم تُنشر" in client.get(SHOP).text

    published = post(client, f"{PAGE}/publication", seen="1")

    assert (published.status_code, published.location) == (303, SHOP)
    assert "خوص وسعف" in client.get(public).text
    assert client.get(f"/cloths/{desk.family.slug}-palm.2-band.svg").status_code == 200
    assert client.get(PREVIEW).location == SHOP


def test_what_leads_away_is_refused_and_nothing_typed_is_lost(client: FlaskClient) -> None:
    a_desk(client)

    answer = post(client, PAGE, **typed(story_ar="راسلونا على wa.me/966501234567", quote_ar="أهلاً"))

    assert answer.status_code == 422
    assert "هذا الكلام يقرؤه الجميع" in answer.text
    assert "wa.me/966501234567" in answer.text
    assert client.get(PREVIEW).location == SHOP


def test_what_another_wrote_meanwhile_is_said(client: FlaskClient) -> None:
    a_desk(client)
    post(client, PAGE, **typed())

    late = post(client, PAGE, **typed(craft_ar="سدو"))
    again = post(client, PAGE, **typed(craft_ar="سدو", seen="1"))

    assert (late.status_code, again.status_code) == (409, 303)
    assert page(late).one("input", name="seen")["value"] == "1"
    assert "غيّر أحد من أسرتكم" in late.text


def test_a_member_writes_and_the_owner_publishes(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        helper = a_member(name="هيا")
        families.add_member(desk.family, helper.id, role="member", rights=RIGHTS)
    sign_in(client, helper)
    post(client, PAGE, **typed())

    answer = post(client, f"{PAGE}/publication", seen="1")

    assert answer.status_code == 403
    assert "نشر الصفحة" not in client.get(PREVIEW).text
    assert "ينشرها أهل الدكّة" in client.get(PREVIEW).text


def test_a_draft_can_be_thrown_away_and_is_not_published_twice(client: FlaskClient) -> None:
    desk = a_desk(client)
    post(client, PAGE, **typed())
    form = page(client.get(PAGE))

    gone = post(client, f"{PAGE}/ending")
    late = post(client, f"{PAGE}/publication", seen="1")

    db.session.expire_all()
    assert form.one("input", name="seen")["value"] == "1"
    assert (gone.location, late.location) == (SHOP, PREVIEW)
    with unit_of_work():
        assert shop_pages.find_draft(desk.family.id) is None


def test_a_helper_reads_that_the_owners_draft_is_not_theirs_to_delete(client: FlaskClient) -> None:
    desk = a_desk(client)
    post(client, PAGE, **typed())
    seen_by_owner = f"{PAGE}/ending" in client.get(PREVIEW).text
    with unit_of_work():
        helper = a_mate(desk.family, ["shop"])
    sign_in(client, helper)

    seen = f"{PAGE}/ending" in client.get(PREVIEW).text
    answer = post(client, f"{PAGE}/ending")

    assert (seen_by_owner, seen) == (True, False)
    assert "أهل الدكّة أو من بدأها" in client.get(answer.location).text
    with unit_of_work():
        assert shop_pages.find_draft(desk.family.id) is not None


def test_a_family_that_does_not_sell_yet_has_no_shop_to_write(client: FlaskClient) -> None:
    a_desk(client, status="submitted")

    assert {client.get(path).status_code for path in (SHOP, PAGE, PREVIEW)} == {404}


def test_nothing_private_stands_on_the_preview(client: FlaskClient) -> None:
    desk = a_desk(client)
    post(client, PAGE, **typed())

    shown = client.get(PREVIEW).text

    for private in (desk.family.legal_name, desk.family.collection_place, desk.family.mobile):
        assert private not in shown
