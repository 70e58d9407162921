"""Why a stall is not given, or not taken back."""

from storefront.kernel.refusals import N_, NotAllowed, NotNow, NotValid


class StallIsTaken(NotNow):
    """`number` is the stall's."""

    text = N_("البسطة %(number)s لأسرة أخرى في أحد هذه الأيام.")


class HasAStall(NotNow):
    """The family has one on one of these days."""

    text = N_("لهذه الأسرة بسطة في أحد هذه الأيام. تُعطى ثانية إن طُلب ذلك صراحة.")


class HasManyStalls(NotValid):
    text = N_("بسطات الأسرة في اليوم الواحد لا تزيد على %(most)s.")


class FamilyDoesNotCome(NotAllowed):
    text = N_("تُعطى البسطة لأسرة ثُبّت مكانها في هذه الفعالية.")


class DayIsNotOpen(NotValid):
    text = N_("اختاروا يوماً من أيام الفعالية.")


class IsNotChosen(NotNow):
    """Families do not choose here, or not any more."""

    text = N_("لا تُختار البسطات في هذه الفعالية الآن.")


class NothingToSwap(NotValid):
    text = N_("تُبدَّل بسطتان مختلفتان، في واحدة منهما أسرة على الأقل.")


class OthersHoldStalls(NotNow):
    """Families that did not apply stand in stalls of an open plan."""

    text = N_("اختارت بسطاتٍ أسرٌ لم تتقدّم بطلب، فتُسترد بسطاتها قبل تغيير طريقة الحجز.")
