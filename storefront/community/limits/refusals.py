"""Why something that is limited is refused."""

from storefront.kernel.refusals import N_, Counted, Refusal

MOST_IN_MINUTES = 120  # a longer wait is said in hours, rounded up


class TooManyTries(Refusal):
    """The next try is allowed in so many minutes."""

    text = N_("كثرت المحاولات. تُعاد المحاولة بعد %(wait)s.")
    status = 429

    def __init__(self, *, minutes: int) -> None:
        long = minutes > MOST_IN_MINUTES
        wait = Counted("hour", -(-minutes // 60), oblique=True) if long else Counted("minute", minutes, oblique=True)
        super().__init__(minutes=minutes, wait=wait)
