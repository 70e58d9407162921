"""Why something about a lease or the line for one is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class MarketIsNotOpen(NotNow):
    text = N_("هذا السوق لا يؤجّر الآن.")


class UnitIsLet(NotNow):
    text = N_("هذه الوحدة مؤجّرة أو معروضة على أسرة.")


class HasLease(NotNow):
    text = N_("لهذه الأسرة وحدة في هذا السوق، أو عُرضت عليها واحدة.")


class LineIsFull(NotNow):
    text = N_("اكتمل عدد الأسر من هذا التصنيف في السوق.")


class LineIsNotTaken(NotValid):
    text = N_("اختاروا تصنيفاً يُباع في هذا السوق.")


class RentIsOverdue(NotNow):
    text = N_("على الأسرة إيجار تأخر دفعه: %(sum)s ر.س. يُدفع أولاً، ثم يكون لها عقد جديد أو مكان في قائمة الانتظار.")


class OfferIsOver(NotNow):
    text = N_("انتهت مهلة الرد على هذا العرض.")


class StartIsNotValid(NotValid):
    text = N_("يبدأ العقد اليوم أو بعده، وينتهي بعد أن يبدأ.")


class DocumentsAreMissing(NotValid):
    text = N_("ينقص سجلَّ الأسرة ما يطلبه هذا التصنيف من وثائق.")


class ShopIsNotOpen(NotNow):
    text = N_("يكون العقد لأسرة موثّقة دكّتها مفتوحة.")


class SuccessorIsNotValid(NotValid):
    text = N_("اكتبوا عنوان دكّة أسرة موثّقة أخرى من أقاربكم.")


class RelationIsMissing(NotValid):
    text = N_("اكتبوا صلة القرابة.")


class IsWaiting(NotNow):
    text = N_("أنتم في قائمة الانتظار لهذا السوق.")
