"""What the pattern book shows: invented rows in every state worth seeing, in both languages.

Nothing here is stored or sold. The caller says how addresses of drawings and cloths are written; forms come from pattern_forms.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from .pattern_shapes import Family, Filter, Line, Product, SamplePage, Samples, Season, Source, Step, Way

CHAPTERS = (  # address, name, template; the first six are chapters of index.html, the rest are whole pages to compose from
    ("foundations", "الأساس", "office/patterns/index.html"),
    ("controls", "الأزرار والتنبيهات", "office/patterns/index.html"),
    ("forms", "النماذج", "office/patterns/index.html"),
    ("goods", "البضائع والأسر", "office/patterns/index.html"),
    ("orders", "الطلبات", "office/patterns/index.html"),
    ("states", "الحالات", "office/patterns/index.html"),
    ("home", "الصفحة الرئيسية", "office/patterns/page_home.html"),
    ("category", "صفحة قسم", "office/patterns/page_category.html"),
    ("product", "صفحة منتج", "office/patterns/page_product.html"),
    ("family", "دكّة أسرة", "office/patterns/page_family.html"),
    ("season", "صفحة موسم", "office/patterns/page_season.html"),
    ("basket", "السلة", "office/patterns/page_basket.html"),
    ("checkout", "إتمام الطلب", "office/patterns/page_checkout.html"),
    ("tracking", "تتبّع طلب", "office/patterns/page_tracking.html"),
    ("account", "حساب المتسوّق", "office/patterns/page_account.html"),
    ("desk", "مكتب الأسرة", "office/patterns/page_desk.html"),
    ("sign-in", "تسجيل الدخول", "office/patterns/page_sign_in.html"),
    ("receipt", "إيصال", "office/patterns/page_receipt.html"),
    ("not-found", "صفحة غير موجودة", "office/patterns/page_not_found.html"),
)

GOODS = (  # drawing, name, English name, family, English family, city, English city, cloth, halalas
    (
        "kleija",
        "كليجا قصيمية بدبس التمر، 24 قطعة",
        "Qassimi kleija with date molasses, 24 pieces",
        "مخبز أم سليمان",
        "Umm Sulaiman Bakery",
        "بريدة",
        "Buraydah",
        "umsulaiman",
        4800,
    ),
    (
        "mabkhara",
        "مبخرة أثل محفورة باليد",
        "Hand-carved tamarisk burner",
        "منجرة الحارة",
        "Al Harah Woodworks",
        "المدينة المنورة",
        "Madinah",
        "najjar",
        16500,
    ),
    (
        "jar",
        "جرّة ماء من طين الأحساء",
        "Water jar of Al-Ahsa clay",
        "بيت الطين",
        "Bayt Al-Teen",
        "الأحساء",
        "Al-Ahsa",
        "teen",
        21000,
    ),
    (
        "cushion",
        "مخدة سدو صوف 45×45",
        "Wool Sadu cushion 45×45",
        "خيمة مزنة",
        "Muznah's Tent",
        "رفحاء",
        "Rafha",
        "muznah",
        14000,
    ),
    (
        "makabba",
        "مكبّة خوص ملوّنة للسفرة",
        "Coloured palm-leaf food cover",
        "خوص الشرقية",
        "Khoos Al-Sharqiya",
        "القطيف",
        "Qatif",
        "qatt",
        9500,
    ),
    (
        "honey",
        "عسل سدر جبلي، نصف كيلو",
        "Mountain sidr honey, half a kilo",
        "مناحل السراة",
        "Sarah Apiaries",
        "النماص",
        "An Namas",
        "najjar",
        18050,
    ),
    (
        "doll",
        "دمية «بنت عسير» من القماش",
        "Cloth doll “Bint Asir”",
        "بيت القَطّ",
        "Bayt Al-Qatt",
        "أبها",
        "Abha",
        "qatt",
        12000,
    ),
    (
        "camel",
        "جمل خشبي على عجلات",
        "Wooden camel on wheels",
        "منجرة الحارة",
        "Al Harah Woodworks",
        "المدينة المنورة",
        "Madinah",
        "najjar",
        7500,
    ),
)

TILES = (
    ("wood-decor", "الخشبيات والديكور", "Wood & décor", "tint-02"),
    ("sewing", "الخياطة والمشاغل", "Sewing", "tint-06"),
    ("perfume-incense", "العطور والبخور", "Perfume & incense", "tint-15"),
    ("household", "الأواني المنزلية", "Household", "tint-14"),
    ("pottery", "الفخار والخزف", "Pottery", "tint-05"),
    ("folk-food", "الأكلات الشعبية", "Popular dishes", "tint-10"),
    ("pastry", "المعجنات والفطائر", "Pastries", "tint-13"),
    ("candles", "الشموع", "Candles", "tint-09"),
    ("toys", "الألعاب", "Toys", "tint-11"),
    ("heritage", "الحرف التراثية", "Heritage crafts", "tint-02"),
    ("pantry", "مونة البيت", "Home pantry", "tint-03"),
    ("gifts-care", "الهدايا والعناية", "Gifts & care", "tint-07"),
)


def samples(chapter: str, *, lang: str, asset: Callable[[str], str], cloth: Callable[[str], str]) -> Samples:
    """All rows of the book; asset("images/…") and cloth("key") give addresses."""
    source = Source(lang, asset, cloth)
    return Samples(
        chapter=chapter,
        chapters=[(address, name) for address, name, _ in CHAPTERS],
        products=_products(source),
        odd_products=_odd_products(source),
        families=_families(source),
        odd_families=_odd_families(source),
        seasons=_seasons(source),
        gallery=[
            source.photo("bukhoor"),
            source.photo("bukhoor2", source.say("24 قطعة في العلبة", "24 pieces in the tin")),
            source.photo("bukhoor3", source.say("القطر 9 سم، بجانب فنجان", "9 cm across, beside a cup")),
            source.photo("bukhoor4", source.say("على سطح البيت، اليوم العشرون", "On the roof, day twenty")),
        ],
        lines=_lines(source),
        odd_lines=_odd_lines(source),
        road=_road(source),
        stopped_road=[
            _road(source)[0],
            Step(
                source.say("اعتذرت الأسرة", "The family declined"),
                source.say("نفدت الكمية، وأُعيد المبلغ كاملًا", "Sold out; the whole amount was returned"),
                "stopped",
            ),
        ],
        ways=_ways(source),
        filters=_filters(source),
        tiles=[
            (f"?group={slug}", source.say(ar, en), asset(f"images/groups/{slug}.svg"), tint)
            for slug, ar, en, tint in TILES
        ],
        pages=[SamplePage(1, 1), SamplePage(1, 2), SamplePage(4, 9), SamplePage(9, 9)],
        when=dt.datetime(2026, 11, 26, 16, 30, tzinfo=dt.UTC),
    )


def _products(source: Source) -> list[Product]:
    rows = []
    for number, (drawing, name, english, family, family_en, city, city_en, key, price) in enumerate(GOODS, start=1):
        photo = source.photo(drawing)
        rows.append(
            Product(
                id=number,
                href=f"?product={number}",
                name=source.say(name, english),
                name_lang=source.lang,
                src=photo.src,
                alt=photo.alt,
                tint=photo.tint,
                family=source.say(family, family_en),
                city=source.say(city, city_en),
                weave=source.cloth(f"weave-{key}"),
                price_minor=price,
                lead=source.say("جاهز اليوم", "Ready today"),
            )
        )
    rows[0] = replace(rows[0], flag=("paper", source.say("خُبزت اليوم", "Baked today")))
    rows[1] = replace(rows[1], favourite=True)
    rows[2] = replace(rows[2], flag=("warn", source.say("بقيت قطعتان", "Two left")))
    rows[3] = replace(rows[3], was_minor=17500, flag=("offer", source.say("تخفيض", "Reduced")))
    rows[6] = replace(rows[6], lead=source.say("تُصنع خلال 5 أيام", "Made in 5 days"))
    rows[7] = replace(rows[7], from_price=True)
    return rows


def _odd_products(source: Source) -> list[Product]:
    plain = _products(source)[0]
    long_name = "طقم ضيافة رمضاني كامل من الفخار المزجّج المنقوش يدويًا بزخارف نجدية، ستة فناجين ودلّة وصحن تمر وحافظة خبز من الخوص الملوّن"
    return [
        replace(
            plain,
            id=101,
            name=long_name,
            name_lang="ar",
            family="مشغل بنات الحاجة حصة للتطريز والخياطة والمفارش",
            city="محافظة رجال ألمع",
            price_minor=12345650,
            was_minor=15000000,
            from_price=True,
            lead="تُصنع خلال 21 يومًا",
            flag=("offer", "تخفيض اليوم الوطني"),
        ),
        replace(plain, id=102, name="سبحة", name_lang="ar", family="ود", city="", price_minor=500, lead="", flag=None),
        replace(
            plain,
            id=103,
            name="بخور معمول الجدة نورة",
            name_lang="ar",
            src="",
            price_minor=8500,
            flag=("bad", source.say("نفد", "Sold out")),
        ),
        replace(
            plain,
            id=104,
            name="Grandmother Noura’s incense",
            name_lang="en",
            price_minor=8550,
            favourite=True,
            flag=("info", source.say("يُصنع بالطلب", "Made to order")),
        ),
    ]


def _families(source: Source) -> list[Family]:
    houses = (
        (
            "بيت نورة للبخور",
            "Bayt Noura Incense",
            "حائل",
            "Hail",
            "بخور ومعمول",
            "Incense and maamoul",
            "نعرف أن البخور نضج من صوت انكساره.",
            "We know it is ready by the sound it makes when it breaks.",
            "noura",
            "ن",
            "N",
            "indigo",
            ("bukhoor", "perfume", "bukhoor2"),
        ),
        (
            "خيمة مزنة للسدو",
            "Muznah's Tent",
            "رفحاء",
            "Rafha",
            "سدو ونسيج",
            "Sadu weaving",
            "كل نقشة في السدو طريق مشته أمّي قبلي.",
            "Every pattern is a road my mother walked before me.",
            "muznah",
            "م",
            "M",
            "madder",
            ("cushion", "hoop", "makabba"),
        ),
        (
            "بيت الطين",
            "Bayt Al-Teen",
            "الأحساء",
            "Al-Ahsa",
            "فخار",
            "Pottery",
            "الطين يحفظ بصمة اليد، فلا تتشابه جرّتان.",
            "Clay keeps the hand's print, so no two jars are alike.",
            "teen",
            "ط",
            "T",
            "palm",
            ("jar", "dallah", "honey"),
        ),
    )
    return [
        Family(
            href=f"?family={key}",
            name=source.say(name, english),
            name_lang=source.lang,
            city=source.say(city, city_en),
            region="",
            craft=source.say(craft, craft_en),
            quote=source.say(quote, quote_en),
            weave=source.cloth(f"weave-{key}"),
            band=source.cloth(f"band-{key}"),
            initial=source.say(letter, latin),
            dye=dye,
            pictures=[source.photo(d) for d in drawings],
        )
        for name, english, city, city_en, craft, craft_en, quote, quote_en, key, letter, latin, dye, drawings in houses
    ]


def _odd_families(source: Source) -> list[Family]:
    first = _families(source)[0]
    return [
        replace(
            first,
            name="دار السيدة منيرة بنت عبدالعزيز للحلويات الشعبية والمعجنات وضيافة المناسبات",
            name_lang="ar",
            craft="حلويات ومعجنات وبوفيهات",
            quote="",
            dye="saffron",
            open=False,
        ),
        replace(first, name="ود", name_lang="ar", initial="و", craft="", city="", quote="", dye="turq", pictures=[]),
        replace(first, name="Noura House", name_lang="en", initial="N", dye="coffee", pictures=first.pictures[:1]),
    ]


def _seasons(source: Source) -> list[Season]:
    say = source.say
    return [
        Season(
            "?season=ramadan",
            say("رمضان", "Ramadan"),
            say("سفرة وبخور وفوانيس من بيوت المملكة", "Tables, incense and lanterns from homes of the Kingdom"),
            say("الإثنين", "Monday"),
            8,
            say("فبراير", "February"),
            [("calendar-days", say("1 رمضان 1448", "1 Ramadan 1448")), ("package", say("212 منتجًا", "212 products"))],
            "indigo",
            ("warn", say("آخر طلب مضمون: 5 فبراير", "Last safe order: 5 February")),
        ),
        Season(
            "?season=eid",
            say("عيد الفطر", "Eid al-Fitr"),
            say("حلوى العيد وثيابه وهداياه", "Sweets, clothes and gifts of Eid"),
            say("الأربعاء", "Wednesday"),
            10,
            say("مارس", "March"),
            [("calendar-days", say("1 شوال 1448", "1 Shawwal 1448")), ("package", say("148 منتجًا", "148 products"))],
            "madder",
        ),
        Season(
            "?season=founding",
            say("يوم التأسيس", "Founding Day"),
            say("لبس وتراث من ثلاثة قرون", "Dress and heritage of three centuries"),
            say("الإثنين", "Monday"),
            22,
            say("فبراير", "February"),
            [("package", say("منتج واحد", "1 product"))],
            "palm",
            ("good", say("الآن", "Now")),
        ),
    ]


def _lines(source: Source) -> list[Line]:
    return [
        Line(
            1,
            "?product=1",
            source.say("بخور معمول الجدة نورة", "Grandmother Noura's incense"),
            source.lang,
            source.photo("bukhoor"),
            source.cloth("weave-noura"),
            source.say("100 غ · عود وورد طائفي", "100 g · oud and Taif rose"),
            8500,
            2,
        ),
        Line(
            2,
            "?product=2",
            source.say("دهن ورد طائفي، ربع تولة", "Taif rose oil, quarter tola"),
            source.lang,
            source.photo("perfume"),
            source.cloth("weave-noura"),
            "",
            13000,
            1,
        ),
    ]


def _odd_lines(source: Source) -> list[Line]:
    first = _lines(source)[0]
    return [
        replace(
            first,
            id=3,
            name=_odd_products(source)[0].name,
            name_lang="ar",
            price_minor=1234550,
            quantity=10,
            note=("warn", source.say("بقيت قطعة واحدة", "One left")),
        ),
        replace(
            first,
            id=4,
            name="سبحة",
            name_lang="ar",
            photo=None,
            options="",
            price_minor=500,
            quantity=1,
            note=("bad", source.say("نفد، ولن يُحتسب", "Sold out, not charged")),
        ),
    ]


def _road(source: Source) -> list[Step]:
    say = source.say
    return [
        Step(
            say("وصل الطلب إلى الأسرة", "The family has the order"),
            say("الثلاثاء 24 نوفمبر، 4:10 م", "Tuesday 24 November, 4:10 PM"),
            "done",
        ),
        Step(
            say("قبلته الأسرة", "Accepted"), say("الثلاثاء 24 نوفمبر، 6:32 م", "Tuesday 24 November, 6:32 PM"), "done"
        ),
        Step(
            say("قيد التجهيز", "Being prepared"), say("يجهز الخميس 26 نوفمبر", "Ready on Thursday 26 November"), "now"
        ),
        Step(say("في الطريق", "On its way"), "", "next"),
        Step(say("وصل", "Delivered"), "", "next"),
    ]


def _ways(source: Source) -> list[Way]:
    say = source.say
    return [
        Way(
            "courier",
            say("شركة التوصيل", "Courier"),
            say("يصل الأحد 29 نوفمبر", "Arrives Sunday 29 November"),
            say("25 ر.س", "SAR 25"),
            "truck",
            checked=True,
        ),
        Way(
            "family",
            say("توصيل الأسرة داخل حائل", "The family's own delivery in Hail"),
            say("يصل الخميس 26 نوفمبر", "Arrives Thursday 26 November"),
            say("15 ر.س", "SAR 15"),
            "house",
        ),
        Way(
            "collect",
            say("استلام من حي النقرة", "Collect in An Nuqrah"),
            say("جاهز الخميس 26 نوفمبر", "Ready on Thursday 26 November"),
            say("مجانًا", "Free"),
            "map-pin",
        ),
        Way(
            "cold",
            say("توصيل مبرّد", "Chilled delivery"),
            say("غير متاح في هذه المدينة", "Not available in this city"),
            None,
            "ban",
            disabled=True,
        ),
    ]


def _filters(source: Source) -> list[Filter]:
    say = source.say
    return [
        Filter(
            "ready",
            say("متى يجهز", "Ready by"),
            "radio",
            [
                ("", say("أي وقت", "Any time"), None, True),
                ("today", say("جاهز اليوم", "Ready today"), 64, False),
                ("week", say("خلال أسبوع", "Within a week"), 121, False),
            ],
        ),
        Filter(
            "region",
            say("المنطقة", "Region"),
            "check",
            [
                ("SA-01", say("الرياض", "Riyadh"), 41, True),
                ("SA-06", say("حائل", "Hail"), 18, False),
                ("SA-14", say("عسير", "Asir"), 0, False),
            ],
        ),
        Filter("price", say("السعر (ر.س)", "Price (SAR)"), "range", low="20"),
        Filter(
            "more",
            say("صفات", "Qualities"),
            "check",
            [
                ("heritage", say("حرفة متوارثة", "Handed-down craft"), 12, False),
                ("gift", say("يُغلّف هدية", "Gift wrap"), 33, False),
            ],
        ),
    ]
