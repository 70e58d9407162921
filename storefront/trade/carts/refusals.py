"""Why something cannot be put into a basket."""

from storefront.kernel.refusals import N_, Counted, NotValid, Refusal


class QuantityIsNotValid(NotValid):
    text = N_("الكمية رقم صحيح من 1 إلى 99.")


class TextIsTooLong(NotValid):
    text = N_("النص المطلوب كتابته لا يزيد على %(letters)s.")

    def __init__(self, *, most: int) -> None:
        super().__init__(most=most, letters=Counted("letter", most, oblique=True))


class NotEnoughPieces(Refusal):
    text = N_("المتاح الآن من هذا المنتج %(pieces)s فقط.")
    none_left = N_("نفد هذا المنتج.")

    def __init__(self, *, left: int) -> None:
        super().__init__(left=left, pieces=Counted("piece", left))
        if not left:
            self.text = self.none_left


class BasketIsFull(Refusal):
    text = N_("في السلة 50 صنفاً، وهذا أقصى ما تتسع له. أتمم هذا الطلب أولاً.")
