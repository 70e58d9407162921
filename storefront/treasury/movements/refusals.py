"""Why a movement that somebody enters by hand is refused, and why one is not reversed."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class MoreThanIsThere(NotValid):
    """More than an account holds is never taken from it."""

    text = N_("المبلغ أكبر من الموجود: %(left)s ر.س.")


class FeesAreMoreThanOwed(NotValid):
    """The courier has no more than it is owed, and keeps no more than it hands in."""

    text = N_("أجر المندوب أكبر مما له الآن: %(left)s ر.س.")


class AlreadyBooked(Refusal):
    text = N_("سُجّلت حركة بهذا المرجع من قبل.")


class NotEnteredByHand(Refusal):
    """The market books everything else by itself, and sets it right by itself."""

    text = N_("هذا القيد لم يكتبه أحد بيده، فلا يُعكس.")


class ReversalIsAsked(Refusal):
    text = N_("طُلب عكس هذه الحركة من قبل.")


class AnotherReverses(Refusal):
    text = N_("يوافق على العكس شخص آخر غير الذي طلبه.")


class ReasonIsMissing(NotValid):
    text = N_("اكتبوا السبب، فهو يبقى في السجل.")
