"""Why something cannot be said of a product."""

from storefront.kernel.refusals import N_, Named, NotValid


class AttributeDoesNotFit(NotValid):
    """Goods of this sub-category have no such attribute."""

    text = N_("«%(attribute)s» ليست مما يُذكر في هذا القسم.")

    def __init__(self, *, attribute: str | Named) -> None:
        super().__init__(attribute=attribute)


class ValueIsNotValid(NotValid):
    """What was said of an attribute is none of its values; `slug` is the attribute's."""

    text = N_("«%(attribute)s»: القيمة غير صحيحة.")

    def __init__(self, slug: str, *, attribute: Named) -> None:
        super().__init__(attribute=attribute)
        self.slug = slug
