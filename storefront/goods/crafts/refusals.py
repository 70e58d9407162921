"""Why what a family makes cannot be so."""

from storefront.kernel.refusals import N_, NotValid


class CraftsAreMissing(NotValid):
    text = N_("اختاروا تصنيفاً واحداً على الأقل ممّا تصنعون.")


class TooManyCrafts(NotValid):
    text = N_("اختاروا %(most)s تصنيفات على الأكثر، وما عداها تضيفونه بعد فتح الدكّة.")
