"""Families: who sells, and the shop of one; never an address, a legal name or a number."""

import json
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.families.models import FormerSlug
from storefront.goods import catalogue, shelves
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.trade.delivery import Hours, collecting
from storefront.trade.delivery.collecting import Point
from tests.builders.community import VAT_NUMBER, a_city, a_family, a_region, desk
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_draft, a_product
from tests.builders.reading import page
from tests.builders.trade import delivers

NAME = ("بيت نورة للبخور", "Bayt Noura Incense")


def names(client: FlaskClient, path: str) -> list[str]:
    return [card.one("bdi").words for card in page(client.get(path)).all("article", class_="house")]


def test_families_that_sell_are_listed_the_newest_first(client: FlaskClient) -> None:
    with unit_of_work():
        first, second, gone = a_family(), a_family(), a_family()
        a_family(status="submitted")
        families.suspend(gone, SYSTEM, reason="شكوى")

    assert names(client, "/families") == [second.trade_name_ar, first.trade_name_ar]
    assert names(client, "/en/families") == [second.trade_name_en, first.trade_name_en]


def test_the_list_can_be_of_one_region(client: FlaskClient) -> None:
    with unit_of_work():
        a_family()
        there = a_family(city=a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir")))

    assert names(client, "/families?region=asir") == [there.trade_name_ar]
    assert len(names(client, "/families?region=nowhere")) == 2


def test_a_long_list_has_pages_that_keep_the_region(client: FlaskClient) -> None:
    with unit_of_work():
        city = a_city()
        for _ in range(26):
            a_family(city=city)

    answer = page(client.get("/families?region=riyadh"))

    assert len(answer.all("article", class_="house")) == 24
    assert answer.one("nav", class_="pager").all("a")[-1]["href"] == "/families?region=riyadh&page=2"
    assert len(names(client, "/families?region=riyadh&page=2")) == 2
    assert names(client, "/families?region=riyadh&page=9") == []
    assert "انتهت القائمة قبل هذه الصفحة" in client.get("/families?region=riyadh&page=9").text


def test_the_pictures_of_a_card_are_what_the_family_sells_most(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        for sold, key in enumerate(("aa11", "bb22", "cc33", "dd44")):
            goods = a_product(of=family)
            catalogue.add_photo(goods, key=key, size=(960, 1200), tint="tint-01", alt=("بخور", ""))
            shelves.count_sold(goods.id, sold)

    trio = page(client.get("/families")).one("article", class_="house").one("div", class_="trio")

    assert {picture["src"].split("/")[3] for picture in trio.all("img")} == {"bb22", "cc33", "dd44"}


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        (
            "",
            "بيت نورة للبخور|الرياض، منطقة الرياض|بخور ومعمول|منذ سنة 2015|استلام من الأسرة في الرياض|توصيل الأسرة داخل الرياض",
        ),
        ("/en", "Bayt Noura Incense|Riyadh, Riyadh Region|Incense|Since 2015|Riyadh"),
    ],
)
def test_a_shop_tells_who_where_and_how_it_hands_over(client: FlaskClient, prefix: str, words: str) -> None:
    with unit_of_work():
        family = a_family(name=NAME)
        delivers(family, a_city(), 1500)

    text = page(client.get(f"{prefix}/f/{family.slug}")).one("main").words

    assert [one for one in words.split("|") if one not in text] == []


def test_a_shop_shows_its_goods_and_nobody_elses(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        mine, other = a_product(of=family), a_product()

    text = page(client.get(f"/f/{family.slug}")).one("main").words

    assert mine.name_ar in text
    assert other.name_ar not in text


def test_a_shops_filters_are_those_that_make_sense_there(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        a_product(of=family)
        a_product(of=family, stock=None)
    fields = page(client.get(f"/f/{family.slug}")).one("form", class_="stack").all("input")

    assert {field["name"] for field in fields} == {"part", "ready", "price_from", "price_to"}
    assert len(page(client.get(f"/f/{family.slug}?ready=yes")).all("li", class_="card")) == 1


def test_an_address_of_the_past_leads_to_todays_with_its_filters(client: FlaskClient) -> None:
    with unit_of_work() as session:
        family = a_family()
        session.add(FormerSlug(slug="once-upon", family_id=family.id))

    assert client.get("/f/once-upon?ready=yes").location == f"/f/{family.slug}?ready=yes"
    assert client.get("/en/f/once-upon").location == f"/en/f/{family.slug}"
    assert client.get("/f/once-upon").status_code == 301


@pytest.mark.parametrize("status", ["submitted", "suspended"])
def test_a_shop_that_does_not_sell_is_not_found(client: FlaskClient, status: str) -> None:
    with unit_of_work():
        family = a_family()
        a_product(of=family)
        family.status = status

    answer = a_stranger(client).get(f"/f/{family.slug}")

    assert answer.status_code == 404
    assert family.trade_name_ar not in answer.text


def test_a_shop_on_holiday_says_until_when(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        back = clock.today() + timedelta(days=4)
        families.close_until(family, back, note=("في سفر", "Travelling"))
        over = a_family(closed_until=clock.today())

    assert "في سفر" in client.get(f"/f/{family.slug}").text
    assert "Travelling" in client.get(f"/en/f/{family.slug}").text
    assert "إجازة" not in page(client.get(f"/f/{over.slug}")).one("main").words


def test_nothing_private_is_told_anywhere_of_it(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family(name=NAME, vat_number=VAT_NUMBER)
        a_product(of=family)
        delivers(family, a_city(), 0)
    secrets = (family.legal_name, family.mobile, "050 123 4567", "0501234567", family.collection_place, VAT_NUMBER)

    for path in ("/families", f"/f/{family.slug}", "/search", "/sitemap.xml?part=0"):
        for prefix in ("", "/en"):
            text = client.get(prefix + path).text
            assert [secret for secret in secrets if secret in text] == [], (prefix, path)


def test_what_machines_read_is_what_the_page_says(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family(name=NAME)

    script = page(client.get(f"/en/f/{family.slug}")).one("script", type="application/ld+json")
    told = json.loads("".join(script.said))

    assert told["@type"] == "Store"
    assert (told["name"], told["url"]) == ("Bayt Noura Incense", f"http://localhost/en/f/{family.slug}")
    assert told["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Riyadh",
        "addressRegion": "Riyadh Region",
        "addressCountry": "SA",
    }


def test_a_family_says_what_it_likes_as_text(client: FlaskClient) -> None:
    evil = "<script>alert(1)</script>"
    with unit_of_work():
        family = a_family(name=(f"بيت {evil}", f"Bayt {evil}"))
        family.story_ar = family.quote_ar = family.craft_ar = evil

    for path in ("/families", f"/f/{family.slug}", "/"):
        assert "<script>alert" not in client.get(path).text


def test_the_shop_of_a_family_names_its_city_and_never_its_district(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family(ways=frozenset({"collect"}))
        a_product(of=family)
    shown = [page(client.get(f"{prefix}/f/{family.slug}")) for prefix in ("", "/en")]

    assert "استلام من الأسرة في الرياض" in shown[0].words
    assert "Collect from the family in Riyadh" in shown[1].words
    assert not [word for word in (family.district_ar, family.district_en) for one in shown if word in one.words]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(("place", "lang"), [("سوق الورود، المحل 12", "ar"), ("Rose Market, shop 12", "en")])
def test_where_goods_are_collected_is_marked_with_the_language_it_is_written_in(
    client: FlaskClient, prefix: str, place: str, lang: str
) -> None:
    with unit_of_work():
        family = a_family()
        a_product(of=family)
        hours = Hours(frozenset({6, 0, 1}), 960, 1260)
        outlet = Point("outlet", ("منفذ الورود", "Wurud outlet"), family.city_id, place, hours)
        collecting.open_point(family, outlet, desk(family))

    [told] = [one for one in page(client.get(f"{prefix}/f/{family.slug}")).all("bdi") if one.words == place]

    assert told["lang"] == lang


@pytest.mark.parametrize(
    ("prefix", "said"),
    [("", "قريباً هنا: بخور العود"), ("/en", "Coming soon: Oud incense")],
)
def test_a_shop_without_goods_says_what_comes_and_how_to_hear_of_it(
    client: FlaskClient, prefix: str, said: str
) -> None:
    with unit_of_work():
        family = a_family()
        family.craft_ar, family.craft_en = "بخور العود", "Oud incense"
        a_draft(of=family)

    goods = page(client.get(f"{prefix}/f/{family.slug}")).one("section", id="goods")

    assert said in goods.words
    assert [one["value"] for one in goods.all("button", name="follow")] == [str(family.id)]
    assert goods.all("form", class_="filters") == goods.all("select") == []  # nothing to sort, nothing to choose from


def test_the_family_of_a_shop_without_goods_reads_what_is_missing(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        a_draft(of=desk.family)

    goods = page(client.get(f"/f/{desk.family.slug}")).one("section", id="goods")

    assert "ينتظر أن تعرضوه: منتج واحد." in goods.words
    assert "/family/products/new" in [link["href"] for link in goods.all("a")]
    assert goods.all("button", name="follow") == []
    assert "تعرضوه" not in page(a_stranger(client).get(f"/f/{desk.family.slug}")).words
