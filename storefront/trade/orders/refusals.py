"""Why something about an order is refused."""

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


class AddressIsMissing(NotValid):
    text = N_("اكتب العنوان الوطني المختصر أو الحي والشارع.")


class MethodIsNotOffered(NotValid):
    text = N_("اختر طريقة دفع من المعروض.")


class TooManyUnpaid(Refusal):
    text = N_("لديك 3 طلبات تنتظر الدفع بالبطاقة. ادفعها أو ألغها أولاً.")


class NotPaidYet(Refusal):
    text = N_("لم يكتمل دفع هذا الطلب بعد.")


class CodeDoesNotMatch(NotValid):
    text = N_("رمز الاستلام غير صحيح. يظهر الرمز للمشتري في صفحة طلبه.")


class TooLateToCorrect(Refusal):
    text = N_("انتهت مهلة التعديل، أو بدأت إحدى الأسر بالتجهيز.")


class TooLateToCancel(Refusal):
    text = N_("قبلت الأسرة هذا الطلب، فلا يُلغى من هنا. تواصل معها لطلب الإلغاء.")


class AlreadyCancelled(Refusal):
    text = N_("هذا الطرد مُلغى من قبل، ولا يلزم شيء آخر.")


class AlreadyDeclined(Refusal):
    text = N_("اعتذرت الأسرة عن هذا الطرد من قبل، فلا حاجة إلى إلغائه.")


NOTHING_TO_CANCEL = {"cancelled": AlreadyCancelled, "declined": AlreadyDeclined}  # by the parcel's state


class OrdersAreOpen(Refusal):
    text = N_("ما زال في الطريق طلب لم يكتمل. يُحذف الحساب بعد وصوله أو إلغائه.")
