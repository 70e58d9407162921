"""What the pattern book shows: invented rows in every state worth seeing, in both languages.

Nothing here is stored or sold. The caller says how addresses of drawings and cloths are written; forms come from pattern_forms.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from storefront.web.office.pattern_charts import drawings
from storefront.web.office.pattern_market import FAMILIES, GOODS, GROUPS, ROAD, SEASONS, WAYS, rows_of
from storefront.web.office.pattern_shapes import (
    Family,
    Filter,
    Line,
    Message,
    Photo,
    Product,
    Question,
    Review,
    SamplePage,
    Samples,
    Score,
    Season,
    Source,
    Step,
    Way,
)

BOOK = "office/patterns/index.html"
CHAPTERS = (  # address, name, English name, template; the first six are chapters of the book, the rest whole pages
    ("foundations", "الأساس", "Foundations", BOOK),
    ("controls", "الأزرار والتنبيهات", "Controls and notices", BOOK),
    ("forms", "النماذج", "Forms", BOOK),
    ("goods", "البضائع والأسر", "Goods and families", BOOK),
    ("orders", "الطلبات", "Orders", BOOK),
    ("states", "الحالات", "States", BOOK),
    ("home", "الصفحة الرئيسية", "Home", "office/patterns/page_home.html"),
    ("category", "صفحة قسم", "A category", "office/patterns/page_category.html"),
    ("product", "صفحة منتج", "A product", "office/patterns/page_product.html"),
    ("family", "دكّة أسرة", "A family’s shop", "office/patterns/page_family.html"),
    ("season", "صفحة موسم", "A season", "office/patterns/page_season.html"),
    ("basket", "السلة", "Basket", "office/patterns/page_basket.html"),
    ("checkout", "إتمام الطلب", "Checkout", "office/patterns/page_checkout.html"),
    ("tracking", "تتبّع طلب", "Tracking", "office/patterns/page_tracking.html"),
    ("account", "حساب المتسوّق", "A shopper’s account", "office/patterns/page_account.html"),
    ("desk", "مكتب الأسرة", "A family’s desk", "office/patterns/page_desk.html"),
    ("sign-in", "تسجيل الدخول", "Signing in", "office/patterns/page_sign_in.html"),
    ("receipt", "إيصال", "Receipt", "office/patterns/page_receipt.html"),
    ("letter", "رسالة بريد", "E-mail", "office/patterns/page_letter.html"),
    ("not-found", "صفحة غير موجودة", "Not found", "office/patterns/page_not_found.html"),
)
LONG_NAME = (
    "طقم ضيافة رمضاني كامل من الفخار المزجّج المنقوش يدوياً بزخارف نجدية، "
    "ستة فناجين ودلّة وصحن تمر وحافظة خبز من الخوص الملوّن"
)


@dataclass(frozen=True)
class Addresses:
    """How addresses are written: asset("images/…") of a static file, cloth(slug, dye, "weave" or "band") of a cloth."""

    asset: Callable[[str], str]
    cloth: Callable[[str, str, str], str]


def samples(chapter: str, lang: str, addresses: Addresses) -> Samples:
    """All rows of the book in the language "ar" or "en"."""
    source = Source(lang, addresses.asset, addresses.cloth)
    road = _road(source)
    declined = Step(
        source.say("اعتذرت الأسرة", "Declined"), source.say("أُعيد المبلغ كاملاً", "All money returned"), "stopped"
    )
    return Samples(
        chapter=chapter,
        chapters=[(address, source.say(name, english)) for address, name, english, _ in CHAPTERS],
        products=_products(source),
        odd_products=_odd_products(source),
        families=_families(source),
        odd_families=_odd_families(source),
        seasons=_seasons(source),
        gallery=_gallery(source),
        lines=_lines(source),
        odd_lines=_odd_lines(source),
        road=road,
        stopped_road=[road[0], declined],
        ways=_ways(source),
        filters=_filters(source),
        tiles=_tiles(source),
        pages=[SamplePage(1, 1), SamplePage(1, 2), SamplePage(4, 9), SamplePage(9, 9)],
        drawings=drawings(source.lang),
        score=Score((1, 0, 2, 11, 118)),
        reviews=_reviews(source),
        messages=_messages(source),
        question=_question(source),
        when=dt.datetime(2026, 11, 26, 16, 30, tzinfo=dt.UTC),
    )


def _products(source: Source) -> list[Product]:
    rows = []
    for number, cells in enumerate(rows_of(GOODS), start=1):
        drawing, name, english, family, family_en, city, city_en, cloth, dye, minor = cells
        photo = source.photo(drawing)
        row = Product(
            id=number,
            href=f"?product={number}",
            name=source.say(name, english),
            name_lang=source.lang,
            src=photo.src,
            alt=photo.alt,
            tint=photo.tint,
            family=source.say(family, family_en),
            city=source.say(city, city_en),
            weave=source.cloth(cloth, dye, "weave"),
            price_minor=int(minor),
            lead=source.say("جاهز الآن", "Ready now"),
        )
        rows.append(row)
    rows[0] = replace(rows[0], flag=("paper", source.say("خُبزت اليوم", "Baked today")))
    rows[1] = replace(rows[1], favourite=True, rating_tenths=47, ratings=58)
    rows[4] = replace(rows[4], rating_tenths=42, ratings=1)
    rows[5] = replace(rows[5], rating_tenths=50, ratings=1112)
    rows[2] = replace(rows[2], flag=("warn", source.say("بقيت قطعتان", "Two left")))
    rows[3] = replace(rows[3], was_minor=17500, flag=("offer", source.say("تخفيض", "Reduced")))
    rows[6] = replace(rows[6], lead=source.say("تُصنع خلال 5 أيام", "Made in 5 days"))
    rows[7] = replace(rows[7], from_price=True, kilo=source.say("الكيلو 120 ر.س", "SAR 120 a kilogram"))
    return rows


def _reviews(source: Source) -> list[Review]:
    """One with everything, one of a member who left, with bare stars."""
    product = _products(source)[0]
    told = Review(
        id=1,
        author=source.say("أم فيصل", "Umm Faisal"),
        author_lang=source.lang,
        stars=4,
        words=source.say(
            "الرائحة هادئة وأنيقة.\nتمنيت علبة أكبر لأنها تنفد عندنا بسرعة.",
            "The scent is calm and elegant.\nI wished for a larger tin, it does not last long in our house.",
        ),
        lang=source.lang,
        written_at=dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC),
        choice=source.say("100 غ", "100 g"),
        name=product.name,
        name_lang=product.name_lang,
        href=product.href,
        family=product.family,
        weave=product.weave,
        reply=source.say("شكراً لك، والعلبة الكبيرة قريبة.", "Thank you, the larger tin is on its way."),
        reply_lang=source.lang,
        edited=True,
        is_older=True,
        photo=source.photo("bukhoor2"),
    )
    return [told, replace(told, id=2, author="", stars=2, words="", choice="", reply="", edited=False, photo=None)]


def _messages(source: Source) -> list[Message]:
    """One of each side, a new one that can be reported, one the office has hidden."""
    at, family = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC), source.say("بيت العود", "Bayt Al-Oud")
    ask = source.say("هل يمكن تغليفه هدية؟", "Can you wrap it as a gift?")
    yes = source.say("نعم، بلا زيادة في الثمن.", "Yes, at no extra charge.")
    you, why = source.say("أنت", "You"), source.say("فيها إعلان", "An advertisement")
    return [
        Message(1, you, True, ask, at),
        Message(2, family, False, yes, at, is_new=True, report="?report"),
        Message(3, you, True, "", at, is_hidden=True, reason=why),
    ]


def _question(source: Source) -> Question:
    product, at = _products(source)[0], dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
    ask = source.say("هل تكفي العلبة شهراً؟", "Does a tin last a month?")
    answer = source.say("نعم، لمن يبخّر مرة في اليوم.", "Yes, if you burn it once a day.")
    return Question(1, source.say("منيرة", "Munira"), ask, source.lang, at, answer, product.family, product.weave)


def _odd_products(source: Source) -> list[Product]:
    plain = replace(_products(source)[0], flag=None, lead="")
    endless = replace(
        plain,
        id=101,
        name=LONG_NAME,
        name_lang="ar",
        family="مشغل بنات الحاجة حصة للتطريز والخياطة والمفارش",
        city="محافظة رجال ألمع",
        price_minor=12345650,
        was_minor=15000000,
        from_price=True,
        lead="تُصنع خلال 21 يوماً",
        flag=("offer", "تخفيض اليوم الوطني"),
    )
    bare = replace(plain, id=102, name="سبحة", name_lang="ar", family="ود", city="", price_minor=500)
    unseen = replace(
        plain, id=103, name="بخور معمول", name_lang="ar", src="", flag=("bad", source.say("نفد", "Sold out"))
    )
    latin = replace(
        plain,
        id=104,
        name="Noura’s incense",
        name_lang="en",
        favourite=True,
        flag=("info", source.say("بالطلب", "To order")),
    )
    return [endless, bare, unseen, latin]


def _families(source: Source) -> list[Family]:
    rows = []
    for cells in rows_of(FAMILIES):
        cloth, dye, name, english, letter, latin, city, city_en, craft, craft_en, quote, quote_en, drawings = cells
        row = Family(
            href=f"?family={cloth}",
            name=source.say(name, english),
            name_lang=source.lang,
            city=source.say(city, city_en),
            region="",
            craft=source.say(craft, craft_en),
            quote=source.say(quote, quote_en),
            weave=source.cloth(cloth, dye, "weave"),
            band=source.cloth(cloth, dye, "band"),
            initial=source.say(letter, latin),
            dye=dye,
            pictures=tuple(source.photo(drawing) for drawing in drawings.split()),
        )
        rows.append(row)
    return rows


def _odd_families(source: Source) -> list[Family]:
    first = _families(source)[0]
    long_name = "دار السيدة منيرة بنت عبدالعزيز للحلويات الشعبية والمعجنات وضيافة المناسبات"
    return [
        replace(first, name=long_name, name_lang="ar", craft="حلويات وبوفيهات", quote="", dye="saffron", open=False),
        replace(first, name="ود", name_lang="ar", initial="و", craft="", city="", quote="", dye="turq", pictures=()),
        replace(first, name="Noura House", name_lang="en", initial="N", dye="coffee", pictures=first.pictures[:1]),
    ]


def _seasons(source: Source) -> list[Season]:
    rows = []
    for cells in rows_of(SEASONS):
        (
            dye,
            name,
            name_en,
            text,
            text_en,
            weekday,
            weekday_en,
            number,
            month,
            month_en,
            first,
            first_en,
            goods,
            goods_en,
        ) = cells
        row = Season(
            href=f"?season={name_en}",
            name=source.say(name, name_en),
            text=source.say(text, text_en),
            weekday=source.say(weekday, weekday_en),
            number=int(number),
            month=source.say(month, month_en),
            facts=[("calendar-days", source.say(first, first_en)), ("package", source.say(goods, goods_en))],
            dye=dye,
        )
        rows.append(row)
    rows[0] = replace(rows[0], flag=("warn", source.say("آخر طلب مضمون: 5 فبراير", "Last safe order: 5 February")))
    rows[2] = replace(rows[2], flag=("good", source.say("الآن", "Now")))
    return rows


def _gallery(source: Source) -> list[Photo]:
    return [
        source.photo("bukhoor"),
        source.photo("bukhoor2", source.say("24 قطعة في العلبة", "24 pieces in the tin")),
        source.photo("bukhoor3", source.say("القطر 9 سم، بجانب فنجان", "9 cm across, beside a cup")),
        source.photo("bukhoor4", source.say("على سطح البيت، اليوم العشرون", "On the roof, day twenty")),
    ]


def _lines(source: Source) -> list[Line]:
    weave = source.cloth("noura", "indigo", "weave")
    incense = source.say("بخور معمول الجدة نورة", "Grandmother Noura’s incense")
    rose = source.say("دهن ورد طائفي، ربع تولة", "Taif rose oil, quarter tola")
    options = source.say("100 غ · عود وورد طائفي", "100 g · oud and Taif rose")
    return [
        Line(1, "?product=1", incense, source.lang, source.photo("bukhoor"), weave, options, 8500, 2),
        Line(2, "?product=2", rose, source.lang, source.photo("perfume"), weave, "", 13000, 1),
    ]


def _odd_lines(source: Source) -> list[Line]:
    first = _lines(source)[0]
    one_left = ("warn", source.say("بقيت قطعة واحدة", "One left"))
    gone = ("bad", source.say("نفد، ولن يُحتسب", "Sold out, not charged"))
    bead = replace(first, id=4, name="سبحة", name_lang="ar", photo=None, options="", price_minor=500, quantity=1)
    return [
        replace(first, id=3, name=LONG_NAME, name_lang="ar", price_minor=1234550, quantity=10, note=one_left),
        replace(bead, note=gone, is_gone=True, others="?product=1"),
    ]


def _road(source: Source) -> list[Step]:
    return [
        Step(source.say(ar, en), source.say(when, when_en), state) for ar, en, when, when_en, state in rows_of(ROAD)
    ]


def _ways(source: Source) -> list[Way]:
    rows: list[Way] = []
    for value, label, label_en, text, text_en, cost, cost_en, icon in rows_of(WAYS):
        said = source.say(cost, cost_en) or None
        rows.append(Way(value, source.say(label, label_en), source.say(text, text_en), said, icon, not rows, not said))
    return rows


def _filters(source: Source) -> list[Filter]:
    say = source.say
    ready = [("", say("أي وقت", "Any time"), None, True), ("today", say("جاهز الآن", "Ready now"), 64, False)]
    places: list[tuple[str, str, int | None, bool]] = [
        ("riyadh", say("الرياض", "Riyadh"), 41, True),
        ("hail", say("حائل", "Hail"), 18, False),
        ("asir", say("عسير", "Asir"), 0, False),
    ]
    more: list[tuple[str, str, int | None, bool]] = [
        ("heritage", say("حرفة متوارثة", "Handed-down craft"), 12, False),
        ("gift", say("يُغلّف هدية", "Gift wrap"), 33, False),
    ]
    return [
        Filter("ready", say("متى يجهز", "Ready by"), "radio", ready),
        Filter("region", say("المنطقة", "Region"), "check", places),
        Filter("price", say("السعر (ر.س)", "Price (SAR)"), "range", low="20"),
        Filter("more", say("صفات", "Qualities"), "check", more),
    ]


def _tiles(source: Source) -> list[tuple[str, str, str, str]]:
    return [
        (f"?group={slug}", source.say(arabic, english), source.asset(f"images/groups/{slug}.svg"), tint)
        for slug, arabic, english, tint in rows_of(GROUPS)
    ]
