"""Why something about the account is refused."""

from storefront.kernel.refusals import N_, NotNow, NotValid


class CodeIsUnknown(NotValid):
    text = N_("لا نعرف تحويلاً ننتظره بهذا الرقم.")


class DaysAreUnclear(NotValid):
    text = N_("لا يُعرف من الملف أاليوم أول التاريخ أم الشهر. اختاروا ذلك أولاً.")


class SomebodyElseImported(NotNow):
    text = N_("أدخل غيركم كشفاً فيه المبالغ نفسها في اللحظة نفسها. انظروا إلى الكشف مرة أخرى.")
