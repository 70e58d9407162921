"""Why pieces cannot be taken."""

from storefront.kernel.refusals import N_, Counted, Named, NotValid, Refusal, Weighed


class StockRanOut(Refusal):
    """Less is free than was asked for; `variant_id` says of what, `left` how many pieces there are, or grams of all portions
    of a product together."""

    text = N_("لم يبقَ من «%(product)s» إلا %(pieces)s.")
    grams_left = N_("لم يبقَ من «%(product)s» إلا %(pieces)s، لكل الأوزان معاً.")
    none_left = N_("نفد «%(product)s».")

    def __init__(self, *, product: Named, variant_id: int, left: int, is_weighed: bool = False) -> None:
        pieces = Weighed(left) if is_weighed else Counted("piece", left)
        super().__init__(product=product, variant_id=variant_id, left=left, pieces=pieces)
        if is_weighed:
            self.text = self.grams_left
        if not left:
            self.text = self.none_left


class CountIsNotValid(NotValid):
    text = N_("العدد يجب أن يكون رقماً صحيحاً من 0 إلى 100,000.")


class WeightIsNotValid(NotValid):
    text = N_("اكتبوا الوزن بالكيلو، مثل 3.5، أو بالغرام، مثل «500 غرام»، إلى 1,000 كيلو على الأكثر.")


class CountHasChanged(Refusal):
    """Some was sold or came back between the count and its coming in."""

    text = N_("تغيّر العدد منذ فتح الصفحة، وهو الآن %(left)s. صحّحوه ثم احفظوا.")
    weight = N_("تغيّر الوزن منذ فتح الصفحة، وهو الآن %(left)s. صحّحوه ثم احفظوا.")

    def __init__(self, *, left: int, is_weighed: bool = False) -> None:
        super().__init__(left=Weighed(left) if is_weighed else left)
        if is_weighed:
            self.text = self.weight
