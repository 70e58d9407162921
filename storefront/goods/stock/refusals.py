"""Why pieces cannot be taken."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class StockRanOut(Refusal):
    """Fewer pieces are free than were asked for; `variant_id` says of what, `left` how many there are."""

    text = N_("لم يبقَ من «%(product)s» إلا %(left)s.")


class CountIsNotValid(NotValid):
    text = N_("العدد يجب أن يكون رقماً صحيحاً من 0 إلى 100,000.")
