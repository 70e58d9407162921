"""Why somebody cannot wait for something."""

from storefront.kernel.refusals import N_, Refusal


class TooManyAwaited(Refusal):
    text = N_("الأصناف التي تُنتظر لك كثيرة، ويلزم ترك بعضها أولاً.")
