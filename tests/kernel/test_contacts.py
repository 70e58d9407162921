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
]
LETS_BE = [
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
]


@pytest.mark.parametrize("text", LEADS)
def test_how_to_reach_somebody_is_found(text: str) -> None:
    assert contacts.leads_elsewhere(text)


@pytest.mark.parametrize("text", LETS_BE)
def test_weights_sizes_years_prices_and_codes_are_not_taken_for_numbers(text: str) -> None:
    assert not contacts.leads_elsewhere(text)
