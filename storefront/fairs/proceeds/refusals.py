"""Why a transfer to an organiser is refused."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class NothingToPayOut(Refusal):
    text = N_("لا مبلغ لهذا المنظّم يُحوَّل الآن.")


class OneIsPlanned(Refusal):
    text = N_("لهذه الفعالية تحويل ينتظر. سجّلوا أنه تم، أو ألغوه.")


class SecondPersonIsNeeded(Refusal):
    text = N_("يسجّله شخص غير الذي أعدّه.")


class SumHasChanged(Refusal):
    text = N_("تغيّر ما للمنظّم منذ أُعدّ هذا التحويل. ألغوه وأعدّوا غيره.")


class HolderIsMissing(NotValid):
    text = N_("اكتبوا اسم صاحب الحساب كما هو في البنك.")


class ReferenceIsMissing(NotValid):
    text = N_("اكتبوا رقم التحويل، فبه يُعرف في كشف البنك.")
