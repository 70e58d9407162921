"""What a file would do, row by row: new, changed, the same, and everything that cannot be."""

import pytest

from storefront.community.families import Family
from storefront.goods import imports, stock
from storefront.goods.catalogue import Product
from storefront.goods.sheets import shown
from storefront.kernel.database import db
from tests.builders.community import a_family, desk
from tests.builders.files import HEAD, a_new_cake, a_table, sent, taken_along, told
from tests.builders.goods import a_category, a_product, a_weighed_product, variant_of, variants_of

pytestmark = pytest.mark.usefixtures("app")


def plan_of(*rows: tuple[object, ...], head: tuple[str, ...] = HEAD, of: Family | None = None) -> imports.Plan:
    """What a file of these rows would do with a family's goods."""
    family = of or a_family()
    a_category()
    db.session.flush()
    return sent(family, a_table(rows, head), desk(family))[1]


def its(product: Product) -> Family:
    return db.session.get_one(Family, product.family_id)


def test_what_is_new_changed_and_the_same_is_told_apart() -> None:
    family = a_family()
    one, other = a_product(of=family, price=8500), a_product(of=family)
    db.session.flush()

    plan = plan_of(
        (one.id, "", "", "", "90", ""), (other.id, "", other.name_ar, "", "85.00", "5"), a_new_cake(), of=family
    )

    assert plan.counts == {"bad": 0, "changed": 1, "new": 1, "same": 1}
    (change,) = plan.of("changed")[0].changes
    assert (change.column.slug, change.before, change.after) == ("price", 8500, 9000)
    assert plan.of("new")[0].name.ar == "كيك التمر"


def test_somebody_elses_product_and_one_nobody_has_are_told_alike() -> None:
    theirs = a_product()

    plan = plan_of((theirs.id, "", "", "", "1", ""), (999_999, "", "", "", "1", ""), ("x", "", "", "", "1", ""))

    assert told(plan) == [(2, "number", "NotYours"), (3, "number", "NotYours"), (4, "number", "NotYours")]


def test_every_bad_cell_says_so() -> None:
    head = (*HEAD, "كيف يُباع", "أيام التجهيز", "مسببات الحساسية", "معروض للبيع", "الحال")
    bad = ("", "", "كيك", "لا شيء", "مجاناً", "١٢ قطعة", "ربما", "99", "الهواء", "", "")

    plan = plan_of(bad, head=head)

    found = {(column, kind) for _, column, kind in told(plan)}
    assert found == {
        ("category", "CategoryIsMissing"),
        ("price", "PriceIsNoSum"),
        ("pieces", "NumberIsNotValid"),
        ("mode", "WordIsUnknown"),
        ("days", "DaysAreNotValid"),
        ("allergens", "UnknownAllergen"),
    }
    assert plan.counts == {"bad": 1, "changed": 0, "new": 0, "same": 0}


def test_rows_of_one_product_may_not_contradict_each_other() -> None:
    product = a_product(price=[8500, 6000])
    db.session.flush()
    first, second = (one.id for one in variants_of(product))
    rows = [(product.id, first, "كيك", "", "85", ""), (product.id, second, "كعك", "", "60", "")]

    plan = plan_of(*rows, of=its(product))

    assert told(plan) == [(3, "name_ar", "LinesDiffer")]


def test_one_choice_twice_and_a_choice_of_another_product_are_refused() -> None:
    product, other = a_product(price=[8500, 6000]), a_product()
    first = variants_of(product)[0].id
    rows = [(product.id, first, "", "", "1", ""), (product.id, first, "", "", "2", "")]

    plan = plan_of(*rows, (product.id, variants_of(other)[0].id, "", "", "3", ""), of=its(product))

    assert told(plan) == [(3, "choice_number", "ChoiceIsTwice"), (4, "choice_number", "NotItsChoice")]


def test_of_several_choices_the_file_says_which() -> None:
    product = a_product(price=[8500, 6000])
    db.session.flush()

    plan = plan_of((product.id, "", "", "", "90", ""), of=its(product))

    assert told(plan) == [(2, "choice_number", "ChoiceIsNotSaid")]


def test_a_choice_is_found_by_its_name() -> None:
    product = a_product(price=[8500, 6000])
    name = variants_of(product)[1].name_ar

    plan = plan_of((product.id, name, "70"), head=("رقم المنتج", "الخيار بالعربية", "السعر"), of=its(product))

    (change,) = plan.of("changed")[0].changes
    assert (shown(change.column, change.before, "ar"), change.choice and change.choice.ar) == ("60.00", name)


def test_a_name_the_family_has_already_is_no_new_product() -> None:
    product = a_product(name=("كيك التمر", ""))
    db.session.flush()

    assert told(plan_of(a_new_cake("كَيك التّمر"), of=its(product))) == [(2, "name_ar", "NameIsTaken")]


def test_rows_without_a_name_belong_to_the_new_product_above() -> None:
    head = (*HEAD, "الخيار بالعربية")

    plan = plan_of((*a_new_cake(), "كبير"), ("", "", "", "", "60", "", "صغير"), head=head)

    assert (told(plan), [len(one.wishes) for one in plan.of("new")]) == ([], [2])


def test_a_row_without_number_and_name_is_nothing() -> None:
    assert ("NameIsMissing") in {kind for _, _, kind in told(plan_of(("", "", "", "بخور", "5", "")))}


def test_the_seal_changes_with_the_goods_it_is_about_alone() -> None:
    family = a_family()
    one, other = a_product(of=family), a_product(of=family)
    db.session.flush()
    file, before = sent(family, a_table([(one.id, "", "", "", "90", "")]), desk(family))

    stock.count(variant_of(other), 1)
    same = imports.plan_of(file).seal
    stock.count(variant_of(one), 1)

    assert (same == before.seal, imports.plan_of(file).seal == before.seal) == (True, False)


WEIGHED = ("رقم المنتج", "رقم الخيار", "الاسم بالعربية", "التصنيف", "كيف يُباع", "غرامات العبوة", "السعر بالريال")
SOLD = (*WEIGHED, "المخزون بالغرام")


@pytest.mark.parametrize(
    ("cells", "refused"),
    [
        (("بالوزن", "50", "45", "1000"), []),
        (("By weight", "1 كيلو", "45", "2 kg"), []),
        (("بالوزن", "", "45", ""), [("grams", "GramsAreNotValid")]),
        (("بالوزن", "كثير", "45", ""), [("grams", "GramsAreNotValid")]),
        (("بالوزن", "50", "45", "1000001"), [("weight", "WeightIsNotValid")]),
        (("جاهز", "x", "45", "x"), []),
    ],
)
def test_new_portions_have_a_weight(cells: tuple[str, ...], refused: list[tuple[str, str]]) -> None:
    plan = plan_of(("", "", "عود", "بخور", *cells), head=SOLD)

    assert [found[1:] for found in told(plan)] == refused


def test_weighed_goods_taken_along_and_sent_back_change_nothing() -> None:
    family = a_family()
    a_weighed_product(50, 250, of=family, grams=3500)
    db.session.flush()

    plans = [sent(family, taken_along(family, lang), desk(family))[1] for lang in ("ar", "en")]

    assert [plan.counts for plan in plans] == [{"bad": 0, "changed": 0, "new": 0, "same": 1}] * 2


def test_no_file_changes_the_weight_of_a_portion_or_how_a_product_is_counted() -> None:
    family = a_family()
    oud, counted = a_weighed_product(50, of=family), a_product(of=family)
    portion = variant_of(oud).id
    db.session.flush()

    plan = plan_of(
        (oud.id, portion, "", "", "", "60", ""),
        (counted.id, "", "", "", "بالوزن", "60", ""),
        head=WEIGHED,
        of=family,
    )

    assert [found[1:] for found in told(plan)] == [
        ("grams", "PortionKeepsItsWeight"),
        ("mode", "WayOfSellingNotByFile"),
    ]
