"""Who may see a product: the arrows between its states."""

import pytest

from storefront.goods.catalogue.states import PRODUCT

ARROWS = {
    "draft": {"pending_review", "published", "archived"},
    "pending_review": {"published", "draft", "archived"},
    "published": {"hidden", "pending_review", "archived"},
    "hidden": {"published", "pending_review", "archived"},
    "archived": {"draft", "hidden"},
}


@pytest.mark.parametrize("state", list(PRODUCT))
def test_only_these_steps_lead_on(state: str) -> None:
    assert PRODUCT.steps(state) == ARROWS[state]
