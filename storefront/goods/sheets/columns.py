"""The columns of a file of goods as data: what each is called in both languages, what stands in it, what to write there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from storefront.goods import attributes
from storefront.goods.attributes import Attribute
from storefront.kernel import arabic
from storefront.kernel.refusals import Named

Kind = Literal[
    "key",
    "line",
    "text",
    "category",
    "mode",
    "price",
    "pieces",
    "grams",
    "weight",
    "days",
    "allergens",
    "yes",
    "state",
    "said",
]
BETWEEN = re.compile(r"[\W_]+")
UNITS = {
    "g": ("بالغرام", "grams"),
    "ml": ("بالملّيلتر", "ml"),
    "cm": ("بالسنتيمتر", "cm"),
    "hour": ("بالساعات", "hours"),
    "day": ("بالأيام", "days"),
    "month": ("بالأشهر", "months"),
}
YES = ("نعم", "yes")
NEW = ("شيء جديد يُضاف", "something new is added")
STAYS = ("يبقى ما كان", "what was there stays")
GOES = ("يُمحى ما كان", "what was there is removed")


@dataclass(frozen=True, eq=False)
class Column:
    """One column. `of_choice`: it is about one choice (a size, a weight) of a product. `keeps`: an empty cell leaves what is
    there, instead of emptying it. Of an attribute's text `lang` says in which language."""

    slug: str
    kind: Kind
    ar: str
    en: str
    of_choice: bool = False
    keeps: bool = False
    help_ar: str = ""
    help_en: str = ""
    attribute: Attribute | None = None
    lang: str = ""

    def heading(self, lang: str) -> str:
        return self.en if lang == "en" else self.ar

    def help(self, lang: str) -> str:
        return self.help_en if lang == "en" else self.help_ar

    def left_empty(self, lang: str) -> str:
        """What an empty cell says of a product that is there already."""
        words = NEW if self.kind == "key" else STAYS if self.keeps else GOES
        return words[lang == "en"]

    @property
    def named(self) -> Named:
        return Named(self.ar, self.en)


NUMBER = Column(
    "number",
    "key",
    "رقم المنتج",
    "Product number",
    help_ar="نحن نكتبه، فلا تغيّروه. للمنتج الجديد اتركوه فارغاً.",
    help_en="We write it, so leave it as it is. Leave it empty for a new product.",
)
CHOICE_NUMBER = Column(
    "choice_number",
    "key",
    "رقم الخيار",
    "Choice number",
    of_choice=True,
    help_ar="نحن نكتبه، فلا تغيّروه. لكل مقاس أو وزن سطر ورقم. للخيار الجديد اتركوه فارغاً.",
    help_en="We write it, so leave it as it is. Each size or weight has its own row. Leave it empty for a new choice.",
)
NAME = Column(
    "name_ar",
    "line",
    "الاسم بالعربية",
    "Name in Arabic",
    keeps=True,
    help_ar="لازم للمنتج الجديد. أسطر بالاسم نفسه خيارات لمنتج واحد.",
    help_en="Needed for a new product. Rows of one name are choices of one product.",
)
CATEGORY = Column(
    "category",
    "category",
    "التصنيف",
    "Category",
    keeps=True,
    help_ar="كما في ورقة التصنيفات أو في الدكّة، مثل: بخور ومعمول. لازم للمنتج الجديد.",
    help_en="As on the sheet of categories or in the market, such as Incense and maamoul. Needed for a new product.",
)
PRICE = Column(
    "price",
    "price",
    "السعر بالريال",
    "Price in riyals",
    of_choice=True,
    keeps=True,
    help_ar="مثل 85 أو 85.50.",
    help_en="Such as 85 or 85.50.",
)
MODE = Column(
    "mode",
    "mode",
    "كيف يُباع",
    "How it is sold",
    keeps=True,
    help_ar="جاهز، أو: بالوزن، أو: يُصنع بالطلب.",
    help_en="Ready, or: By weight, or: Made to order.",
)
PIECES = Column(
    "pieces",
    "pieces",
    "العدد في المخزون",
    "Pieces in stock",
    of_choice=True,
    keeps=True,
    help_ar="لما هو جاهز.",
    help_en="For what is ready.",
)
GRAMS = Column(
    "grams",
    "grams",
    "غرامات العبوة",
    "Grams of a portion",
    of_choice=True,
    keeps=True,
    help_ar="لما يُباع بالوزن: لكل عبوة سطر بوزنها وسعرها. ما كان لا يتغيّر وزنه.",
    help_en="For what is sold by weight: a row for each portion, with its weight and price. What is there keeps its weight.",
)
WEIGHT = Column(
    "weight",
    "weight",
    "المخزون بالغرام",
    "Grams in stock",
    keeps=True,
    help_ar="لما يُباع بالوزن: كل ما عندكم منه، لكل العبوات معاً.",
    help_en="For what is sold by weight: all there is of it, for all portions together.",
)
DAYS = Column(
    "days",
    "days",
    "أيام التجهيز",
    "Days to make",
    keeps=True,
    help_ar="لما يُصنع بالطلب: من 1 إلى 60.",
    help_en="For what is made to order: 1 to 60.",
)
ALLERGENS = Column(
    "allergens",
    "allergens",
    "مسببات الحساسية",
    "Allergens",
    help_ar="بينها فاصلة، مثل: الحليب، البيض. وإن خلا منها كلها: لا شيء منها. الخانة الفارغة: لم تُذكر.",
    help_en="With commas between them, such as: milk, egg. Without any of them: none of these. An empty cell: not stated.",
)
OFFERED = Column(
    "offered",
    "yes",
    "الخيار معروض للبيع",
    "Choice is on offer",
    of_choice=True,
    keeps=True,
    help_ar="نعم أو لا.",
    help_en="Yes or no.",
)
CHOICE = Column(
    "choice_ar", "line", "الخيار بالعربية", "Choice in Arabic", True, False, "مثل: 500 غرام.", "Such as: 500 g."
)
STATE = Column(
    "state",
    "state",
    "الحال",
    "State",
    keeps=True,
    help_ar="معروض، أو مخفي، أو في الأرشيف. المنتج الجديد مسودة دائماً.",
    help_en="Shown, hidden or archived. A new product is always a draft.",
)
WHY = Column("why", "line", "ما يلزم إصلاحه", "What to put right")


def _words(slug: str, ar: str, en: str, hint: tuple[str, str] = ("", "")) -> list[Column]:
    """A column of words for each language."""
    kind: Kind = "text" if slug in ("about", "made_of", "care") else "line"
    by = {"ar": ("بالعربية", "in Arabic"), "en": ("بالإنجليزية", "in English")}
    return [
        Column(f"{slug}_{lang}", kind, f"{ar} {in_ar}", f"{en} {in_en}", False, False, *hint)
        for lang, (in_ar, in_en) in by.items()
    ]


COLUMNS: Sequence[Column] = (
    NUMBER,
    CHOICE_NUMBER,
    NAME,
    Column("name_en", "line", "الاسم بالإنجليزية", "Name in English"),
    CATEGORY,
    STATE,
    *_words("option", "اسم الخيارات", "Name of the choices", ("مثل: المقاس أو الوزن.", "Such as: Size or Weight.")),
    CHOICE,
    Column("choice_en", "line", "الخيار بالإنجليزية", "Choice in English", True),
    OFFERED,
    PRICE,
    MODE,
    PIECES,
    GRAMS,
    WEIGHT,
    DAYS,
    *_words("about", "الوصف", "Description"),
    *_words(
        "made_of",
        "المكوّنات أو المواد",
        "Ingredients or materials",
        ("في الطعام: المكوّنات كلها، من الأكثر إلى الأقل.", "Of food: all ingredients, the most first."),
    ),
    ALLERGENS,
    *_words("care", "الحفظ والعناية", "Storage and care"),
)


def of_attributes(asked: Iterable[Attribute]) -> list[Column]:
    """A column for what a craft says of its goods, two where it is words; tables of sizes do not fit into a cell."""
    return [column for one in asked for column in _of_attribute(one.slug)]


@cache
def _of_attribute(slug: str) -> Sequence[Column]:
    one = attributes.ALL[slug]
    ar, en = (f" ({unit})" if unit else "" for unit in UNITS.get(one.unit, ("", "")))
    if one.kind == "chart":
        return ()
    about = one.help_ar, one.help_en
    if one.values:
        about = "، ".join(value.ar for value in one.values), ", ".join(value.en for value in one.values)
    if one.kind != "text":
        return (Column(f"said:{one.slug}", "said", one.ar + ar, one.en + en, False, False, *about, one),)
    by = {"ar": ("بالعربية", "in Arabic"), "en": ("بالإنجليزية", "in English")}
    return tuple(
        Column(f"said:{one.slug}:{lang}", "said", f"{one.ar} {a}", f"{one.en} {e}", False, False, *about, one, lang)
        for lang, (a, e) in by.items()
    )


@cache
def every() -> Mapping[str, Column]:
    """All columns there can be, by their slugs."""
    return {one.slug: one for one in (*COLUMNS, *of_attributes(attributes.ALL.values()), WHY)}


def column_of(slug: str) -> Column:
    """The column of a slug."""
    return every()[slug]


@cache
def _by_heading() -> Mapping[str, Column]:
    found = {plain(one.heading(lang)): one for one in every().values() for lang in ("ar", "en")}
    bare = {
        plain(one.attribute.ar if lang == "ar" else one.attribute.en): one
        for one in every().values()
        for lang in ("ar", "en")
        if one.attribute and not one.lang
    }
    return {**{plain(slug): one for slug, one in every().items()}, **bare, **found, plain("السعر"): PRICE}


def called(heading: str) -> Column | None:
    """The column of a heading in either language, however it is spelt and with or without its unit."""
    return _by_heading().get(plain(heading))


def plain(words: str) -> str:
    """Words as they are compared: one form of each letter, nothing between them but a space."""
    return BETWEEN.sub(" ", arabic.fold(words)).strip()
