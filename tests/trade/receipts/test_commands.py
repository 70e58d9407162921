"""Receipt numbers follow each other, family by family."""

import pytest

from storefront.trade import receipts
from tests.builders.community import a_family

pytestmark = pytest.mark.usefixtures("app")


def test_numbers_follow_each_other_in_each_family() -> None:
    first, second = a_family(), a_family()

    numbers = [receipts.next_number(family.id) for family in (first, first, second, first)]

    assert numbers == [1, 2, 1, 3]
