"""Why something that is limited is refused."""

from storefront.kernel.refusals import N_, Refusal


class TooManyTries(Refusal):
    text = N_("كثرت المحاولات. مدة الانتظار قبل المحاولة من جديد، بالدقائق: %(minutes)s.")
    status = 429
