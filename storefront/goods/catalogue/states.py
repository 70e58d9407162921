"""The states of a product: who may see it."""

from storefront.kernel.states import Transitions

PRODUCT = Transitions(
    {
        "draft": {"pending_review", "published", "archived"},
        "pending_review": {"published", "draft", "archived"},
        "published": {"hidden", "archived"},
        "hidden": {"published", "archived"},
        "archived": {"draft"},
    }
)
