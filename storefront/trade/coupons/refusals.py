"""Why a coupon takes nothing off, and why one cannot be made so."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class CouponDoesNotHold(Refusal):
    """The coupon cannot be used for this basket, by this shopper, now."""


class CouponIsUnknown(CouponDoesNotHold):
    text = N_("لا توجد قسيمة بهذا الرمز. يُرجى التأكد من كتابته.")
    status = 422


class CouponIsComing(CouponDoesNotHold):
    text = N_("لم يبدأ العمل بهذه القسيمة بعد، وتبدأ يوم %(day)s.")


class CouponIsOver(CouponDoesNotHold):
    text = N_("انتهت صلاحية هذه القسيمة.")


class CouponIsUsedUp(CouponDoesNotHold):
    text = N_("استُنفدت هذه القسيمة، ولم يبقَ منها استخدام.")


class CouponIsNotForThese(CouponDoesNotHold):
    text = N_("هذه القسيمة لمنتجات أسرة ليس في سلتك منها شيء.")


class MinimumIsNotReached(CouponDoesNotHold):
    text = N_("تُحسب هذه القسيمة بإضافة منتجات مما تشمله بقيمة %(missing)s ر.س.")


class CouponIsForFirstOrders(CouponDoesNotHold):
    text = N_("هذه القسيمة للطلب الأول فقط، وقد طلبت من قبل.")


class CouponWasUsedByYou(CouponDoesNotHold):
    text = N_("استخدمت هذه القسيمة من قبل.")


class CouponHasChanged(CouponDoesNotHold):
    text = N_("تغيّر خصم القسيمة. يُرجى مراجعة المجموع ثم تأكيد الطلب.")


class CodeIsNotValid(NotValid):
    text = N_("الرمز من 3 إلى 24 حرفاً أو رقماً.")


class CodeIsTaken(NotValid):
    text = N_("هذا الرمز مستعمل لقسيمة أخرى.")


class ReductionIsNotValid(NotValid):
    text = N_("اكتبوا نسبة من 0.01 إلى 100، أو مبلغاً لا يزيد على 10,000 ريال.")


class MinimumIsNotValid(NotValid):
    text = N_("الحد الأدنى للسلة من 0 إلى 10,000 ريال.")


class LimitIsNotValid(NotValid):
    text = N_("عدد مرات الاستخدام رقم صحيح من 1 فأكثر.")


class LimitIsBelowUses(NotValid):
    text = N_("استُخدمت القسيمة %(used)s مرة، فلا يقل حدها عن ذلك.")


class DaysAreNotValid(NotValid):
    text = N_("لا تنتهي القسيمة قبل أن تبدأ.")
