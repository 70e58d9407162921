"""What a file says of one product, as plain values."""

from storefront.goods.catalogue.refusals import NameIsMissing
from storefront.goods.imports.entries import Change, Entry, Plan, Trouble
from storefront.goods.sheets import NAME, PRICE, Line

LINE = Line(3, {"name_ar": "كيك", "price": "5"})


def test_a_product_is_new_until_something_is_wrong_with_it() -> None:
    entry = Entry([LINE], None)

    assert (entry.kind, entry.name.ar) == ("new", "كيك")
    entry.wrong(LINE, NAME, NameIsMissing())
    assert (entry.kind, entry.troubles[0].cell, entry.troubles[0].line) == ("bad", "كيك", 3)


def test_a_trouble_may_be_about_the_row_as_a_whole() -> None:
    entry = Entry([LINE], None)

    entry.wrong(LINE, None, NameIsMissing())

    assert entry.troubles == [Trouble(3, None, "", entry.troubles[0].refusal)]


def test_a_plan_counts_what_happens_to_its_products() -> None:
    new, bad = Entry([LINE], None), Entry([Line(4, {})], None)
    bad.wrong(bad.lines[0], NAME, NameIsMissing())

    plan = Plan([new, bad], [], "seal")

    assert plan.counts == {"bad": 1, "changed": 0, "new": 1, "same": 0}
    assert (plan.of("bad"), bad.name.ar) == ([bad], "")
    assert Change(PRICE, 1, 2).choice is None
