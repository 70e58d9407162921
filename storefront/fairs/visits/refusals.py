"""Why something about a visit is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class TakesNoVisitors(NotNow):
    text = N_("لا تُحجز الزيارة الآن: الفعالية غير قائمة، أو ليست لعموم الزوار.")


class DayIsNotOpen(NotValid):
    text = N_("اختيار اليوم من أيام الفعالية الباقية.")


class DayIsFull(NotNow):
    """So many places are `left` on the day."""

    text = N_("الأماكن الباقية في هذا اليوم: %(left)s.")


class PartyIsNotValid(NotValid):
    text = N_("عدد القادمين من 1 إلى %(most)s.")


class ChildrenAreNotValid(NotValid):
    text = N_("الأطفال من عدد القادمين، ومعهم شخص كبير على الأقل.")


class DayIsTaken(NotValid):
    text = N_("لكم تذكرة أخرى في هذا اليوم.")


class VisitIsOver(NotNow):
    text = N_("لا تتغيّر هذه التذكرة: دخل أصحابها، أو مضى يومها.")


class IsInAlready(NotNow):
    """The ticket was used; its values say `when` and at which `gate`."""

    text = N_("دخل أصحاب هذه التذكرة من قبل.")


class IsCancelled(NotNow):
    text = N_("أُلغيت هذه التذكرة.")


class IsOfAnotherDay(NotNow):
    text = N_("هذه تذكرة يوم آخر: %(day)s.")


class IsNotOpen(NotNow):
    text = N_("لا يُعدّ الداخلون الآن: الفعالية غير مفتوحة اليوم.")


class TicketIsUnknown(NotValid):
    text = N_("لا تذكرة بهذا الرمز في هذه الفعالية.")


class PeopleAreNotValid(NotValid):
    text = N_("عدد الداخلين من 1 إلى %(most)s.")


class GateIsTooLong(NotValid):
    text = N_("اسم البوابة قصير: لا يزيد على %(most)s حرفاً.")
