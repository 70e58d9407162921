"""Carrying out what a file says, by the commands of the forms a family could have typed it into: so the office looks at food
again, permits count, shelves and search are told."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from storefront.community.families import Family
from storefront.goods import catalogue, editing, making, portions, stock, taxonomy
from storefront.goods.allergens import stated_allergens
from storefront.goods.catalogue import Choice, Making, Place, Product, ProductSeason, Variant, Wording
from storefront.goods.imports.entries import Entry, Wish
from storefront.goods.sheets import Ware, column_of
from storefront.goods.taxonomy import Category
from storefront.kernel.actors import Actor
from storefront.kernel.database import db

Pair = tuple[str, str]
Counts = list[tuple[Variant, int, int | None]]  # what is counted, how many there are, how many there were
WORDS = {"name_ar", "name_en", "about_ar", "about_en"}
CONTENTS = {"made_of_ar", "made_of_en", "care_ar", "care_en", "allergens"}


def hold(family_id: int, numbers: Collection[int]) -> None:
    """Makes whoever else changes these products of a family wait, one after the other by their numbers."""
    named = (Product.family_id == family_id, Product.id.in_(numbers))
    db.session.execute(select(Product.id).where(*named).order_by(Product.id).with_for_update(key_share=True))


def write(family_id: int, entries: Sequence[Entry], actor: Actor) -> None:
    """Makes the new products and changes the others; pieces last, by choice, as everybody counts them."""
    family = db.session.get_one(Family, family_id)
    counts: Counts = []
    new = [entry for entry in entries if entry.ware is None]
    places = taxonomy.of_ids(entry.values["category"] for entry in new)
    for entry in new:
        make(family, entry, places[entry.values["category"]], counts)
    changed = {entry.ware.id: entry for entry in entries if entry.ware}
    with db.session.no_autoflush:  # what is asked meanwhile is about other rows; written together they cost a third
        for product in loaded(changed):
            change(product, changed[product.id], actor, counts)
        for variant, pieces, before in sorted(counts, key=lambda one: one[0].stock_id):
            stock.count(variant, pieces, by=actor.user_id, seen=before)
    db.session.flush()


def loaded(entries: Mapping[int, Entry]) -> Sequence[Product]:
    mine = select(Product).where(Product.id.in_(entries)).options(selectinload(Product.variants)).order_by(Product.id)
    return db.session.scalars(mine.execution_options(populate_existing=True)).all()


def make(family: Family, entry: Entry, category: Category, counts: Counts) -> None:
    """A new product, seen by nobody yet; it has no picture."""
    said = entry.values
    mode = said.get("mode", "counted")
    name, about, made_of, care, option = (pair(said, one) for one in ("name", "about", "made_of", "care", "option"))
    wording = Wording(name, about, made_of, care, option)
    terms = Making(mode, said.get("days", 0), usual_return(category.return_classes, mode), said.get("allergens"))
    choices = [choice(wish) for wish in entry.wishes]
    product = catalogue.draft(family, wording, terms, choices, Place(category))
    if given := said_of(said, {}):
        catalogue.describe(product, given)
    if not entry.wishes:
        return
    rows = db.session.scalars(select(Variant).where(Variant.product_id == product.id).order_by(Variant.position)).all()
    for variant, wish in zip(rows, entry.wishes, strict=True):
        variant.is_active = wish.values.get("offered", True)
        if mode == "counted":
            counts.append((variant, wish.values.get("pieces", 0), None))
    if mode == portions.BY_WEIGHT:
        counts.append((rows[0], said.get("weight", 0), None))


def pair(said: Mapping[str, Any], name: str, now: Any = None) -> Pair:
    """Words in both languages: those the file says, or else those that are there."""
    ar, en = (said.get(f"{name}_{lang}", getattr(now, f"{name}_{lang}", "")) for lang in ("ar", "en"))
    return ar, en


def choice(wish: Wish) -> Choice:
    return Choice(wish.values["price"], pair(wish.values, "choice"), wish.values.get("grams"))


def usual_return(classes: str, mode: str) -> str:
    """How goods of a sub-category are taken back as a rule: what is made to order as such, where that may be."""
    known = classes.split("/")
    return "M" if mode == "made_to_order" and "M" in known else known[0]


def said_of(said: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """What a product says of itself in the attributes after the file; nothing when the file says nothing of them."""
    columns = [column_of(slug) for slug in said if column_of(slug).attribute]
    given = dict(kept) if columns else {}
    for column in columns:
        slug, value = column.attribute.slug if column.attribute else "", said[column.slug]
        given[slug] = {**(given.get(slug) or {}), column.lang: value} if column.lang else value
    return given


def change(product: Product, entry: Entry, actor: Actor, counts: Counts) -> None:
    """One product as the file wants it, section by section."""
    said = entry.values
    assert entry.ware is not None
    if said.keys() & WORDS:
        editing.describe(product, pair(said, "name", product), pair(said, "about", product), actor)
    if "category" in said:
        move(product, entry.ware, said["category"], actor)
    if said.keys() & CONTENTS:
        allergens = said.get("allergens", stated_allergens(product))
        editing.fill_in(product, pair(said, "made_of", product), pair(said, "care", product), allergens, actor)
    if said.keys() & {"mode", "days"}:
        editing.prepare(product, said.get("mode", product.stock_mode), said.get("days", product.lead_days), actor)
        if portions.is_kept(product):
            making.leave(product, actor)
    if any(column_of(slug).attribute for slug in said):
        kept = {one.attribute.slug: one.value for one in catalogue.said_of(product)}
        catalogue.describe(product, said_of(said, kept))
    change_choices(product, entry, actor, counts)
    if "state" in said:
        step_to(product, said["state"], actor)


def move(product: Product, ware: Ware, category_id: int, actor: Actor) -> None:
    """Another sub-category; the further ones and the seasons stay, and so does how it is taken back where that may be."""
    found = taxonomy.of_ids([category_id, *ware.extra])
    classes = found[category_id].return_classes
    kept = product.return_class in classes.split("/")
    tagged = select(ProductSeason.season_id).where(ProductSeason.product_id == product.id)
    place = Place(found[category_id], [found[one] for one in ware.extra], db.session.scalars(tagged).all())
    returned = product.return_class if kept else usual_return(classes, product.stock_mode)
    editing.move(product, place, returned, actor)


def change_choices(product: Product, entry: Entry, actor: Actor, counts: Counts) -> None:
    """Names of the choices, then new ones, then which of them are offered; prices and pieces of each."""
    by_id = {wish.variant_id: wish for wish in entry.wishes if wish.variant_id}
    said: Callable[[int], Mapping[str, Any]] = lambda number: by_id[number].values if number in by_id else {}  # noqa: E731
    names = {slug for wish in by_id.values() for slug in wish.values} & {"choice_ar", "choice_en"}
    fresh = [wish for wish in entry.wishes if wish.variant_id is None]
    option = pair(entry.values, "option", product)
    if names or entry.values.keys() & {"option_ar", "option_en"}:
        named = [editing.Named(one.id, choice_name(one, said(one.id)), one.is_active) for one in product.variants]
        editing.choose(product, option, named, actor)
    for wish in fresh:
        variant = editing.add_choice(product, choice(wish), actor)
        db.session.refresh(product, ["variants"])
        by_id[variant.id] = Wish(wish.line, variant.id, {**wish.values, "price": variant.price_minor})
    if any("offered" in wish.values for wish in by_id.values()):
        named = [
            editing.Named(one.id, (one.name_ar, one.name_en), said(one.id).get("offered", one.is_active))
            for one in product.variants
        ]
        editing.choose(product, option, named, actor)
    if "weight" in entry.values and product.variants:
        before = entry.ware.grams if entry.ware else 0
        counts.append((product.variants[0], entry.values["weight"], before))
    for variant in product.variants:
        settle(product, variant, said(variant.id), entry, counts)


def choice_name(variant: Variant, said: Mapping[str, Any]) -> Pair:
    return said.get("choice_ar", variant.name_ar), said.get("choice_en", variant.name_en)


def settle(product: Product, variant: Variant, said: Mapping[str, Any], entry: Entry, counts: Counts) -> None:
    """The price and the pieces of one choice."""
    if "price" in said and said["price"] != variant.price_minor:
        catalogue.reprice(variant, said["price"], seen=variant.price_minor)
    if "pieces" in said and product.stock_mode == "counted":
        before = entry.ware.free.get(variant.id, 0) if entry.ware else 0
        counts.append((variant, said["pieces"], before))


def step_to(product: Product, state: str, actor: Actor) -> None:
    """Shown, hidden, put away or brought back."""
    db.session.flush()
    if state == "published":
        catalogue.offer(product, actor)
    elif state == "archived":
        catalogue.publication.archive(product, actor)
    elif product.status == "archived":
        catalogue.publication.restore(product, actor)
    else:
        catalogue.hide(product, actor, reason="")
