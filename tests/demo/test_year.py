"""The year of the demo market: where its shoppers live."""

import pytest

from storefront.demo import year
from storefront.kernel.addresses import short_address


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("Riyadh", "RIYA2929"),
        ("Makkah", "MAKK2929"),
        ("Al Bahah", "BAHA2929"),
        ("Al-Ahsa", "AHSA2929"),
        ("Ad Diriyah", "DIRI2929"),
        ("Alula", "ALUL2929"),
        ("Afif", "AFIF2929"),
        ("Yub", "YUBX2929"),
    ],
)
def test_a_short_address_can_be_seen_to_lie_in_its_city(city: str, expected: str) -> None:
    written = year.short_address_in(city, 2929)

    assert written == expected == short_address(written)
