"""Why something about an order is refused."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class AddressIsMissing(NotValid):
    text = N_("يُرجى كتابة العنوان الوطني المختصر أو الحي والشارع.")


class NotPaidYet(Refusal):
    text = N_("لم يكتمل دفع هذا الطلب بعد.")


class CodeDoesNotMatch(NotValid):
    text = N_("رمز الاستلام غير صحيح. يظهر الرمز للمشتري في صفحة طلبه.")


class TooLateToCorrect(Refusal):
    text = N_("انتهت مهلة التعديل، أو بدأت إحدى الأسر بالتجهيز.")


class TooLateToCancel(Refusal):
    text = N_("قبلت الأسرة هذا الطلب، فلا يُلغى من هنا. يُطلب إلغاؤه بالتواصل معها.")


class AlreadyCancelled(Refusal):
    text = N_("هذا الطرد مُلغى من قبل، ولا يلزم شيء آخر.")


class AlreadyDeclined(Refusal):
    text = N_("اعتذرت الأسرة عن هذا الطرد من قبل، فلا حاجة إلى إلغائه.")


# by the parcel's state
NOTHING_TO_CANCEL = {"cancelled": AlreadyCancelled, "refused": AlreadyCancelled, "declined": AlreadyDeclined}


class OrdersAreOpen(Refusal):
    text = N_("ما زال في الطريق طلب لم يكتمل. يُحذف الحساب بعد وصوله أو إلغائه.")
