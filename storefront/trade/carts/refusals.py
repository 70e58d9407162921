"""Why something cannot be put into a basket."""

from storefront.kernel.refusals import N_, Counted, NotValid, Refusal, Weighed


class QuantityIsNotValid(NotValid):
    text = N_("الكمية عدد صحيح من 1 إلى 99.")


class TooManyPieces(NotValid):
    """So many are in the basket already that these do not fit beside them."""

    text = N_("في سلتك %(pieces)s من هذا المنتج، ولك أن تزيد %(more)s لا أكثر.")
    none_more = N_("في سلتك %(pieces)s من هذا المنتج، وهذا أكثر ما يُطلب منه.")

    def __init__(self, *, inside: int, most: int) -> None:
        left = max(0, most - inside)
        super().__init__(pieces=Counted("piece", inside), more=Counted("piece", left, oblique=True), left=left)
        if not left:
            self.text = self.none_more


class TextIsTooLong(NotValid):
    text = N_("النص المطلوب كتابته لا يزيد على %(letters)s.")

    def __init__(self, *, most: int) -> None:
        super().__init__(most=most, letters=Counted("letter", most, oblique=True))


class TextIsMissing(NotValid):
    text = N_("لا يُصنع هذا المنتج قبل كتابة ما يُطلب هنا.")


class TextIsNotTaken(NotValid):
    """Its family withdrew the wish while a page that offered it was open."""

    text = N_("لم يعد هذا المنتج يُصنع بنص يُكتب له. يمكن إضافته بلا نص إن أردته كذلك.")


class LineIsRemoved(Refusal):
    text = N_("لم يعد هذا الصنف في السلة، فلم تتغيّر كميته.")


class NotEnoughPieces(Refusal):
    text = N_("المتاح الآن من هذا المنتج %(pieces)s فقط.")
    none_left = N_("نفد هذا المنتج.")
    not_for_it = N_("بقي من هذا المنتج %(grams)s، وهي أقل من هذه العبوة.")
    not_beside = N_(
        "بقي من هذا المنتج %(grams)s لكل الأوزان معاً، في سلتك منها %(inside)s، ولا يكفي الباقي (%(free)s) لهذه العبوة."
    )

    beside = N_("في سلتك %(already)s من هذا المنتج، ولك أن تزيد %(more)s لا أكثر.")
    all_inside = N_("في سلتك %(already)s من هذا المنتج، وهذا كل ما بقي منه.")

    def __init__(self, *, left: int, grams: int | None = None, inside: int = 0, already: int = 0) -> None:
        """So many pieces are left, of which `already` are in the basket; of what is sold by weight so many grams, of which
        other portions in the basket take `inside`."""
        noun, free, more = (
            "piece" if grams is None else "portion",
            max((grams or 0) - inside, 0),
            max(left - already, 0),
        )
        super().__init__(
            left=left, pieces=Counted(noun, left), grams=Weighed(grams or 0), inside=Weighed(inside), free=Weighed(free),
            already=Counted(noun, already), more=Counted(noun, more, oblique=True),
        )  # fmt: skip
        if already and left:
            self.text = self.beside if more else self.all_inside
        elif not left:
            self.text = (self.not_beside if inside else self.not_for_it) if grams else self.none_left


class BasketIsFull(Refusal):
    text = N_("في السلة %(items)s، ولا يضاف إليها غيرها. يلزم إتمام هذا الطلب أولاً.")

    def __init__(self, *, lines: int) -> None:
        super().__init__(items=Counted("item", lines))
