"""Which gateways are open, and what they offer."""

import pytest

from storefront.treasury import gateways
from tests.builders.providers import SITE, Obedient, install

pytestmark = pytest.mark.usefixtures("app")


def test_without_settings_there_is_cash_and_no_card() -> None:
    gateways.open_with({})

    assert (set(gateways.GATEWAYS), gateways.METHODS) == ({"cash"}, {"cash": "cash"})
    assert [method for method in gateways.WAYS if gateways.offers(method, 5000)] == ["cash"]


@pytest.mark.parametrize(
    ("amount", "offered"), [(199, False), (200, True), (99_999_999, True), (100_000_000, False), (0, False)]
)
def test_a_card_takes_sums_within_its_limits(amount: int, offered: bool) -> None:
    assert gateways.offers("card", amount) is offered


def test_a_currency_nobody_takes_is_not_offered() -> None:
    assert gateways.offers("card", 5000, "AED") is False


def test_card_and_transfer_come_before_the_goods_and_cash_after() -> None:
    assert {method: gateways.pays_ahead(method) for method in gateways.WAYS} == {
        "card": True,
        "transfer": True,
        "cash": False,
    }


def test_nobody_serves_a_method_that_cannot_be_chosen() -> None:
    with pytest.raises(KeyError):
        gateways.serve("barter", Obedient())


def test_after_a_switch_the_old_provider_is_still_known() -> None:
    old, new = install(), Obedient()
    new.name = "another"

    gateways.serve("card", new)

    assert gateways.METHODS["card"] == "another"
    assert gateways.with_pages("obedient") is old


def test_pages_and_their_language_are_the_providers() -> None:
    assert (gateways.pages_of("card"), gateways.pages_of("cash"), gateways.pages_of("transfer")) == ((SITE,), (), ())
    assert [gateways.speaks("card", lang) for lang in ("en", "ar")] == [True, False]
    assert gateways.speaks("cash", "ar")


def test_cash_has_no_pages() -> None:
    assert gateways.with_pages("cash") is None
    assert gateways.with_pages("nobody") is None
