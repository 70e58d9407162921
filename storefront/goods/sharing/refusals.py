"""Why a link cannot be made or changed so."""

from storefront.kernel.refusals import N_, Counted, NotNow, NotValid


class NameIsMissing(NotValid):
    text = N_("اكتبوا لمن هذه السلة، مثل: أم خالد.")


class NameHoldsContacts(NotValid):
    """A link is passed on and so is what is known of it."""

    text = N_("اكتبوا اسماً تعرفون به الرابط، بلا رقم جوال ولا بريد ولا رابط ولا اسم حساب.")


class ShopIsNotOpen(NotNow):
    text = N_("تُنشأ الروابط حين تكون دكّتكم مفتوحة للمتسوّقين.")


class TooManyLinks(NotValid):
    text = N_("لكم %(most)s رابط تعمل معاً لا أكثر. أغلقوا ما لا تحتاجون إليه أولاً.")


class TooManyLines(NotValid):
    """The ready basket holds as many kinds of goods as it can."""

    text = N_("في السلة الجاهزة %(items)s، ولا يضاف إليها غيرها.")

    def __init__(self, *, most: int) -> None:
        super().__init__(items=Counted("item", most))


class QuantityIsNotValid(NotValid):
    text = N_("الكمية عدد صحيح من 1 إلى 99.")


class TextIsTooLong(NotValid):
    text = N_("النص المطلوب كتابته لا يزيد على %(letters)s.")

    def __init__(self, *, most: int) -> None:
        super().__init__(most=most, letters=Counted("letter", most, oblique=True))


class TextIsMissing(NotValid):
    """The goods cannot be made without it."""

    text = N_("اكتبوا ما يُكتب على هذا المنتج، فلا يُصنع بدونه.")


class GoodsAreNotShown(NotValid):
    """Nobody could buy them, or they are another family's."""

    text = N_("هذا المنتج ليس معروضاً في دكّتكم الآن.")
