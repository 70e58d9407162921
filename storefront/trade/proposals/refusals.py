"""Why a date cannot be proposed, or answered."""

from datetime import date

from storefront.kernel.refusals import N_, NotValid, Refusal


class DayIsNotOpen(NotValid):
    text = N_("اختاروا يوماً من %(first)s إلى %(last)s.")

    def __init__(self, *, first: date, last: date) -> None:
        super().__init__(first=first, last=last)


class DayIsPromised(NotValid):
    text = N_("هذا هو موعد الطلب الآن. اختاروا يوماً غيره.")


class DayWasDeclined(NotValid):
    text = N_("لم يناسب المشتري هذا اليوم. اقترحوا يوماً غيره.")


class DaysAreFull(NotValid):
    """The days on which it would have to be made are booked."""

    text = N_("أيام الصنع قبل هذا الموعد محجوزة كلها. أقرب موعد يتسع لهذا الطلب %(day)s.")

    def __init__(self, *, day: date) -> None:
        super().__init__(day=day)


class YearIsFull(NotValid):
    text = N_("أيام الصنع محجوزة كلها، فلا موعد آخر يتسع لهذا الطلب.")


class ProposalIsOpen(Refusal):
    text = N_("اقترحتم موعداً آخر، والمشتري لم يجب بعد.")


class TooManyProposals(Refusal):
    text = N_("اقترحتم لهذا الطلب 3 مواعيد. اقبلوا موعده الأول أو اعتذروا عنه.")


class ProposalIsOver(Refusal):
    """It was answered, taken back or left too long."""

    text = N_("انتهى وقت الرد على هذا الموعد. موعد طلبك هو المكتوب في هذه الصفحة.")
