"""Troubles: each says what is known of the outcome, in a word, and nothing else."""

import pytest

from storefront.treasury import gateways


@pytest.mark.parametrize(
    "kind", [gateways.ProviderBusy, gateways.ProviderLocked, gateways.ProviderRefused, gateways.InvalidWebhook]
)
def test_a_trouble_is_known_by_its_word(kind: type[gateways.Trouble]) -> None:
    trouble = kind("too_much")

    assert (trouble.code, str(trouble), isinstance(trouble, gateways.Trouble)) == ("too_much", "too_much", True)


def test_only_a_provider_that_broke_by_its_own_word_has_answered() -> None:
    assert [gateways.ProviderDown("x").answered, gateways.ProviderDown("x", answered=True).answered] == [False, True]


def test_a_refusal_names_the_value_it_is_about() -> None:
    assert (gateways.ProviderRefused("too_soon", "expires_at").about, gateways.ProviderRefused("x").about) == (
        *("expires_at", ""),
    )
