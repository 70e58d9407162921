"""Why something cannot be put into a basket."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class QuantityIsNotValid(NotValid):
    text = N_("الكمية رقم صحيح من 1 إلى 99.")


class TextIsTooLong(NotValid):
    text = N_("النص المطلوب كتابته لا يزيد على %(most)s حرفاً.")


class NotEnoughPieces(Refusal):
    text = N_("المتاح الآن من هذا المنتج %(left)s فقط.")


class BasketIsFull(Refusal):
    text = N_("في السلة 50 صنفاً، وهذا أقصى ما تتسع له. أتمم هذا الطلب أولاً.")
