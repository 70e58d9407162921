"""Why somebody cannot follow a family."""

from storefront.kernel.refusals import N_, Refusal


class TooManyFollowed(Refusal):
    text = N_("الأسر في متابعاتك كثيرة، ويلزم ترك بعضها أولاً.")
