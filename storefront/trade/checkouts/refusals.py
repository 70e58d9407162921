"""Why a basket cannot become an order."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class BasketIsEmpty(Refusal):
    text = N_("سلتك فارغة.")


class BasketHasChanged(Refusal):
    """Prices, stock or fees are others than on the page the shopper agreed to."""

    text = N_("تغيّر سعر أو كمية في سلتك. راجعها ثم أكمل الطلب.")


class FamilyIsClosed(Refusal):
    text = N_("متجر «%(family)s» في إجازة الآن ولا يستقبل الطلبات.")


class WayIsMissing(NotValid):
    text = N_("اختر طريقة استلام مناسبة لمنتجات «%(family)s».")


class MethodIsNotOffered(NotValid):
    text = N_("اختر طريقة دفع من المعروض.")


class TooManyUnpaid(Refusal):
    text = N_("لديك 3 طلبات تنتظر الدفع. ادفعها أو ألغها أولاً.")
