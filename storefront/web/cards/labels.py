"""What a food label says, in the order of SFDA.FD/GSO 9: name, ingredients, allergens, net content, dates, storage, maker,
batch. What the product says of itself is taken from there; what belongs to one batch is typed for one print and kept nowhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from storefront.community.families import Family
from storefront.goods import catalogue, taxonomy
from storefront.goods.allergens import doubted
from storefront.goods.catalogue import Product
from storefront.kernel import calendars, clock
from storefront.kernel.refusals import N_, Named, NotValid
from storefront.web.cards.goods import place_of
from storefront.web.kit.allergens import allergen_words
from storefront.web.kit.attributes import value_in_words
from storefront.web.kit.locale import LANGUAGES, gettext, in_language, language
from storefront.web.paper.furniture import Look

NET = ("net-weight", "volume", "pieces")
NEEDED = {  # what a label cannot do without, and where the family fills it in
    "ingredients": N_("المكوّنات، من الأكثر إلى الأقل"),
    "allergens": N_("مسببات الحساسية: ما فيه منها، أو أنه ليس فيه شيء منها"),
    "shelf-life": N_("مدة الصلاحية"),
    "storage": N_("طريقة الحفظ"),
}


class MadeTomorrow(NotValid):
    text = N_("تاريخ الإنتاج لم يأتِ بعد.")


class IsOver(NotValid):
    """Nobody may sell what is past its last day; whoever asked reads it in the language of the page, not of the label."""

    text = N_("انتهت صلاحية هذه الدفعة يوم %(day)s، فلا يُطبع لها ملصق.")


@dataclass(frozen=True)
class Batch:
    """What is typed for one print: the batch, the day it was made, what is inside (which differs between choices); as the
    family likes the choice, the number of its permit, and a line of its own."""

    number: str
    made_on: date
    net: str
    choice: str = ""
    permit: str = ""
    line: str = ""


class Row(NamedTuple):
    """What a label says under one caption ("" for a line of the family's own); whether it stands out, and whether it is a
    number, which reads from the left in every language."""

    caption: str
    words: str
    is_strong: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class Label:
    """A label in its reader's language."""

    name: str
    rows: Sequence[Row]
    look: Look
    author: str


def is_food(product: Product) -> bool:
    """Whether goods of this sub-category are food."""
    return taxonomy.is_food(product.category_id)


def said_of(product: Product) -> dict[str, Any]:
    """What a product says of itself, by attribute."""
    return {one.attribute.slug: one for one in catalogue.said_of(product)}


def lacking(product: Product) -> list[str]:
    """What a product has yet to say before it can have a label, of NEEDED."""
    told = {
        "ingredients": in_language(product, "made_of"),
        "allergens": product.allergens_told and not doubted(product),
    }
    there = {*said_of(product), *(slug for slug in told if told[slug])}
    return [slug for slug in NEEDED if slug not in there]


def net_of(product: Product) -> str:
    """What is inside as the product says it: "750 غ (12 قطعة)"; empty where it does not say."""
    said = said_of(product)
    told = [value_in_words(said[slug]) for slug in NET if slug in said]
    return told[0] + (f" ({told[1]})" if told[1:] else "") if told else ""


def last_day(product: Product, made_on: date) -> date:
    """The last day of what was made on a day. Raises MadeTomorrow, IsOver."""
    today = clock.today()
    if made_on > today:
        raise MadeTomorrow()
    ends = made_on + timedelta(days=said_of(product)["shelf-life"].value)
    if ends < today:
        raise IsOver(day=Named(*(day_in(ends, lang) for lang in LANGUAGES)))
    return ends


def label_of(product: Product, family: Family, batch: Batch, look: Look) -> Label:
    """The label of a batch of food that lacks nothing. Raises MadeTomorrow, IsOver."""
    ends, said = last_day(product, batch.made_on), said_of(product)
    name, author = in_language(product, "name"), in_language(family, "trade_name")
    rows = [
        Row(gettext("المكونات"), " ".join(in_language(product, "made_of").split())),
        Row(gettext("يحتوي على"), allergen_words(product.allergens), is_strong=True),
        Row(gettext("المحتوى الصافي"), batch.net),
        Row(gettext("تاريخ الإنتاج"), day_words(batch.made_on)),
        Row(gettext("تاريخ انتهاء الصلاحية"), day_words(ends)),
        Row(gettext("ظروف الحفظ"), value_in_words(said["storage"])),
        Row(gettext("الصانع"), gettext("%(family)s، %(place)s", family=author, place=place_of(family))),
        Row(gettext("بلد المنشأ"), gettext("المملكة العربية السعودية")),
        Row(gettext("رقم التصريح"), batch.permit, is_number=True),
        Row(gettext("رقم التشغيلة"), batch.number, is_number=True),
        Row("", batch.line),
    ]
    return Label(
        f"{name} · {batch.choice}" if batch.choice else name,
        [row for row in rows if row.words],
        look,
        author,
    )


def day_words(day: date) -> str:
    """A day no reader can mistake: "29 نوفمبر 2026"."""
    return day_in(day, language())


def day_in(day: date, lang: str) -> str:
    return f"{day.day} {calendars.MONTHS[lang][day.month - 1]} {day.year}"
