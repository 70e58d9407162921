"""Why somebody cannot wait for something."""

from storefront.kernel.refusals import N_, Refusal


class TooManyAwaited(Refusal):
    text = N_("تنتظر أصنافاً كثيرة. اترك بعضها أولاً.")
