"""The states of a product: who may see it."""

from storefront.kernel.states import Transitions

PRODUCT = Transitions(
    {
        "draft": {"pending_review", "published", "archived"},
        "pending_review": {"published", "draft", "archived"},
        "published": {"hidden", "pending_review", "archived"},
        "hidden": {"published", "pending_review", "archived"},
        "archived": {"draft", "hidden"},
    }
)
