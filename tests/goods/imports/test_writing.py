"""What a file says is carried out by the commands of the forms: whatever holds for those holds for it."""

import pytest

from storefront.goods import catalogue, shelves, stock
from storefront.goods.allergens import stated_allergens
from storefront.goods.catalogue import Making, Product
from storefront.goods.imports import GoodsFile, refusals
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.files import HEAD, a_new_cake, a_table, carried_out
from tests.builders.goods import a_category, a_draft, a_product, a_weighed_product, its_family, variants_of
from tests.builders.making import a_cake, a_capacity
from tests.builders.trade import heard

pytestmark = pytest.mark.usefixtures("app")


def changed(product: Product, *cells: tuple[str, object], choice: int = 0) -> tuple[Product, GoodsFile]:
    """A product after a file with its number and these cells under their headings."""
    heard()
    head = ["رقم المنتج", *(heading for heading, _ in cells)]
    row: list[object] = [product.id, *(cell for _, cell in cells)]
    if choice:
        head.append("رقم الخيار")
        row.append(choice)
    family = db.session.get_one(catalogue.Product, product.id).family_id
    file = carried_out(db.session.get_one(type(a_family()), family), a_table([row], head), its_family(product))
    db.session.expire_all()
    return catalogue.of_family(family, product.id), file


def test_new_goods_are_drafts_with_prices_pieces_and_what_their_craft_says() -> None:
    family, _ = a_family(), a_category(slug="coffee-sets")
    actor = Actor(families=frozenset({family.id}))
    head = (*HEAD, "الخيار بالعربية", "اسم الخيارات بالعربية", "عدد القطع", "مسببات الحساسية")
    rows = [
        ("", "", "كيك التمر", "coffee-sets", "٨٥٫٥٠", "4", "كبير", "الحجم", "10", "milk، البيض"),
        ("", "", "كيك التمر", "", "60", "2", "صغير", "", "", ""),
    ]

    file = carried_out(family, a_table(rows, head), actor)

    (made,) = catalogue.all_of_family(family.id).rows
    product = catalogue.of_family(family.id, made.id)
    assert (product.status, product.name_ar, product.option_ar, product.allergens) == (
        "draft",
        "كيك التمر",
        "الحجم",
        ["egg", "milk"],
    )
    assert [(one.name_ar, one.price_minor) for one in product.variants] == [("كبير", 8550), ("صغير", 6000)]
    assert stock.free_of([one.id for one in product.variants]) == {product.variants[0].id: 4, product.variants[1].id: 2}
    assert (product.attributes, file.made, file.changed) == ({"pieces": 10}, 1, 0)


def test_a_price_and_pieces_change_and_the_card_says_so() -> None:
    product, file = changed(a_product(price=8500, stock=5), ("السعر بالريال", "90"), ("العدد في المخزون", "7"))

    card = shelves.card(product.id)
    assert card is not None
    assert (card.price_minor, card.pieces_left, file.changed) == (9000, 7, 1)
    assert stock.free(product.variants[0].id) == 7


def test_food_is_looked_at_again_when_what_is_in_it_changes() -> None:
    product = a_product(place=catalogue.Place(a_category(slug="food", permit="food")))

    after, _ = changed(product, ("المكوّنات أو المواد بالعربية", "تمر، طحين"), ("مسببات الحساسية", "الغلوتين"))

    assert (after.made_of_ar, after.allergens) == ("تمر، طحين", ["gluten"])
    assert after.review_asked_at is not None


def test_food_that_is_to_be_shown_waits_for_the_office() -> None:
    after, _ = changed(a_draft(permit="food"), ("الحال", "معروض"))

    assert after.status == "pending_review"


def test_food_that_says_no_ingredients_is_not_shown_by_a_file() -> None:
    food = a_draft(permit="food")
    food.made_of_ar = ""

    with pytest.raises(refusals.RowsAreBad):
        changed(food, ("الحال", "معروض"))

    said = changed(food, ("المكوّنات أو المواد بالعربية", "تمر، لوز"), ("الحال", "معروض"))
    assert said[0].status == "pending_review"


def test_goods_are_hidden_put_away_and_brought_back() -> None:
    product = a_product()
    states = [changed(product, ("الحال", words))[0].status for words in ("Hidden", "في الأرشيف", "مخفي", "معروض")]

    assert states == ["hidden", "archived", "hidden", "published"]


def test_what_lies_ready_leaves_its_capacity() -> None:
    cake = a_cake()
    a_capacity(cake)

    after, _ = changed(cake, ("كيف يُباع", "جاهز"), ("أيام التجهيز", "0"), ("العدد في المخزون", "3"))

    assert (after.stock_mode, stock.free(after.variants[0].id)) == ("counted", 3)


def test_a_choice_is_named_and_another_comes_beside_it() -> None:
    product = a_product(price=8500)
    heard()
    first = variants_of(product)[0]
    head = ("رقم المنتج", "رقم الخيار", "الخيار بالعربية", "السعر بالريال", "العدد في المخزون")
    rows = [(product.id, first.id, "كبير", "85", ""), (product.id, "", "صغير", "50", "9")]

    carried_out(db.session.get_one(type(a_family()), product.family_id), a_table(rows, head), its_family(product))

    after = catalogue.of_family(product.family_id, product.id)
    assert [(one.name_ar, one.price_minor, stock.free(one.id)) for one in after.variants] == [
        ("كبير", 8500, 5),
        ("صغير", 5000, 9),
    ]


def test_an_empty_cell_empties_words_and_keeps_numbers() -> None:
    product = a_product(name=("معمول", "Maamoul"))

    after, _ = changed(product, ("الاسم بالإنجليزية", ""), ("السعر بالريال", ""), ("الوصف بالعربية", "جديد"))

    assert (after.name_en, after.about_ar, after.variants[0].price_minor) == ("", "جديد", 8500)


def test_a_draft_without_a_price_gets_its_first_one() -> None:
    after, _ = changed(a_draft(choices=()), ("السعر بالريال", "12.5"), ("العدد في المخزون", "2"))

    assert [(one.price_minor, stock.free(one.id)) for one in after.variants] == [(1250, 2)]


def test_another_category_keeps_what_fits_and_says_the_rest_is_wrong() -> None:
    cakes = a_category(slug="cakes", return_classes="F")
    product = a_product()
    assert cakes.id != product.category_id

    after, _ = changed(product, ("التصنيف", "cakes"))

    assert (after.category_id, after.return_class) == (cakes.id, "F")


def test_attributes_that_are_not_in_the_file_stay() -> None:
    product = a_product(place=catalogue.Place(a_category(slug="coffee-sets")))
    catalogue.describe(product, {"pieces": 4, "volume": 300})

    after, _ = changed(product, ("عدد القطع", "8"))

    assert after.attributes == {"pieces": 8, "volume": 300}


def test_a_new_row_of_one_name_is_made_once() -> None:
    family, _ = a_family(), a_category()

    carried_out(
        family,
        a_table([a_new_cake(), a_new_cake("كيك آخر", price="")]),
        Actor(families=frozenset({family.id})),
        good_alone=True,
    )

    assert [one.name_ar for one in catalogue.all_of_family(family.id).rows] == ["كيك التمر"]


def test_goods_are_made_that_are_sold_by_weight() -> None:
    family, _ = a_family(), a_category()
    actor = Actor(families=frozenset({family.id}))
    head = ("الاسم بالعربية", "التصنيف", "كيف يُباع", "غرامات العبوة", "السعر بالريال", "المخزون بالغرام")
    rows = [("عود", "بخور", "بالوزن", "50", "45", "3500"), ("عود", "", "", "1 كيلو", "800", "")]

    carried_out(family, a_table(rows, head), actor)

    (made,) = catalogue.all_of_family(family.id).rows
    product = catalogue.of_family(family.id, made.id)
    assert [(one.name_ar, one.grams, one.price_minor) for one in product.variants] == [
        ("50 غرام", 50, 4500),
        ("1 كيلو", 1000, 80000),
    ]
    assert (product.stock_mode, stock.free(product.variants[0].id)) == ("by_weight", 3500)


def test_what_is_weighed_is_weighed_anew_and_has_one_more_portion() -> None:
    product = a_weighed_product(50, 250, grams=1000)

    after, file = changed(product, ("المخزون بالغرام", "2 كيلو"), ("غرامات العبوة", "100"), ("السعر بالريال", "80"))

    assert [(one.grams, one.name_ar) for one in after.variants] == [
        (50, "50 غرام"),
        (250, "250 غرام"),
        (100, "100 غرام"),
    ]
    assert (stock.free(after.variants[0].id), after.variants[2].stock_id) == (2000, after.variants[0].id)
    assert file.changed == 1


@pytest.mark.parametrize(
    ("now", "cell", "after"),
    [(None, "لا شيء منها", []), (["milk"], "none of these", []), ([], "الحليب", ["milk"]), ([], "", None)],
)
def test_a_file_says_which_allergens_there_are_or_that_there_are_none(
    now: list[str] | None, cell: str, after: list[str] | None
) -> None:
    food = catalogue.Place(a_category(slug="food", permit="food"))

    product, _ = changed(a_product(place=food, making=Making(allergens=now)), ("مسببات الحساسية", cell))

    assert stated_allergens(product) == after
    assert product.review_asked_at is not None


@pytest.mark.parametrize("now", [None, [], ["milk"]])
def test_what_a_file_does_not_speak_of_stays_stated(now: list[str] | None) -> None:
    product, _ = changed(a_product(making=Making(allergens=now)), ("المكوّنات أو المواد بالعربية", "تمر"))

    assert (product.made_of_ar, stated_allergens(product)) == ("تمر", now)


@pytest.mark.parametrize(("cell", "said"), [("", None), ("لا شيء منها", []), ("الحليب", ["milk"])])
def test_new_goods_of_a_file_state_what_their_cell_says(cell: str, said: list[str] | None) -> None:
    family, _ = a_family(), a_category(slug="coffee-sets")
    row = ("", "", "كيك التمر", "coffee-sets", "85", "4", cell)

    carried_out(family, a_table([row], (*HEAD, "مسببات الحساسية")), Actor(families=frozenset({family.id})))

    (made,) = catalogue.all_of_family(family.id).rows
    assert stated_allergens(catalogue.of_family(family.id, made.id)) == said
