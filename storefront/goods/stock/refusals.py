"""Why pieces cannot be taken."""

from storefront.kernel.refusals import N_, Counted, Named, NotValid, Refusal


class StockRanOut(Refusal):
    """Fewer pieces are free than were asked for; `variant_id` says of what, `left` how many there are."""

    text = N_("لم يبقَ من «%(product)s» إلا %(pieces)s.")
    none_left = N_("نفد «%(product)s».")

    def __init__(self, *, product: Named, variant_id: int, left: int) -> None:
        super().__init__(product=product, variant_id=variant_id, left=left, pieces=Counted("piece", left))
        if not left:
            self.text = self.none_left


class CountIsNotValid(NotValid):
    text = N_("العدد يجب أن يكون رقماً صحيحاً من 0 إلى 100,000.")


class CountHasChanged(Refusal):
    """Pieces were sold or came back between the count and its coming in."""

    text = N_("تغيّر العدد منذ فتح الصفحة، وهو الآن %(left)s. صحّحوه ثم احفظوا.")
