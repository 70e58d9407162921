"""Why a till does not open, and why a sale is not taken."""

from storefront.kernel.refusals import N_, Named, NotAllowed, NotNow, NotValid, Refusal


class NotYours(NotAllowed):
    text = N_("هذه الفعالية ليست من فعالياتكم، فلا صندوق لكم فيها.")


class NothingIsSoldThere(NotNow):
    """The licence of the exhibition lets nobody sell there."""

    text = N_("ترخيص هذه الفعالية للعرض والتعريف، فلا يُفتح فيها صندوق بيع.")


class GoodsAreThere(NotNow):
    """Its licence would let nobody sell any more, and families have goods there, or sold some."""

    text = N_("في بسطات هذه الفعالية قطع لأسر أو بيع منها شيء، فلا يُختار لها صنف لا بيع فيه.")


class NotToday(NotNow):
    text = N_("يُفتح الصندوق في أيام الفعالية فقط.")


class ShopIsStopped(NotNow):
    text = N_("دكّتكم ليست مفتوحة الآن، فلا يُفتح صندوق البيع.")


class NothingIsChosen(NotValid):
    text = N_("اختاروا ما بيع أولاً.")


class SomethingIsWrong(NotValid):
    text = N_("راجعوا ما كُتب بجانبه خطأ.")


class QuantityIsNotValid(NotValid):
    text = N_("اكتبوا عدداً صحيحاً من 1 إلى 999.")


class MethodIsUnknown(NotValid):
    text = N_("اختاروا كيف دُفع المبلغ.")


class SumIsNotValid(NotValid):
    text = N_("اكتبوا مبلغاً بالريال، مثل 100 أو 100.50.")


class TenderedIsLess(NotValid):
    text = N_("المبلغ المستلم أقل من المجموع.")


class ReferenceIsNotValid(NotValid):
    text = N_("رقم العملية 40 حرفاً على الأكثر.")


class SaleIsNotValid(NotValid):
    """Its name or a line of it is none that a till of ours makes."""

    text = N_("لا نعرف هذا البيع. افتحوا الصندوق من جديد.")


class NotOffered(Refusal):
    """It is hidden: by its family, by the office, or for want of a document. A sale that has happened is kept all the same."""

    text = N_("«%(product)s» مخفي عن المتسوّقين، فلا يُباع الآن.")

    def __init__(self, *, product: Named) -> None:
        super().__init__(product=product)


class PriceHasChanged(Refusal):
    text = N_("تغيّر سعر «%(product)s» منذ فتح الصفحة. راجعوا المجموع من جديد.")

    def __init__(self, *, product: Named) -> None:
        super().__init__(product=product)


class SaleIsAnother(Refusal):
    """The name of a sale is taken by one of other content."""

    text = N_("سُجّل بهذا الرقم بيع آخر، فلم يُسجّل هذا.")


class WasVoided(NotNow):
    text = N_("أُلغي هذا البيع من قبل.")


class IsSettled(NotNow):
    text = N_("لا شيء يُسوّى في هذا البيع.")


class ReasonIsNotValid(NotValid):
    text = N_("اكتبوا سبب الإلغاء، 200 حرف على الأكثر.")
