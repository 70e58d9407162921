"""Which shelf is which number: never two the same."""

from storefront.goods import shelves

LARGEST_CATEGORY, LARGEST_SEASON = 999_999, 8_999_999


def test_shelves_of_different_kinds_never_share_a_number() -> None:
    numbers = [shelves.WHOLE_MARKET]
    numbers += [shelves.of_category(one) for one in (1, 2, LARGEST_CATEGORY)]
    numbers += [shelves.of_season(one) for one in (1, 2, LARGEST_SEASON)]
    numbers += [shelves.of_family(one) for one in (1, 2, 10**12)]

    assert len(set(numbers)) == len(numbers)
    assert numbers == sorted(numbers)
