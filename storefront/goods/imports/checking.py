"""What must be so of a product after a file: the rules of the product's forms, asked before anything is written."""

from collections.abc import Mapping
from typing import Any

from storefront.goods import attributes, catalogue, editing, portions, sheets, taxonomy
from storefront.goods.imports import refusals
from storefront.goods.imports.entries import Entry, Wish
from storefront.goods.sheets import (
    CATEGORY,
    CHOICE,
    DAYS,
    GRAMS,
    MODE,
    NAME,
    OFFERED,
    PRICE,
    STATE,
    Column,
    column_of,
    plain,
)
from storefront.kernel.refusals import Named, NotAllowed, NotValid, Refusal

# by what a product is and what the file wants: what is done
STEPS = {
    ("draft", "published"): "offer",
    ("hidden", "published"): "offer",
    ("published", "hidden"): "hide",
    ("archived", "draft"): "restore",
    ("archived", "hidden"): "restore",
    **{(state, "archived"): "archive" for state in ("draft", "pending_review", "published", "hidden")},
}


class NotWithoutOffice(NotValid):
    """What the office or a document stands against, said of a row."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(**reason.values)
        self.text = reason.text


def check_new(entry: Entry, taken: Mapping[str, int]) -> None:
    """A product nobody knows yet has a name of its own and a place; the rest may follow."""
    first = entry.lines[0]
    name = entry.values.get("name_ar", "")
    if not name and not said_wrong(entry, NAME):
        entry.wrong(first, NAME, catalogue.refusals.NameIsMissing())
    elif plain(name) in taken:
        entry.wrong(first, NAME, refusals.NameIsTaken(number=taken[plain(name)]))
    if "category" not in entry.values and not said_wrong(entry, CATEGORY):
        entry.wrong(first, CATEGORY, sheets.refusals.CategoryIsMissing())
    if entry.values.get("mode") == "made_to_order" and not entry.values.get("days") and not said_wrong(entry, DAYS):
        entry.wrong(first, DAYS, refusals.DaysAreMissing())
    check_attributes(entry, entry.values.get("category"))
    check_choices(entry, [])


def check_known(entry: Entry) -> None:
    """A product that is there stays one that could be so."""
    assert entry.ware is not None
    product = entry.ware.product
    check_attributes(entry, entry.values.get("category", product.category_id))
    if any(wish.variant_id is None or wish.values.keys() & {"choice_ar", "offered"} for wish in entry.wishes):
        check_choices(entry, list(entry.ware.choices))
    if portions.BY_WEIGHT in (product.stock_mode, entry.values.get("mode")) and "mode" in entry.values:
        line = next((one for one in entry.lines if one.cell(MODE)), entry.lines[0])
        entry.wrong(line, MODE, refusals.WayOfSellingNotByFile())
    if "state" in entry.values:
        check_state(entry)


def check_portion(entry: Entry, wish: Wish) -> None:
    """A portion has a weight, which stays; a new one that has none takes that of its name, or its name from its weight."""
    if entry.ware is not None and not portions.is_weighed(entry.ware.product):
        return  # that it cannot be sold otherwise is said already
    known = entry.ware is not None and wish.variant_id is not None
    if known and wish.values.pop("grams", None) is not None:
        entry.changes = [one for one in entry.changes if one.column is not GRAMS]
        entry.wrong(wish.line, GRAMS, refusals.PortionKeepsItsWeight())
    if known or is_wrong(entry, wish, GRAMS):
        return
    grams = wish.values.get("grams") or sheets.values.in_grams(wish.values.get("choice_ar", ""))
    if not grams or grams > portions.MOST_GRAMS:
        entry.wrong(wish.line, GRAMS, portions.refusals.GramsAreNotValid())
        return
    wish.values["grams"] = grams
    if not wish.values.get("choice_ar"):
        wish.values["choice_ar"], wish.values["choice_en"] = portions.weight(grams)


def said_wrong(entry: Entry, column: Column) -> bool:
    """Whether something else is said about this column already."""
    return any(trouble.column is column for trouble in entry.troubles)


def check_attributes(entry: Entry, category_id: int | None) -> None:
    """Only what goods of this sub-category can say is said; an emptied cell says nothing."""
    if category_id is None:
        return
    part = taxonomy.sign(category_id)
    group = taxonomy.sign(part.parent_id).slug if part.parent_id else ""
    fitting = attributes.fitting(part.slug, group)
    for slug in list(entry.values):
        column = column_of(slug)
        if column.attribute is None or column.attribute in fitting:
            continue
        if entry.values[slug]:
            line = next((one for one in entry.lines if one.cell(column)), entry.lines[0])
            entry.wrong(
                line, column, attributes.AttributeDoesNotFit(attribute=Named(column.attribute.ar, column.attribute.en))
            )
        del entry.values[slug]


def check_choices(entry: Entry, known: list[Any]) -> None:
    """Of several choices each that is offered has a name and a price; what shoppers see keeps one of them."""
    by_id = {wish.variant_id: wish for wish in entry.wishes if wish.variant_id}
    check_prices(entry, alone=not known)
    fresh = [wish for wish in entry.wishes if wish.variant_id is None]
    offered = [(by_id.get(one.id), one.name_ar) for one in known if after(by_id.get(one.id), "offered", one.is_active)]
    offered += [(wish, "") for wish in fresh if wish.values.get("offered", True)]
    if len(known) + len(fresh) > editing.MOST_CHOICES:
        entry.wrong(fresh[-1].line, CHOICE, catalogue.refusals.TooManyChoices(most=editing.MOST_CHOICES))
    named: dict[str, int] = {}
    for wish, name in offered if len(offered) > 1 else ():
        check_name(entry, wish, str(after(wish, "choice_ar", name)), named)
    status = entry.ware.product.status if entry.ware else "draft"
    if not offered and status in (*catalogue.review.OFFERED, "pending_review"):
        entry.wrong(entry.lines[0], OFFERED, catalogue.refusals.LastChoice())


def check_prices(entry: Entry, *, alone: bool) -> None:
    """A new choice has a price. A product that has no other choice may wait for its first one, while nothing else is said of
    it."""
    fresh = [wish for wish in entry.wishes if wish.variant_id is None and "price" not in wish.values]
    for wish in fresh:
        if alone and len(entry.wishes) == 1 and not wish.values.keys() & {"choice_ar", "pieces", "grams"}:
            entry.wishes = [] if not is_wrong(entry, wish, PRICE) else entry.wishes
        elif not is_wrong(entry, wish, PRICE):
            entry.wrong(wish.line, PRICE, refusals.PriceOfChoiceIsMissing())


def check_name(entry: Entry, wish: Wish | None, name: str, named: dict[str, int]) -> None:
    """A choice among several has a name, and a new one a name of its own."""
    line = wish.line if wish else entry.lines[0]
    if not name and not (wish and is_wrong(entry, wish, CHOICE)):
        entry.wrong(line, CHOICE, catalogue.refusals.NameOfChoiceIsMissing())
    elif wish and wish.variant_id is None and plain(name) in named:
        entry.wrong(line, CHOICE, refusals.ChoiceIsTwice(line=named[plain(name)]))
    named.setdefault(plain(name), line.number)


def is_wrong(entry: Entry, wish: Wish, column: Column) -> bool:
    return any(one.line == wish.line.number and one.column is column for one in entry.troubles)


def after(wish: Wish | None, slug: str, now: Any) -> Any:
    """A value after the file."""
    return wish.values.get(slug, now) if wish else now


def check_state(entry: Entry) -> None:
    """Whether a product can come to the state the file wants."""
    assert entry.ware is not None
    product, wanted = entry.ware.product, entry.values["state"]
    step = STEPS.get((product.status, wanted))
    refusal: NotValid | None = None if step else refusals.StateDoesNotFit()
    if step == "offer" and product.hidden_reason:
        wants = product.hidden_reason == catalogue.publication.WANTS_DOCUMENT
        reason: NotAllowed = (catalogue.refusals.DocumentIsMissing if wants else catalogue.refusals.HiddenByOffice)()
        refusal = NotWithoutOffice(reason)
    elif step == "offer" and not any(one.is_active for one in entry.ware.choices) and not entry.wishes:
        refusal = catalogue.refusals.PriceIsMissing()
    elif step == "offer" and taxonomy.is_food(entry.values.get("category", product.category_id)):
        is_said = str(entry.values.get("made_of_ar", product.made_of_ar)).strip()
        refusal = None if is_said else catalogue.refusals.IngredientsAreMissing()
    if refusal:
        line = next((one for one in entry.lines if one.cell(STATE)), entry.lines[0])
        entry.wrong(line, STATE, refusal)
