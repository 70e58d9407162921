"""Words about goods lead nobody elsewhere, and every other row of figures in them is let be."""

import pytest

from storefront.kernel import contacts

LEADS = [
    "للطلب 0501234567",
    "للطلب: ٠٥٠١٢٣٤٥٦٧",
    "050 123 4567",
    "050-123-4567",
    "05 01 23 45 67",
    "0 5 0 1 2 3 4 5 6 7",
    "كيك 501234567",
    "واتساب 50 123 4567",
    "966501234567",
    "+966 50 123 4567",
    "00966501234567",
    "٠٠٩٦٦٥٠١٢٣٤٥٦٧",
    "+971 4 123 4567",
    "011 234 5678",
    "0112345678",
    "920012345",
    "9200 12345",
    "800 123 4567",
    "norah@example.com",
    "راسلونا على norah@example.com.sa",
    "www.example.com",
    "https://wa.me/x",
    "حسابنا @bayt_noura",
    "050 - 123 - 4567",
    "050/765/4321",
    "055،111،2222",
    "٠٥٥،١١١،٢٢٢٢",
    "۰۵۵ – ۱۱۱ – ۲۲۲۲",
    "050\u200f 123\n4567",
    "050_123_4567",
    "0-50 / 123 / 4567",
    "(011) 234-5678",
    "0501234567 - 0557654321",
    "+966 (0) 50 / 123 / 4567",
    "966.50.123.4567",
    "00 44 20 7946 0958",
    "971501234567",
    "𝟎𝟓𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕",
    "bit.ly/noor",
    "سناب: bayt_noura",
    "سناب شات noura",
    "انستقرام bayt.noura",
    "إنستغرام: noura",
    "تيك توك - Noura1",
    "Snapchat: noura",
    "instagram bayt_noura",
    "noor-shop [dot] com",
    "noor-shop (نقطة) com",
    "سنابي noura_sweets",
    "الانستقرام noura.sweets",
    "عالسناب noura_sweets",
    "بالسناب: noura",
    "وسنابنا noura",
    "السنابnoura_sweets",
    "snapchat noura",
    "snapchat noura، أو تعالوا",
    "واتس 551 234 567",
    "واتس ٥٥١ ٢٣٤ ٥٦٧",
    "whatsapp 551 234 567",
    "رقمي 055123 ثم 4567",
    "كلموني على 551 234 567",
    "WA-551234567",
    "حوّلوا على الحساب SA0380000000608010167519",
    "حوّلوا على SA03 8000 0000 6080 1016 7519",
    "noura at gmail dot com",
    "noura@gmail,com",
    "noura (at) gmail",
    "noura at noor-shop dot com",
]
LETS_BE = [
    "خليط الكيك.co",
    "صور من انستقرام ومن السوق",
    "Instagram photos are not ours",
    "واتساب السوق",
    "بخور 750 غ",
    "الوزن الصافي: 1500 غرام، 3 قطع",
    "6281234567890",
    "الباركود 6 281234 567890",
    "00012345600012",
    "SKU 2024-0001-778",
    "من 2019 إلى 2024",
    "1446-1447-1448",
    "مقاسات 36 38 40 42 44",
    "مقاسات 50 52 54 56 58 60",
    "5 10 15 20 25 30",
    "بطول 120 وعرض 200 سم",
    "85 - 120 - 150 ريالاً",
    "1,250,000",
    "من 800 إلى 1000 غ",
    "500 مل × 12",
    "29/11/2026",
    "100 200 300 400 500",
    "120.50 ريالاً",
    "e.g. tea. Me and you",
    "هل تتوفر المقاسات 38 40 42 44 46؟",
    "قبل 10-12-2026 16:30",
    "قبل 05/12/2026 10:30",
    "من 05/12/2026 - 06/12/2026",
    "05:00 - 09:00، 16:00 - 21:00",
    "2026-12-05 10:30",
    "نخيط مقاسات 38 40 42 44 46 منذ 2015",
    "0 5 10 15 20 25 30 سم",
    "0.05 0.10 0.15 0.20 كغ",
    "1.00 250 3.00 450",
    "بخور 500 + 1000 + 1500 + 2000",
    "50 - 100 - 1500 غ",
    "920 - 930 - 940 ريالاً",
    "Visit us.Come again",
    "كود DK-551234567",
    "Seen on our Instagram page",
    "Instagram photos.",
    "snap closing",
    "من صورنا بالسناب والانستقرام",
    "السنابل الذهبية golden",
    "اتصلوا بنا من 5 إلى 10، والأسعار 15 و20 و25",
    "Look at Yahoo prices",
    "SA 2024 collection",
    "هاتفنا في صفحة الطلب، والمقاسات 50 52 54 56 58 60",
]

MASKED = [
    ("رقمي 055123 ثم 4567 مساءً", "رقمي ••• مساءً"),
    ("الحساب SA03 8000 0000 6080 1016 7519 للراجحي", "الحساب ••• للراجحي"),
    ("حسابنا سناب: bayt_noura وفيه صور", "حسابنا ••• وفيه صور"),
    ("اتصلوا 050ـ123ـ4567 بعد العصر", "اتصلوا ••• بعد العصر"),
    ("اتصلوا 050 ـ 123 ـ 4567", "اتصلوا •••"),
    ("خليـط 500 ـ 1000 غم", "خليـط 500 ـ 1000 غم"),
    ("اتصلوا 050 - 123 - 4567 بعد العصر", "اتصلوا ••• بعد العصر"),
    ("٠٥٠/١٢٣/٤٥٦٧ أو sara@example.com", "••• أو •••"),
    ("انظروا https://noor-shop.com/x هنا، وحسابنا @bayt_noura", "انظروا ••• هنا، وحسابنا •••"),
    ("مقاسات 38 40 42 44 46 قبل 10-12-2026 16:30", "مقاسات 38 40 42 44 46 قبل 10-12-2026 16:30"),
]


@pytest.mark.parametrize("text", LEADS)
def test_how_to_reach_somebody_is_found(text: str) -> None:
    assert contacts.leads_elsewhere(text)


@pytest.mark.parametrize("text", LETS_BE)
def test_weights_sizes_years_prices_and_codes_are_not_taken_for_numbers(text: str) -> None:
    assert not contacts.leads_elsewhere(text)


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_what_leads_elsewhere_is_made_unreadable_and_nothing_else(text: str, masked: str) -> None:
    assert contacts.without_contacts(text) == masked


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("زوروا http://x.example", True),
        ("WWW.BAYT", True),
        ("wa.me/966", True),
        ("bayt-noura.com", True),
        ("متجر.com", True),
        ("تابعونا @bayt.noura", True),
        ("نعمل من 9 صباحاً.", False),
        ("منذ 1995.10.2", False),
        ("الحجم 2.5 كغ @ 10", False),
        ("We bake.Meals too", False),
    ],
)
def test_what_leads_elsewhere_is_seen(text: str, leads: bool) -> None:
    assert contacts.has_link(text) is leads
