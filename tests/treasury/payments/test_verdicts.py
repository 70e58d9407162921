"""Whether what was paid is what was asked for: any difference at all is named."""

from dataclasses import dataclass, replace

import pytest

from storefront.treasury.gateways import Snapshot
from storefront.treasury.payments.verdicts import differences

SEEN = Snapshot("paid", 12_500, "SAR", "ours:1", live=False)


@dataclass(frozen=True)
class Asked:
    """What an attempt was opened with."""

    amount_minor: int = 12_500
    currency: str = "SAR"
    live: bool = False
    once: str = "ours:1"


def test_the_same_differs_in_nothing() -> None:
    assert differences(Asked(), SEEN) == []


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ({"amount_minor": 12_499}, ["amount"]),
        ({"amount_minor": 12_501}, ["amount"]),
        ({"currency": "AED"}, ["currency"]),
        ({"live": True}, ["live"]),
        ({"reference": "ours:2"}, ["reference"]),
        ({"reference": ""}, ["reference"]),
        ({"amount_minor": 1, "currency": "AED"}, ["amount", "currency"]),
    ],
)
def test_each_difference_is_named(other: dict[str, object], differs: list[str]) -> None:
    assert differences(Asked(), replace(SEEN, **other)) == differs
