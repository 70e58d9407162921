"""Which rate holds for a line: the nearest that was agreed."""

import pytest

from storefront.trade.commissions.rates import SCOPES, USUAL_BASIS_POINTS, Rates, Scope

RATES = Rates(usual=900, families={1: 300}, categories={10: 500, 11: 600})


@pytest.mark.parametrize(
    ("family", "categories", "rate"),
    [(1, [11, 10], 300), (2, [11, 10], 600), (2, [12, 10], 500), (2, [12, 13], 900), (2, [], 900)],
)
def test_the_nearest_rule_holds(family: int, categories: list[int], rate: int) -> None:
    assert RATES.of(family, categories) == rate


def test_without_a_rule_the_usual_rate_holds() -> None:
    assert Rates().of(1, [2]) == USUAL_BASIS_POINTS


@pytest.mark.parametrize(
    ("scope", "sound"),
    [
        (Scope(), True),
        (Scope("family", 1), True),
        (Scope("category", 1), True),
        (Scope("family"), False),
        (Scope("default", 1), False),
        (Scope("galaxy", 1), False),
    ],
)
def test_a_scope_names_somebody_where_it_is_for_somebody(scope: Scope, sound: bool) -> None:
    assert scope.is_sound is sound


def test_no_rule_is_for_a_fair_before_there_are_fairs() -> None:
    """When fairs come, so does their scope, and nothing is taken at charity fairs: see docs/decisions."""
    assert SCOPES == ("default", "family", "category")
    assert not Scope("fair", 1).is_sound
    assert Rates(families={1: 0}).of(1, []) == 0  # meanwhile nothing can be a rate
