"""What stands in a cell and what it means: values written as words and figures, and read back in either language. Pure but
for the classification, which is in memory."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from storefront.community import shop_pages
from storefront.goods import attributes, catalogue, editing, portions, stock, taxonomy
from storefront.goods.allergens import ALLERGENS, UnknownAllergen
from storefront.goods.sheets import refusals
from storefront.goods.sheets.columns import YES, Column, plain
from storefront.kernel import figures, money, weights, wording
from storefront.kernel.refusals import Named

NO = ("لا", "no")
NO_ALLERGENS = ("لا شيء منها", "none of these")
NO_ALLERGENS_TYPED = frozenset(map(plain, (*NO_ALLERGENS, "لا شيء", "لا يوجد", "none")))
MODES = {
    "counted": ("جاهز", "Ready"),
    "by_weight": ("بالوزن", "By weight"),
    "made_to_order": ("يُصنع بالطلب", "Made to order"),
}
STATES = {
    "draft": ("مسودة", "Draft"),
    "pending_review": ("قيد المراجعة", "Being reviewed"),
    "published": ("معروض", "Shown"),
    "hidden": ("مخفي", "Hidden"),
    "archived": ("في الأرشيف", "Archived"),
}
LISTED = re.compile(r"[،,;؛\n/|]+")
MOST_LETTERS = {"name": editing.MOST_NAME, "option": editing.MOST_LABEL, "choice": editing.MOST_LABEL}
UNLIMITED = 1_000_000
MOST_LIKENED = 60  # letters of a name that is compared with all others
folded = lru_cache(1_000)(plain)  # of names that are compared with every row: those of the classification


def shown(column: Column, value: Any, lang: str) -> str:
    """A value as its cell shows it to a reader of this language; what is not said is empty."""
    if value is None or value == "":
        return ""
    if column.kind in ("line", "text"):
        return clean(column, value, UNLIMITED)
    place = lang == "en"
    if column.kind in ("mode", "state"):
        return (MODES | STATES)[value][place]
    if column.kind == "yes":
        return (YES if value else NO)[place]
    if column.kind == "category":
        return category_words(value, lang)
    if column.kind == "allergens" and not value:
        return NO_ALLERGENS[place]
    if column.kind == "allergens":
        return ("، ", ", ")[place].join(ALLERGENS[slug][place] for slug in value)
    if column.kind == "price":
        return money.plain(value)
    return said(column, value, lang) if column.attribute else str(value)


def said(column: Column, value: Any, lang: str) -> str:
    """What a product says in an attribute."""
    if value is True:
        return YES[lang == "en"]
    if isinstance(value, int) or column.lang:
        return clean(column, value, UNLIMITED) if column.lang else str(value)
    known = {one.slug: one for one in column.attribute.values} if column.attribute else {}
    return str(getattr(known[value], lang)) if value in known else str(value)


def clean(column: Column, text: str, most: int) -> str:
    """Words as they are shown. Raises TextIsTooLong."""
    return wording.paragraphs(text, most=most) if column.kind == "text" else wording.words(text, most=most)


def read(column: Column, cell: str) -> Any:
    """What a cell that is not empty says. Raises a kind of NotValid whose sentence says what to write."""
    if column.kind in ("line", "text"):
        most = MOST_LETTERS[column.slug.rpartition("_")[0]] if column.kind == "line" else editing.MOST_TEXT
        return public(clean(column, cell, most))
    if column.kind == "price":
        return price(cell)
    if column.kind in NUMBERS:
        return NUMBERS[column.kind](cell)
    if column.kind == "category":
        return category(cell)
    if column.kind == "allergens":
        return allergens(cell)
    if column.kind in ("mode", "state"):
        return word(cell, MODES if column.kind == "mode" else STATES)
    return attribute(column, cell) if column.attribute else yes(cell)


def price(cell: str) -> int:
    try:
        minor = money.parse_riyals(figures.amount(cell))
    except ValueError as error:
        raise refusals.PriceIsNoSum() from error
    catalogue.commands.check_price(minor)
    return minor


def whole(cell: str) -> int:
    """A whole number in any digits, also as spreadsheets write one: 12.0, 1,200."""
    typed = figures.amount(cell).removesuffix(".0").removesuffix(".00")
    if not figures.WHOLE.fullmatch(typed):
        raise refusals.NumberIsNotValid()
    return int(typed)


def key(cell: str) -> int:
    typed = figures.western(cell).removesuffix(".0")
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 18):
        raise refusals.NumberIsNotValid()
    return int(typed)


def pieces(cell: str) -> int:
    number = whole(cell)
    if number > stock.MOST:
        raise stock.CountIsNotValid()
    return number


def in_grams(cell: str) -> int | None:
    """A weight in grams, or with its unit behind; None for what is none."""
    try:
        return weights.parse(cell.removesuffix(".0"))
    except ValueError:
        return None


def grams(cell: str) -> int:
    return portions.check_grams(in_grams(cell))


def weight(cell: str) -> int:
    found = in_grams(cell)
    if found is None or found > stock.MOST_GRAMS:
        raise stock.WeightIsNotValid()
    return found


def days(cell: str) -> int:
    number = whole(cell)
    if number > editing.MOST_DAYS:
        raise catalogue.refusals.DaysAreNotValid(most=editing.MOST_DAYS)
    return number


NUMBERS = {"key": key, "pieces": pieces, "grams": grams, "weight": weight, "days": days}


def category_words(category_id: int, lang: str) -> str:
    """The name of a sub-category, or its address where another is called the same."""
    one = taxonomy.sign(category_id)
    name = str(one.name_en if lang == "en" else one.name_ar)
    return name if category_or_none(name) == category_id else str(one.slug)


def category_or_none(cell: str) -> int | None:
    """The sub-category a cell names, alone or behind its group ("العطور › بخور")."""
    board = taxonomy.board()
    wanted, last = plain(cell), plain(re.split("[›>»/]", cell)[-1])
    parts = [part for group in board.groups for part in board.parts[group.id]]
    for words in (wanted, last):
        found = [one.id for one in parts if words in (folded(one.name_ar), folded(one.name_en), folded(one.slug))]
        if len(found) == 1:
            return int(found[0])
    return None


def category(cell: str) -> int:
    found = category_or_none(cell)
    if found is None:
        near = nearest_category(plain(re.split("[›>»/]", cell)[-1]))
        raise refusals.CategoryIsUnknown(name=near) if near else refusals.CategoryIsMissing()
    return found


def nearest_category(wanted: str) -> Named | None:
    """What the sub-category is called that has these words in its name, or else is spelt much like them."""
    board = taxonomy.board()
    parts = [part for group in board.groups for part in board.parts[group.id]]
    names = {folded(name): Named.of(part, "name") for part in parts for name in (part.name_ar, part.name_en)}
    words = set(wanted.split())
    holding = [name for name in names if words and words <= set(name.split())]
    near = holding or get_close_matches(wanted[:MOST_LIKENED], names, n=1, cutoff=0.7)
    return names[min(near, key=len)] if near else None


def allergens(cell: str) -> tuple[str, ...]:
    """The allergens a cell lists, in the order of the law's own list; none where it says so."""
    if plain(cell) in NO_ALLERGENS_TYPED:
        return ()
    known = {plain(words): slug for slug, names in ALLERGENS.items() for words in (*names, slug)}
    bare = {words.split("(")[0] for names in ALLERGENS.values() for words in names}
    known |= {plain(one): slug for slug, names in ALLERGENS.items() for one in bare if names_it(names, one)}
    found = set()
    for part in filter(None, map(plain, LISTED.split(cell))):
        if part not in known:
            raise UnknownAllergen(allergen=part)
        found.add(known[part])
    return tuple(sorted(found))


def names_it(names: Sequence[str], bare: str) -> bool:
    return any(one.startswith(bare) for one in names)


def word(cell: str, known: Mapping[str, tuple[str, str]]) -> str:
    """The slug of one of a few words."""
    found = {plain(words): slug for slug, names in known.items() for words in (*names, slug)}
    if plain(cell) not in found:
        ar, en = zip(*known.values(), strict=True)
        raise refusals.WordIsUnknown(known=Named("، ".join(ar), ", ".join(en)))
    return found[plain(cell)]


def yes(cell: str) -> bool:
    """Yes or no, also as spreadsheets say it."""
    known = {"yes": YES, "no": NO}
    typed = {"1": "yes", "0": "no", "true": "yes", "false": "no", "x": "yes", "✓": "yes"}.get(
        cell.strip().lower(), cell
    )
    return word(typed, known) == "yes"


def attribute(column: Column, cell: str) -> Any:
    """What a cell says of an attribute, as a product keeps it; of a text the words of one language."""
    one = column.attribute
    assert one is not None
    if one.kind == "yes":
        return yes(cell) or None
    if one.kind == "amount":
        return sound(one, whole(cell) or None)
    if one.kind == "choice":
        return word(cell, {value.slug: (value.ar, value.en) for value in one.values})
    return public(wording.words(cell, most=attributes.MOST_WORDS))


def public(words: str) -> str:
    """Words that everybody will read. Raises NoContactsInPublic."""
    shop_pages.check_goods([words])
    return words


def sound(one: attributes.Attribute, amount: int | None) -> int | None:
    if amount and amount > attributes.LARGEST:
        raise attributes.ValueIsNotValid(one.slug, attribute=Named(one.ar, one.en))
    return amount
