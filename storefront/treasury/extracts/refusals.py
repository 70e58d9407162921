"""Why a file of the bank is refused."""

from storefront.kernel.refusals import N_, NotValid


class StatementIsNotReadable(NotValid):
    text = N_("لا نجد في الملف أعمدة التاريخ والمبلغ والوصف. صدّروا الكشف من البنك بصيغة CSV.")


class StatementSaysNoDay(StatementIsNotReadable):
    """The values: what the columns of the file are called."""

    text = N_("لا نجد في الملف عمود التاريخ. أعمدته: %(found)s.")


class StatementSaysNoSum(StatementIsNotReadable):
    """The values: what the columns of the file are called."""

    text = N_("لا نجد في الملف عمود المبلغ الوارد بالريال. أعمدته: %(found)s.")


class StatementSaysNoWords(StatementIsNotReadable):
    """The values: what the columns of the file are called."""

    text = N_("لا نجد في الملف عمود الوصف. أعمدته: %(found)s.")


class StatementIsInOtherMoney(NotValid):
    """What stands above the rows names another currency."""

    text = N_("هذا كشف بعملة %(currency)s، ولا يُقيَّد هنا إلا الريال.")


class StatementIsOfAnotherAccount(NotValid):
    """What stands above the rows names another account."""

    text = N_("هذا كشف الحساب %(account)s، وليس حساب السوق الذي يحوّل إليه المشترون.")


class StatementIsTooLarge(NotValid):
    text = N_("الملف أكبر من %(kilobytes)s كيلوبايت. صدّروا مدة أقصر.")


class AnswerIsNotReadable(NotValid):
    """The bank's answer is not in the form of our file."""

    text = N_("لم نفهم ملف البنك: السطر %(line)s. ملف CSV بالأعمدة نفسها، وفي عمود result كلمة done أو failed.")
