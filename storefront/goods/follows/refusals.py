"""Why somebody cannot follow a family."""

from storefront.kernel.refusals import N_, Refusal


class TooManyFollowed(Refusal):
    text = N_("تتابع أسراً كثيرة، ويلزم ترك بعضها أولاً.")
