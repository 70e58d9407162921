"""Why something about the account is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class StatementIsNotReadable(NotValid):
    text = N_("لا نجد في الملف أعمدة التاريخ والمبلغ والوصف. صدّروا الكشف من البنك بصيغة CSV.")


class StatementIsTooLarge(NotValid):
    text = N_("الملف أكبر من %(kilobytes)s كيلوبايت. صدّروا مدة أقصر.")


class CodeIsUnknown(NotValid):
    text = N_("لا نعرف تحويلاً ننتظره بهذا الرقم.")


class SomebodyElseImported(NotNow):
    text = N_("أدخل غيركم كشفاً فيه المبالغ نفسها في اللحظة نفسها. انظروا إلى الكشف مرة أخرى.")
