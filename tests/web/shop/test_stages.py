"""Where a payment stands, as a grid: what the shopper reads for every state of it and every way back."""

from dataclasses import dataclass

import pytest

from storefront.web.shop.stages import last_known, stage_of


@dataclass(frozen=True)
class Tried:
    """A latest attempt."""

    state: str
    number: int = 3
    trouble: str = ""


@pytest.mark.parametrize(
    ("attempt", "back", "stage"),
    [
        (None, "", "pay"),
        (None, "paid", "pay"),
        (Tried("new"), "", "pay"),
        (Tried("abandoned"), "", "pay"),
        (Tried("redirected"), "", "again"),
        (Tried("redirected"), "left", "again"),
        (Tried("redirected"), "paid", "confirming"),
        (Tried("redirected", trouble="declined:lost_card"), "left", "declined"),
        (Tried("redirected", trouble="declined:lost_card"), "paid", "confirming"),
        (Tried("processing"), "", "confirming"),
        (Tried("processing"), "left", "confirming"),
        (Tried("failed", trouble="declined:generic"), "", "declined"),
        (Tried("failed", trouble="amount_too_small"), "", "again"),
        (Tried("expired"), "paid", "again"),
        (Tried("refused"), "paid", "checking"),
    ],
)
def test_an_open_payment(attempt: Tried | None, back: str, stage: str) -> None:
    assert stage_of("open", attempt, back, is_known=True) == stage


@pytest.mark.parametrize("back", ["", "left", "paid"])
@pytest.mark.parametrize("trouble", ["", "declined:lost_card"])
def test_while_the_provider_cannot_say_a_page_that_stands_open_is_waited_for(back: str, trouble: str) -> None:
    assert stage_of("open", Tried("redirected", trouble=trouble), back, is_known=False) == "confirming"


@pytest.mark.parametrize(("state", "stage"), [("new", "pay"), ("expired", "again"), ("refused", "checking")])
def test_what_is_over_needs_nobody_to_say_so_again(state: str, stage: str) -> None:
    assert stage_of("open", Tried(state), "", is_known=False) == stage


@pytest.mark.parametrize("state", ["expired", "cancelled"])
@pytest.mark.parametrize(
    ("attempt", "stage"),
    [(None, "ended"), (Tried("expired"), "ended"), (Tried("paid"), "sent_back"), (Tried("refused"), "checking")],
)
def test_a_payment_that_is_over(state: str, attempt: Tried | None, stage: str) -> None:
    assert stage_of(state, attempt, "paid", is_known=False) == stage


@pytest.mark.parametrize(
    ("attempt", "known"), [(None, 0), (Tried("new"), 2), (Tried("redirected"), 3), (Tried("abandoned"), 3)]
)
def test_an_attempt_whose_page_never_opened_is_not_known(attempt: Tried | None, known: int) -> None:
    assert last_known(attempt) == known
