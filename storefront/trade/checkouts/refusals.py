"""Why a basket cannot become an order."""

from datetime import date

from storefront.kernel.refusals import N_, Named, NotValid, Refusal


class BasketIsEmpty(Refusal):
    text = N_("سلتك فارغة.")


class BasketHasChanged(Refusal):
    """Prices, stock or fees are others than on the page the shopper agreed to."""

    text = N_("تغيّر شيء في سلتك. يُرجى مراجعتها ثم إكمال الطلب.")


class FamilyIsClosed(Refusal):
    text = N_("دكّة «%(family)s» في إجازة الآن ولا تستقبل الطلبات.")


class WayIsMissing(NotValid):
    text = N_("يُرجى اختيار طريقة استلام مناسبة لمنتجات «%(family)s».")


class DayHasMoved(Refusal):
    """What was to be made is ready later than on the page the shopper agreed to."""

    text = N_("حُجز اليوم الذي ظهر لك قبل تأكيد طلبك. أقرب موعد لمنتجات «%(family)s» الآن %(day)s.")

    def __init__(self, *, family: Named, day: date) -> None:
        super().__init__(family=family, day=day)


class MethodIsNotOffered(NotValid):
    text = N_("يُرجى اختيار طريقة دفع من المعروض.")


class TooManyUnpaid(Refusal):
    text = N_("لديك 3 طلبات تنتظر الدفع، ويلزم دفعها أو إلغاؤها أولاً.")
