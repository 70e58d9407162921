"""A product: one address, everything about it in words, and what its buying form offers."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.goods import catalogue, favourites, sharing, stock
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family, a_member, sign_in
from tests.builders.goods import a_draft, a_product, a_weighed_product, variants_of
from tests.builders.product_pages import a_full_product, address, shown
from tests.builders.reading import page

Counting = Callable[[], AbstractContextManager[list[str]]]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_id_alone_decides_and_any_other_wording_is_sent_on(client: FlaskClient, prefix: str) -> None:
    with unit_of_work():
        product = a_product(name=("بخور معمول", "Incense"))
    right = f"{prefix}/p/{product.id}-{quote('بخور-معمول')}"

    for wrong in (
        f"/p/{product.id}",
        f"/p/{product.id}-",
        f"/p/{product.id}-x",
        f"/p/{product.id}-بخور",
        f"/p/{product.id}-بخور-معمول-",
    ):
        answer = client.get(prefix + wrong)
        assert (answer.status_code, answer.location) == (301, right), wrong
    assert client.get(f"{prefix}/p/{product.id}?via=abcdefgh").location == f"{right}?via=abcdefgh"
    assert client.get(right).status_code == 200


def test_a_product_without_words_has_no_empty_chapter(client: FlaskClient) -> None:
    with unit_of_work():
        bare = a_product()
    full, _ = a_full_product()

    told = {one.id: shown(client, one) for one in (bare, full)}

    assert "عن هذا المنتج" in [one.words for one in told[full.id].all("h2")]
    assert "عن هذا المنتج" not in [one.words for one in told[bare.id].all("h2")]
    assert told[bare.id].one("section", **{"aria-labelledby": "h-maker"}).one("h2", id="h-maker")


def test_the_way_to_a_product_leads_through_its_group(client: FlaskClient) -> None:
    product, _ = a_full_product()

    crumbs = shown(client, product).one("nav", **{"class": "crumbs"})

    assert [link["href"].rsplit("/", 1)[1] for link in crumbs.all("a")] == ["", "bukhoor-group", "bukhoor"]


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        (
            "",
            "معمول الورد|يُعجن بماء الورد الطائفي.|عود وورد|يُحفظ بعيداً عن الشمس|الوزن الصافي|100 غرام|المكسرات، الحليب|"
            "الاسم على العلبة|حتى 20 حرفاً|رمضان|حرفة متوارثة|جاهز الآن|جاهز الآن، ويُسلَّم من|يُسترجع خلال 7 أيام من استلامه",
        ),
        (
            "/en",
            "Rose incense|Kneaded with the rose water of Taif.|Oud and rose|Keep out of the sun|Net weight|100 g|"
            "Tree nuts, milk|Name on the box|Up to 20 characters|Ramadan|Ready now|Can be returned unused within 7 days",
        ),
    ],
)
def test_everything_is_told_in_words(client: FlaskClient, prefix: str, words: str) -> None:
    product, _ = a_full_product()

    text = shown(client, product, prefix).words

    assert [one for one in words.split("|") if one not in text] == []


def test_each_choice_has_its_own_price_and_pieces(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(price=(16000, 8500, 9900))
        for variant, pieces in zip(variants_of(product), (9, 2, 0), strict=True):
            stock.count(variant, pieces)

    picks = shown(client, product).all("label", class_="pick")

    assert ["160" in picks[0].words, "85" in picks[1].words, "99" in picks[2].words] == [True] * 3
    assert "بقيت قطعتان" in picks[1].words
    assert "نفد" in picks[2].words
    assert ["disabled" in pick.one("input").attrs for pick in picks] == [False, False, True]
    assert ["checked" in pick.one("input").attrs for pick in picks] == [False, True, False]  # the lowest


def test_of_several_prices_the_lowest_is_told(client: FlaskClient) -> None:
    with unit_of_work():
        several, one, same = a_product(price=(16000, 8500)), a_product(price=700), a_product(price=(300, 300))

    prices = [shown(client, product, "/en").one("span", class_="price").words for product in (several, one, same)]

    assert prices == ["from SAR 85", "SAR 7", "SAR 3"]


def test_every_picture_comes_in_every_size_with_its_measures(client: FlaskClient) -> None:
    product, _ = a_full_product()

    figures = shown(client, product).one("section", class_="gallery").all("figure")

    assert len(figures) == 2
    for figure, key in zip(figures, ("aa11", "bb22"), strict=True):
        webp, image = figure.one("source"), figure.one("img")
        assert webp["type"] == "image/webp"
        assert f"/media/{key[:2]}/{key}/640.webp 640w" in webp["srcset"]
        assert f"/media/{key[:2]}/{key}/640.jpg 640w" in image["srcset"]
        assert (image["width"], image["height"], image["alt"]) == ("960", "1200", "بخور")
        assert webp["sizes"] == image["sizes"]
    assert [figure.one("img").get("loading") for figure in figures] == ["", "lazy"]


def test_a_product_without_a_picture_shows_its_familys_cloth(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()

    assert "/cloths/" in shown(client, product).one("section", class_="gallery").one("img")["src"]


def test_what_has_run_out_stays_and_cannot_be_bought(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(stock=0)

    answer = shown(client, product)

    assert "نفد هذا المنتج الآن." in answer.words
    assert not answer.all("form", id="buy")
    assert not answer.all("aside", class_="sticky-buy")


def test_a_family_on_holiday_sells_again_from_its_day_on(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(closed_until=clock.today() + timedelta(days=5))
        families.close_until(house, house.closed_until, note=("نعود بعد العيد", "Back after Eid"))
        product = a_product(of=house)

    arabic_page, english = shown(client, product), shown(client, product, "/en")

    assert "نعود بعد العيد" in arabic_page.words
    assert "Back after Eid" in english.words
    assert not arabic_page.all("form", id="buy")
    assert "تُستقبل الطلبات من جديد من" in arabic_page.words


@pytest.mark.parametrize("making", [catalogue.Making(), catalogue.Making(stock_mode="made_to_order", lead_days=3)])
def test_no_day_is_named_for_what_nobody_can_order_yet(client: FlaskClient, making: catalogue.Making) -> None:
    back = clock.today() + timedelta(days=5)
    with unit_of_work():
        product = a_product(of=a_family(closed_until=back), making=making)

    panel = shown(client, product, "/en").one("ul", class_="deliver")

    assert f"Orders are taken again from {back:%A} {back.day} {back:%B}" in panel.words
    assert [words for words in ("Ready", "Arrives", "Collect it on") if words in panel.words] == []


def test_the_family_and_what_else_it_makes_are_shown(client: FlaskClient) -> None:
    with unit_of_work():
        house = a_family(name=("بيت نورة", "Bayt Noura"))
        product, *others = (a_product(of=house) for _ in range(6))
        foreign = a_product()

    answer = shown(client, product)

    assert answer.one("article", class_="maker").one("a", href=f"/f/{house.slug}").words == "بيت نورة"
    more = [card.one("bdi").words for card in answer.one("section", aria_labelledby="h-more").all("li", class_="card")]
    assert len(more) == 4
    assert set(more) <= {other.name_ar for other in others}
    assert foreign.name_ar not in answer.words


def test_it_is_passed_on_with_a_code_that_is_counted(client: FlaskClient) -> None:
    product, _ = a_full_product()
    with unit_of_work():
        code = sharing.code_of(product.id)

    share = shown(client, product, "/en").one("ul", class_="share")

    assert share["data-url"] == f"http://localhost/en{address(product)}?via={code}"
    whatsapp = share.one("a")["href"]
    assert whatsapp.startswith("https://wa.me/?text=Rose%20incense%20http%3A")
    assert f"via%3D{code}" in whatsapp


def test_a_product_nobody_can_share_yet_is_passed_on_without_a_code(client: FlaskClient) -> None:
    with unit_of_work() as session:
        product = a_product()
        session.flush()
    with unit_of_work() as session:
        session.query(sharing.ShareLink).delete()

    assert shown(client, product).one("ul", class_="share")["data-url"] == f"http://localhost{address(product)}"


def test_what_may_not_be_seen_is_not_found(client: FlaskClient) -> None:
    with unit_of_work():
        hidden, house = a_product(), a_family()
        closed = a_product(of=house)
        catalogue.hide(hidden, SYSTEM, reason="")
        families.suspend(house, SYSTEM, reason="شكوى")

    for product in (hidden, closed):
        answer = client.get(f"/p/{product.id}")
        assert answer.status_code == 404
        assert product.name_ar not in answer.text
    assert client.get("/p/999999").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_hidden_product_says_whose_it_was_and_leads_on(client: FlaskClient, prefix: str) -> None:
    with unit_of_work():
        house = a_family(name=("بيت نورة", "Bayt Noura"))
        hidden = a_product(of=house)
        catalogue.hide(hidden, SYSTEM, reason="")

    answer = client.get(f"{prefix}/p/{hidden.id}")
    main = page(answer).one("main")

    assert answer.status_code == 404
    assert ("Bayt Noura" if prefix else "بيت نورة") in main.words
    assert [link["href"] for link in main.all("a")] == [f"{prefix}/f/{house.slug}", f"{prefix}/c/bukhoor"]
    assert hidden.name_ar not in answer.text


@pytest.mark.parametrize("status", ["draft", "pending_review", "archived"])
def test_what_was_never_offered_tells_nothing(client: FlaskClient, status: str) -> None:
    with unit_of_work():
        unseen = a_draft(of=a_family(name=("دار مزنة", "Muznah's House")))
        unseen.status = status

    answer = client.get(f"/p/{unseen.id}")

    assert answer.status_code == 404
    assert "دار مزنة" not in answer.text


@pytest.mark.parametrize("status", ["draft", "pending_review", "archived"])
def test_what_was_offered_once_says_whose_it_was_wherever_it_is_now(client: FlaskClient, status: str) -> None:
    with unit_of_work():
        seen_before = a_product(of=a_family(name=("دار مزنة", "Muznah's House")))
        seen_before.status = status

    answer = client.get(f"/p/{seen_before.id}")

    assert answer.status_code == 404
    assert "دار مزنة" in page(answer).one("main").words
    assert seen_before.name_ar not in answer.text


def test_a_member_sees_whether_they_keep_it(client: FlaskClient) -> None:
    with unit_of_work():
        user, product = a_member(), a_product()
        favourites.add(user.id, product)
    before = shown(client, product).one("button", form="keep")
    sign_in(client, user)

    after = shown(client, product).one("button", form="keep")

    assert [(one["name"], one["aria-pressed"]) for one in (before, after)] == [("keep", "false"), ("drop", "true")]


def test_the_tax_is_named_where_there_is_one(client: FlaskClient) -> None:
    taxed, _ = a_full_product(vat_number="310122393500003")
    with unit_of_work():
        plain = a_product()

    assert "شامل ضريبة القيمة المضافة" in shown(client, taxed).words
    assert "ضريبة" not in shown(client, plain).one("main").words


def test_words_of_a_family_are_text_and_nothing_else(client: FlaskClient) -> None:
    evil = "</script><script>alert(1)</script>"
    with unit_of_work():
        product = a_product(name=(f"بخور {evil}", f"Incense {evil}"), personal_max=5)
        catalogue.reword(product, catalogue.Wording(name=(product.name_ar, product.name_en), about=(evil, evil)))

    for prefix in ("", "/en"):
        assert "<script>alert" not in client.get(prefix + address(product)).text


def test_nothing_private_of_the_family_is_told(client: FlaskClient) -> None:
    product, house = a_full_product()

    for prefix in ("", "/en"):
        text = client.get(prefix + address(product)).text
        secrets = (house.legal_name, house.mobile, "050 123 4567", house.collection_place)
        assert [secret for secret in secrets if secret in text] == []


def test_it_costs_the_same_however_much_the_family_makes(client: FlaskClient, count_queries: Counting) -> None:
    product, house = a_full_product()
    shown(client, product)
    costs = []
    for _ in range(2):
        with count_queries() as asked:
            shown(client, product)
        costs.append(len(asked))
        with unit_of_work():
            for _ in range(9):
                a_product(of=house)

    assert costs[0] == costs[1] <= 10


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", ["50 غرام", "الكيلو بسعر 800 ر.س", "بقي 600 غرام"]),
        ("/en", ["50 g", "SAR 800 a kilogram", "600 g of this product is left"]),
    ],
)
def test_portions_stand_with_their_price_and_that_of_a_kilogram(
    client: FlaskClient, prefix: str, words: list[str]
) -> None:
    with unit_of_work():
        product = a_weighed_product(50, 250, 800, grams=600)

    picks = shown(client, product, prefix).one("form", id="buy").one("fieldset", class_="field")

    assert [one for one in words if one not in picks.words] == []
    assert [
        bool(one.get("disabled", "")) or one.has("disabled", "") for one in picks.all("input", name="variant_id")
    ] == [
        False,
        False,
        True,
    ]


def test_a_single_portion_says_its_weight_and_the_price_of_a_kilogram(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_weighed_product(250, grams=100_000)

    words = shown(client, product).words

    assert "250 غرام · الكيلو بسعر 800 ر.س" in words
    assert "بقي 100 كيلو" not in words
