"""Why a file of the bank is refused."""

from storefront.kernel.refusals import N_, NotValid


class StatementIsNotReadable(NotValid):
    text = N_("لا نجد في الملف أعمدة التاريخ والمبلغ والوصف. صدّروا الكشف من البنك بصيغة CSV.")


class StatementIsTooLarge(NotValid):
    text = N_("الملف أكبر من %(kilobytes)s كيلوبايت. صدّروا مدة أقصر.")


class AnswerIsNotReadable(NotValid):
    """The bank's answer is not in the form of our file."""

    text = N_("لم نفهم ملف البنك: السطر %(line)s. ملف CSV بالأعمدة نفسها، وفي عمود result كلمة done أو failed.")
