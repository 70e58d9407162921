"""The rules of the forms, asked of a file before anything is written."""

import pytest

from storefront.goods import catalogue, editing
from storefront.goods.catalogue.publication import WANTS_DOCUMENT
from storefront.kernel.database import db
from tests.builders.community import a_family, desk
from tests.builders.files import HEAD, a_new_cake, a_table, sent, told
from tests.builders.goods import a_category, a_product, variants_of

pytestmark = pytest.mark.usefixtures("app")
STATE = ("رقم المنتج", "الحال")


def kinds(*rows: tuple[object, ...], head: tuple[str, ...] = HEAD, of: int = 0) -> list[str]:
    """What is wrong with a file of these rows, by kind."""
    family = a_family() if not of else db.session.get_one(type(a_family()), of)
    a_category()
    db.session.flush()
    return [kind for _, _, kind in told(sent(family, a_table(rows, head), desk(family))[1])]


def test_new_goods_have_a_name_a_category_and_for_orders_a_time() -> None:
    head = (*HEAD, "كيف يُباع", "أيام التجهيز")

    assert kinds(("", "", "كيك", "", "5", "", "", ""), head=head) == ["CategoryIsMissing"]
    assert kinds((*a_new_cake(), "يُصنع بالطلب", ""), head=head) == ["DaysAreMissing"]
    assert kinds((*a_new_cake(price="", pieces=""), "", ""), head=head) == []


def test_new_choices_have_names_and_prices() -> None:
    head = (*HEAD, "الخيار بالعربية")

    assert kinds((*a_new_cake(), "كبير"), (*a_new_cake(), ""), head=head) == ["NameOfChoiceIsMissing"]
    assert kinds((*a_new_cake(), "كبير"), (*a_new_cake(), "كبير"), head=head) == ["ChoiceIsTwice"]
    assert kinds((*a_new_cake(), "كبير"), (*a_new_cake(price=""), "صغير"), head=head) == ["PriceOfChoiceIsMissing"]


def test_a_product_has_no_more_choices_than_its_form_takes() -> None:
    rows = [(*a_new_cake(), f"مقاس {number}") for number in range(editing.MOST_CHOICES + 1)]

    assert kinds(*rows, head=(*HEAD, "الخيار بالعربية")) == ["TooManyChoices"]


def test_what_is_shown_keeps_a_choice() -> None:
    product = a_product()
    choice = variants_of(product)[0].id
    head = ("رقم المنتج", "رقم الخيار", "الخيار معروض للبيع")

    assert kinds((product.id, choice, "لا"), head=head, of=product.family_id) == ["LastChoice"]


def test_a_state_follows_from_the_one_before() -> None:
    product = a_product()
    family_id = product.family_id

    assert kinds((product.id, "مسودة"), head=STATE, of=family_id) == ["StateDoesNotFit"]
    product.status, product.hidden_reason = "hidden", WANTS_DOCUMENT
    assert kinds((product.id, "معروض"), head=STATE, of=family_id) == ["NotWithoutOffice"]
    product.hidden_reason = "صورة منقولة"
    assert kinds((product.id, "معروض"), head=STATE, of=family_id) == ["NotWithoutOffice"]


def test_only_what_a_category_can_say_is_said() -> None:
    product = a_product(place=catalogue.Place(a_category(slug="coffee-sets")))
    head = ("رقم المنتج", "الحجم", "مدة الاشتعال")

    assert kinds((product.id, "300", ""), head=head, of=product.family_id) == []
    assert kinds((product.id, "300", "5"), head=head, of=product.family_id) == ["AttributeDoesNotFit"]
